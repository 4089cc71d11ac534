"""Facts and questions as plain data for other programs. Keys may be added; none is ever renamed."""

from typing import Any

from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import Fact


def facts(edition: Edition) -> list[dict[str, Any]]:
    """Every fact one may answer, by name, with what may be written and where it is asked."""
    asking = {name: question for question in reversed(edition.questions) for name in question.answers}
    return [_fact(edition.facts[name], asking.get(name)) for name in sorted(edition.facts)]


def questions(edition: Edition) -> list[dict[str, Any]]:
    """Every question, by id."""
    return [_question(one) for one in sorted(edition.questions, key=lambda question: question.id)]


def _fact(fact: Fact, question: Question | None) -> dict[str, Any]:
    asked = question and {"id": question.id, "text": question.text, "label": question.labels.get(fact.id, "")}
    return {
        "id": fact.id,
        "words": fact.words,
        "kind": fact.kind,
        "unit": fact.unit,
        "range": None if fact.low is None else [fact.low, fact.high],
        "choices": dict(fact.choices),
        "danger": fact.danger,
        "accepts": _accepts(fact),
        "means": fact.means,
        "question": asked,
    }


def _accepts(fact: Fact) -> list[str]:
    """What may be written besides a number."""
    values = {"yes_no": ["true", "false"], "number": [], "choice": list(fact.choices)}[fact.kind]
    return [*values, "unsure"] if fact.danger else values


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "why": question.why,
        "hint": question.hint,
        "how_to_check": question.how_to_check,
        "facts": list(question.answers),
        "labels": dict(question.labels),
        "none_of_these": question.none_of_these,
        "core": question.core,
        "serves": question.serves,
    }
