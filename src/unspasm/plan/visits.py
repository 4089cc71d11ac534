"""Which professional for what: those whom this person's answers point to first."""

from dataclasses import dataclass

from unspasm.assessment.assess import Assessment
from unspasm.plan.states import States, states_of
from unspasm.rules.care import Professional


@dataclass(frozen=True, slots=True)
class Visits:
    """`pointed_to`: their state holds for this person. `others`: everyone else, in the order of the files."""

    pointed_to: tuple[Professional, ...]
    others: tuple[Professional, ...]


def visits(assessment: Assessment, states: States | None = None) -> Visits:
    states = states or states_of(assessment)
    named = [one for one in assessment.edition.professionals if one.state.when or one.state.from_level]
    pointed = tuple(one for one in named if states.hold("professional", one.id))
    others = tuple(one for one in assessment.edition.professionals if one not in pointed)
    return Visits(pointed, others)
