"""What an edition says differently from another about care, for the same people."""

from dataclasses import replace

import pytest
from tests.assessment.drawn import calm, other

from unspasm.assessment.random_people import people
from unspasm.library.edition import Edition
from unspasm.plan.difference import care_difference
from unspasm.rules.expr import FactRef
from unspasm.words import CareVerdict

ANA = ("ana", calm(smoker=True))
BEN = ("ben", calm())
CLEO = ("cleo", {**calm(smoker=True), "fever": True})
NOT_ASKED = ("dov", {name: value for name, value in calm().items() if name != "smoker"})


def with_heat(edition: Edition, **parts) -> Edition:
    heat = replace(edition.care["heat"], **parts)
    return other(edition, care={**edition.care, "heat": heat})


@pytest.fixture(scope="module")
def stricter(edition):
    """No heat for people who smoke."""
    limits = edition.care["heat"].limits
    state = replace(limits[0].state, when=FactRef("smoker"), sql="smoker")
    made_up = replace(limits[0], id="heat_smokers", state=state, verdict=CareVerdict.NOT_ADVISED)
    return with_heat(edition, limits=(*limits, made_up))


def test_an_edition_against_itself_changes_nothing(edition):
    crowd = [(str(at), one) for at, one in enumerate(people(edition.facts, 10, 1))]
    found = care_difference(edition, edition, crowd)
    assert (found.people, found.added, found.removed, found.verdicts) == (10, (), (), {})


def test_a_new_limit_is_counted_for_whom_it_holds_by_option_from_and_to(edition, stricter):
    found = care_difference(edition, stricter, [ANA, ANA, BEN])
    assert found.verdicts == {"heat": {("may_help", "not_advised"): 2}}


def test_a_limit_below_a_stricter_one_changes_nothing(edition, stricter):
    assert care_difference(edition, stricter, [CLEO]).verdicts == {}


def test_a_question_that_the_new_edition_needs_opens_the_option(edition, stricter):
    assert care_difference(edition, stricter, [NOT_ASKED]).verdicts == {"heat": {("may_help", "open"): 1}}


def test_the_way_back_is_told_the_other_way_round(edition, stricter):
    assert care_difference(stricter, edition, [ANA]).verdicts == {"heat": {("not_advised", "may_help"): 1}}


def test_a_gate_taken_away_moves_only_the_options_that_had_it(edition):
    loose = with_heat(edition, gates=())
    found = care_difference(edition, loose, [CLEO])
    assert found.verdicts == {"heat": {("not_for_you", "may_help"): 1}}


def test_options_of_one_edition_only_are_named_and_not_compared(edition):
    care = {id: one for id, one in edition.care.items() if id != "heat"}
    steps = tuple(one for one in edition.steps if one.care != "heat")
    older = other(edition, care=care, steps=steps)
    found = care_difference(older, edition, [ANA])
    assert (found.added, found.removed, found.verdicts) == (("heat",), (), {})
    assert care_difference(edition, older, [ANA]).removed == ("heat",)


def test_answers_that_an_edition_does_not_know_are_left_out_for_it(edition):
    odd = {**calm(), "tail": True, "age": 400.0, "sex": "seldom"}
    assert care_difference(edition, edition, [("ana", odd)]).people == 1
