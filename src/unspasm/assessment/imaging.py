"""Whether a scan is needed. The situations of the guidelines come with the imaging content; the shape stands."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from unspasm.assessment.triage import Triage
from unspasm.words import Urgency

Advice: TypeAlias = Literal["none", "xray", "mri", "ct", "ask"]


@dataclass(frozen=True, slots=True)
class Imaging:
    """Which scan, how soon, and why. `ask`: the people who examine you decide."""

    advice: Advice
    how_soon: str
    reason: str
    sources: tuple[str, ...]


def imaging(triage: Triage) -> Imaging:
    """`none` only for ordinary pain with the danger questions answered; otherwise whoever examines decides."""
    if triage.level >= Urgency.SOON:
        return Imaging(
            "ask",
            triage.level.word,
            "Something in your answers needs a check. Who examines you decides if a scan is needed, and which.",
            (),
        )
    if not triage.finished:
        return Imaging("ask", "after the open questions", "Some danger questions are still open.", ())
    return Imaging(
        "none",
        "not now",
        "Nothing in your answers points to a cause that a scan would show. New danger signs would change that.",
        ("nice_ng59",),
    )
