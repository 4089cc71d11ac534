"""What a person takes: the names they gave, what is in them, and what they took in the last 24 hours."""

from collections.abc import Mapping
from dataclasses import dataclass

from unspasm.rules.medicine import MedicineName


@dataclass(frozen=True, slots=True)
class Taken:
    """One medicine that a person takes, or has taken in the last 24 hours.

    `units_24h`: tablets, patches or measures in 24 hours; None when nobody said. `mg`: milligrams of each ingredient
    in one unit, where it is known. `hours_since_last`: None counts as just now.
    """

    typed: str
    name: MedicineName
    units_24h: float | None = None
    mg: Mapping[str, float] | None = None
    hours_since_last: float | None = None

    @property
    def strengths(self) -> Mapping[str, float]:
        return self.name.mg if self.mg is None else {**self.name.mg, **self.mg}


@dataclass(frozen=True, slots=True)
class Taking:
    """`complete`: the person said that this is all. `unrecognised`: names that nobody here knows."""

    items: tuple[Taken, ...] = ()
    unrecognised: tuple[str, ...] = ()
    complete: bool = False

    @property
    def known_whole(self) -> bool:
        """Nothing else is taken: only then does a missing medicine count as not taken."""
        return self.complete and not self.unrecognised
