"""Every answer in words, before the result: to look through and to change."""

from collections.abc import Iterator
from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.answers import SAID_UNSURE
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.web.assess import standing
from unspasm.web.assess.standing import Standing

_ABOUT_YOU = frozenset(
    ("answered_by", "how_old", "which_sex", "which_country", "how_tall", "how_heavy", "more_health", "alcohol")
)
_MOST_OPEN = 8
_GROUPS = Words(
    {"danger": N_("Danger signs"), "you": N_("About you"), "days": N_("Your pain and your days")},
)
_SAID = Words({True: N_("Yes"), False: N_("No"), SAID_UNSURE: N_("Not sure")})


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answers in words. `noes`: what was said not to be so, where something else was."""

    text: str
    change: str
    said: tuple[str, ...]
    noes: tuple[str, ...] = ()
    asked_again: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What was answered, what was passed over, and what is still to be asked."""

    groups: tuple[Group, ...]
    skipped: tuple[Line, ...]
    waiting: tuple[Line, ...]
    more: int


def review_of(place: Standing) -> Review:
    answered = [one for one in place.edition.questions if place.told.answers.keys() & set(one.answers)]
    groups = [
        Group(title, tuple(_line(place, one) for one in answered if _group(place.edition, one) == group))
        for group, title in _GROUPS.items()
    ]
    skipped = [one for one in place.edition.questions if one.id in place.told.skipped and one not in answered]
    waiting = [one for one in place.waiting if one not in answered]
    return Review(
        groups=tuple(group for group in groups if group.lines),
        skipped=tuple(_open(one) for one in skipped),
        waiting=tuple(_open(one) for one in waiting[:_MOST_OPEN]),
        more=max(0, len(waiting) - _MOST_OPEN),
    )


def _group(edition: Edition, question: Question) -> str:
    if question.id in _ABOUT_YOU:
        return "you"
    return "danger" if any(edition.facts[name].danger for name in question.answers) else "days"


def _line(place: Standing, question: Question) -> Line:
    said = tuple(_said(place, question))
    noes = tuple(_noes(place, question)) if len(question.answers) > 1 else ()
    if noes and not said:
        said, noes = (_("None of these"),), () if len(noes) == len(question.answers) else noes
    return Line(question.text, _change(question), said, noes, question.id in place.stale)


def _said(place: Standing, question: Question) -> Iterator[str]:
    """The answers but for the noes of a list."""
    single = len(question.answers) == 1
    for name in question.answers:
        value = place.told.answers.get(name)
        if single and (isinstance(value, bool) or value == SAID_UNSURE):
            yield _SAID[value]
        elif value is not None and value is not False:
            yield sentences.answer(place.edition, name, value)


def _noes(place: Standing, question: Question) -> Iterator[str]:
    for name in question.answers:
        if place.told.answers.get(name) is False:
            yield sentences.label(place.edition, name)


def _open(question: Question) -> Line:
    return Line(question.text, _change(question), ())


def _change(question: Question) -> str:
    return f"{standing.address(question.id)}?next=review"
