"""The closed shapes of care, gates, plan, visit and outlook files."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from unspasm.library.schema import Closed, EvidenceItem, Grounded, Id, Steps, Words
from unspasm.library.schema_content import ClaimId
from unspasm.rules.care import CARE_GROUPS, Amount, Certainty, Position, Size, Stage
from unspasm.words import Phase

Verdicts = Literal["do", "may_help", "ask_first", "not_advised", "not_for_you"]
PhaseName = Literal["acute", "subacute", "chronic"]
Slot = Literal["morning", "midday", "afternoon", "evening", "night"]
Topic = Literal[
    "recovery",
    "work",
    "recurrence",
    "slower",
    "better_means",
    "screening",
    "not_better",
    "flare",
    "done",
    "course",
]
Day = Annotated[int, Field(ge=1, le=7)]


class InState(Closed):
    """A state of a person, by facts, by level, or by the causes whose rules fired."""

    when: Words | None = None
    from_level: Steps | None = None
    for_causes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _causes_have_a_level(self) -> "InState":
        if self.for_causes and self.from_level is None:
            raise ValueError("for_causes needs from_level: a cause counts from a level on")
        return self


class GroundItem(Grounded):
    say: Words


class LimitItem(InState, Grounded):
    id: Id
    verdict: Verdicts
    say: Words

    @model_validator(mode="after")
    def _has_a_state(self) -> "LimitItem":
        if self.when is None and self.from_level is None:
            raise ValueError("a limit needs when or from_level: say by_phase what is true for everyone")
        return self


class GateFile(Closed):
    id: Id
    name: Words
    reviewed_by: Words
    limits: Annotated[tuple[LimitItem, ...], Field(min_length=1)]


class ByPhaseItem(Grounded):
    phases: Annotated[tuple[PhaseName, ...], Field(min_length=1)]
    verdict: Verdicts
    size: Size
    certainty: Certainty
    say: Words


class StandItem(Closed):
    body: Id
    position: Position
    phases: tuple[PhaseName, ...] = ()
    say: Words
    evidence: tuple[EvidenceItem, ...] = ()

    @model_validator(mode="after")
    def _cited(self) -> "StandItem":
        if bool(self.evidence) == (self.position == "not_covered"):
            raise ValueError("a guideline's position cites it; not_covered cites nothing")
        return self


class CareFile(Closed):
    id: Id
    name: Words
    group: Literal[CARE_GROUPS]  # type: ignore[valid-type]
    reviewed_by: Words
    about: Words
    for_whom: Words
    stays_allowed: bool = False
    gates: tuple[Id, ...] = ()
    by_phase: Annotated[tuple[ByPhaseItem, ...], Field(min_length=1)]
    limits: tuple[LimitItem, ...] = ()
    harms: Annotated[tuple[GroundItem, ...], Field(min_length=1)]
    effort: Amount
    effort_words: Words
    cost: Amount
    cost_words: Words
    guidelines: Annotated[tuple[StandItem, ...], Field(min_length=1)]
    differ: str = ""
    how: tuple[Words, ...] = ()
    ask: tuple[Words, ...] = ()
    find: str = ""
    claims: tuple[ClaimId, ...] = ()

    @model_validator(mode="after")
    def _each_phase_once(self) -> "CareFile":
        named = sorted(phase for one in self.by_phase for phase in one.phases)
        if named != sorted(phase.value for phase in Phase if phase is not Phase.UNKNOWN):
            raise ValueError("by_phase must name acute, subacute and chronic once each")
        return self


class StepItem(InState, Grounded):
    id: Id
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    care: Id
    title: Words
    say: Words
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    days: Annotated[tuple[Day, ...], Field(min_length=1)] = (1, 2, 3, 4, 5, 6, 7)
    minutes: Annotated[int, Field(ge=0, le=120)] = 0


class AvoidItem(InState, Grounded):
    id: Id
    stages: tuple[Stage, ...] = ("acute", "recovering", "building")
    say: Words


class ReviewItem(InState, Grounded):
    id: Id
    levels: Annotated[tuple[Steps, ...], Field(min_length=1)]
    day: Annotated[int, Field(ge=0, le=365)]
    title: Words
    say: Words


class PlanFile(Closed):
    reviewed_by: Words
    steps: tuple[StepItem, ...] = ()
    avoid: tuple[AvoidItem, ...] = ()
    reviews: tuple[ReviewItem, ...] = ()


class ProfessionalItem(InState, Grounded):
    id: Id
    name: Words
    say: Words
    can: Annotated[tuple[Words, ...], Field(min_length=1)]
    cannot: Annotated[tuple[Words, ...], Field(min_length=1)]
    ask: Annotated[tuple[Words, ...], Field(min_length=1)]


class VisitFile(Closed):
    reviewed_by: Words
    professionals: tuple[ProfessionalItem, ...]


class PointItem(Closed):
    week: Annotated[int, Field(ge=0, le=52)]
    evidence: EvidenceItem

    @model_validator(mode="after")
    def _on_the_scale(self) -> "PointItem":
        if isinstance(self.evidence.value, str) or not 0 <= self.evidence.value <= 100:
            raise ValueError("a point of a curve is a number from 0 to 100")
        return self


class CurveItem(Closed):
    id: Id
    phase: PhaseName
    name: Words
    default: bool = False
    counted_from: Words
    certainty: Certainty
    points: Annotated[tuple[PointItem, ...], Field(min_length=2)]


class OutlookItem(InState, Grounded):
    id: Id
    topic: Topic
    phases: tuple[PhaseName, ...] = ("acute", "subacute", "chronic")
    say: Words
    of_100: Annotated[float, Field(ge=0, le=100)] | None = None


class OutlookFile(Closed):
    reviewed_by: Words
    curves: tuple[CurveItem, ...] = ()
    notes: tuple[OutlookItem, ...] = ()
