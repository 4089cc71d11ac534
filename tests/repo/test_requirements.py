import re
import tomllib
from pathlib import Path

import pytest

COMPILED = ("run.txt", "dev.txt")


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def compiled(root: Path, name: str) -> str:
    return (root / "requirements" / name).read_text()


@pytest.mark.parametrize("name", COMPILED)
@pytest.mark.parametrize("trace", ["://", "--index", "--extra-index", "--find-links", "file:", " @ ", "-e "])
def test_requirements_do_not_say_where_they_were_compiled(root, name, trace):
    assert trace not in compiled(root, name)


@pytest.mark.parametrize("name", COMPILED)
def test_every_requirement_has_a_hash(root, name):
    without = [
        block.split()[0]
        for block in re.split(r"^(?=[\w.-]+==)", compiled(root, name), flags=re.MULTILINE)[1:]
        if "--hash=sha256:" not in block
    ]
    assert not without


def test_developers_have_what_runs_in_the_same_versions(root):
    run, dev = (pins(compiled(root, name)) for name in COMPILED)
    assert run.items() <= dev.items()


def test_running_needs_no_developer_tools(root):
    assert not {"pytest", "mypy", "ruff", "uv", "polars"} & pins(compiled(root, "run.txt")).keys()


def test_the_build_back_end_is_among_the_hashed(root):
    assert "hatchling" in pins(compiled(root, "run.txt"))


def test_every_direct_dependency_is_compiled(root):
    project = tomllib.loads((root / "pyproject.toml").read_text())
    groups = [*project["dependency-groups"].values(), *project["project"]["optional-dependencies"].values()]
    listed = [*project["project"]["dependencies"], *(item for group in groups for item in group)]
    names = {re.split(r"[<>=]", item)[0].lower() for item in listed if isinstance(item, str)}
    assert names <= pins(compiled(root, "dev.txt")).keys()


def test_every_dependency_says_why_it_is_there(root):
    text = (root / "pyproject.toml").read_text()
    lines = [line for line in text.splitlines() if re.match(r'\s+"[\w-]+[<>=]=?[^"]*"', line)]
    assert len(lines) > 15, "the pattern no longer finds the dependencies"
    assert [line for line in lines if not re.search(r'",\s+# .{10,}', line)] == []
