"""The pathway: how many rules lead to each level, and from there to each route. Drawn from the knowledge. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.library.edition import Edition
from unspasm.words import Route, Urgency

WIDTH = 360
_LEFT, _LEVEL_WIDTH, _GAP = 8, 128, 56
_ROW, _BOX = 56, 44
_TOP = 92


@dataclass(frozen=True, slots=True)
class Box:
    """A box with two lines of words; `level` gives its colour."""

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
    start = Box(_LEFT, 8, WIDTH - 2 * _LEFT, _BOX, "Your answers", f"{cards} danger cards, {rules} rules", "open")
    lines.insert(0, f"M{_LEFT + _LEVEL_WIDTH // 2} {8 + _BOX}V{y - _ROW}")
    core = sum(question.core for question in edition.questions)
    return Pathway(steps, start, tuple(boxes), tuple(lines), WIDTH, y, core, rules)


def _steps(edition: Edition) -> Iterator[Step]:
    for level in sorted(Urgency, reverse=True):
        counts = Counter(rule.route for rule in edition.rules if rule.urgency == level)
        if not counts:
            counts = Counter({_usual(level): 0})
        routes = tuple(
            (route.word.replace("_", " "), sentences.ROUTE[route], number)
            for route, number in sorted(counts.items(), reverse=True)
        )
        word = level.word.replace("_", " ")
        yield Step(level.word, word[:1].upper() + word[1:], sentences.LEVEL[level], sum(counts.values()), routes)


def _usual(level: Urgency) -> Route:
    return {Urgency.SELF_CARE: Route.SELF_CARE, Urgency.ROUTINE: Route.BOOK_ROUTINE}.get(level, Route.BOOK_SOON)


def _drawn(step: Step, y: int) -> tuple[Box, list[Box]]:
    height = max(1, len(step.routes)) * _ROW - (_ROW - _BOX)
    level = Box(_LEFT, y, _LEVEL_WIDTH, height, step.word, _rules(step.count), step.level)
    x = _LEFT + _LEVEL_WIDTH + _GAP
    routes = [
        Box(x, y + at * _ROW, WIDTH - x - _LEFT, _BOX, name[:1].upper() + name[1:], _rules(count), step.level)
        for at, (name, _, count) in enumerate(step.routes)
    ]
    return level, routes


def _rules(count: int) -> str:
    return "when nothing else fired" if not count else f"{count} rule{'s' * (count != 1)}"


def _curve(level: Box, route: Box) -> str:
    start, end = level.x + level.width, route.x
    half = (start + end) // 2
    return f"M{start} {level.middle}C{half} {level.middle} {half} {route.middle} {end} {route.middle}"
