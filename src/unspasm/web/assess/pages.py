"""What the page of one question shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from unspasm.assessment import sentences
from unspasm.language import gettext as _
from unspasm.language import ngettext
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import Fact
from unspasm.web.assess import standing
from unspasm.web.assess.forms import ChoiceForm, NumberForm, PageForm, TicksForm, span
from unspasm.web.assess.standing import Standing
from unspasm.words import Urgency

# The places of the body outline that stand for one line of the list; several places may stand for the same.
OUTLINED = "where_it_hurts"


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick or circle to choose."""

    id: str
    name: str
    value: str
    label: str
    kind: Literal["checkbox", "radio"]
    checked: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Where this page stands, in words and as a share."""

    words: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What to mend, and the id of the field to go to."""

    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Page:
    """One question, ready for its template. `doubts` are the boxes for "not sure" of a list to tick."""

    question: Question
    kind: Literal["ticks", "choice", "number"]
    choices: tuple[Choice, ...]
    doubts: tuple[Choice, ...]
    fact: Fact
    span: str
    typed: str
    mistakes: tuple[Mistake, ...]
    progress: Progress
    back: str
    action: str
    answered: bool
    carer: bool
    urgent: str
    level: str

    @property
    def outlined(self) -> bool:
        return self.question.id == OUTLINED

    @property
    def doubts_open(self) -> bool:
        return any(choice.checked for choice in self.doubts)


def page_of(place: Standing, form: PageForm, *, back_to: str, failed: str = "") -> Page:
    """`back_to`: the word of the page that waits for this answer, or nothing. `failed`: why it was not kept."""
    question = form.question
    past = place.told.asked_at
    return Page(
        question=question,
        kind="ticks" if isinstance(form, TicksForm) else "number" if isinstance(form, NumberForm) else "choice",
        choices=tuple(_choices(form)),
        doubts=tuple(_doubts(form)),
        fact=form.facts[0],
        span=span(form.facts[0]) if isinstance(form, NumberForm) else "",
        typed=str(form.chosen("answer") or "") if isinstance(form, NumberForm) else "",
        mistakes=tuple(_mistakes(form, failed)),
        progress=progress(place, question),
        back=standing.RETURNS.get(back_to) or standing.before(place.told, question.id),
        action=standing.address(question.id) + (f"?next={back_to}" if back_to in standing.RETURNS else ""),
        answered=question.id in past and question.id not in place.told.skipped,
        carer=place.told.carer,
        urgent=_urgent(place),
        level=place.level.word,
    )


def progress(place: Standing, question: Question) -> Progress:
    """Danger cards count to their end. Later pages say how many more there can be: answers open and close some."""
    cards = standing.cards_for(place)
    if question in cards:
        at = cards.index(question)
        return Progress(_("Danger card {at} of {all}").format(at=at + 1, all=len(cards)), at, len(cards))
    left = [one for one in place.waiting if one.id != question.id]
    if place.danger_cards_wait:
        more = sum(card in left for card in cards)
        to_come = ngettext("About you. {n} danger card to come", "About you. {n} danger cards to come", more)
        return Progress(to_come.format(n=more), len(cards) - more, len(cards))
    past = list(place.told.asked_at)
    number = past.index(question.id) + 1 if question.id in past else len(past) + 1
    words = _("Question {number}, perhaps the last one")
    if left:
        words = ngettext(
            "Question {number}, at most about {n} more", "Question {number}, at most about {n} more", len(left)
        )
    return Progress(words.format(number=number, n=len(left)), number - 1, number + len(left))


def _choices(form: PageForm) -> Iterable[Choice]:
    if isinstance(form, TicksForm):
        chosen = form.chosen("tick") or []
        for fact in form.facts:
            yield Choice(f"tick-{fact.id}", "tick", fact.id, form.label(fact), "checkbox", fact.id in chosen)
        yield Choice("none", "none", "yes", _("None of these"), "checkbox", bool(form.chosen("none")))
    elif isinstance(form, ChoiceForm):
        for value, words in form.offered(form.facts[0]).items():
            yield Choice(f"answer-{value}", "answer", value, words, "radio", form.chosen("answer") == value)


def _doubts(form: PageForm) -> Iterable[Choice]:
    if isinstance(form, TicksForm):
        chosen = form.chosen("unsure") or []
        for fact in form.facts:
            if fact.danger:
                label = _("Not sure: {what}").format(what=form.label(fact))
                yield Choice(f"unsure-{fact.id}", "unsure", fact.id, label, "checkbox", fact.id in chosen)


def _mistakes(form: PageForm, failed: str) -> Iterable[Mistake]:
    first = next((choice.id for choice in _choices(form)), "answer")
    if failed:
        yield Mistake(failed, first)
    if form.is_bound:
        for text in dict.fromkeys(str(one) for found in form.errors.values() for one in found):
            yield Mistake(text, first)


def _urgent(place: Standing) -> str:
    """What the answers so far already ask for. Below an emergency it waits for the danger cards."""
    if place.level < Urgency.SAME_DAY or (place.level < Urgency.EMERGENCY and place.danger_cards_wait):
        return ""
    return f"{sentences.LEVEL[place.level]} {sentences.ROUTE[place.assessment.triage.route]}"
