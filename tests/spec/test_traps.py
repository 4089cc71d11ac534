"""What must not raise urgency on its own: the people of section 4 of the clinical notes, alone and in pairs."""

from itertools import combinations

import pytest

from unspasm import assess
from unspasm.words import Urgency

PLAIN = {"age": 30, "duration_days": 3, "pain_worst": 5}

# Where a fact says by its own meaning that this is a no, the no is written out.
TRAPS: dict[str, dict[str, object]] = {
    "Old Olga, 85": {"age": 85},
    "Sam, 10 of 10 in a spasm that eases when still": {
        "pain_worst": 10,
        "muscle_spasm": True,
        "eases_when_still": True,
    },
    "Lena, locked and helped to a chair on day 1": {
        "cannot_stand_or_walk": True,
        "muscle_spasm": True,
        "both_legs_weak": False,
        "duration_days": 1,
    },
    "Paul, a pop and it was there": {"onset": "abrupt", "began_with_strain": True, "pop_felt": True},
    "Nadia, awake at night": {"night_pain": True},
    "Will, a week and no better": {"duration_days": 7, "getting_worse": False},
    "Cora, constipated by codeine": {"constipation": True, "new_bowel_trouble": False},
    "Bea, burning pee": {"burning_pee": True, "new_trouble_peeing": False, "saddle_numbness": False},
    "Lia, the old leak on coughing": {"new_urine_leak": False},
    "Peter, the old weak stream": {"sex": "male", "new_trouble_peeing": False},
    "Eric, an old erection trouble": {"sex": "male", "new_genital_numbness": False},
    "Tina, tingling in one leg in some positions": {"leg_tingling": True, "leg_numbness": False},
    "Carl, a calf cramp": {"leg_pain": True, "leg_weakness": False},
    "Hana, both legs heavy on walking for long": {
        "both_legs_on_walking": True,
        "both_legs_symptoms": False,
        "duration_days": 120,
    },
    "Dan, dizzy once on standing up": {"collapsed": False},
    "Smoker Stan, high pressure": {"smoker": True, "smoker_with_high_pressure": True},
    "Dora, diabetes and extra weight": {"diabetes": True, "weight_kg": 110, "height_cm": 165, "weak_immunity": False},
    "Asa, one aspirin a day": {"blood_thinner": False},
    "Bruno, blood thinner and a slow pain": {
        "blood_thinner": True,
        "onset": "gradual",
        "movement_changes_it": True,
        "pain_worst": 6,
    },
    "Ida, a fall four months ago": {"fall_or_bump": True, "duration_days": 120},
    "Ivo, a crash four months ago": {"hard_fall_or_crash": True, "duration_days": 120},
    "Bob, a low-speed bump": {
        "fall_or_bump": True,
        "pain_worst": 3,
        "cannot_stand_or_walk": False,
    },
    "Stella, a steroid inhaler": {"long_term_steroids": False},
    "Petra, thinner by plan": {"weight_loss": False},
    "Basil, a basal-cell skin cancer": {"cancer_ever": False},
    "Mona, stiff in the morning": {"morning_stiffness": True, "fused_spine": False},
    "Bert, a sore buttock": {"buttock_pain": True},
    "Pia, psoriasis": {"psoriasis": True},
    "Olaf, told of a bulge and of wear by an old scan": {"old_scan_words": True},
    "Nils, poor sleep": {"poor_sleep": True},
    "Anna, worried and low": {"low_mood": True},
    "Wanda, pain in many parts for years": {"widespread_pain": True, "back_pain_over_3_months": True},
    "Owen, an old back operation": {"earlier_spine_operation": True},
    "Maya, the usual period pain": {
        "sex": "female",
        "comes_with_periods": True,
        "low_belly_cramps": True,
        "may_be_pregnant": False,
    },
}

# Those who tell something true about themselves. The people with an injury stand alone here.
PAIRED = (
    "Old Olga, 85",
    "Sam, 10 of 10 in a spasm that eases when still",
    "Lena, locked and helped to a chair on day 1",
    "Paul, a pop and it was there",
    "Nadia, awake at night",
    "Will, a week and no better",
    "Cora, constipated by codeine",
    "Bea, burning pee",
    "Peter, the old weak stream",
    "Tina, tingling in one leg in some positions",
    "Carl, a calf cramp",
    "Hana, both legs heavy on walking for long",
    "Smoker Stan, high pressure",
    "Dora, diabetes and extra weight",
    "Bruno, blood thinner and a slow pain",
    "Mona, stiff in the morning",
    "Bert, a sore buttock",
    "Pia, psoriasis",
    "Olaf, told of a bulge and of wear by an old scan",
    "Nils, poor sleep",
    "Anna, worried and low",
    "Wanda, pain in many parts for years",
    "Owen, an old back operation",
    "Maya, the usual period pain",
)


def _one_person(first: str, second: str) -> bool:
    """One person can be both: no fact would need two answers."""
    return all(TRAPS[first][fact] == TRAPS[second][fact] for fact in TRAPS[first].keys() & TRAPS[second].keys())


PAIRS = [pair for pair in combinations(PAIRED, 2) if _one_person(*pair)]


def _level(edition, *people):
    dangers: dict[str, object] = {fact.id: False for fact in edition.facts.values() if fact.danger}
    answers = {**dangers, **PLAIN}
    for person in people:
        answers |= TRAPS[person]
    return assess(answers, edition).triage.level


@pytest.mark.parametrize("person", TRAPS)
def test_no_trap_raises_urgency_on_its_own(person, edition):
    assert _level(edition, person) <= Urgency.ROUTINE


@pytest.mark.parametrize("pair", PAIRS, ids=" + ".join)
def test_two_traps_together_still_raise_nothing(pair, edition):
    assert _level(edition, *pair) <= Urgency.ROUTINE
