"""Which sign leads where: every danger sign, and every two that are worse together, read from the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from unspasm.assessment.answers import SAID_UNSURE, Answers, engine_values
from unspasm.engines.person import reader as reader_of
from unspasm.language import gettext as _
from unspasm.language import ngettext
from unspasm.library.edition import Edition, for_each_edition, load
from unspasm.rules.expr import Compare, FactRef, Node, Number, children, facts_of
from unspasm.rules.rule import Question, Rule
from unspasm.words import Route, Urgency

CHILD = 15.0  # stands for "under 16": of all children, the age that raises least by itself


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules say to these answers. `rules`: those that give the level; none when no rule is present."""

    level: Urgency
    route: Route
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """What makes a sign more urgent than it is alone: another sign, or an age. `value` is its answer."""

    id: str
    label: str
    words: str
    fact: str
    value: bool | float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of a danger card. `unsure` is None where "not sure" is no answer."""

    id: str
    label: str
    words: str
    card: str
    screen: int
    outcome: Outcome
    unsure: Outcome | None
    extras: tuple[Extra, ...]


@dataclass(frozen=True, slots=True)
class Card:
    question: Question
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The cards of each screen in order, and all signs by their fact."""

    screens: tuple[tuple[Card, ...], ...]
    signs: Mapping[str, Sign]

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for screen in self.screens for card in screen)


def graph() -> Graph:
    """Of the edition that ships with this installation, in the language in use."""
    return build(load())


class Judge:
    """The urgency rules alone, for some thousand small sets of answers. A test holds it to the assessment."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._reader = reader_of(edition)
        self._known: dict[frozenset[tuple[str, Any]], Outcome] = {}

    def __call__(self, **answers: Any) -> Outcome:
        key = frozenset(answers.items())
        if key not in self._known:
            self._known[key] = self._outcome(answers)
        return self._known[key]

    def _outcome(self, answers: Mapping[str, Any]) -> Outcome:
        told = Answers.checked(answers, self.edition)
        readings = self._reader.read(self._reader.with_gates(engine_values(told, self.edition)))
        present = [rule for rule in self.edition.rules if readings[rule.id].holds]
        level = max((rule.urgency for rule in present), default=Urgency.SELF_CARE)
        rules = [rule for rule in present if rule.urgency == level > Urgency.SELF_CARE]
        rules.sort(key=lambda rule: (-rule.route, rule.id))
        return Outcome(level, rules[0].route if rules else Route.SELF_CARE, tuple(rules))


@for_each_edition
def build(edition: Edition) -> Graph:
    questions = {question.id: question for question in edition.questions}
    shown = [[questions[id] for id in screen.questions] for screen in edition.screens]
    finder = _Finder(edition, shown)
    signs = {
        id: finder.sign(id, question, at)
        for at, cards in enumerate(shown)
        for question in cards
        for id in question.answers
        if id in finder.labels
    }
    return Graph(tuple(tuple(_cards(cards, signs)) for cards in shown), signs)


def _cards(questions: list[Question], signs: Mapping[str, Sign]) -> Iterator[Card]:
    for question in questions:
        found = tuple(signs[id] for id in question.answers if id in signs)
        if found:
            yield Card(question, found)


class _Finder:
    """Finds what makes each sign more urgent. `labels`: the signs of all cards, in their order."""

    def __init__(self, edition: Edition, shown: list[list[Question]]) -> None:
        self.edition = edition
        self.judge = Judge(edition)
        self.labels = {
            id: question.labels.get(id) or edition.facts[id].words
            for cards in shown
            for question in cards
            for id in question.answers
            if edition.facts[id].kind == "yes_no"
        }
        self._together = _together(edition)
        self._limits = _age_limits(edition)

    def sign(self, id: str, question: Question, screen: int) -> Sign:
        fact = self.edition.facts[id]
        unsure = self.judge(**{id: SAID_UNSURE}) if fact.danger else None
        extras = sorted([*self._signs_with(id), *self._ages_with(id)], key=lambda one: -one.outcome.level)
        alone = self.judge(**{id: True})
        return Sign(id, self.labels[id], fact.words, question.id, screen, alone, unsure, tuple(extras))

    def _signs_with(self, id: str) -> Iterator[Extra]:
        labels = {**self.labels, **_opened(self.edition, id)}
        for other in labels:
            least = max(self.judge(**{id: True}).level, self.judge(**{other: True}).level)
            if self._together.get(frozenset((id, other)), least) <= least:
                continue
            both = self.judge(**{id: True, other: True})
            if both.level > least:
                yield Extra(other, labels[other], self.edition.facts[other].words, other, True, both)

    def _ages_with(self, id: str) -> Iterator[Extra]:
        """Under 16, and each age from which this sign weighs more."""
        reached = self.judge(**{id: True}).level
        if self._together.get(frozenset((id, "age")), reached) <= reached:
            return
        child = self.judge(**{id: True, "age": CHILD})
        if child.level > max(reached, self.judge(age=CHILD).level):
            label, words = _("The person is under 16"), _("under 16 years old")
            yield Extra("under-16", label, words, "age", CHILD, child)
        for years in self._limits:
            older = self.judge(**{id: True, "age": years})
            if years > CHILD + 1 and older.level > max(reached, self.judge(age=years).level):
                reached = older.level
                label = _("You are {years} or older").format(years=f"{years:g}")
                words = ngettext("{years} year or older", "{years} years or older", int(years))
                yield Extra(f"from-{years:g}", label, words.format(years=f"{years:g}"), "age", years, older)


def _age_limits(edition: Edition) -> tuple[float, ...]:
    """Every age that a rule names."""
    derived = [item.expr for item in edition.derived if item.expr is not None]
    nodes: list[Node] = [*(rule.when for rule in edition.rules), *derived]
    return tuple(sorted({number for node in nodes for number in _ages_in(node)}))


def _ages_in(node: Node) -> Iterator[float]:
    match node:
        case Compare(_, FactRef("age"), Number(value)):
            yield value
        case _:
            for child in children(node):
                yield from _ages_in(child)


def _together(edition: Edition) -> dict[frozenset[str], Urgency]:
    """For every two facts that one rule names, the most that such a rule raises to: no other two can matter."""
    inside = {item.id: facts_of(item.expr) for item in edition.derived if item.expr is not None}
    most: dict[frozenset[str], Urgency] = {}
    for rule in edition.rules:
        for two in combinations(_told(rule.when, inside), 2):
            pair = frozenset(two)
            most[pair] = max(most.get(pair, Urgency.SELF_CARE), rule.urgency)
    return most


def _told(node: Node, inside: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The asked facts behind a condition, those behind its derived facts among them."""
    names = facts_of(node)
    while any(name in inside for name in names):
        names = frozenset().union(*(inside.get(name, frozenset((name,))) for name in names))
    return names


def _opened(edition: Edition, id: str) -> dict[str, str]:
    """The yes_no facts of the follow-up questions that a yes to this sign opens, with their words."""
    on_screens = {name for screen in edition.screens for name in screen.questions}
    reader = reader_of(edition)
    asked = reader.asked(reader.with_derived(engine_values(Answers.checked({id: True}, edition), edition)))
    return {
        name: question.labels.get(name) or edition.facts[name].words
        for question in edition.questions
        if asked.get(question.id) is True and question.id not in on_screens
        for name in question.answers
        if edition.facts[name].kind == "yes_no"
    }
