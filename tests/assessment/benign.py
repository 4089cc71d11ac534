"""Made-up people with ordinary back strain and the usual noise: what must not raise the alarm (clinical notes 4).

Every danger sign is answered with no; what is drawn is what people with an ordinary strain often tell.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from unspasm import assess, load
from unspasm.library.edition import Edition
from unspasm.words import Urgency

NOISE: Mapping[str, float] = {
    "night_pain": 0.4,
    "cannot_stand_or_walk": 0.15,
    "pop_felt": 0.15,
    "constipation": 0.1,
    "earlier_spine_operation": 0.05,
    "smoker": 0.2,
    "smoker_with_high_pressure": 0.1,
    "diabetes": 0.1,
    "poor_sleep": 0.3,
    "low_mood": 0.2,
    "worse_on_straining": 0.3,
    "morning_stiffness": 0.3,
    "buttock_pain": 0.25,
    "psoriasis": 0.03,
    "old_scan_words": 0.2,
    "leg_pain": 0.2,
    "leg_tingling": 0.1,
    "muscle_spasm": 0.5,
    "first_back_pain_ever": 0.15,
    "widespread_pain": 0.05,
    "feels_weak_trunk": 0.3,
    "long_sitting": 0.4,
    "artery_disease": 0.05,
    "fever_medicine_in_6_hours": 0.5,
}


@dataclass
class Benign:
    """How many were made, how many got more than a routine visit, and which rule or trap they had."""

    people: int = 0
    above: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    with_trap: Counter[str] = field(default_factory=Counter)
    above_with_trap: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.above / self.people


def people(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Adults of 18 to 85 with a strain under six weeks old; all that is asked is answered."""
    dice = random.Random(seed)
    facts = load().facts.values()
    no = {fact.id: False for fact in facts if fact.kind == "yes_no"}
    for _ in range(count):
        age = float(dice.randint(18, 85))
        yes = {name: dice.random() < chance for name, chance in NOISE.items()}
        spasm = {"movement_changes_it": True, "eases_when_still": True, "beside_spine": True}
        told = {
            "age": age,
            "sex": dice.choice(["female", "male"]),
            "began_with_strain": dice.random() < 0.7,
            "onset": dice.choices(["abrupt", "same_day", "gradual"], [0.35, 0.25, 0.4])[0],
            "duration_days": float(dice.choice([0, 0, 1, 2, 3, 5, 8, 14, 21, 35])),
            "pain_worst": float(dice.choice([3, 4, 5, 6, 7, 8, 9, 10])),
            "over_two_earlier_episodes": dice.random() < 0.3,
        }
        yield {**no, **spasm, **yes, **told}


def run(count: int, seed: int = 1, edition: Edition | None = None) -> Benign:
    """Assess them all, with the edition that ships or another one."""
    found = Benign()
    for told in people(count, seed):
        triage = assess(told, edition).triage
        above = triage.level > Urgency.ROUTINE
        traps = [name for name in NOISE if told[name]]
        traps += ["pain_9_or_10"] if told["pain_worst"] >= 9 else []
        traps += ["age_65_or_over"] if told["age"] >= 65 else []
        found.people += 1
        found.above += above
        found.with_trap.update(traps)
        if above:
            found.above_with_trap.update(traps)
            found.by_rule.update({one.rule.id for one in triage.reasons if one.rule.urgency > Urgency.ROUTINE})
    return found
