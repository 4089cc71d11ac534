"""What all states of care and plan say about one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unspasm.assessment.answers import engine_values
from unspasm.assessment.assess import Assessment
from unspasm.engines.person import Reading
from unspasm.engines.person import reader as reader_of


@dataclass(frozen=True, slots=True)
class States:
    """The reading of every state under its `kind id`, and the facts, asked and derived, that are known."""

    readings: Mapping[str, Reading]
    known: Mapping[str, Any]

    def hold(self, kind: str, id: str) -> bool:
        return self.readings[f"{kind} {id}"].holds is True


def states_of(assessment: Assessment) -> States:
    """Read anew from the answers of the assessment; nothing is kept between people."""
    reader = reader_of(assessment.edition)
    values = reader.with_gates(engine_values(assessment.answers, assessment.edition))
    known = reader.with_derived(values)
    return States(reader.state_readings(reader.read(values, known), values, known), known)
