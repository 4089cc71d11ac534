import re
from pathlib import Path

import pytest

# In pieces, so that this file is not a finding of its own.
HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "deb.debian" + ".org",
    "security.debian" + ".org",
    "registry.npm" + "js",
    "npmjs" + ".com",
    "/opt/" + "pypi",
    "/opt/" + "wheels",
]
# Who or what typed the code is not part of it. A shell's or a terminal's prompt is fine, a model's is not.
TOOLS = ["cla" + "ude", "anthro" + "pic", "sub" + "agent", "l" + "lms?", "chat" + "gpt", "co" + "pilot"]
TOOLS += ["system " + "prompt", "prompt " + "engineering", "language " + "model", "as an ai"]

FORBIDDEN = {
    "a path of one machine": r"(?<![\w.~-])/(?:work|root|home)/",
    "a registry's host": "|".join(map(re.escape, HOSTS)),
    "the writer's tool": r"\b(?:" + "|".join(TOOLS) + r")\b",
}


def findings(text: str, pattern: str) -> list[str]:
    return [line for line in text.splitlines() if re.search(pattern, line, re.IGNORECASE)]


@pytest.mark.parametrize("trace", FORBIDDEN)
def test_no_file_tells_of_the_place_it_was_written_in(project_files: tuple[Path, ...], root: Path, trace: str):
    pattern = FORBIDDEN[trace]
    found = {
        str(path.relative_to(root)): lines
        for path in project_files
        if path != Path(__file__) and (lines := findings(path.read_text(errors="replace"), pattern))
    }
    assert not found


@pytest.mark.parametrize(
    ("trace", "line"),
    [
        ("a path of one machine", "cache = " + "/ro" + "ot/.cache"),
        ("a path of one machine", "see /wo" + "rk/notes"),
        ("a registry's host", "https://" + HOSTS[0] + "/simple"),
        ("the writer's tool", "asked an L" + "LM"),
    ],
)
def test_a_trace_is_found(trace: str, line: str):
    assert findings(line, FORBIDDEN[trace])


@pytest.mark.parametrize("line", ["light housework/work/rest", "prompt> unspasm", "~/work/", "https://x.example/home/"])
def test_ordinary_words_are_no_traces(line: str):
    assert not any(findings(line, pattern) for pattern in FORBIDDEN.values())
