"""Which scan for whom: the first situation that fits, no reassurance while something is open, and what to know."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from tests.assessment.drawn import calm, other, rows, told
from tests.people import people as anyone
from tests.spec.table import rows_of

from unspasm import assess
from unspasm.assessment.contract import plain
from unspasm.words import Urgency

# What is not drawn is answered as by someone of 40 with three days of ordinary pain.
DRAWN = """
    told | acr | situation | advice | when
    duration_days=3 | 1 | new_without_danger_signs | none | not_now
    duration_days=41 | 1 | new_without_danger_signs | none | not_now
    age=70 | 1 | new_without_danger_signs | none | not_now
    earlier_spine_operation | 1 | new_without_danger_signs | none | not_now
    duration_days=42 | 2 | lasting_without_danger_signs | none | not_now
    duration_days=42 care_tried_6_weeks | 2 | lasting_without_danger_signs | none | not_now
    duration_days=42 care_tried_6_weeks operation_or_injection_considered | 3 | lasting_pain_and_a_procedure_in_view \
 | mri | after_review
    saddle_numbness | 4 | suspected_cauda_equina | mri | within_hours
    saddle_numbness? | 4 | suspected_cauda_equina_not_sure | mri | same_day
    earlier_spine_operation unlike_before burning_pee | 5 | earlier_operation_with_new_signs | mri | after_review
    osteoporosis over_two_earlier_episodes | 6 | fragile_bone_without_injury | xray | after_review
    osteoporosis fall_or_bump age=70 | 6 | fragile_bone_break_soon | xray | within_2_weeks
    cancer_ever | 7 | cancer_and_ordinary_back_pain | mri | within_2_weeks
    cancer_ever leg_weakness | 7 | cancer_with_nerve_signs | mri | within_hours
    fever injects_drugs | 7 | suspected_spinal_infection_with_fever | mri | within_hours
    tearing_pain pain_worst=9 | | aorta_may_leak_or_tear | ct | now
    side_to_groin_pain pain_worst=9 | | kidney_stone_strong_pain | ct | same_day
    side_to_groin_pain pain_worst=4 | | mild_stone_pain | ask | within_2_weeks
    age=9 | | child | ask | after_review
    age=9 saddle_numbness | 4 | suspected_cauda_equina | mri | within_hours
"""
ROWS = rows(DRAWN)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["told"])
def test_each_drawn_person_is_in_the_drawn_situation(row):
    scan = assess(calm(**told(row["told"]))).imaging
    assert scan.situation is not None
    assert (scan.situation.id, scan.advice, scan.how_soon) == (row["situation"], row["advice"], row["when"])
    assert row["acr"] == str(scan.situation.acr_variant or "")


def test_all_seven_acr_variants_are_drawn():
    assert {row["acr"] for row in ROWS} == {"", *"1234567"}


UNFINISHED = [{}, {"age": 70.0}, {"age": 30.0, "duration_days": 3.0}, {"age": 30.0, "duration_days": 60.0}]


@pytest.mark.parametrize("answers", UNFINISHED, ids=str)
def test_no_scan_is_never_said_while_danger_questions_are_open(answers):
    scan = assess(answers).imaging
    assert (scan.advice, scan.how_soon, scan.situation) == ("ask", "not_now", None)
    assert "still open" in scan.reason


@pytest.mark.parametrize("card", ["legs", "pee_poo_numbness", "heat", "belly_side_pee_poo", "right_now"])
def test_one_open_danger_card_is_enough_to_hold_back_no_scan(edition, card):
    (question,) = [one for one in edition.questions if one.id == card]
    without = {name: value for name, value in calm().items() if name not in question.answers}
    assert assess(calm()).imaging.advice == "none"
    assert assess(without).imaging.advice == "ask"


@given(answers=anyone())
def test_no_scan_is_said_only_when_finished_and_below_a_visit_within_two_weeks(answers):
    assessment = assess(answers)
    if assessment.imaging.advice == "none":
        assert assessment.triage.finished
        assert assessment.triage.level < Urgency.SOON
        assert not assessment.child


@pytest.mark.parametrize("level", ["soon", "same_day", "emergency"])
def test_where_no_situation_fits_the_level_says_how_soon_it_is_decided(edition, level):
    """Rather than "no scan": whoever examines the person decides."""
    bare = other(edition, situations=())
    sign = {"soon": "cancer_ever", "same_day": "saddle_numbness?", "emergency": "saddle_numbness"}
    assessment = assess(calm(**told(sign[level])), bare)
    assert assessment.triage.level.word == level
    soonest = {"soon": "within_2_weeks", "same_day": "same_day", "emergency": "now"}[level]
    assert (assessment.imaging.advice, assessment.imaging.how_soon) == ("ask", soonest)


@pytest.mark.parametrize(("age", "advice"), [(15.9, "ask"), (16.0, "none")])
def test_below_16_nobody_is_told_no_scan(age, advice):
    assert assess(calm(age=age)).imaging.advice == advice


DEVICE, BABY = "metal_or_device_and_mri", "pregnant_before_xray_or_ct"
CAUTIONS = [
    ("mri", "saddle_numbness metal_pump_or_stimulator", {DEVICE}),
    ("mri", "saddle_numbness claustrophobia", {"narrow_places_and_mri"}),
    ("mri", "saddle_numbness may_be_pregnant", {"pregnant_and_mri"}),
    ("mri", "saddle_numbness kidney_at_risk", {"kidneys_and_contrast"}),
    ("mri", "saddle_numbness spinal_cord_disease", {"spasticity_pump_and_mri"}),
    ("mri", "saddle_numbness", set()),
    ("ct", "tearing_pain pregnant", {BABY}),
    ("ct", "tearing_pain kidney_at_risk", {"kidneys_and_contrast"}),
    ("ct", "tearing_pain metal_pump_or_stimulator claustrophobia", set()),
    ("xray", "osteoporosis over_two_earlier_episodes may_be_pregnant", {BABY}),
    ("xray", "osteoporosis over_two_earlier_episodes metal_pump_or_stimulator", set()),
    ("none", "may_be_pregnant metal_pump_or_stimulator claustrophobia", set()),
    ("ask", "age=9", {"under_16_and_xrays"}),
]


@pytest.mark.parametrize(("study", "yes", "expect"), CAUTIONS, ids=str)
def test_a_caution_stands_beside_the_studies_it_is_about_and_no_others(study, yes, expect):
    scan = assess(calm(**told(yes))).imaging
    assert scan.advice == study
    assert {one.id for one in scan.cautions} == expect


def test_no_scan_and_ask_always_list_what_would_change_it(edition):
    lacking = [one.id for one in edition.situations if one.study in ("none", "ask") and not one.would_change]
    assert lacking == []
    shown = plain(assess(calm()))["imaging"]
    assert (shown["advice"], len(shown["would_change"]) > 0) == ("none", True)


@pytest.mark.parametrize(
    ("age", "decade"), [(0, None), (19.9, None), (20, 20), (29.9, 20), (34, 30), (50, 50), (85, 80), (120, 80)]
)
def test_findings_without_pain_are_those_of_the_decade_reached(edition, age, decade):
    shown = assess(calm(age=float(age))).imaging.without_pain
    assert {years for _, years, _ in shown} == ({decade} if decade else set())
    assert len(shown) == (len(edition.scan_findings) if decade else 0)


@pytest.mark.parametrize(("age", "percent"), [(34, 52), (45, 68), (85, 96)])
def test_worn_discs_without_pain_have_the_share_of_the_paper(age, percent):
    shares = {name: share.value for name, _, share in assess(calm(age=float(age))).imaging.without_pain}
    assert shares["Worn disc"] == percent


def test_findings_without_pain_are_not_held_against_a_danger_sign():
    assert assess(calm(saddle_numbness="unsure")).imaging.without_pain == ()
    assert assess(calm()).imaging.without_pain != ()


def test_without_an_age_no_findings_are_shown():
    answers = calm()
    del answers["age"]
    assert assess(answers).imaging.without_pain == ()


def test_shares_that_nobody_could_confirm_are_called_that():
    shown = plain(assess(calm(age=72.0)))["imaging"]["without_pain"]
    read = {one["finding"]: (one["age"], one["percent"], one["read"]) for one in shown}
    assert read["Worn disc"] == (70, 93, "unconfirmed")
    assert read["Slipped vertebra"] == (70, 35, "unconfirmed")
    young = plain(assess(calm(age=25.0)))["imaging"]["without_pain"]
    assert {one["read"] for one in young} == {"abstract", "secondary"}


# Situations whose condition no urgency rule shares.
BY_HAND = {
    "big_injury_with_nerve_signs": "big_injury blood_thinner",
    "earlier_operation_with_new_signs": "earlier_spine_operation unlike_before over_two_earlier_episodes",
    "lasting_pain_and_a_procedure_in_view": "duration_days=42 care_tried_6_weeks operation_or_injection_considered",
    "fragile_bone_without_injury": "osteoporosis over_two_earlier_episodes",
}


@pytest.fixture(scope="module")
def reached(edition):
    """The situation of every person drawn as present for an urgency rule, and of those by hand."""
    folder = Path(__file__).parents[1] / "spec"
    crowd = [told(cell) for cell in BY_HAND.values()]
    for file in sorted(folder.glob("test_rules_*.py")):
        for drawn in importlib.import_module(f"tests.spec.{file.stem}").RULES.values():
            crowd += [row.answers.plain() for row in rows_of(drawn, edition) if row.expect == "present"][:3]
    scans = [assess(calm(**one)).imaging for one in crowd]
    return {scan.situation.id for scan in scans if scan.situation}


def test_every_situation_is_the_first_that_fits_for_someone(edition, reached):
    """One that another always comes before would be text that nobody ever sees."""
    assert {one.id for one in edition.situations} - reached == set()


@pytest.mark.parametrize(("situation", "yes"), BY_HAND.items(), ids=str)
def test_a_situation_by_hand_is_reached(situation, yes):
    found = assess(calm(**told(yes))).imaging.situation
    assert found is not None
    assert found.id == situation


def test_the_first_situation_of_the_file_wins(edition):
    answers = calm(saddle_numbness=True, cancer_ever=True, osteoporosis=True)
    shown = [assess(answers).imaging, assess(answers, _turned(edition)).imaging]
    assert [scan.situation.id for scan in shown if scan.situation] == [
        "cancer_with_nerve_signs",
        "fragile_bone_without_injury",
    ]


def _turned(edition):
    return other(edition, situations=tuple(reversed(edition.situations)))


@pytest.mark.parametrize(("level", "fits"), [("SOON", True), ("SAME_DAY", True), ("EMERGENCY", False)])
def test_a_situation_for_a_cause_waits_for_its_level(edition, level, fits):
    (one,) = [one for one in edition.situations if one.id == "foot_drop_or_new_weak_leg"]
    alone = other(edition, situations=(replace(one, from_level=Urgency[level]),))
    assessment = assess(calm(leg_weakness=True), alone)
    assert assessment.triage.level is Urgency.SAME_DAY
    assert (assessment.imaging.situation is not None) == fits


@pytest.mark.parametrize("yes", ["osteoporosis", "earlier_spine_operation unlike_before"])
def test_nobody_who_may_stay_at_home_is_told_of_a_scan_after_a_visit(yes):
    """Without the reason for a visit, the same answers get "no scan now"."""
    at_home = assess(calm(**told(yes)))
    assert at_home.triage.level is Urgency.SELF_CARE
    assert at_home.imaging.advice == "none"
