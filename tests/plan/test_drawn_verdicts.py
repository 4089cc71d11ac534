"""Every care option for five people who break the default, drawn before two engines read it.

Read line by line against the table of gates in the clinical notes (section 8) and the people of section 10. The person
is `calm` with one thing more. `acute` is day 3, not yet ready for strength; then month 5, ready.
"""

from typing import Any

import pytest
from tests.spec.table import frame

from unspasm.assessment.answers import Answers, engine_values
from unspasm.assessment.assess import assess
from unspasm.engines import table, table_care
from unspasm.library.edition import Edition
from unspasm.plan.care import choices
from unspasm.plan.states import states_of
from unspasm.words import CareVerdict

PHASES: dict[str, dict[str, Any]] = {
    "acute": {},
    "after 5 months": {"duration_days": 150.0, "pain_now": 3.0, "walks_ten_minutes": True, "calm_next_morning": True},
}

UNDER_16 = """
    option                  | acute       | after 5 months
    acupuncture             | ask_first   | ask_first
    anti_inflammatory       | ask_first   | ask_first
    belts                   | not_advised | not_advised
    cold                    | ask_first   | ask_first
    decompression_surgery   | not_advised | not_advised
    disc_surgery            | not_advised | not_advised
    epidural_injection      | not_advised | not_advised
    facet_injection         | not_advised | not_advised
    fusion_surgery          | not_advised | not_advised
    general_exercise        | not_advised | ask_first
    heat                    | ask_first   | ask_first
    heat_and_cold_in_turn   | ask_first   | ask_first
    insoles                 | not_advised | not_advised
    lifting_technique       | ask_first   | not_advised
    manipulation            | not_for_you | not_for_you
    massage                 | ask_first   | ask_first
    mattress                | may_help    | may_help
    mckenzie                | ask_first   | ask_first
    motor_control           | not_advised | ask_first
    muscle_relaxants        | not_for_you | not_for_you
    nerve_pain_medicines    | not_advised | not_advised
    opioids                 | not_for_you | not_for_you
    paracetamol             | ask_first   | not_advised
    physiotherapy           | ask_first   | ask_first
    pilates                 | not_advised | ask_first
    psychological_support   | ask_first   | ask_first
    radiofrequency          | not_advised | not_advised
    rest_and_positions      | do          | may_help
    return_to_work          | may_help    | may_help
    shoes_and_standing      | may_help    | may_help
    sitting_breaks          | may_help    | may_help
    sleep                   | ask_first   | ask_first
    smoking                 | may_help    | may_help
    staying_active          | do          | do
    strengthening           | not_advised | ask_first
    stretching              | ask_first   | ask_first
    taping                  | not_advised | not_advised
    tens                    | not_advised | not_advised
    therapeutic_ultrasound  | not_for_you | not_for_you
    topical_treatments      | ask_first   | ask_first
    traction                | not_advised | not_advised
    trigger_point_injection | not_advised | not_advised
    walking                 | do          | do
    weight                  | ask_first   | ask_first
    yoga_and_tai_chi        | not_advised | ask_first
"""

PREGNANT = """
    option                  | acute       | after 5 months
    acupuncture             | ask_first   | ask_first
    anti_inflammatory       | not_for_you | not_for_you
    belts                   | not_advised | not_advised
    cold                    | may_help    | may_help
    decompression_surgery   | not_advised | not_advised
    disc_surgery            | not_advised | not_advised
    epidural_injection      | not_advised | not_advised
    facet_injection         | not_advised | not_advised
    fusion_surgery          | not_advised | not_advised
    general_exercise        | not_advised | may_help
    heat                    | may_help    | may_help
    heat_and_cold_in_turn   | may_help    | may_help
    insoles                 | not_advised | not_advised
    lifting_technique       | ask_first   | not_advised
    manipulation            | ask_first   | ask_first
    massage                 | ask_first   | ask_first
    mattress                | may_help    | may_help
    mckenzie                | may_help    | may_help
    motor_control           | not_advised | may_help
    muscle_relaxants        | not_for_you | not_for_you
    nerve_pain_medicines    | not_advised | not_advised
    opioids                 | not_advised | not_advised
    paracetamol             | ask_first   | not_advised
    physiotherapy           | may_help    | may_help
    pilates                 | not_advised | may_help
    psychological_support   | may_help    | may_help
    radiofrequency          | not_advised | not_advised
    rest_and_positions      | may_help    | may_help
    return_to_work          | may_help    | may_help
    shoes_and_standing      | may_help    | may_help
    sitting_breaks          | may_help    | may_help
    sleep                   | may_help    | may_help
    smoking                 | may_help    | may_help
    staying_active          | do          | do
    strengthening           | not_advised | may_help
    stretching              | may_help    | may_help
    taping                  | not_advised | not_advised
    tens                    | not_advised | not_advised
    therapeutic_ultrasound  | not_for_you | not_for_you
    topical_treatments      | ask_first   | ask_first
    traction                | not_for_you | not_for_you
    trigger_point_injection | not_advised | not_advised
    walking                 | do          | do
    weight                  | not_advised | not_advised
    yoga_and_tai_chi        | not_advised | may_help
"""

CANCER = """
    option                  | acute       | after 5 months
    acupuncture             | not_for_you | not_for_you
    anti_inflammatory       | may_help    | may_help
    belts                   | not_advised | not_advised
    cold                    | may_help    | may_help
    decompression_surgery   | not_advised | not_advised
    disc_surgery            | not_advised | not_advised
    epidural_injection      | not_advised | not_advised
    facet_injection         | not_advised | not_advised
    fusion_surgery          | not_advised | not_advised
    general_exercise        | not_for_you | not_for_you
    heat                    | ask_first   | ask_first
    heat_and_cold_in_turn   | ask_first   | ask_first
    insoles                 | not_advised | not_advised
    lifting_technique       | not_for_you | not_for_you
    manipulation            | not_for_you | not_for_you
    massage                 | not_for_you | not_for_you
    mattress                | may_help    | may_help
    mckenzie                | not_for_you | not_for_you
    motor_control           | not_for_you | not_for_you
    muscle_relaxants        | ask_first   | not_advised
    nerve_pain_medicines    | not_advised | not_advised
    opioids                 | not_advised | not_advised
    paracetamol             | ask_first   | not_advised
    physiotherapy           | ask_first   | ask_first
    pilates                 | not_for_you | not_for_you
    psychological_support   | may_help    | may_help
    radiofrequency          | not_advised | not_advised
    rest_and_positions      | do          | may_help
    return_to_work          | do          | may_help
    shoes_and_standing      | may_help    | may_help
    sitting_breaks          | may_help    | may_help
    sleep                   | may_help    | may_help
    smoking                 | may_help    | may_help
    staying_active          | may_help    | may_help
    strengthening           | not_for_you | not_for_you
    stretching              | not_for_you | not_for_you
    taping                  | not_advised | not_advised
    tens                    | not_advised | not_advised
    therapeutic_ultrasound  | not_for_you | not_for_you
    topical_treatments      | may_help    | may_help
    traction                | not_for_you | not_for_you
    trigger_point_injection | not_advised | not_advised
    walking                 | may_help    | may_help
    weight                  | ask_first   | ask_first
    yoga_and_tai_chi        | not_for_you | not_for_you
"""

BLOOD_THINNER = """
    option                  | acute       | after 5 months
    acupuncture             | ask_first   | ask_first
    anti_inflammatory       | not_for_you | not_for_you
    belts                   | not_advised | not_advised
    cold                    | ask_first   | ask_first
    decompression_surgery   | not_advised | not_advised
    disc_surgery            | not_advised | not_advised
    epidural_injection      | not_advised | not_advised
    facet_injection         | not_advised | not_advised
    fusion_surgery          | not_advised | not_advised
    general_exercise        | not_advised | do
    heat                    | may_help    | may_help
    heat_and_cold_in_turn   | ask_first   | ask_first
    insoles                 | not_advised | not_advised
    lifting_technique       | may_help    | not_advised
    manipulation            | not_for_you | not_for_you
    massage                 | ask_first   | ask_first
    mattress                | may_help    | may_help
    mckenzie                | may_help    | may_help
    motor_control           | not_advised | do
    muscle_relaxants        | ask_first   | not_advised
    nerve_pain_medicines    | not_advised | not_advised
    opioids                 | not_advised | not_advised
    paracetamol             | ask_first   | not_advised
    physiotherapy           | may_help    | do
    pilates                 | not_advised | do
    psychological_support   | may_help    | may_help
    radiofrequency          | not_advised | not_advised
    rest_and_positions      | do          | may_help
    return_to_work          | do          | may_help
    shoes_and_standing      | may_help    | may_help
    sitting_breaks          | may_help    | may_help
    sleep                   | may_help    | may_help
    smoking                 | may_help    | may_help
    staying_active          | do          | do
    strengthening           | not_advised | do
    stretching              | may_help    | may_help
    taping                  | not_advised | not_advised
    tens                    | not_advised | not_advised
    therapeutic_ultrasound  | not_advised | not_advised
    topical_treatments      | ask_first   | ask_first
    traction                | not_for_you | not_for_you
    trigger_point_injection | not_advised | not_advised
    walking                 | do          | do
    weight                  | may_help    | may_help
    yoga_and_tai_chi        | not_advised | may_help
"""

AGED_80 = """
    option                  | acute       | after 5 months
    acupuncture             | ask_first   | ask_first
    anti_inflammatory       | ask_first   | ask_first
    belts                   | not_advised | not_advised
    cold                    | may_help    | may_help
    decompression_surgery   | not_advised | not_advised
    disc_surgery            | not_advised | not_advised
    epidural_injection      | not_advised | not_advised
    facet_injection         | not_advised | not_advised
    fusion_surgery          | not_advised | not_advised
    general_exercise        | not_advised | do
    heat                    | may_help    | may_help
    heat_and_cold_in_turn   | may_help    | may_help
    insoles                 | not_advised | not_advised
    lifting_technique       | may_help    | not_advised
    manipulation            | ask_first   | ask_first
    massage                 | ask_first   | ask_first
    mattress                | may_help    | may_help
    mckenzie                | may_help    | may_help
    motor_control           | not_advised | do
    muscle_relaxants        | not_advised | not_advised
    nerve_pain_medicines    | not_advised | not_advised
    opioids                 | not_advised | not_advised
    paracetamol             | ask_first   | not_advised
    physiotherapy           | may_help    | do
    pilates                 | not_advised | do
    psychological_support   | may_help    | may_help
    radiofrequency          | not_advised | not_advised
    rest_and_positions      | do          | may_help
    return_to_work          | do          | may_help
    shoes_and_standing      | may_help    | may_help
    sitting_breaks          | may_help    | may_help
    sleep                   | may_help    | may_help
    smoking                 | may_help    | may_help
    staying_active          | do          | do
    strengthening           | not_advised | do
    stretching              | may_help    | may_help
    taping                  | not_advised | not_advised
    tens                    | not_advised | not_advised
    therapeutic_ultrasound  | not_advised | not_advised
    topical_treatments      | may_help    | may_help
    traction                | not_advised | not_advised
    trigger_point_injection | not_advised | not_advised
    walking                 | do          | do
    weight                  | ask_first   | ask_first
    yoga_and_tai_chi        | not_advised | may_help
"""

PEOPLE: dict[str, tuple[dict[str, Any], str]] = {
    "under 16": ({"age": 14.0, "height_cm": 162.0, "weight_kg": 50.0}, UNDER_16),
    "pregnant": (
        {"sex": "female", "age": 31.0, "height_cm": 168.0, "pregnant": True, "pregnancy_weeks": 28.0},
        PREGNANT,
    ),
    "cancer": ({"cancer_ever": True}, CANCER),
    "blood thinner": ({"blood_thinner": True, "thinner_kind": "doac", "hours_since_thinner": 8.0}, BLOOD_THINNER),
    "aged 80": ({"age": 80.0}, AGED_80),
}


def _drawn(text: str, phase: str) -> dict[str, str]:
    """Option to verdict; every line is one option, and none comes twice."""
    head, *lines = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    column = head.index(phase)
    found = {line[0]: line[column] for line in lines}
    assert len(found) == len(lines), "an option is drawn twice"
    return found


def _answers(edition: Edition, calm: dict[str, Any], person: str, phase: str) -> Answers:
    return Answers.checked({**calm, **PEOPLE[person][0], **PHASES[phase]}, edition)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("phase", PHASES)
def test_the_plan_says_what_is_drawn(edition, calm, person, phase):
    assessment = assess(_answers(edition, calm, person, phase), edition)
    found = choices(assessment, states_of(assessment).readings)
    assert {id: one.verdict.word for id, one in found.items()} == _drawn(PEOPLE[person][1], phase)


def test_the_table_engine_says_what_is_drawn(edition, calm):
    drawn = [(person, phase) for person in PEOPLE for phase in PHASES]
    told = [engine_values(_answers(edition, calm, *one), edition) for one in drawn]
    rows = table_care.read(edition, table.read(edition, frame(edition, told).lazy())).collect().iter_rows(named=True)
    for (person, phase), row in zip(drawn, rows, strict=True):
        found = {id: CareVerdict(row[table_care.CARE + id]).word for id in edition.care}
        assert found == _drawn(PEOPLE[person][1], phase), (person, phase)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_option_is_missing_and_each_verdict_is_a_word(edition, person):
    for phase in PHASES:
        drawn = _drawn(PEOPLE[person][1], phase)
        assert set(drawn) == set(edition.care)
        assert set(drawn.values()) <= {one.word for one in CareVerdict} - {"open"}
