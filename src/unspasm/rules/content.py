"""What the knowledge says besides urgency and causes: triggers, scans, and what people read about back spasms."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from unspasm.rules.expr import Expr
from unspasm.rules.rule import Evidence
from unspasm.words import Urgency

TriggerKind: TypeAlias = Literal["set_off", "keeps_going", "raises_risk", "not_supported"]
Study: TypeAlias = Literal["none", "xray", "mri", "ct", "ultrasound", "ask"]
HowSoon: TypeAlias = Literal["now", "within_hours", "same_day", "within_2_weeks", "after_review", "not_now"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What set the pain off, keeps it going or raises its risk; or what people only believe does (not_supported).

    `believed` says how the belief and the studies differ. `claims` are the statements of the article it serves.
    """

    id: str
    name: str
    kind: TriggerKind
    when: Expr
    sql: str
    say: str
    believed: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    judgement: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation in which guidelines say what to scan. The first of the list that applies is shown.

    It applies when a rule of one of `for_causes` fired at `from_level` or above, or when `when` is present.
    `acr_variant`: its number in the ACR 2021 criteria, where it is one of their seven.
    """

    id: str
    name: str
    acr_variant: int | None
    for_causes: tuple[str, ...]
    from_level: Urgency
    when: Expr | None
    study: Study
    study_words: str
    how_soon: HowSoon
    who_orders: str
    say: str
    would_change: tuple[str, ...]
    differs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    judgement: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Caution:
    """When a study needs a question first, such as a pacemaker before an MRI."""

    id: str
    when: Expr
    studies: tuple[Study, ...]
    say: str
    evidence: tuple[Evidence, ...]
    judgement: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class ScanFinding:
    """A finding that scans show in people without pain. `shares`: percent of them at 20, 30 … 80 years of age."""

    id: str
    name: str
    shares: tuple[Evidence, ...]
    ages: tuple[int, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class ScanNote:
    """One sentence about scans with its figure: `topic` is with_pain, harm, accuracy or guideline."""

    id: str
    topic: str
    say: str
    evidence: Evidence
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about back spasms that people read, what the evidence says, and what in the product serves it."""

    id: str
    statement: str
    verdict: Literal["supported", "partly", "not_supported", "unclear"]
    why: str
    evidence: tuple[Evidence, ...]
    judgement: str
    served_by: tuple[str, ...]
    reviewed_by: str
