"""The drawn table of medicines: who may not take what with what, and the near miss of each that stays quiet.

The rows stand in `tests/data/medicine_pairs.txt`. They were drawn from the evidence table, the clinical notes and the
labels, not from the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.medicines import checked, ids_of, of, well

from unspasm.words import MedicineVerdict

TABLE = Path(__file__).parents[1] / "data" / "medicine_pairs.txt"
# The rows of the evidence table that were read and that state an interaction or a contraindication.
EVIDENCE = """
MS-003 MS-004 MS-005 MS-006 MS-007 MS-008 MS-009 MS-010 MS-011 MS-012 MS-013 MS-015 MS-016 MS-017 MS-018 MS-019 MS-020
MS-022 MS-023 MS-024 MS-025 MS-026 MS-027 MS-028 MS-029 MS-030 MS-031 MS-032 MS-033 MS-038 MS-039
INT-001 INT-002 INT-003 INT-004 INT-005 INT-006 INT-007 INT-008 INT-010 INT-011 INT-012 INT-013 INT-014 INT-015 INT-016
INT-021 INT-022 INT-023 INT-024
"""
# What is no first choice for anyone with a fresh strain, whatever they answer; each has its reason in its own file.
FOR_EVERYONE = {
    *("codeine_last_choice", "dexamethasone_back_pain", "fentanyl_fresh_pain", "prednisolone_back_pain"),
    *("tetrazepam_withdrawn", "cannabis_no_label", "kratom_no_label"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """Who takes what with which answers, and what one medicine is for them. `verdict` "" is as for a well person."""

    takes: tuple[str, ...]
    answers: str
    medicine: str
    verdict: str
    because: str


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    hit: Case
    near: Case


def _rows() -> Iterator[Row]:
    for at, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        takes, answers, medicine, verdict, because, near_takes, near_answers, *near = (
            part.strip() for part in line.split("|")
        )
        near_verdict, near_medicine = (*near, "", "")[:2]
        yield Row(
            at,
            Case(_split(takes), answers, medicine, verdict, because),
            Case(_split(near_takes), near_answers, near_medicine or medicine, near_verdict, because),
        )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _answers(text: str) -> dict[str, Any]:
    """`fever, age=15, asthma=unsure`: a bare name is a yes."""
    told: dict[str, Any] = {}
    for part in _split(text):
        name, _, value = part.partition("=")
        told[name] = (float(value) if value.replace(".", "").isdigit() else value) if value else True
    return told


ROWS = tuple(_rows())


def _found(edition, case):
    return of(checked(edition, well(edition) | _answers(case.answers), case.takes), case.medicine)


def _plain(edition, case):
    """What the medicine is for someone who is well and takes at most this one."""
    only = [case.medicine] if case.medicine in case.takes else []
    country = {name: value for name, value in _answers(case.answers).items() if name == "country"}
    return of(checked(edition, well(edition) | country, only), case.medicine)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line_{row.line}")
def test_the_drawn_verdict(edition, row):
    found = _found(edition, row.hit)
    assert (found.verdict.word, row.hit.because) == (row.hit.verdict, row.hit.because), ids_of(found)
    assert row.hit.because in ids_of(found)
    assert not found.missing


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line_{row.line}")
def test_the_near_miss_stays_quiet(edition, row):
    found = _found(edition, row.near)
    assert row.near.because not in ids_of(found)
    wanted = row.near.verdict or _plain(edition, row.near).verdict.word
    assert found.verdict.word == wanted, ids_of(found)
    assert not found.missing


def test_the_table_is_large_and_no_row_is_drawn_twice():
    assert len(ROWS) >= 200
    assert len({row.hit for row in ROWS}) == len(ROWS)
    assert len({row.hit.because for row in ROWS}) >= 100


def test_each_row_of_the_evidence_table_about_a_limit_is_drawn():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    drawn = {word.rstrip(":;,") for line in lines if line.startswith("#") for word in line.split()}
    assert set(EVIDENCE.split()) <= drawn


def test_a_well_person_has_nothing_open_and_no_limit_but_a_prescription(edition):
    found = checked(edition, well(edition) | {"country": "usa"}, [])
    for made in (found, checked(edition, well(edition) | {"country": "uk"}, [])):
        assert {one.ingredient.id for one in made.offered if one.missing} == set()
        assert {id for one in made.offered for id in ids_of(one)} <= FOR_EVERYONE | {"needs_a_prescription"}
    free = {one.ingredient.id for one in found.offered if one.verdict == MedicineVerdict.MAY_TAKE_BY_LABEL}
    assert {"ibuprofen", "naproxen", "paracetamol", "aspirin"} <= free


def test_each_single_medicine_taken_by_a_well_person_is_quiet(edition):
    loud = {}
    for id in edition.ingredients:
        found = of(checked(edition, well(edition), [id]), id)
        assert not found.missing
        if ids_of(found) - FOR_EVERYONE:
            loud[id] = ids_of(found)
    assert loud == {}


def test_heart_aspirin_in_pregnancy_is_no_call_before_the_next_dose(edition):
    """MS-006: low-dose aspirin is outside the warning; nobody is told to leave a prescribed one."""
    told = well(edition) | {"sex": "female", "pregnant": True, "pregnancy_weeks": 25.0}
    found = of(checked(edition, told, ["aspirin_low_dose"]), "aspirin_low_dose")
    assert found.verdict <= MedicineVerdict.ASK_FIRST
