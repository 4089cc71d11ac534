"""The peer: 20 of the urgency rules written by hand, as a clinic's programmer might, in Python and in NumPy.

Two-valued on purpose: an unknown counts as no, and no reason is given. That is what the comparison costs.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

SIGNS = ("new_trouble_peeing", "new_urine_leak", "new_bowel_trouble", "saddle_numbness", "new_genital_numbness")
GERMS = (
    "injects_drugs",
    "recent_infection",
    "recent_spine_procedure",
    "recent_invasive_procedure",
    *("dialysis_or_line", "weak_immunity", "heart_valve_or_endocarditis", "tb_contact"),
)


def level_by_hand(told: Mapping[str, Any]) -> int:
    """The level by 20 rules: 4 emergency to 0 self-care."""
    get = told.get
    fever = get("fever") or get("shaking_chills")
    cauda = any(get(sign) for sign in SIGNS)
    germs = any(get(germ) for germ in GERMS)
    age, pain = get("age") or 0, get("pain_worst") or 0
    severe = pain >= 8 or (pain >= 7 and age >= 55)
    if cauda or get("both_legs_symptoms") or get("both_legs_weak"):
        return 4
    if get("cancer_ever") and (get("leg_weakness") or get("unsteady_legs")):
        return 4
    if (fever and germs) or (get("very_ill") and fever) or get("tearing_pain") or get("cold_pale_limb"):
        return 4
    if (get("collapsed") and age >= 50) or get("chest_pain_or_breathless") or get("black_or_bloody_poo"):
        return 4
    if get("testicle_pain") or get("upper_belly_pain_vomiting") or get("on_floor_over_an_hour"):
        return 4
    if get("leg_weakness") or get("unsteady_legs") or fever or get("blistering_rash"):
        return 3
    if get("hard_fall_or_crash") and (severe or get("cannot_stand_or_walk")):
        return 3
    if get("cancer_ever") or (get("weight_loss") and age >= 60):
        return 2
    return 1 if get("leg_pain_below_knee") or (get("duration_days") or 0) >= 42 else 0


def level_in_numpy(column: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.int8]:
    """The same 20 rules over whole columns, unknown as no."""

    def any_of(*names: str) -> Any:
        return np.logical_or.reduce([column[name] for name in names])

    fever, germs = any_of("fever", "shaking_chills"), any_of(*GERMS)
    age, pain = column["age"], column["pain_worst"]
    severe = (pain >= 8) | ((pain >= 7) & (age >= 55))
    weak = any_of("leg_weakness", "unsteady_legs")
    emergency = any_of(*SIGNS, "both_legs_symptoms", "both_legs_weak") | (column["cancer_ever"] & weak)
    emergency |= (fever & germs) | (column["very_ill"] & fever) | (column["collapsed"] & (age >= 50))
    emergency |= any_of("tearing_pain", "cold_pale_limb", "chest_pain_or_breathless", "black_or_bloody_poo")
    emergency |= any_of("testicle_pain", "upper_belly_pain_vomiting", "on_floor_over_an_hour")
    same_day = weak | fever | column["blistering_rash"]
    same_day |= column["hard_fall_or_crash"] & (severe | column["cannot_stand_or_walk"])
    soon = column["cancer_ever"] | (column["weight_loss"] & (age >= 60))
    routine = column["leg_pain_below_knee"] | (column["duration_days"] >= 42)
    return np.select([emergency, same_day, soon, routine], [4, 3, 2, 1], 0).astype(np.int8)
