"""What set it off or keeps it going: told beside the result, and never a reason to hurry or to blame."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from tests.assessment.drawn import calm, other, rows, told
from tests.people import people

from unspasm import assess, load, where
from unspasm.assessment.contract import plain
from unspasm.library.checking import evidence_rows
from unspasm.library.reading import read_file

DRAWN = """
    trigger | present | absent
    heavy_lifting | lifted_heavy | load_away_from_body
    bent_or_twisted_task | awkward_posture | bent_posture_for_hours
    load_held_away | load_away_from_body | lifted_heavy
    person_or_animal_lifted | moved_person_or_animal | lifted_heavy
    shifting_load | unstable_load | lifted_heavy
    mind_elsewhere | distracted | was_tired
    tired_at_the_time | was_tired | poor_sleep
    hard_effort | hard_activity | heavy_work
    slip_or_trip | slipped_or_tripped | distracted
    more_than_two_before | over_two_earlier_episodes | first_back_pain_ever
    weak_trunk | feels_weak_trunk | feels_stiff
    stiff_back_or_legs | feels_stiff | feels_weak_trunk
    bent_posture | bent_posture_for_hours | awkward_posture
    high_heels | wears_high_heels | long_sitting
    turning_sport | twisting_sport | hard_activity
    arching_again_and_again | arching_sport | twisting_sport
    hard_on_the_back_work | heavy_work | lifted_heavy
    sudden_training_rise | training_jump | hard_activity
    sitting_most_of_the_day | long_sitting | long_driving
    driving_for_hours | long_driving | long_sitting
    moving_very_little | not_active | long_sitting
    smoking_now | smoker | smoker_with_high_pressure
    some_extra_weight | height_cm=200 weight_kg=100 | height_cm=200 weight_kg=99
    some_extra_weight | height_cm=200 weight_kg=119 | height_cm=200 weight_kg=120
    much_extra_weight | height_cm=200 weight_kg=120 | height_cm=200 weight_kg=119
    sleeping_badly | poor_sleep | was_tired
    low_or_worried | low_mood | poor_sleep
"""
ROWS = rows(DRAWN)


def shown(**answers):
    return {one.id for one in assess(calm(**answers)).triggers}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['trigger']}: {row['present']}")
def test_each_trigger_is_shown_for_its_answer_and_not_for_a_like_one(row):
    assert row["trigger"] in shown(**told(row["present"]))
    assert row["trigger"] not in shown(**told(row["absent"]))


def test_every_trigger_is_drawn_and_every_drawn_one_exists(edition):
    assert {row["trigger"] for row in ROWS} == {one.id for one in edition.triggers}


def test_without_any_of_them_none_is_shown():
    assert shown() == set()


def test_what_nobody_answered_is_not_shown():
    assert assess({"age": 40.0}).triggers == ()
    assert assess({"weight_kg": 120.0}).triggers == ()


FILE: Any = read_file(where.knowledge_dir() / "facts/triggers.yaml", name="facts/triggers.yaml").data
ASKED = [str(fact["id"]) for fact in FILE["facts"]]
# A young gymnast with lasting pain may have a stress fracture: this one does count, and is asked for that too.
COUNTS = {"arching_sport"}


@given(answers=people())
def test_no_trigger_changes_how_soon_anybody_is_seen(answers):
    without = {name: value for name, value in answers.items() if name not in ASKED or name in COUNTS}
    with_all = answers | {name: True for name in ASKED if name not in COUNTS}
    first, second, third = (assess(one).triage for one in (without, answers, with_all))
    assert (first.level, first.could_be) == (second.level, second.could_be) == (third.level, third.could_be)


def test_the_one_that_counts_is_still_an_answer_of_this_file():
    assert set(ASKED) >= COUNTS
    assert assess(calm(age=15.0, arching_sport=True, duration_days=20.0)).causes


@pytest.mark.parametrize("one", load().triggers, ids=lambda one: one.id)
def test_a_trigger_that_studies_do_not_support_says_what_people_believe(one):
    assert one.kind != "not_supported" or one.believed
    assert one.say
    assert bool(one.evidence) != bool(one.judgement)


def test_some_are_called_not_supported_and_some_supported(edition):
    assert {one.kind for one in edition.triggers} == {"set_off", "keeps_going", "raises_risk", "not_supported"}


@pytest.fixture(scope="module")
def onset_rows():
    return {row.row for row in evidence_rows(where.knowledge_dir()) if row.topic in ("trigger", "cause_risk")}


def ranked_by(edition, among):
    return [clue.id for clue in edition.clues if among & {row for item in clue.evidence for row in item.rows}]


def test_odds_of_beginning_never_rank_a_cause(edition, onset_rows):
    """They compare a person with their own earlier hours, or with others who have no pain: not cause with cause."""
    assert len(onset_rows) > 40
    assert ranked_by(edition, onset_rows) == []


def test_odds_in_a_clue_would_be_found(edition, onset_rows):
    cause = edition.causes["ordinary_back_pain"]
    odds = next(item for one in edition.triggers for item in one.evidence if set(item.rows) & onset_rows)
    clue = replace(cause.clues[0], id="heavy_load", evidence=(odds,))
    changed = other(edition, causes={**edition.causes, cause.id: replace(cause, clues=(clue,))})
    assert ranked_by(changed, onset_rows) == ["heavy_load"]


def test_no_trigger_moves_the_order_of_causes():
    with_all = assess(calm(**{name: True for name in ASKED if name not in COUNTS}))
    assert len(with_all.triggers) > 15
    assert ordered(with_all) == ordered(assess(calm()))


def ordered(assessment):
    return [(one.cause.id, one.score) for one in assessment.causes]


def test_programs_read_what_it_rests_on_and_who_reviewed_it():
    (one,) = plain(assess(calm(distracted=True)))["triggers"]
    assert (one["id"], one["kind"], one["reviewed_by"]) == ("mind_elsewhere", "set_off", "none")
    assert "steffens_2015" in one["sources"]
    assert one["read"] == ["secondary"]
