"""The medicine check as plain data for other programs. Keys may be added; none is ever renamed."""

from typing import Any

from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import read, said, sources
from unspasm.language import gettext as _
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.check import Checked, Product, Why, check
from unspasm.plan.medicines.clock import Clock
from unspasm.plan.medicines.written import Written
from unspasm.rules.medicine import TAKES
from unspasm.words import Urgency


def plain(assessment: Assessment, told: Written) -> dict[str, Any]:
    """The published JSON shape; the schema is `medicines.schema.json` beside this file."""
    made = check(assessment, told.taking, told.country, told.asked)
    return {
        "edition": assessment.edition.name,
        "urgency": assessment.triage.level.word,
        "country": told.country,
        "complete": told.taking.known_whole,
        "poison_line": made.poison_line,
        "emergency": assessment.triage.level == Urgency.EMERGENCY,
        "asked": [_product(one) for one in made.asked],
        "taken": [_checked(one) for one in made.taken],
        "offered": [_checked(one) for one in made.offered],
        "not_recognised": [*told.taking.unrecognised, *told.not_found],
        "suggestions": {typed: list(names) for typed, names in told.not_found.items()},
        "amounts": [_clock(one) for one in made.clocks],
    }


def _product(product: Product) -> dict[str, Any]:
    return {
        "name": product.name.name,
        "verdict": product.verdict.word,
        "ingredients": [_checked(one) for one in product.parts],
    }


def _checked(one: Checked) -> dict[str, Any]:
    return {
        "id": one.ingredient.id,
        "name": one.ingredient.name,
        "verdict": one.verdict.word,
        "reasons": [_why(why) for why in one.reasons],
        "missing": [name.removeprefix(TAKES) if name.startswith(TAKES) else name for name in one.missing],
    }


def _why(why: Why) -> dict[str, Any]:
    rule = why.rule
    return {
        "rule": why.id,
        "verdict": why.verdict.word,
        "say": why.say,
        "do": why.do,
        "because": said(why.reading) if why.reading is not None else {},
        "sources": sources(rule.evidence) if rule else [],
        "read": read(rule.evidence) if rule else [],
        "judgement": rule.judgement if rule else _(sentences.FROM_THE_LIST),
        "reviewed_by": rule.reviewed_by if rule else "none",
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "id": clock.ingredient.id,
        "taken_mg_24h": clock.taken_mg,
        "most_mg_24h": clock.most.mg if clock.most else None,
        "over": clock.over,
        "next_in_hours": clock.wait_hours,
        "amounts_missing": list(clock.amounts_missing),
        "words": clock.words,
    }
