"""MedicationRequest: the name of the medicine, and whether it is taken now or only drafted."""

from dataclasses import dataclass
from typing import Any

from unspasm.fhir.r4 import concept

_OVER = frozenset(("stopped", "cancelled", "completed", "entered-in-error"))


@dataclass(frozen=True, slots=True)
class MedicationRequest:
    """`name`: the text, else the display of a code; empty when there is neither. `unread`: elements not used."""

    name: str
    drafted: bool
    over: bool
    unread: tuple[str, ...]


def read(resource: dict[str, Any]) -> MedicationRequest:
    """Doses, dates and dispensing are not read: the check asks the person for these."""
    coded = resource.get("medicationCodeableConcept")
    name = concept.text(coded) or next(iter(concept.displays(coded)), "")
    if not name and isinstance(resource.get("medicationReference"), dict):
        shown = resource["medicationReference"].get("display")
        name = shown.strip() if isinstance(shown, str) else ""
    status = str(resource.get("status") or "")
    used = {"resourceType", "id", "meta", "status", "medicationCodeableConcept", "medicationReference"}
    return MedicationRequest(name, status == "draft", status in _OVER, tuple(sorted(map(str, resource.keys() - used))))
