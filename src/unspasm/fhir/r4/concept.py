"""CodeableConcept: its text, and what its codings show. Anything of another shape tells nothing."""

from typing import Any


def text(concept: Any) -> str:
    return _string(concept.get("text")) if isinstance(concept, dict) else ""


def displays(concept: Any) -> tuple[str, ...]:
    return _of_codings(concept, "display")


def codes(concept: Any) -> tuple[str, ...]:
    return _of_codings(concept, "code")


def _of_codings(concept: Any, key: str) -> tuple[str, ...]:
    codings = concept.get("coding") if isinstance(concept, dict) else None
    if not isinstance(codings, list):
        return ()
    return tuple(filter(None, (_string(one.get(key)) for one in codings if isinstance(one, dict))))


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
