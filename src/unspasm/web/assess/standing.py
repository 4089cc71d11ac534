"""Where a person stands in the assessment: what comes next, what came before, and what must be asked again."""

from dataclasses import dataclass, replace

from django.urls import reverse

from unspasm.assessment.answers import Answers, engine_values
from unspasm.assessment.assess import Assessment, assess
from unspasm.engines.person import reader as reader_of
from unspasm.library.edition import Edition
from unspasm.rules.expr import Value
from unspasm.rules.rule import Question
from unspasm.web.result.links import Addresses
from unspasm.web.told import Told, fresh
from unspasm.words import Urgency

# Pages that may send a person to one question and want them back.
RETURNS = Addresses(
    {
        "review": ("assess-review",),
        "result": ("result",),
        "sheet": ("sheet",),
        "plan": ("plan",),
        "options": ("plan-options",),
        "heat": ("plan-heat-cold",),
        "outlook": ("plan-outlook",),
        "medicines": ("medicines",),
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person told, what of it still counts today, and what follows.

    `waiting`: the questions to ask, in order, without those that were passed over. `stale`: questions whose danger
    answers are older than a day.
    """

    told: Told
    edition: Edition
    counts: Told
    assessment: Assessment
    waiting: tuple[Question, ...]
    stale: frozenset[str]

    @property
    def level(self) -> Urgency:
        return self.assessment.triage.level

    @property
    def next_address(self) -> str:
        """The next question; the result when none is left or when help cannot wait."""
        if self.level == Urgency.EMERGENCY or not self.waiting:
            return reverse("result")
        return address(self.waiting[0].id)

    @property
    def danger_cards_wait(self) -> bool:
        cards = {card.id for card in danger_cards(self.edition)}
        return any(question.id in cards for question in self.waiting)


def standing(told: Told, edition: Edition) -> Standing:
    counts = fresh(told, edition)
    assessment = assess(counts.answers, edition)
    waiting = tuple(one for one in assessment.next_questions if one.id not in told.skipped)
    gone = told.answers.keys() - counts.answers.keys()
    stale = frozenset(one.id for one in edition.questions if gone.intersection(one.answers))
    return Standing(told, edition, counts, assessment, waiting, stale)


def saved(told: Told, question: Question, given: dict[str, Value]) -> Told:
    """With this page's answers. Who answers also decides how the pages speak."""
    after = told.merged(question.id, given, question.answers)
    if "who_answers" in question.answers:
        return replace(after, carer=given.get("who_answers", "self") != "self")
    return after


def address(id: str) -> str:
    return reverse("assess-question", args=[id])


def before(told: Told, id: str) -> str:
    """The page that was answered before this one; the start page when there is none."""
    past = list(told.asked_at)
    at = past.index(id) if id in past else len(past)
    return address(past[at - 1]) if at else reverse("assess")


def danger_cards(edition: Edition) -> tuple[Question, ...]:
    """The cards that look for danger, in the order of the screens. Age and sex between them are no such cards."""
    by_id = {question.id: question for question in edition.questions}
    cards = (by_id[id] for screen in edition.screens for id in screen.questions)
    return tuple(one for one in cards if one.core and any(edition.facts[name].danger for name in one.answers))


def cards_for(place: Standing) -> tuple[Question, ...]:
    """Without the cards that do not apply to this person, such as pregnancy for a man."""
    reader = reader_of(place.edition)
    values = engine_values(Answers.checked(place.counts.answers, place.edition), place.edition)
    asked = reader.asked(reader.with_derived(reader.with_gates(values)))
    return tuple(card for card in danger_cards(place.edition) if asked.get(card.id, True) is not False)
