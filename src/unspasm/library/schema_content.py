"""The closed shapes of trigger, imaging and claim files."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from unspasm.library.schema import Closed, EvidenceItem, Grounded, Id, Steps, Words
from unspasm.rules.content import HowSoon, Study, TriggerKind
from unspasm.words import Read

Row = Annotated[str, Field(pattern=r"^[A-Z]{2,3}-?\d+$")]
ClaimId = Annotated[str, Field(pattern=r"^S\d+$")]


class TriggerItem(Grounded):
    id: Id
    name: Words
    kind: TriggerKind
    when: Words
    say: Words
    believed: str = ""
    claims: tuple[ClaimId, ...] = ()


class TriggerFile(Closed):
    reviewed_by: Words
    triggers: tuple[TriggerItem, ...]


class SituationItem(Grounded):
    id: Id
    name: Words
    acr_variant: Annotated[int, Field(ge=1, le=7)] | None = None
    for_causes: tuple[Id, ...] = ()
    from_level: Steps = "soon"
    when: str | None = None
    study: Study
    study_words: Words
    how_soon: HowSoon
    who_orders: Words
    say: Words
    would_change: tuple[Words, ...] = ()
    differs: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _applies(self) -> "SituationItem":
        if not self.for_causes and self.when is None:
            raise ValueError("a situation needs for_causes, when, or both: nobody would ever be in it")
        if self.study in ("none", "ask") and not self.would_change:
            raise ValueError("no scan must list what would change that: give would_change")
        return self


class Share(Closed):
    age: Literal[20, 30, 40, 50, 60, 70, 80]
    percent: Annotated[float, Field(ge=0, le=100)]
    read: Read
    rows: tuple[Row, ...] = ()


class FindingItem(Closed):
    id: Id
    name: Words
    shares: tuple[Share, ...]
    source: Id
    population: Words

    @model_validator(mode="after")
    def _every_decade(self) -> "FindingItem":
        if [share.age for share in self.shares] != [20, 30, 40, 50, 60, 70, 80]:
            raise ValueError("one share for each decade from 20 to 80, in this order")
        return self


class NoteItem(Closed):
    id: Id
    say: Words
    evidence: EvidenceItem


class CautionItem(Grounded):
    id: Id
    when: Words
    studies: Annotated[tuple[Study, ...], Field(min_length=1)]
    say: Words


class ImagingFile(Closed):
    reviewed_by: Words
    situations: tuple[SituationItem, ...] = ()
    findings: tuple[FindingItem, ...] = ()
    with_pain: tuple[NoteItem, ...] = ()
    harms: tuple[NoteItem, ...] = ()
    accuracy: tuple[NoteItem, ...] = ()
    guidelines: tuple[NoteItem, ...] = ()
    cautions: tuple[CautionItem, ...] = ()


class ClaimItem(Grounded):
    id: ClaimId
    statement: Words
    verdict: Literal["supported", "partly", "not_supported", "unclear"]
    why: Words
    served_by: Annotated[tuple[Words, ...], Field(min_length=1)]


class ClaimFile(Closed):
    reviewed_by: Words
    claims: tuple[ClaimItem, ...]


class TableRow(Closed):
    """One row of the evidence tables; `value` and `interval` only where the row gives plain numbers."""

    row: Row
    topic: Words
    verified: bool
    value: float | None = None
    interval: tuple[float, float] | None = None
    not_used: str = ""


class EvidenceTable(Closed):
    rows: tuple[TableRow, ...]
