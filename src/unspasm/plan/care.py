"""One verdict for each care option and person, with the limits that decided it and the answers that are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from unspasm.assessment.assess import Assessment
from unspasm.engines.person import Reading, together
from unspasm.library.edition import Edition, for_each_edition
from unspasm.rules.care import ByPhase, CareOption, Limit
from unspasm.rules.joining import joined
from unspasm.words import CareVerdict

_Limits: TypeAlias = list[tuple[str, Limit]]


@dataclass(frozen=True, slots=True)
class Held:
    """A limit that holds for this person, with the answers that made it so."""

    limit: Limit
    reading: Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """A care option with its verdict for one person.

    `reasons`: the limits that hold, the most forbidding first; never empty unless the verdict is open.
    `waiting`: the limits that a missing answer leaves open and that could forbid more; `missing`: these answers.
    `now`: what the studies say for this person's phase, where that is known.
    """

    option: CareOption
    verdict: CareVerdict
    reasons: tuple[Held, ...]
    waiting: tuple[Limit, ...]
    missing: tuple[str, ...]
    now: ByPhase | None

    @property
    def because(self) -> tuple[Held, ...]:
        """The reasons that make the verdict what it is."""
        return tuple(one for one in self.reasons if one.limit.verdict == self.verdict)


def choices(assessment: Assessment, states: Mapping[str, Reading]) -> Mapping[str, Choice]:
    """Every care option of the edition with its verdict, by id, in the order of the files."""
    return {option.id: _choice(option, limits, states) for option, limits in _by_option(assessment.edition)}


def _choice(option: CareOption, limits: _Limits, states: Mapping[str, Reading]) -> Choice:
    read = [(limit, states[at]) for at, limit in limits]
    held = sorted((Held(*one) for one in read if one[1].holds), key=lambda one: -one.limit.verdict)
    present = held[0].limit.verdict if held else None
    undecided = [one for one in read if one[1].holds is None]
    waiting = [one for one in undecided if present is None or one[0].verdict > present]
    highest = max((limit.verdict for limit, _ in waiting), default=None)
    return Choice(
        option=option,
        verdict=joined(present, highest, stays_allowed=option.stays_allowed),
        reasons=tuple(held),
        waiting=tuple(limit for limit, _ in waiting),
        missing=together(reading for _, reading in waiting),
        now=next((one for one in option.by_phase if states[f"limit {one.limit.id}"].holds), None),
    )


@for_each_edition
def _by_option(edition: Edition) -> list[tuple[CareOption, _Limits]]:
    """The limits of each option with where their readings stand."""
    return [(one, [(f"limit {limit.id}", limit) for limit in edition.limits_of(one)]) for one in edition.care.values()]


def reviewer(edition: Edition, option: CareOption, limit: Limit) -> str:
    """Who reviewed the gate that the limit stands in, else who reviewed the option."""
    gates = (edition.gates[id] for id in option.gates)
    return next((gate.reviewed_by for gate in gates if limit in gate.limits), option.reviewed_by)
