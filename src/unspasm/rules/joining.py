"""How the limits of a care option join to one verdict; both engines follow these words, each in its own way."""

from unspasm.words import CareVerdict


def joined(present: CareVerdict | None, undecided: CareVerdict | None, *, stays_allowed: bool) -> CareVerdict:
    """The verdict of an option. `present`: the highest limit that holds; `undecided`: the highest that may hold.

    A missing answer that could forbid what is allowed so far makes it `OPEN`. What stays allowed (walking, rest) is
    then no more than `MAY_HELP`. A missing answer never gives more than the answer would.
    """
    if present is not None and not present.allows:
        return present
    missing = undecided is not None and (present is None or undecided > present)
    if not missing:
        return CareVerdict.OPEN if present is None else present
    if stays_allowed or (present is not None and undecided == CareVerdict.MAY_HELP):
        return CareVerdict.MAY_HELP
    return CareVerdict.OPEN
