"""Triggers, scans and claims: from the shape of their files to what the assessment and the pages use."""

from dataclasses import dataclass, field
from typing import Any

from unspasm.library import schema_content as schema
from unspasm.library.lowering import Lowering, evidence, flowing
from unspasm.library.reading import Document
from unspasm.rules.content import Caution, Claim, ScanFinding, ScanNote, Situation, Trigger
from unspasm.rules.expr import Expr
from unspasm.rules.rule import Evidence
from unspasm.words import Urgency

_NOTES = {"with_pain": "with_pain", "harms": "harm", "accuracy": "accuracy", "guidelines": "guideline"}


@dataclass(slots=True)
class ContentLowering:
    """Collects what the files hold, in their order; problems go where the other lowering keeps them."""

    base: Lowering
    triggers: list[Trigger] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)
    scan_findings: list[ScanFinding] = field(default_factory=list)
    scan_notes: list[ScanNote] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add_triggers(self, file: schema.TriggerFile, document: Document) -> None:
        for at, raw in enumerate(file.triggers):
            when = self._when("trigger", raw.id, raw.when, document, ["triggers", at, "when"])
            if when is not None:
                shared = {**_whole(raw, "believed"), "sql": flowing(raw.when), "reviewed_by": file.reviewed_by}
                self.triggers.append(Trigger(**shared, when=when))

    def add_imaging(self, file: schema.ImagingFile, document: Document) -> None:
        for at, raw in enumerate(file.situations):
            self._situation(raw, document, at, file.reviewed_by)
        for at, caution in enumerate(file.cautions):
            when = self._when("caution", caution.id, caution.when, document, ["cautions", at, "when"])
            if when is not None:
                self.cautions.append(Caution(**_whole(caution), when=when, reviewed_by=file.reviewed_by))
        for at, finding in enumerate(file.findings):
            self.base.places[f"finding {finding.id}"] = document.place(["findings", at])
            self.scan_findings.append(_finding(finding, file.reviewed_by))
        for key, topic in _NOTES.items():
            for at, note in enumerate(getattr(file, key)):
                self.base.places[f"note {note.id}"] = document.place([key, at])
                found = evidence(note.evidence)
                self.scan_notes.append(ScanNote(note.id, topic, flowing(note.say), found, file.reviewed_by))

    def add_claims(self, file: schema.ClaimFile, document: Document) -> None:
        for at, raw in enumerate(file.claims):
            self.base.places[f"claim {raw.id}"] = document.place(["claims", at])
            kept = {**_whole(raw), "why": flowing(raw.why), "reviewed_by": file.reviewed_by}
            self.claims.append(Claim(**kept))

    def _situation(self, raw: schema.SituationItem, document: Document, at: int, reviewed_by: str) -> None:
        place: list[str | int] = ["situations", at, *(["when"] if raw.when else [])]
        self.base.places[f"situation {raw.id}"] = document.place(place)
        when = self._when("situation", raw.id, raw.when, document, place) if raw.when else None
        level = Urgency[raw.from_level.upper()]
        self.situations.append(Situation(**_whole(raw), when=when, from_level=level, reviewed_by=reviewed_by))

    def _when(self, kind: str, id: str, sql: str, document: Document, path: list[str | int]) -> Expr | None:
        place = document.place(path)
        self.base.places[f"{kind} {id}"] = place
        return self.base.when(sql, place)


def _whole(raw: Any, *flow: str) -> dict[str, Any]:
    """The fields of an item as its type keeps them, without those that need lowering of their own."""
    kept = {name: getattr(raw, name) for name in type(raw).model_fields if name not in ("when", "from_level")}
    for name in {"say", "judgement", *flow} & kept.keys():
        kept[name] = flowing(kept[name])
    return {**kept, "evidence": tuple(map(evidence, raw.evidence))}


def _finding(raw: schema.FindingItem, reviewed_by: str) -> ScanFinding:
    shares = tuple(
        Evidence(raw.source, "prevalence", one.percent, "percent", None, raw.population, one.read, rows=one.rows)
        for one in raw.shares
    )
    return ScanFinding(raw.id, raw.name, shares, tuple(one.age for one in raw.shares), reviewed_by)
