"""The pathway: how many rules lead to each level, and from there to each route. Drawn from the knowledge. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.language import gettext as _
from unspasm.language import ngettext
from unspasm.library.edition import Edition
from unspasm.web.evidence.words import ROUTE
from unspasm.web.result.why import LEVEL
from unspasm.words import Route, Urgency

WIDTH = 360
_LEFT, _LEVEL_WIDTH, _GAP = 8, 128, 56
_ROW, _BOX = 56, 44
_TOP = 92
_HEAD_LETTER, _LETTER = 8.2, 6.0  # the width of a letter in each line, as a guess


@dataclass(frozen=True, slots=True)
class Box:
    """A box with two lines of words; `level` gives its colour.

    `words_fit` and `below_fit`: the width that a line is pressed into, where it is longer than the box is likely to
    hold in its language.
    """

    x: int
    y: int
    width: int
    height: int
    words: str
    below: str
    level: str

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def text_x(self) -> int:
        return self.x + 10

    @property
    def first(self) -> int:
        return self.y + 19

    @property
    def second(self) -> int:
        return self.y + 35

    @property
    def words_fit(self) -> int | None:
        return self._fit(self.words, _HEAD_LETTER)

    @property
    def below_fit(self) -> int | None:
        return self._fit(self.below, _LETTER)

    def _fit(self, text: str, letter: float) -> int | None:
        room = self.width - 16
        return room if len(text) * letter > room else None


@dataclass(frozen=True, slots=True)
class Step:
    """A level with the routes that its rules give, in words."""

    level: str
    word: str
    told: str
    count: int
    routes: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Pathway:
    steps: tuple[Step, ...]
    start: Box
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    width: int
    height: int
    open_core: int
    rules: int


def pathway(edition: Edition) -> Pathway:
    steps = tuple(_steps(edition))
    boxes, lines, y = [], [], _TOP
    for step in steps:
        level, routes = _drawn(step, y)
        boxes += [level, *routes]
        lines += [_curve(level, route) for route in routes]
        y += max(1, len(routes)) * _ROW
    cards = sum(len(screen.questions) for screen in edition.screens)
    rules = len(edition.rules)
    below = _("{cards} danger cards, {rules} rules").format(cards=cards, rules=rules)
    start = Box(_LEFT, 8, WIDTH - 2 * _LEFT, _BOX, _("Your answers"), below, "open")
    lines.insert(0, f"M{_LEFT + _LEVEL_WIDTH // 2} {8 + _BOX}V{y - _ROW}")
    core = sum(question.core for question in edition.questions)
    return Pathway(steps, start, tuple(boxes), tuple(lines), WIDTH, y, core, rules)


def _steps(edition: Edition) -> Iterator[Step]:
    for level in sorted(Urgency, reverse=True):
        counts = Counter(rule.route for rule in edition.rules if rule.urgency == level)
        if not counts:
            counts = Counter({_usual(level): 0})
        routes = tuple(
            (ROUTE[route], sentences.ROUTE[route], number) for route, number in sorted(counts.items(), reverse=True)
        )
        word = LEVEL[level.word]
        yield Step(level.word, word[:1].upper() + word[1:], sentences.LEVEL[level], sum(counts.values()), routes)


def _usual(level: Urgency) -> Route:
    return {Urgency.SELF_CARE: Route.SELF_CARE, Urgency.ROUTINE: Route.BOOK_ROUTINE}.get(level, Route.BOOK_SOON)


def _drawn(step: Step, y: int) -> tuple[Box, list[Box]]:
    height = max(1, len(step.routes)) * _ROW - (_ROW - _BOX)
    level = Box(_LEFT, y, _LEVEL_WIDTH, height, step.word, _rules(step.count), step.level)
    x = _LEFT + _LEVEL_WIDTH + _GAP
    routes = [
        Box(x, y + at * _ROW, WIDTH - x - _LEFT, _BOX, name, _rules(count), step.level)
        for at, (name, _, count) in enumerate(step.routes)
    ]
    return level, routes


def _rules(count: int) -> str:
    return ngettext("{n} rule", "{n} rules", count).format(n=count) if count else _("when nothing else fired")


def _curve(level: Box, route: Box) -> str:
    start, end = level.x + level.width, route.x
    half = (start + end) // 2
    return f"M{start} {level.middle}C{half} {level.middle} {half} {route.middle} {end} {route.middle}"
