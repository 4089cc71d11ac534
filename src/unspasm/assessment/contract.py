"""The assessment as plain data for other programs. Keys may be added; none is ever renamed."""

from collections.abc import Iterable
from typing import Any

from unspasm.assessment.assess import Assessment
from unspasm.assessment.imaging import Imaging
from unspasm.assessment.ranking import Ranked
from unspasm.assessment.triage import Finding
from unspasm.engines.person import Reading
from unspasm.rules.content import Trigger
from unspasm.rules.rule import Clue, Evidence
from unspasm.rules.vocabulary import UNSURE

LEVELS = ("self_care", "routine", "soon", "same_day", "emergency")


def plain(assessment: Assessment) -> dict[str, Any]:
    """The published JSON shape; the schema is `assessment.schema.json` beside this file."""
    triage = assessment.triage
    return {
        "edition": assessment.edition.name,
        "urgency": {
            "level": triage.level.word,
            "route": triage.route.word,
            "could_be": triage.could_be.word,
            "settled": triage.settled,
            "finished": triage.finished,
            "reasons": [_reason(finding) for finding in triage.reasons],
            "unsettled": [_unsettled(finding) for finding in triage.unsettled],
        },
        "causes": [_cause(ranked) for ranked in assessment.causes],
        "not_ruled_out": [{"id": cause.id, "name": cause.name} for cause in assessment.not_ruled_out],
        "triggers": [_trigger(one) for one in assessment.triggers],
        "imaging": _imaging(assessment.imaging),
        "phase": assessment.phase.value,
        "next_questions": [
            {"id": question.id, "text": question.text, "facts": list(question.answers)}
            for question in assessment.next_questions
        ],
        "unknown_that_matter": list(assessment.unknown_that_matter),
        "child": assessment.child,
        "answers": assessment.answers.plain(),
    }


def sources(evidence: Iterable[Evidence]) -> list[str]:
    """Each source once, in the order of the evidence."""
    return list(dict.fromkeys(item.source for item in evidence))


def _reason(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "cause": rule.cause,
        "level": rule.urgency.word,
        "route": rule.route.word,
        "because": said(finding.reading),
        "say": rule.say,
        "sources": sources(rule.evidence),
        "judgement": rule.judgement,
        "read": read(rule.evidence),
        "reviewed_by": rule.reviewed_by,
    }


def said(reading: Reading) -> dict[str, Any]:
    """The answers that decided a condition, as the person gave them."""
    because: dict[str, Any] = {}
    for name, value in sorted(reading.because.items()):
        if not name.startswith(UNSURE):
            because[name] = value
        elif value:
            because[name.removeprefix(UNSURE)] = "unsure"
    return because


def _unsettled(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "cause": finding.rule.cause,
        "level": finding.rule.urgency.word,
        "missing": sorted(finding.reading.missing),
        "say": finding.rule.say,
    }


def _cause(ranked: Ranked) -> dict[str, Any]:
    return {
        "id": ranked.cause.id,
        "class": ranked.gold_class,
        "name": ranked.cause.name,
        "check_first": ranked.check_first,
        "score": ranked.score,
        "words": ranked.words,
        "reviewed_by": ranked.cause.reviewed_by,
        "found_when_checked": [_figure(item) for item in ranked.cause.found_when_checked if ranked.check_first],
        "for": [_clue(clue) for clue in ranked.speaks_for],
        "against": [_clue(clue) for clue in ranked.speaks_against],
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {"say": clue.say, "label": clue.label, "sources": [item.source for item in clue.evidence]}


def _trigger(trigger: Trigger) -> dict[str, Any]:
    return {
        "id": trigger.id,
        "name": trigger.name,
        "kind": trigger.kind,
        "say": trigger.say,
        "believed": trigger.believed,
        "sources": [item.source for item in trigger.evidence],
        "judgement": trigger.judgement,
        "read": read(trigger.evidence),
        "reviewed_by": trigger.reviewed_by,
    }


def _imaging(scan: Imaging) -> dict[str, Any]:
    found = scan.situation
    return {
        "advice": scan.advice,
        "how_soon": scan.how_soon,
        "reason": scan.reason,
        "sources": list(scan.sources),
        "situation": found.id if found else None,
        "study": found.study_words if found else "",
        "who_orders": found.who_orders if found else "",
        "differs": list(found.differs) if found else [],
        "would_change": list(scan.would_change),
        "cautions": [{"id": one.id, "say": one.say, "read": read(one.evidence)} for one in scan.cautions],
        "without_pain": [
            {"finding": name, "age": years, "percent": share.value, "source": share.source, "read": share.read.value}
            for name, years, share in scan.without_pain
        ],
        "judgement": found.judgement if found else "",
        "read": read(found.evidence) if found else [],
        "reviewed_by": found.reviewed_by if found else "none",
    }


def _figure(item: Evidence) -> dict[str, Any]:
    return {
        "source": item.source,
        "measure": item.measure,
        "value": item.value,
        "unit": item.unit,
        "interval": list(item.interval) if item.interval else None,
        "population": item.population,
        "read": item.read.value,
    }


def read(evidence: Iterable[Evidence]) -> list[str]:
    """How deeply the sources were read, each way once."""
    return sorted({item.read.value for item in evidence})
