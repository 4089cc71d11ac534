"""The assessment as plain data for other programs. Keys may be added; none is ever renamed."""

from typing import Any

from unspasm.assessment.assess import Assessment
from unspasm.assessment.ranking import Ranked
from unspasm.assessment.triage import Finding
from unspasm.rules.rule import Clue, Rule
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
        "triggers": [],
        "imaging": {
            "advice": assessment.imaging.advice,
            "how_soon": assessment.imaging.how_soon,
            "reason": assessment.imaging.reason,
            "sources": list(assessment.imaging.sources),
        },
        "phase": assessment.phase.value,
        "next_questions": [
            {"id": question.id, "text": question.text, "facts": list(question.answers)}
            for question in assessment.next_questions
        ],
        "unknown_that_matter": list(assessment.unknown_that_matter),
        "child": assessment.child,
        "answers": assessment.answers.plain(),
    }


def sources_of(rule: Rule) -> list[str]:
    return list(dict.fromkeys(item.source for item in rule.evidence))


def _reason(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "cause": rule.cause,
        "level": rule.urgency.word,
        "route": rule.route.word,
        "because": said(finding),
        "say": rule.say,
        "sources": sources_of(rule),
        "judgement": rule.judgement,
        "read": sorted({item.read.value for item in rule.evidence}),
    }


def said(finding: Finding) -> dict[str, Any]:
    """The answers that made a rule present, as the person gave them."""
    because: dict[str, Any] = {}
    for name, value in sorted(finding.reading.because.items()):
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
        "for": [_clue(clue) for clue in ranked.speaks_for],
        "against": [_clue(clue) for clue in ranked.speaks_against],
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {"say": clue.say, "label": clue.label, "sources": [item.source for item in clue.evidence]}
