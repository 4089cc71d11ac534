"""Where the result leads: to single questions, to help now, to the sheet, and to what one may do with the answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from unspasm.assessment import sentences
from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import UNSURE


class Addresses(Mapping[str, str]):
    """Pages by a word of ours; each address is made when it is read, so that it keeps the language of the page."""

    def __init__(self, pages: Mapping[str, tuple[str, ...]]) -> None:
        self._pages = dict(pages)

    def __getitem__(self, word: str) -> str:
        page, *given = self._pages[word]
        return reverse(page, args=given)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


TO = Addresses(
    {
        "assess": ("assess",),
        "review": ("assess-review",),
        "download": ("assess-download",),
        "forget": ("assess-forget",),
        "now": ("now",),
        "first_hour": ("now-guide", "first-hour"),
        "sheet": ("sheet",),
        "plan": ("plan",),
        "options": ("plan-options",),
        "heat_cold": ("plan-heat-cold",),
        "outlook": ("plan-outlook",),
        "visit": ("plan-visit",),
        "week": ("plan-week",),
        "medicines": ("medicines",),
        "medicines_quick": ("medicines-quick",),
        "result": ("result",),
        "changes": ("result-changes",),
    }
)
_MOST_LABELS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its address, and the answers in it that are waited for."""

    id: str
    text: str
    href: str
    facts: tuple[str, ...] = ()


def question(id: str) -> str:
    """Its page in the assessment, which leads on to the next one that is open."""
    return reverse("assess-question", args=[id])


def and_back(id: str, to: str = "result") -> str:
    """The same page, which leads back to the result, or to another page by its word."""
    return f"{question(id)}?next={to}"


def page_of(cause: str) -> str:
    return reverse("result-cause", args=[cause])


def to_questions(edition: Edition, questions: Iterable[Question], back_to: str = "") -> tuple[Asked, ...]:
    """With the first few of their answers, since two questions may have the same words."""
    return tuple(
        Asked(one.id, one.text, and_back(one.id, back_to) if back_to else question(one.id), _first(edition, one))
        for one in questions
    )


def _first(edition: Edition, asked: Question) -> tuple[str, ...]:
    if len(asked.answers) == 1:
        return ()
    return tuple(sentences.label(edition, name) for name in asked.answers[:_MOST_LABELS])


def that_answer(edition: Edition, missing: Iterable[str], back_to: str = "result") -> tuple[Asked, ...]:
    """The questions that answer these facts, danger cards first, each with what it would tell."""
    wanted = {name.removeprefix(UNSURE) for name in missing}
    found = [one for one in edition.questions if wanted.intersection(one.answers)]
    order = [id for screen in edition.screens for id in screen.questions]
    found.sort(key=lambda one: order.index(one.id) if one.id in order else len(order))
    return tuple(Asked(one.id, one.text, and_back(one.id, back_to), _labels(edition, one, wanted)) for one in found)


def _labels(edition: Edition, asked: Question, wanted: set[str]) -> tuple[str, ...]:
    names = [name for name in asked.answers if name in wanted]
    return tuple(asked.labels.get(name) or sentences.label(edition, name) for name in names)
