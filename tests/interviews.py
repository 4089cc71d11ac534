"""Interviews as people go through them: one page after the other, answered from what somebody has told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unspasm import assess, load
from unspasm.assessment.assess import Assessment
from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.words import Urgency

STRAIN: Mapping[str, Any] = {
    "age": 30.0,
    "duration_days": 2.0,
    "onset": "abrupt",
    "pain_worst": 5.0,
    "began_with_strain": True,
    "movement_changes_it": True,
    "eases_when_still": True,
}


@dataclass(frozen=True, slots=True)
class Interview:
    """How many pages were shown until nothing was left to ask or help was needed at once.

    `danger_cards`: those of the danger screens that ask for a danger sign. `until_finished`: pages until nothing
    open could raise the urgency; None when that was never so.
    """

    pages: tuple[str, ...]
    danger_cards: int
    until_finished: int | None
    level: Urgency


def interview(told: Mapping[str, Any], edition: Edition | None = None) -> Interview:
    """Ask from the start. What was not told is a no; numbers and choices that were not told are skipped."""
    edition = edition or load()
    answers: dict[str, Any] = {}
    pages: list[str] = []
    until_finished: int | None = None
    while True:
        assessment = assess(answers, edition)
        if until_finished is None and assessment.triage.finished:
            until_finished = len(pages)
        question = _next_page(assessment, pages)
        if question is None:
            cards = sum(name in pages for name in danger_cards(edition))
            return Interview(tuple(pages), cards, until_finished, assessment.triage.level)
        pages.append(question.id)
        answers.update(_given(question, told, edition, answers))


def _next_page(assessment: Assessment, pages: list[str]) -> Question | None:
    if assessment.triage.level == Urgency.EMERGENCY:
        return None
    return next((one for one in assessment.next_questions if one.id not in pages), None)


def _given(
    question: Question, told: Mapping[str, Any], edition: Edition, answers: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    for name in question.answers:
        if name in answers:
            continue
        if name in told:
            yield name, told[name]
        elif edition.facts[name].kind == "yes_no":
            yield name, False


def danger_cards(edition: Edition) -> list[str]:
    """The pages of the danger screens that ask for a danger sign, in order; age and sex are no such pages."""
    dangers = {one.id for one in edition.questions if any(edition.facts[name].danger for name in one.answers)}
    return [name for screen in edition.screens for name in screen.questions if name in dangers]
