"""Condition: the facts of the medicine check that its words tell for sure. Anything else is reported as unread."""

from dataclasses import dataclass
from typing import Any

from unspasm.fhir.r4 import concept

_OVER = frozenset(("refuted", "entered-in-error"))
# Words of a diagnosis, all of which must stand in it, and the fact that a yes follows from. They only ever raise.
_TELLS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ulcer", "duoden"), "stomach_ulcer_or_bleed"),
    (("ulcer", "gastric"), "stomach_ulcer_or_bleed"),
    (("ulcer", "peptic"), "stomach_ulcer_or_bleed"),
    (("ulcer", "stomach"), "stomach_ulcer_or_bleed"),
    (("gastrointestinal", "hemorrhage"), "stomach_ulcer_or_bleed"),
    (("gastrointestinal", "haemorrhage"), "stomach_ulcer_or_bleed"),
    (("gastrointestinal", "bleed"), "stomach_ulcer_or_bleed"),
    (("chronic", "kidney"), "kidney_disease"),
    (("renal", "failure"), "kidney_disease"),
    (("heart", "failure"), "heart_failure"),
    (("cirrhosis",), "liver_disease"),
    (("hepatitis",), "liver_disease"),
    (("hypertension",), "high_blood_pressure"),
    (("asthma",), "asthma"),
    (("glaucoma",), "glaucoma"),
    (("epilepsy",), "epilepsy"),
    (("sleep", "apnea"), "breathing_disease_or_apnoea"),
)
_NOT_THESE = ("portal", "pulmonary hypertension", "ocular", "intracranial", "family history")


@dataclass(frozen=True, slots=True)
class Condition:
    """`facts`: those a yes follows from. `words`: the diagnosis as it stands in the record."""

    facts: tuple[str, ...]
    words: str


def read(resource: dict[str, Any]) -> Condition:
    """A refuted diagnosis tells nothing; one that is only suspected counts, since it can only raise."""
    words = concept.text(resource.get("code")) or "; ".join(concept.displays(resource.get("code")))
    if _status(resource) in _OVER:
        return Condition((), words)
    small = words.casefold()
    if any(other in small for other in _NOT_THESE):
        return Condition((), words)
    found = (fact for needles, fact in _TELLS if all(needle in small for needle in needles))
    return Condition(tuple(dict.fromkeys(found)), words)


def _status(resource: dict[str, Any]) -> str:
    status = resource.get("verificationStatus")
    if isinstance(status, str):  # R4 codes it; before R4 it was a word
        return status
    return next(iter(concept.codes(status)), "")
