"""Read all conditions for one person, in plain Python, and say which answers decided each.

Every condition becomes a closure that returns its verdict together with a set of facts, kept as the bits of one
whole number: the known facts that decided it, or, when it is unknown, the unknown facts of the undecided branches.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any, NamedTuple, TypeAlias

from unspasm.library.edition import Edition
from unspasm.rules.expr import (
    And,
    Arith,
    AtLeast,
    Compare,
    Expr,
    FactRef,
    In,
    Not,
    Number,
    Or,
    Term,
    Text,
    Value,
    facts_of,
)
from unspasm.rules.rule import Derived
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import Verdict

Bits: TypeAlias = int
Read: TypeAlias = tuple[bool | None, Bits]
Values: TypeAlias = Mapping[str, Value]
Closure: TypeAlias = Callable[[Values], Read]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_ARITH: dict[str, Callable[[float, float], float]] = {"+": add, "-": sub, "*": mul}


class Reading(NamedTuple):
    """What one condition says about one person, and why.

    `because`: the known facts of every branch that decided it. `missing`: the unknown facts of the undecided
    branches; empty unless the verdict is unknown, and answering all of them settles it.
    """

    holds: bool | None
    bits: Bits
    names: tuple[str, ...]
    values: Values

    @property
    def verdict(self) -> Verdict:
        return Verdict.of(self.holds)

    @property
    def because(self) -> Mapping[str, Value]:
        if self.holds is None:
            return {}
        return {name: self.values[name] for name in self._spelled() if name in self.values}

    @property
    def missing(self) -> frozenset[str]:
        return frozenset(self._spelled()) if self.holds is None else frozenset()

    def _spelled(self) -> list[str]:
        spelled, bits = [], self.bits
        while bits:
            lowest = bits & -bits
            spelled.append(self.names[lowest.bit_length() - 1])
            bits ^= lowest
        return spelled


class Reader:
    """The conditions of one edition, compiled once and read for many people."""

    def __init__(self, edition: Edition) -> None:
        unsure = [UNSURE + fact.id for fact in edition.facts.values() if fact.danger]
        self.names: tuple[str, ...] = (*edition.facts, *unsure)
        self._bits = {name: 1 << at for at, name in enumerate(self.names)}
        self._derived: dict[str, Derived] = {item.id: item for item in edition.derived}
        self._stages = [(item.id, self._derive(item)) for item in edition.derived]
        self.rules = [(rule.id, self._closure(rule.when)) for rule in edition.rules]
        self.clues = [(clue.id, self._closure(clue.when)) for clue in edition.clues]
        self._gates = [
            (self._closure(question.ask_when), question.answers)
            for question in edition.questions
            if question.ask_when is not None and question.not_asked_means_no
        ]
        self._asked = [
            (question.id, self._closure(question.ask_when))
            for question in edition.questions
            if question.ask_when is not None
        ]

    def read(self, values: Values, known: Mapping[str, Any] | None = None) -> Mapping[str, Reading]:
        """The reading of every rule. `values` holds known facts only, `unsure_…` among them.

        `known`: what `with_derived` made of the same values, where it is at hand.
        """
        known = known or self.with_derived(values)
        names = self.names
        return {id: Reading(*closure(known), names, values) for id, closure in self.rules}

    def clue_readings(self, values: Values, known: Mapping[str, Any]) -> Mapping[str, Reading]:
        """The reading of every clue, for the order of causes. `known` as `with_derived` made it of the values."""
        names = self.names
        return {id: Reading(*closure(known), names, values) for id, closure in self.clues}

    def with_derived(self, values: Values) -> dict[str, Any]:
        """The values with every derived fact that is known, and the reason of each derived fact under its `?name`."""
        known: dict[str, Any] = dict(values)
        for id, derive in self._stages:
            holds, bits = derive(known)
            if holds is not None:
                known[id] = holds
            known["?" + id] = bits
        return known

    def with_gates(self, values: Values) -> dict[str, Value]:
        """The values, with a no for each unanswered yes_no fact whose question does not apply to this person."""
        known = self.with_derived(values)
        implied = {
            fact: False
            for gate, facts in self._gates
            if gate(known)[0] is False
            for fact in facts
            if fact not in values
        }
        return {**values, **implied}

    def asked(self, known: Mapping[str, Any]) -> Mapping[str, bool | None]:
        """For each question with a condition, whether it applies to this person; None while nobody knows."""
        return {id: closure(known)[0] for id, closure in self._asked}

    def _derive(self, item: Derived) -> Callable[[Mapping[str, Any]], tuple[Any, Bits]]:
        if item.kind == "expr":
            assert item.expr is not None  # an expr is what makes it that kind
            return self._closure(item.expr)
        return _bands(item, self._bits[item.of]) if item.kind == "bands" else self._first_match(item)

    def _first_match(self, item: Derived) -> Callable[[Mapping[str, Any]], tuple[Any, Bits]]:
        cases = [(self._closure(when), name) for when, name in item.cases]

        def derive(values: Mapping[str, Any]) -> tuple[Any, Bits]:
            for case, name in cases:
                holds, bits = case(values)
                if holds:
                    return name, bits
            return item.otherwise, 0

        return derive

    def _closure(self, node: Expr) -> Closure:
        match node:
            case FactRef(id):
                return self._fact(id)
            case Not(part):
                return _not(self._closure(part))
            case And(parts):
                return _all([self._closure(part) for part in parts])
            case Or(parts):
                return _any([self._closure(part) for part in parts])
            case AtLeast(count, parts):
                return _at_least(count, [self._closure(part) for part in parts])
            case Compare() | In():
                return self._leaf(node)

    def _fact(self, id: str) -> Closure:
        if id in self._derived:
            reason = "?" + id
            return lambda values: (values.get(id), values[reason])  # type: ignore[return-value]
        bit = self._bits[id]
        yes, no, open_ = (True, bit), (False, bit), (None, bit)

        def leaf(values: Values) -> Read:
            value = values.get(id)
            return open_ if value is None else yes if value else no

        return leaf

    def _leaf(self, node: Compare | In) -> Closure:
        """A comparison is known when all its facts are, except when it divides by zero."""
        names = sorted(facts_of(node))
        test = _test(node)

        def leaf(values: Mapping[str, Any]) -> Read:
            bits = missing = 0
            for name in names:
                bit = values["?" + name] if name in self._derived else self._bits[name]
                if name in values:
                    bits |= bit
                else:
                    missing |= bit
            if missing:
                return None, missing
            holds = test(values)
            return holds, bits if holds is not None else 0

        return leaf


_COMPILED: dict[tuple[str, int], Reader] = {}


def reader(edition: Edition) -> Reader:
    """The compiled reader of an edition; compiled at the first call only."""
    key = (edition.hash, id(edition))
    if key not in _COMPILED:
        _COMPILED.clear()  # one edition at a time is in use; an old one would only hold memory
        _COMPILED[key] = Reader(edition)
    return _COMPILED[key]


def read(edition: Edition, values: Values) -> Mapping[str, Reading]:
    """The reading of every rule of the edition for one person's known values."""
    return reader(edition).read(values)


def _bands(item: Derived, bit: Bits) -> Callable[[Mapping[str, Any]], tuple[Any, Bits]]:
    def derive(values: Mapping[str, Any]) -> tuple[Any, Bits]:
        value = values.get(item.of)
        if value is None:
            return None, bit
        return next(name for below, name in item.steps if below is None or value < below), bit

    return derive


def _not(part: Closure) -> Closure:
    def negated(values: Values) -> Read:
        holds, bits = part(values)
        return (None if holds is None else not holds), bits

    return negated


def _all(parts: Sequence[Closure]) -> Closure:
    def every(values: Values) -> Read:
        yes = no = undecided = 0
        denied = unknown = False
        for part in parts:
            holds, bits = part(values)
            if holds:
                yes |= bits
            elif holds is None:
                unknown = True
                undecided |= bits
            else:
                denied = True
                no |= bits
        return (False, no) if denied else (None, undecided) if unknown else (True, yes)

    return every


def _any(parts: Sequence[Closure]) -> Closure:
    def some(values: Values) -> Read:
        yes = no = undecided = 0
        found = unknown = False
        for part in parts:
            holds, bits = part(values)
            if holds:
                found = True
                yes |= bits
            elif holds is None:
                unknown = True
                undecided |= bits
            else:
                no |= bits
        return (True, yes) if found else (None, undecided) if unknown else (False, no)

    return some


def _at_least(count: int, parts: Sequence[Closure]) -> Closure:
    def enough(values: Values) -> Read:
        yes = no = undecided = held = open_ = 0
        for part in parts:
            holds, bits = part(values)
            if holds:
                held += 1
                yes |= bits
            elif holds is None:
                open_ += 1
                undecided |= bits
            else:
                no |= bits
        if held >= count:
            return True, yes
        return (None, undecided) if held + open_ >= count else (False, no)

    return enough


def _test(node: Compare | In) -> Callable[[Mapping[str, Any]], bool | None]:
    if isinstance(node, In):
        name, among = node.fact.id, frozenset(node.among)
        return lambda values: values[name] in among
    compare, left, right = _COMPARE[node.op], _number(node.left), _side(node.right)

    def test(values: Mapping[str, Any]) -> bool | None:
        first, second = left(values), right(values)
        return None if first is None or second is None else compare(first, second)

    return test


def _side(node: Term | Text) -> Callable[[Mapping[str, Any]], Any]:
    if isinstance(node, Text):
        text = node.value
        return lambda _: text
    return _number(node)


def _number(node: Term) -> Callable[[Mapping[str, Any]], Any]:
    match node:
        case FactRef(id):
            return lambda values: values[id]
        case Number(value):
            return lambda _: value
        case Arith(op, left, right):
            return _arith(op, _number(left), _number(right))


def _arith(
    op: str, left: Callable[[Mapping[str, Any]], Any], right: Callable[[Mapping[str, Any]], Any]
) -> Callable[[Mapping[str, Any]], Any]:
    def arith(values: Mapping[str, Any]) -> float | None:
        first, second = left(values), right(values)
        if first is None or second is None:
            return None
        if op == "/":
            return first / second if second else None
        return _ARITH[op](first, second)

    return arith
