"""The hazard log is whole, points to things that exist, and claims no acceptance that nobody gave."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from unspasm.library.reading import read_text

ROOT = Path(__file__).parents[2]
SAFETY = ROOT / "docs/safety"
SEVERITY = {"Minor", "Significant", "Considerable", "Major", "Catastrophic"}
LIKELIHOOD = {"Very low", "Low", "Medium", "High", "Very high"}
STATES = {"open", "accepted-by-nobody"}
TOLD = {"id", "name", "cause", "effect", "who", "severity", "likelihood", "residual", "gap", "state"}
PAGES = {"index.md", "safety-case.md", "dtac.md", "intended-purpose.md", "data-protection.md"}
LOG: Any = read_text((SAFETY / "hazards.yaml").read_text(encoding="utf-8"), "hazards.yaml").data
HAZARDS: list[dict[str, Any]] = LOG["hazards"]


def problems(one: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one hazard, in words."""
    if one.keys() != TOLD | {"controls", "tests"}:
        yield f"these keys are missing or too many: {sorted(one.keys() ^ (TOLD | {'controls', 'tests'}))}"
        return
    yield from (f"`{name}` is empty" for name in sorted(TOLD - {"gap"}) if not str(one[name]).strip())
    if one["severity"] not in SEVERITY or one["likelihood"] not in LIKELIHOOD:
        yield "severity or likelihood is no word of the matrix"
    if one["state"] not in STATES:
        yield f"the state `{one['state']}` claims an acceptance that nobody gave"
    if one["gap"] and one["state"] != "open":
        yield "it has a gap, so it is open"
    if not one["tests"] and not one["gap"]:
        yield "no test guards it, and no gap says so"
    if not one["controls"]:
        yield "it names no control"
    yield from (f"{item['at']} does not exist" for item in one["controls"] if not (ROOT / item["at"]).exists())
    yield from (f"{name} is no test" for name in one["tests"] if not is_test(name))


def is_test(node: str) -> bool:
    """Whether a pytest node id names a function that exists; the id of a parameter does not matter."""
    path, _, name = node.partition("[")[0].partition("::")
    return name.startswith("test_") and name in names_in(path)


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("one", HAZARDS, ids=lambda one: str(one.get("id")))
def test_a_hazard_is_whole_and_names_what_exists(one: dict[str, Any]):
    assert list(problems(one)) == []


def test_ids_are_unique_and_leave_no_gap():
    """A hazard that was dropped in silence would leave a hole."""
    assert len(HAZARDS) >= 40
    assert [one["id"] for one in HAZARDS] == [f"HZ-{at:03d}" for at in range(1, len(HAZARDS) + 1)]


def test_references_between_hazards_lead_somewhere():
    known = {one["id"] for one in HAZARDS}
    texts = [(SAFETY / name).read_text(encoding="utf-8") for name in sorted(PAGES)]
    texts += [str(value) for one in HAZARDS for value in one.values()]
    assert {name for text in texts for name in re.findall(r"HZ-\d+", text)} <= known


def test_nobody_has_signed_anything():
    """Remove this test only when a clinical safety officer has signed, and say who in the same change."""
    assert LOG["clinical_safety_officer"] == ""
    assert LOG["accepted_by"] == "nobody"
    assert "no clinician" in LOG["estimate"]
    lines = re.findall(r"^Clinical safety officer:.*$", (SAFETY / "safety-case.md").read_text(encoding="utf-8"), re.M)
    assert lines == ["Clinical safety officer: ______"]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_safety_page_says_that_it_is_an_unsigned_draft(name: str):
    text = (SAFETY / name).read_text(encoding="utf-8").casefold()
    assert "draft" in text
    assert "no clinician" in text


def test_an_incomplete_or_accepted_hazard_would_be_found():
    """Each way to be wrong turns the check red."""
    good = {**HAZARDS[0], "gap": "", "state": "accepted-by-nobody"}
    wrong: list[dict[str, Any]] = [
        {"id": "HZ-999"},
        {**good, "effect": " "},
        {**good, "severity": "Bad"},
        {**good, "state": "accepted"},
        {**good, "gap": "no control"},
        {**good, "tests": []},
        {**good, "tests": ["tests/repo/test_hazards.py::test_that_nobody_wrote"]},
        {**good, "tests": ["tests/repo/no_such_file.py::test_x"]},
        {**good, "controls": []},
        {**good, "controls": [{"what": "Something.", "at": "src/unspasm/no_such_file.py"}]},
    ]
    assert list(problems(good)) == []
    assert all(len(list(problems(one))) == 1 for one in wrong)


def test_a_test_with_a_parameter_is_found():
    assert is_test("tests/repo/test_hazards.py::test_a_hazard_is_whole_and_names_what_exists[HZ-001]")
