"""The published cases, packed with the project: no emergency missed, ordinary pain left in peace."""

from typing import Any

import pytest

from unspasm import assess, where
from unspasm.library.reading import read_file

ORDER = ("self_care", "within_2_weeks_or_routine_gp", "same_day", "emergency")
READ: Any = read_file(where.cases_dir() / "published.yaml", name="cases/published.yaml").data
CASES = {case["id"]: case for case in READ["cases"]}


def _ours(case):
    word = assess({name: fact["value"] for name, fact in case["facts"].items()}).triage.level.word
    return "within_2_weeks_or_routine_gp" if word in ("soon", "routine") else word


# Their deciding rules come with the full content; `unspasm cases` names them.
READY = [id for id, case in CASES.items() if not case["rules_come_later"]]


@pytest.mark.parametrize("id", READY)
def test_no_case_comes_out_below_every_acceptable_level(id):
    assert not _below(CASES[id])


def _below(case):
    return ORDER.index(_ours(case)) < min(map(ORDER.index, case["acceptable_urgency"]))


def test_at_least_22_cases_come_out_within_the_acceptable_levels():
    assert sum(_ours(case) in case["acceptable_urgency"] for case in CASES.values()) >= 22


def test_every_fact_of_a_case_names_the_words_it_came_from():
    assert all(fact["from"] for case in CASES.values() for fact in case["facts"].values())


def test_there_are_24_cases_and_two_of_them_wait_for_rules():
    assert len(CASES) == 24
    assert set(CASES) - set(READY) == {"case_11", "case_18"}
