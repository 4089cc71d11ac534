"""How it is likely to go on: measured in groups of people, and told as wide as it was measured."""

from collections.abc import Mapping
from dataclasses import dataclass

from unspasm.assessment.assess import Assessment
from unspasm.plan.states import States, states_of
from unspasm.rules.care import Curve, OutlookNote
from unspasm.words import Phase, Urgency


@dataclass(frozen=True, slots=True)
class Outlook:
    """`curve`: the course for this phase, and `compared`: an older one; both None while the phase is unknown.

    `notes` by topic, in the order of the files. `wait`: something must be seen first, so that no course of ordinary
    back pain may reassure.
    """

    phase: Phase
    curve: Curve | None
    compared: Curve | None
    notes: Mapping[str, tuple[OutlookNote, ...]]
    wait: bool


def outlook(assessment: Assessment, states: States | None = None) -> Outlook:
    """The outlook for this assessment's phase. All notes of all phases while the phase is unknown."""
    states = states or states_of(assessment)
    edition, phase = assessment.edition, assessment.phase
    curves = [one for one in edition.curves if one.phase is phase]
    notes: dict[str, list[OutlookNote]] = {}
    for note in edition.outlook:
        if (phase is Phase.UNKNOWN or phase in note.phases) and states.hold("outlook", note.id):
            notes.setdefault(note.topic, []).append(note)
    return Outlook(
        phase=phase,
        curve=next((one for one in curves if one.default), None),
        compared=next((one for one in curves if not one.default), None),
        notes={topic: tuple(found) for topic, found in notes.items()},
        wait=assessment.triage.level >= Urgency.SOON,
    )
