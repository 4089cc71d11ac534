"""How far clues may move a cause (CLINICAL_NOTES 5.3), the same numbers for both engines. Natural logarithms."""

from math import log

GROUP_LIMITS = (log(0.25), log(8))
CAUSE_LIMITS = (-log(10), log(20))
SERIOUS_GROUP_FLOOR = log(0.5)
SERIOUS_FLOOR = log(0.33)
FEWEST = 0.1  # per 1,000: the start of a cause that its own rule named but that has no figure in this pattern


def limits(serious: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """The limits of one group, and of the whole cause: missing signs push a serious cause down only a little."""
    if serious:
        return (SERIOUS_GROUP_FLOOR, GROUP_LIMITS[1]), (SERIOUS_FLOOR, CAUSE_LIMITS[1])
    return GROUP_LIMITS, CAUSE_LIMITS
