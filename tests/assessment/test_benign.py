"""Ordinary strain with the usual noise is left in peace: few of such people get more than a routine visit."""

from dataclasses import replace

import pytest
from tests.assessment.benign import NOISE, run
from tests.assessment.drawn import calm, other

from unspasm import assess
from unspasm.rules.expr import FactRef
from unspasm.words import Route, Urgency

MOST = 0.10


@pytest.fixture(scope="module")
def found():
    return run(1000)


def test_at_most_one_in_ten_gets_more_than_a_routine_visit(found):
    assert found.people == 1000
    assert found.share <= MOST, found.by_rule.most_common(5)


def test_another_thousand_comes_out_alike():
    assert run(1000, seed=2).share <= MOST


def test_every_trap_was_met_by_enough_people_to_count(found):
    assert {name for name in NOISE if found.with_trap[name] < 10} == set()
    assert found.with_trap["age_65_or_over"] > 100
    assert found.with_trap["pain_9_or_10"] > 100


@pytest.mark.parametrize("trap", NOISE)
def test_no_trap_alone_raises_an_adult_of_40_above_a_routine_visit(trap):
    triage = assess(calm(**{trap: True})).triage
    assert triage.level <= Urgency.ROUTINE
    assert trap not in {name for finding in triage.unsettled for name in finding.reading.missing}


@pytest.mark.parametrize("pain", [8.0, 9.0, 10.0])
@pytest.mark.parametrize("age", [18.0, 40.0, 54.0])
def test_strong_pain_alone_is_no_alarm(age, pain):
    assert assess(calm(age=age, pain_worst=pain)).triage.level <= Urgency.ROUTINE


@pytest.mark.parametrize("age", [20.0, 50.0, 65.0, 75.0, 85.0])
@pytest.mark.parametrize("sex", ["female", "male"])
def test_age_alone_is_no_alarm(age, sex):
    assert assess(calm(age=age, sex=sex)).triage.level <= Urgency.ROUTINE


def test_a_rule_that_frightens_people_would_be_seen(edition):
    """Pain at night is common in ordinary back pain: alone it may not send anyone to a doctor today."""
    careless = replace(
        edition.rules[0], id="any_night_pain", when=FactRef("night_pain"), urgency=Urgency.SAME_DAY,
        route=Route.CALL_TODAY,
    )  # fmt: skip
    found = run(300, edition=other(edition, rules=(*edition.rules, careless)))
    assert found.share > MOST
    assert found.by_rule["any_night_pain"] > 0.2 * found.people
