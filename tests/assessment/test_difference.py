"""What an edition says differently from another, for the same people."""

from dataclasses import replace

import pytest
from tests.assessment.drawn import calm, other

from unspasm.assessment.difference import difference
from unspasm.assessment.random_people import people
from unspasm.rules.expr import FactRef
from unspasm.words import Route, Urgency

ANA = ("ana", calm(night_pain=True))
BEN = ("ben", calm())
CLEO = ("cleo", calm(saddle_numbness=True))


@pytest.fixture(scope="module")
def stricter(edition):
    """Pain at night sends everyone to a doctor today."""
    rule = replace(edition.rules[0], id="any_night_pain", when=FactRef("night_pain"), urgency=Urgency.SAME_DAY)
    return other(edition, rules=(*edition.rules, replace(rule, cause=None, route=Route.CALL_TODAY)))


def test_an_edition_against_itself_changes_nothing(edition):
    crowd = [(str(at), one) for at, one in enumerate(people(edition.facts, 20, 1))]
    found = difference(edition, edition, crowd)
    assert (found.people, found.added, found.removed) == (20, (), ())
    assert [found.starts, found.stops, found.levels, found.causes, found.examples] == [{}] * 5


def test_an_added_rule_is_named_with_whom_it_moves_and_to_which_level(edition, stricter):
    found = difference(edition, stricter, [ANA, BEN, CLEO])
    assert (found.added, found.removed) == (("any_night_pain",), ())
    assert found.starts["any_night_pain"] == 1
    assert found.levels == {("self_care", "same_day"): 1}
    assert found.examples == {("self_care", "same_day"): ["ana"]}


def test_the_way_back_removes_it(edition, stricter):
    found = difference(stricter, edition, [ANA, BEN, CLEO])
    assert (found.added, found.removed) == ((), ("any_night_pain",))
    assert found.stops["any_night_pain"] == 1
    assert found.levels == {("same_day", "self_care"): 1}


def test_at_most_three_people_are_named_and_all_are_counted(edition, stricter):
    found = difference(edition, stricter, [(f"ana {at}", ANA[1]) for at in range(5)])
    assert found.levels == {("self_care", "same_day"): 5}
    assert found.examples == {("self_care", "same_day"): ["ana 0", "ana 1", "ana 2"]}


def test_a_changed_first_cause_is_counted(edition):
    root = replace(edition.causes["nerve_root"], chances={})
    new = other(edition, causes={**edition.causes, root.id: root})
    leg = dict.fromkeys(("leg_pain", "leg_pain_below_knee", "leg_worse_than_back", "leg_tingling"), True)
    found = difference(edition, new, [("ana", calm(**leg)), BEN])
    assert found.causes == {("nerve_root", "ordinary_back_pain"): 1}
    assert not found.levels


def test_answers_that_an_edition_does_not_know_are_left_out_for_it(edition):
    facts = {name: fact for name, fact in edition.facts.items() if name != "biggest_fear"}
    questions = tuple(one for one in edition.questions if "biggest_fear" not in one.answers)
    older = other(edition, facts=facts, questions=questions)
    odd = {**calm(), "biggest_fear": "cancer", "tail": True, "age": 400.0, "sex": "seldom", "smoker": "unsure"}
    assert difference(older, edition, [("ana", odd)]).people == 1


def test_random_people_are_the_same_for_the_same_seed_and_fit_their_facts(edition):
    crowd = list(people(edition.facts, 30, 5))
    assert crowd == list(people(edition.facts, 30, 5))
    assert crowd != list(people(edition.facts, 30, 6))
    assert difference(edition, edition, [("one", one) for one in crowd[:3]]).people == 3
    ages = [one["age"] for one in crowd if "age" in one]
    assert 0 < len(ages) < 30
    assert all(0 <= float(age) <= 120 for age in ages)
