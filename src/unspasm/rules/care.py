"""What one may do or take: care options, the gates they share, and the steps, visits and outlook of the plan."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from unspasm.rules.expr import Expr
from unspasm.rules.rule import Evidence
from unspasm.words import CareVerdict, Phase, Urgency

Size: TypeAlias = Literal["none", "small", "moderate", "large", "mixed", "unknown"]
Certainty: TypeAlias = Literal["high", "moderate", "low", "very_low", "none"]
Amount: TypeAlias = Literal["low", "some", "high"]
Position: TypeAlias = Literal["recommends", "may", "only_with_exercise", "last_resort", "not_advised", "not_covered"]
Stage: TypeAlias = Literal["acute", "recovering", "building"]
CARE_GROUPS = (
    "comfort",
    "movement",
    "exercise",
    "hands_on",
    "device",
    "medicine",
    "procedure",
    "mind",
    "everyday",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One sentence with what it rests on: evidence, or judgement with its reason."""

    say: str
    evidence: tuple[Evidence, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class State:
    """A state of a person: `when` is present, or a rule fired that asks for `from_level` or more.

    With `for_causes` only rules of these causes count. With none of the three it is everyone's state.
    """

    when: Expr | None
    sql: str
    from_level: Urgency | None
    for_causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """In this state, a care option is no better than `verdict`. Always for a reason."""

    id: str
    state: State
    verdict: CareVerdict
    say: str
    evidence: tuple[Evidence, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class Gate:
    """Limits that many options share, such as those for everything that moves the spine by force."""

    id: str
    name: str
    limits: tuple[Limit, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class ByPhase:
    """What an option does in these phases, how sure that is, and its verdict before any limit."""

    phases: tuple[Phase, ...]
    limit: Limit
    size: Size
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Stand:
    """What one guideline says about an option; `not_covered` when it says nothing, or we read nothing."""

    body: str
    position: Position
    phases: tuple[Phase, ...]
    say: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CareOption:
    """One thing a person may do, use or be offered. `stays_allowed`: a missing answer never takes it away."""

    id: str
    name: str
    group: str
    about: str
    for_whom: str
    stays_allowed: bool
    gates: tuple[str, ...]
    by_phase: tuple[ByPhase, ...]
    limits: tuple[Limit, ...]
    harms: tuple[Ground, ...]
    effort: Amount
    effort_words: str
    cost: Amount
    cost_words: str
    guidelines: tuple[Stand, ...]
    differ: str
    how: tuple[str, ...]
    ask: tuple[str, ...]
    find: str
    claims: tuple[str, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the few things of a day. Shown where the verdict of its care option allows it, and its state holds."""

    id: str
    stages: tuple[Stage, ...]
    care: str
    title: str
    state: State
    slots: tuple[str, ...]
    days: tuple[int, ...]
    minutes: int
    ground: Ground
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Avoid:
    """What not to do, in these stages and this state."""

    id: str
    stages: tuple[Stage, ...]
    state: State
    ground: Ground
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Review:
    """When to look again, and what then. `day`: days from the day of the plan; for the calendar."""

    id: str
    levels: tuple[Urgency, ...]
    state: State
    day: int
    title: str
    ground: Ground
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Professional:
    """Someone a person may go to: for what, what they can and cannot do, and what to ask."""

    id: str
    name: str
    state: State
    for_what: Ground
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    ask: tuple[str, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The mean pain of a group, 0 to 100, so many weeks in; the interval stands in the evidence."""

    week: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Curve:
    """How the mean pain of groups went on. `counted_from`: the start of the pain, or entry to the study."""

    id: str
    phase: Phase
    name: str
    default: bool
    counted_from: str
    certainty: Certainty
    points: tuple[CurvePoint, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class OutlookNote:
    """One sentence about how it goes on. `of_100`: of 100 people like those studied; None where it is no share."""

    id: str
    topic: str
    phases: tuple[Phase, ...]
    state: State
    ground: Ground
    of_100: float | None
    reviewed_by: str
