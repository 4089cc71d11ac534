"""120 made-up stories, written and translated without knowing the rules: a guard against slipping back, no evidence."""

from pathlib import Path

import pytest

from unspasm.assessment.cases import Scored, score
from unspasm.library.edition import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scored() -> list[Scored]:
    found, problems = score(ROOT / "tests/data/made_up_cases.yaml", load())
    assert problems == []
    return found


def test_no_emergency_comes_out_below_every_acceptable_level(scored):
    assert [one.case.id for one in scored if one.case.urgency == "emergency" and one.verdict == "under"] == []


def test_19_of_20_fit_and_none_is_too_low(scored):
    assert len(scored) == 120
    assert sum(one.verdict == "fits" for one in scored) >= 114
    assert [one.case.id for one in scored if one.verdict == "under"] == []


def test_ordinary_pain_is_left_in_peace(scored):
    calm = [one for one in scored if one.case.urgency == "self_care"]
    assert [one.case.id for one in calm if one.verdict == "over"] == []


@pytest.mark.parametrize(("first", "share"), [(1, 0.75), (3, 0.9)])
def test_the_cause_is_first_or_among_the_first_three(scored, first, share):
    told = [one for one in scored if not one.case.history_hard]
    found = [one.case.cause in [cause.gold_class for cause in one.assessment.causes[:first]] for one in told]
    assert sum(found) >= share * len(found)
