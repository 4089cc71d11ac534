"""What must hold for everyone, whatever they answer (the model's invariants)."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import people

from unspasm import assess
from unspasm.assessment import sentences
from unspasm.assessment.answers import Answers, engine_values
from unspasm.assessment.contract import plain
from unspasm.engines.person import reader
from unspasm.words import Urgency, Verdict


def _read(edition, told):
    return reader(edition).read(engine_values(Answers.checked(told, edition), edition))


@given(told=people())
def test_level_is_never_above_could_be(told):
    triage = assess(told).triage
    assert triage.level <= triage.could_be
    assert triage.settled == (triage.level == triage.could_be)


@given(told=people(), data=st.data())
def test_dropping_an_answer_never_turns_present_into_absent_or_back(edition, told, data):
    if not told:
        return
    dropped = data.draw(st.sampled_from(sorted(told)))
    before = _read(edition, told)
    after = _read(edition, {name: value for name, value in told.items() if name != dropped})
    for rule, reading in after.items():
        assert reading.verdict in (before[rule].verdict, Verdict.UNKNOWN), rule


@given(told=people(), data=st.data())
def test_dropping_an_answer_never_raises_the_level(told, data):
    if told:
        dropped = data.draw(st.sampled_from(sorted(told)))
        fewer = {name: value for name, value in told.items() if name != dropped}
        assert assess(fewer).triage.level <= assess(told).triage.level


@given(told=people(), data=st.data())
def test_yes_never_lowers_the_level_of_a_danger_fact_below_not_sure_or_no(edition, told, data):
    fact = data.draw(st.sampled_from(sorted(name for name, one in edition.facts.items() if one.danger)))
    no, yes = (assess({**told, fact: value}).triage.level for value in (False, True))
    unsure = assess({**told, fact: "unsure"}).triage.level
    assert no <= yes
    assert no <= unsure


@given(told=people())
def test_missing_is_empty_unless_unknown_and_because_unless_known(edition, told):
    for reading in _read(edition, told).values():
        assert bool(reading.missing) == (reading.verdict is Verdict.UNKNOWN)
        assert not (reading.because and reading.verdict is Verdict.UNKNOWN)


@given(told=people(), data=st.data())
def test_answering_all_that_is_missing_settles_the_rule(edition, told, data):
    values = engine_values(Answers.checked(told, edition), edition)
    before = reader(edition).read(values)
    dice = random.Random(data.draw(st.integers(0, 9)))
    for rule, reading in before.items():
        filled = {**values, **{name: _any_value(edition, name, dice) for name in reading.missing}}
        assert reader(edition).read(filled)[rule].verdict is not Verdict.UNKNOWN, rule


def _any_value(edition, name, dice):
    fact = edition.facts.get(name)
    if fact is None or fact.kind == "yes_no":
        return dice.random() < 0.5
    return float(dice.randint(int(fact.low), int(fact.high))) if fact.kind == "number" else dice.choice([*fact.choices])


@given(told=people())
def test_because_alone_gives_the_same_verdict(edition, told):
    """What we say decided it really decided it: nothing else is needed."""
    values = engine_values(Answers.checked(told, edition), edition)
    for rule, reading in reader(edition).read(values).items():
        if reading.verdict is not Verdict.UNKNOWN:
            assert reader(edition).read(reading.because)[rule].verdict is reading.verdict, rule


@given(told=people())
def test_the_order_of_answers_does_not_matter_and_the_same_facts_give_the_same_bytes(told):
    turned = dict(reversed(told.items()))
    assert json.dumps(plain(assess(told)), sort_keys=True) == json.dumps(plain(assess(turned)), sort_keys=True)


def test_nothing_answered_is_not_finished():
    assessment = assess({})
    assert not assessment.triage.finished
    assert assessment.triage.could_be is Urgency.EMERGENCY
    assert assessment.imaging.advice == "ask"


@pytest.mark.parametrize("age", [18, 30, 45, 55, 66, 80])
def test_none_of_these_on_every_card_leaves_no_emergency_open(edition, age):
    cards = {fact: False for one in edition.questions if one.none_of_these for fact in one.answers}
    # Thoughts of suicide are asked for by themselves, gently, and not among pains to tick.
    assessment = assess({**cards, "suicidal_thoughts": False, "age": age})
    assert [one.rule.id for one in assessment.triage.unsettled if one.rule.urgency is Urgency.EMERGENCY] == []


SIGNS = ["new_trouble_peeing", "new_urine_leak", "new_bowel_trouble", "saddle_numbness", "new_genital_numbness"]
SIGNS += ["both_legs_symptoms", "both_legs_weak", "leg_weakness", "unsteady_legs"]


@pytest.mark.parametrize("sign", SIGNS)
def test_not_sure_about_a_nerve_sign_is_at_least_same_day(sign):
    assert assess({sign: "unsure"}).triage.level >= Urgency.SAME_DAY


@pytest.mark.parametrize("sign", SIGNS)
def test_yes_to_a_nerve_sign_is_never_below_not_sure(sign):
    assert assess({sign: True}).triage.level >= assess({sign: "unsure"}).triage.level


@given(told=people())
def test_every_question_asked_can_change_something_that_is_open_and_is_never_asked_twice(edition, told):
    assessment = assess(told)
    asked = [question.id for question in assessment.next_questions]
    assert len(asked) == len(set(asked))
    cards = {id for screen in edition.screens for id in screen.questions}
    matters = _open_facts(edition, assessment)
    for question in assessment.next_questions:
        assert any(fact not in told for fact in question.answers)
        assert question.id in cards or matters.intersection(question.answers), question.id


def _open_facts(edition, assessment):
    """What open rules above the level, clues of causes in the order, triggers and scans wait for."""
    found = reader(edition)
    values = found.with_gates(engine_values(assessment.answers, edition))
    known = found.with_derived(values)
    clues = found.clue_readings(values, known)
    waiting = [finding.reading for finding in assessment.triage.unsettled]
    waiting += [clues[clue.id] for one in assessment.causes for clue in one.cause.clues]
    for kind in ("trigger", "situation", "caution"):
        waiting += found.other_readings(kind, values, known).values()
    return frozenset().union(*(reading.missing for reading in waiting))


@given(told=people())
def test_under_16_only_causes_to_check_first_are_named(told):
    assessment = assess({**told, "age": 9.0})
    assert assessment.child
    assert all(one.check_first and one.score is None for one in assessment.causes)


@given(told=people())
def test_at_most_two_stand_before_the_best_benign_cause(told):
    assessment = assess(told)
    if assessment.child:
        return  # under 16 only what must be checked first is named
    causes = assessment.causes
    benign = [place for place, one in enumerate(causes) if not one.check_first and not one.cause.serious]
    assert benign[0] <= 2


@given(told=people())
def test_no_figure_stands_beside_a_cause_to_check_first(told):
    for one in assess(told).causes:
        assert (one.score is None) == one.check_first


@given(told=people())
def test_self_care_is_said_only_when_every_core_question_is_answered(edition, told):
    triage = assess(told).triage
    if triage.finished and triage.level < Urgency.SAME_DAY:
        assert triage.open_core == ()


@given(told=people())
def test_waiting_is_said_only_when_no_doubt_could_be_an_emergency_or_same_day(told):
    triage = assess(told).triage
    if triage.finished and triage.level < Urgency.SAME_DAY:
        assert triage.could_be < Urgency.SAME_DAY


def test_not_sure_about_a_fall_with_a_fused_spine_is_no_self_care(edition):
    """What only "not sure" leaves open is said as a call today, never as a green page."""
    calm = {name: False for name, fact in edition.facts.items() if fact.kind == "yes_no"}
    told = calm | {"age": 40, "sex": "male", "duration_days": 3, "onset": "gradual", "pain_worst": 4}
    doubt = assess(told | {"fused_spine": True, "fall_or_bump": "unsure"})
    assert doubt.triage.could_be is Urgency.EMERGENCY
    assert doubt.triage.finished == (doubt.triage.level >= Urgency.SAME_DAY)
    if not doubt.triage.finished:
        assert sentences.headline(doubt) == sentences.NOT_SURE
        assert doubt.imaging.advice == "ask"


def test_nobody_is_told_to_care_for_it_at_home_while_danger_questions_are_open():
    triage = assess({"age": 30, "duration_days": 3}).triage
    assert not triage.finished
    assert triage.reasons == ()
