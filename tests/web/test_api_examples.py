"""The examples of the how-to page, run as they are printed against a real server."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/how-to/use-the-api.md").read_text()
PRINTED_AT = "http://127.0.0.1:8000"


@pytest.fixture
def printed(live: str, tmp_path: Path) -> Callable[[str], str]:
    """What the command under this heading prints, with the address of the test's own server."""

    def run(heading: str) -> str:
        found = re.search(rf"## {heading}\n\n```sh\n(.*?)```", PAGE, re.DOTALL)
        assert found is not None
        command = found[1].replace(PRINTED_AT, live).replace("python ", f"{sys.executable} ")
        finished = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    return run


def test_the_python_client_says_what_it_found_and_why_it_was_refused(printed):
    said = printed("With Python")
    assert "finished: False" in said
    assert "Ask next: " in said
    assert "Refused: request: answers: agee: there is no such fact; did you mean `age`?" in said


def test_curl_gets_an_assessment(printed):
    assert json.loads(printed("With curl"))["answers"]["saddle_numbness"] == "unsure"


def test_the_page_names_every_operation_and_status(client):
    document = client.get("/api/v1/openapi.json").json()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert f"`{method.upper()} {path}`" in PAGE
            assert all(f"| {status} |" in PAGE for status in operation["responses"] if status != "200")
