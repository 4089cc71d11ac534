"""The plan as plain data for other programs. Keys may be added; none is ever renamed."""

from collections.abc import Mapping
from typing import Any

from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import read, said, sources
from unspasm.plan.care import Choice, Held
from unspasm.plan.outlook import Outlook, outlook
from unspasm.plan.states import States, states_of
from unspasm.plan.today import PlannedStep, plan
from unspasm.plan.visits import visits
from unspasm.rules.care import Curve, Ground


def plain(assessment: Assessment) -> dict[str, Any]:
    """The published JSON shape; the schema is `plan.schema.json` beside this file."""
    states = states_of(assessment)
    made = plan(assessment, states)
    triage = assessment.triage
    return {
        "edition": assessment.edition.name,
        "urgency": {"level": triage.level.word, "route": triage.route.word, "finished": triage.finished},
        "phase": assessment.phase.value,
        "stage": made.stage,
        "be_seen": made.be_seen,
        "steps": [_step(one) for one in made.steps],
        "avoid": [{"id": one.id, **_ground(one.ground)} for one in made.avoid],
        "reviews": [{"id": one.id, "day": one.day, "title": one.title, **_ground(one.ground)} for one in made.reviews],
        "questions": list(made.questions),
        "options": [_option(one) for one in made.choices.values()],
        "outlook": _outlook(outlook(assessment, states)),
        "visits": _visits(assessment, states),
    }


def _step(planned: PlannedStep) -> dict[str, Any]:
    step = planned.step
    return {
        "id": step.id,
        "title": step.title,
        "care": step.care,
        "verdict": planned.choice.verdict.word,
        "slots": list(step.slots),
        "days": list(step.days),
        "minutes": step.minutes,
        **_ground(step.ground),
    }


def _option(choice: Choice) -> dict[str, Any]:
    return {
        "id": choice.option.id,
        "name": choice.option.name,
        "group": choice.option.group,
        "verdict": choice.verdict.word,
        "reasons": [_held(one) for one in choice.reasons],
        "missing": list(choice.missing),
        "size": choice.now.size if choice.now else None,
        "certainty": choice.now.certainty if choice.now else None,
    }


def _held(held: Held) -> dict[str, Any]:
    limit = held.limit
    return {
        "limit": limit.id,
        "verdict": limit.verdict.word,
        "say": limit.say,
        "because": said(held.reading),
        "sources": sources(limit.evidence),
        "read": read(limit.evidence),
        "judgement": limit.judgement,
    }


def _outlook(found: Outlook) -> dict[str, Any]:
    notes: Mapping[str, Any] = {
        topic: [{"id": one.id, "of_100": one.of_100, **_ground(one.ground)} for one in listed]
        for topic, listed in found.notes.items()
    }
    return {
        "wait": found.wait,
        "curve": _curve(found.curve),
        "compared": _curve(found.compared),
        "notes": notes,
    }


def _curve(curve: Curve | None) -> dict[str, Any] | None:
    if curve is None:
        return None
    return {
        "id": curve.id,
        "counted_from": curve.counted_from,
        "certainty": curve.certainty,
        "points": [
            {
                "week": point.week,
                "mean_pain": point.evidence.value,
                "interval": list(point.evidence.interval) if point.evidence.interval else None,
            }
            for point in curve.points
        ],
        "sources": sources(point.evidence for point in curve.points),
    }


def _visits(assessment: Assessment, states: States) -> dict[str, list[str]]:
    found = visits(assessment, states)
    return {"pointed_to": [one.id for one in found.pointed_to], "others": [one.id for one in found.others]}


def _ground(ground: Ground) -> dict[str, Any]:
    return {
        "say": ground.say,
        "sources": sources(ground.evidence),
        "read": read(ground.evidence),
        "judgement": ground.judgement,
    }
