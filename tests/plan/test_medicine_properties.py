"""What must hold for every person and every list of medicines."""

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.medicines import checked, ids_of, of, taking, well
from tests.people import people

from unspasm import assess, load
from unspasm.plan.medicines.check import ORAL_PAIN, check
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.words import MedicineVerdict

FROM_THE_LIST = {"same_ingredient_twice", "over_the_most_in_24_hours", "needs_a_prescription", "unknown_product"}
MAY = MedicineVerdict.MAY_TAKE_BY_LABEL
few = settings(max_examples=30)  # each reads every rule for every medicine, twice


_one = st.deferred(lambda: st.sampled_from(sorted(load().ingredients)))
_danger = st.deferred(lambda: st.sampled_from(sorted(name for name, one in load().facts.items() if one.danger)))


def _lists(most=5):
    return st.lists(_one, max_size=most, unique=True)


def _verdicts(found):
    return {(one.ingredient.id, one.taken): one.verdict for one in (*found.taken, *found.offered)}


def _checked(edition, told, ids, **more):
    return _verdicts(checked(edition, told, ids, **more))


@few
@given(told=people(), ids=_lists(), more=_one, complete=st.booleans())
def test_one_medicine_more_never_improves_a_verdict(edition, told, ids, more, complete):
    before = _checked(edition, told, ids, complete=complete)
    after = _checked(edition, told, [*ids, more], complete=complete)
    assert {key for key in before.keys() & after.keys() if after[key] < before[key]} == set()


@few
@given(told=people(), ids=_lists(), fact=_danger)
def test_a_danger_fact_more_never_improves_a_verdict(edition, told, ids, fact):
    without = _checked(edition, {**told, fact: False}, ids)
    having = _checked(edition, {**told, fact: True}, ids)
    assert {id for id in without if having[id] < without[id]} == set()


@few
@given(ids=_lists(), fact=_danger)
def test_a_danger_fact_never_improves_it_for_someone_who_is_well(edition, ids, fact):
    without, having = (_checked(edition, well(edition) | {fact: value}, ids) for value in (False, True))
    assert {id for id in without if having[id] < without[id]} == set()


@few
@given(told=people(), ids=_lists(), fact=_danger)
def test_not_sure_never_allows_more_than_no(edition, told, ids, fact):
    no, unsure = (_checked(edition, {**told, fact: value}, ids) for value in (False, "unsure"))
    assert {id for id in no if unsure[id] < no[id]} == set()


def _fewer(told, dropped):
    return {name: value for name, value in told.items() if name != dropped}


@few
@given(told=people(), ids=_lists(), data=st.data())
def test_a_missing_answer_never_allows_what_the_answer_does_not(edition, told, ids, data):
    if not told:
        return
    dropped = data.draw(st.sampled_from(sorted(told)))
    whole, fewer = _checked(edition, told, ids), _checked(edition, _fewer(told, dropped), ids)
    assert {id for id in whole if fewer[id] == MAY and whole[id] != MAY} == set()


@cache
def _asked():
    """The facts that some rule of a medicine asks, with the values that someone well does not give."""
    edition = load()
    bare = checked(edition, {}, [], complete=True)
    names = {name for one in bare.offered for name in one.missing if name in edition.facts}
    return sorted(name for name in names if edition.facts[name].kind == "yes_no")


@few
@given(ids=_lists(3), data=st.data())
def test_a_dropped_answer_of_someone_nearly_well_never_allows(edition, ids, data):
    """Nearly everything is answered, so that a single open answer is what decides."""
    fact = data.draw(st.sampled_from(_asked()))
    told = well(edition) | {fact: True, "sex": data.draw(st.sampled_from(["male", "female"]))}
    told["age"] = data.draw(st.sampled_from([11.0, 15.0, 35.0, 62.0, 70.0, 80.0]))
    told["weight_kg"] = data.draw(st.sampled_from([45.0, 76.0]))
    dropped = data.draw(st.sampled_from([fact, "age", "sex", "weight_kg", "alcohol_units_a_week"]))
    whole, fewer = _checked(edition, told, ids), _checked(edition, _fewer(told, dropped), ids)
    assert {id for id in whole if fewer[id] == MAY and whole[id] != MAY} == set()


@few
@given(told=people(), ids=_lists())
def test_a_list_that_may_not_be_whole_never_allows_more(edition, told, ids):
    whole, partial = (_checked(edition, told, ids, complete=complete) for complete in (True, False))
    assert {id for id in whole if partial[id] < whole[id] or (partial[id] == MAY and whole[id] != MAY)} == set()


def test_nothing_told_allows_no_medicine_by_mouth(edition):
    found = checked(edition, {}, [], complete=False)
    assert {
        one.ingredient.id for one in found.offered if one.verdict == MAY and ORAL_PAIN in one.ingredient.classes
    } == set()


@few
@given(told=people(), data=st.data())
def test_two_names_with_one_ingredient_are_always_seen(edition, told, data):
    names = edition.medicine_names
    first = data.draw(st.sampled_from(names))
    second = data.draw(st.sampled_from([one for one in names if set(one.ingredients) & set(first.ingredients)]))
    items = tuple(Taken(one.name, one) for one in (first, second))
    found = check(assess(told, edition), Taking(items, (), data.draw(st.booleans())), "")
    for id in set(first.ingredients) & set(second.ingredients):
        one = of(found, id)
        assert one.taken
        assert one.verdict == MedicineVerdict.STOP_AND_CALL
        assert "same_ingredient_twice" in ids_of(one)


@few
@given(told=people(), ids=_lists(), complete=st.booleans())
def test_an_unknown_name_leaves_no_oral_pain_medicine_allowed(edition, told, ids, complete):
    found = checked(edition, told, ids, complete=complete, unrecognised=["Zzyx forte"])
    allowed = [one for one in found.offered if one.verdict == MAY and ORAL_PAIN in one.ingredient.classes]
    assert [one.ingredient.id for one in allowed] == []


def test_an_unknown_name_leaves_no_oral_pain_medicine_of_a_well_person_allowed(edition):
    for ids in ([], ["ibuprofen"], ["paracetamol"], ["naproxen", "omeprazole"], ["aspirin"]):
        found = checked(edition, well(edition), ids, unrecognised=["Zzyx forte"])
        every = [one for one in (*found.taken, *found.offered) if ORAL_PAIN in one.ingredient.classes]
        assert [one.ingredient.id for one in every if one.verdict == MAY] == []
        assert any("Zzyx forte" in why.say for one in found.offered for why in one.reasons)


@few
@given(told=people(), ids=_lists(), complete=st.booleans())
def test_every_reason_has_a_source_or_a_judgement_and_tells_what_to_do(edition, told, ids, complete):
    found = checked(edition, told, ids, complete=complete)
    for one in (*found.taken, *found.offered):
        assert one.verdict == max([why.verdict for why in one.reasons], default=one.verdict)
        assert one.reasons or one.missing or one.verdict == MAY
        assert one.verdict != MedicineVerdict.OPEN or one.missing
        for why in one.reasons:
            assert why.say
            assert why.do
            assert why.rule is not None or why.id in FROM_THE_LIST
            assert why.rule is None or why.rule.evidence or why.rule.judgement
            assert why.verdict != MedicineVerdict.STOP_AND_CALL or one.taken


@few
@given(told=people(), ids=_lists())
def test_the_most_serious_taken_first_and_the_safest_offered_first(edition, told, ids):
    found = checked(edition, told, ids)
    assert [one.verdict for one in found.taken] == sorted((one.verdict for one in found.taken), reverse=True)
    assert [one.verdict for one in found.offered] == sorted(one.verdict for one in found.offered)
    assert {one.ingredient.id for one in found.taken} == set(ids)
    assert {one.ingredient.id for one in found.taken}.isdisjoint(one.ingredient.id for one in found.offered)


@few
@given(told=people(), ids=_lists(4), data=st.data())
def test_the_order_of_the_list_changes_nothing(edition, told, ids, data):
    shuffled = data.draw(st.permutations(ids))
    assert _checked(edition, told, ids) == _checked(edition, told, shuffled)


# Telling someone to leave out what a doctor prescribed. "Do not stop", "never stop" and "stopping suddenly" are no such
# thing, nor is a thing that stops.
_STOPS = re.compile(
    r"\b(stop (taking|using|it|them|the(?! (breath|body|heart))|your|all|both|this|that)\b|come off|give up|quit)", re.I
)
_FIRST_WORD = re.compile(r"(^|[.:;] )(stop)\b(?! (and call|there)\b)", re.I)
# "Do not stop", "ask how to come off it", "a plan to come off it": nobody is told to.
_GOES_ON = re.compile(r"(do not|never|don't) (\w+ ){0,3}(stop|come off)|(how|plan) to come off", re.I)


def _tells_to_stop(text):
    text = _GOES_ON.sub("", text)
    return bool(_STOPS.search(text) or _FIRST_WORD.search(text))


def test_the_search_for_stop_sees_what_it_must():
    for text in (
        "Stop warfarin.",
        "Then stop taking it.",
        "Take none. Stop your tablets.",
        "Come off it slowly.",
        "Do not stop A. Stop B.",
    ):
        assert _tells_to_stop(text), text
    for text in (
        "Do not stop the aspirin.",
        "Never stop it at once.",
        "It can stop the breath.",
        "Do not suddenly stop it.",
    ):
        assert not _tells_to_stop(text), text


def _texts(edition):
    for rule in edition.medicine_rules:
        yield f"rule {rule.id} say", rule.say
        yield f"rule {rule.id} do", rule.do
    for one in edition.ingredients.values():
        grounds = [*one.common_harms, *one.serious_harms, one.driving, *one.pregnancy, one.breast_feeding]
        grounds += [form.ground for form in one.forms] + [most.ground for most in one.maxima]
        yield f"{one.id} about", one.about
        yield from ((f"{one.id} text", ground.say) for ground in grounds)
        yield from ((f"{one.id} country", text) for text in one.countries.values())
    for name in edition.medicine_names:
        yield f"name {name.name}", name.note


def test_no_text_tells_anyone_to_stop_a_prescribed_medicine(edition):
    assert [(where, text) for where, text in _texts(edition) if _tells_to_stop(text)] == []


_TURN_TO = re.compile(r"\b(call|ask|tell|emergency|be seen|doctor|pharmacist|specialist)\b", re.I)


def test_what_is_taken_and_dangerous_says_whom_to_turn_to(edition):
    silent = [
        rule.id
        for rule in edition.medicine_rules
        if rule.if_taken == MedicineVerdict.STOP_AND_CALL and not _TURN_TO.search(rule.do)
    ]
    assert silent == []


def test_a_rule_is_never_milder_than_asking_and_never_without_a_medicine(edition):
    for rule in edition.medicine_rules:
        assert rule.verdict in (MedicineVerdict.ASK_FIRST, MedicineVerdict.NOT_FOR_YOU)
        assert rule.if_taken in (MedicineVerdict.ASK_FIRST, MedicineVerdict.STOP_AND_CALL)
        fitting = {
            id
            for id, one in edition.ingredients.items()
            if id in rule.ingredients or set(rule.classes) & set(one.classes)
        }
        assert fitting, rule.id


def test_taking_names_what_it_holds(edition):
    whole = taking(edition, ["ibuprofen"])
    assert whole.known_whole
    assert not taking(edition, ["ibuprofen"], unrecognised=["x"]).known_whole
