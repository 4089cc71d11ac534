"""Read all conditions for one person, in plain Python, and say which answers decided each.

Every condition becomes a closure that returns its verdict together with a set of facts, kept as the bits of one
whole number: the known facts that decided it, or, when it is unknown, the unknown facts of the undecided branches.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import add, eq, ge, gt, le, lt, mul, ne, or_, sub
from typing import Any, NamedTuple, TypeAlias

from unspasm.library.edition import Edition, for_each_edition
from unspasm.rules.care import State
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
from unspasm.rules.medicine import TAKES
from unspasm.rules.rule import Derived
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import Verdict

Bits: TypeAlias = int
Read: TypeAlias = tuple[bool | None, Bits]
Values: TypeAlias = Mapping[str, Value]
Closure: TypeAlias = Callable[[Values], Read]

_NOTHING: frozenset[str] = frozenset()
_MOST_KEPT = 20_000  # sets of names, a few megabytes
_YES, _NO = "?yes", "?no"  # no fact can be called so
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_ARITH: dict[str, Callable[[float, float], float]] = {"+": add, "-": sub, "*": mul}


class Reading(NamedTuple):
    """What one condition says about one person, and why.

    `because`: the known facts of every branch that decided it. `missing`: the unknown facts of the undecided
    branches; empty unless the verdict is unknown, and answering all of them settles it.
    """

    holds: bool | None
    bits: Bits
    names: "Names"
    values: Values

    @property
    def verdict(self) -> Verdict:
        return Verdict.of(self.holds)

    @property
    def because(self) -> Mapping[str, Value]:
        if self.holds is None:
            return {}
        values = self.values
        return {name: values[name] for name in self.names[self.bits] if name in values}

    @property
    def missing(self) -> frozenset[str]:
        return frozenset(self.names[self.bits]) if self.holds is None else _NOTHING


# A named tuple's own constructor takes twice as long, and every person needs one for each rule.
_reading: Callable[[tuple[bool | None, Bits, "Names", Values]], Reading] = partial(tuple.__new__, Reading)


def together(readings: Iterable[Reading]) -> tuple[str, ...]:
    """What all these undecided readings miss, each fact once, in the order of their names."""
    bits, names = 0, None
    for reading in readings:
        bits |= reading.bits
        names = reading.names
    return tuple(sorted(names[bits])) if names is not None else ()


class Names(dict[Bits, tuple[str, ...]]):
    """The names behind the bits. The same few sets come up again and again, so the last ones are kept."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all = tuple(names)

    def __missing__(self, bits: Bits) -> tuple[str, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[bits] = spelled = tuple(self._spelled(bits))
        return spelled

    def _spelled(self, bits: Bits) -> Iterator[str]:
        while bits:
            lowest = bits & -bits
            yield self.all[lowest.bit_length() - 1]
            bits ^= lowest


class Reader:
    """The conditions of one edition, compiled once and read for many people."""

    def __init__(self, edition: Edition) -> None:
        unsure = [UNSURE + fact.id for fact in edition.facts.values() if fact.danger]
        self.names = Names((*edition.facts, *unsure, *(TAKES + name for name in edition.takes)))
        self._bits = {name: 1 << at for at, name in enumerate(self.names.all)}
        self._derived: dict[str, Derived] = {item.id: item for item in edition.derived}
        self._stages = [(item.id, self._derive(item)) for item in edition.derived]
        self.rules = [(rule.id, self._closure(rule.when)) for rule in edition.rules]
        self.clues = [(clue.id, self._closure(clue.when)) for clue in edition.clues]
        self._others = {
            kind: [(one.id, self._closure(one.when)) for one in group if one.when is not None]
            for kind, group in (
                ("trigger", edition.triggers),
                ("situation", edition.situations),
                ("caution", edition.cautions),
            )
        }
        self._edition = edition
        self._excluded = [
            (id, self._closure(cause.excluded_when))
            for id, cause in edition.causes.items()
            if cause.excluded_when is not None
        ]
        self._gates = [
            (self._closure(question.ask_when), _with_unsure(question.answers, edition))
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
        return {id: _reading((*closure(known), names, values)) for id, closure in self.rules}

    def clue_readings(self, values: Values, known: Mapping[str, Any]) -> Mapping[str, Reading]:
        """The reading of every clue, for the order of causes. `known` as `with_derived` made it of the values."""
        names = self.names
        return {id: _reading((*closure(known), names, values)) for id, closure in self.clues}

    def other_readings(self, kind: str, values: Values, known: Mapping[str, Any]) -> Mapping[str, Reading]:
        """The reading of every "trigger", "situation" or "caution" that has a condition."""
        names = self.names
        return {id: _reading((*closure(known), names, values)) for id, closure in self._others[kind]}

    def state_readings(
        self, rules: Mapping[str, Reading], values: Values, known: Mapping[str, Any]
    ) -> Mapping[str, Reading]:
        """The reading of every state of care and plan, under its `kind id`; `rules` as `read` made them."""
        fired = {ids: _any_of((rules[id].holds, rules[id].bits) for id in ids) for ids in self._rule_sets}
        found: dict[str, Reading] = {}
        for at, closure, ids in self._states:
            holds, bits = fired[ids] if closure is None else closure(known)
            if closure is not None and ids:
                holds, bits = _any_of(((holds, bits), fired[ids]))
            found[at] = _reading((holds, bits, self.names, values))
        return found

    def medicine_reading(
        self, rule: str, fired: Mapping[str, Reading], values: Values, known: Mapping[str, Any]
    ) -> Reading:
        """The reading of one medicine rule. The values hold `takes_…` for what else the person takes.

        `fired`: the urgency rules, as `read` made them of the same person.
        """
        closure, ids = self._medicines[rule]
        parts = [(fired[id].holds, fired[id].bits) for id in ids]
        if closure is not None:
            parts.append(closure(known))
        return _reading((*_any_of(parts), self.names, values))

    @cached_property
    def _medicines(self) -> dict[str, tuple[Closure | None, tuple[str, ...]]]:
        compiled = (self._compiled(one.id, one.state) for one in self._edition.medicine_rules)
        return {id: (closure, ids) for id, closure, ids in compiled}

    @cached_property
    def _states(self) -> list[tuple[str, Closure | None, tuple[str, ...]]]:
        """Compiled when the first plan asks: an assessment alone needs none of them."""
        return [self._compiled(at, state) for at, state in self._edition.states]

    def _compiled(self, id: str, state: State) -> tuple[str, Closure | None, tuple[str, ...]]:
        closure = self._closure(state.when) if state.when is not None else None if state.from_level else _always
        return id, closure, tuple(rule.id for rule in self._edition.rules_at(state))

    @cached_property
    def _rule_sets(self) -> frozenset[tuple[str, ...]]:
        return frozenset(ids for _, _, ids in self._states)

    def excluded(self, known: Mapping[str, Any]) -> frozenset[str]:
        """The causes that this person cannot have."""
        return frozenset(id for id, closure in self._excluded if closure(known)[0])

    def with_derived(self, values: Values) -> dict[str, Any]:
        """The values with every derived fact that is known, and the reason of each derived fact under its `?name`.

        Also the yes_no facts that hold and those that do not, as bits.
        """
        known: dict[str, Any] = dict(values)
        yes = no = 0
        for name, value in values.items():
            if value is True:
                yes |= self._bits[name]
            elif value is False:
                no |= self._bits[name]
        known[_YES], known[_NO] = yes, no
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
                return _all(self._parts(parts, _all_facts))
            case Or(parts):
                return _any(self._parts(parts, _any_fact))
            case AtLeast(count, parts):
                return _at_least(count, [self._closure(part) for part in parts])
            case Compare() | In():
                return self._leaf(node)

    def _parts(self, parts: Sequence[Expr], together: Callable[[Bits], Closure]) -> list[Closure]:
        """The closures of the parts; asked facts among them are read together, as one set of bits."""
        bits = [self._bits[part.id] for part in parts if isinstance(part, FactRef) and part.id in self._bits]
        if len(bits) < 2:
            return [self._closure(part) for part in parts]
        others = [part for part in parts if not (isinstance(part, FactRef) and part.id in self._bits)]
        return [together(reduce(or_, bits)), *(self._closure(part) for part in others)]

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
        match node:
            case In(FactRef(id), among) if id in self._bits:
                return _one_fact(id, self._bits[id], frozenset(among).__contains__)
            case Compare(op, FactRef(id), Number(value) | Text(value)) if id in self._bits:
                return _one_fact(id, self._bits[id], _compared(op, value))
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


def _with_unsure(facts: Sequence[str], edition: Edition) -> list[str]:
    """Who is not asked a danger fact is not unsure of it either."""
    return [*facts, *(UNSURE + name for name in facts if edition.facts[name].danger)]


@for_each_edition
def reader(edition: Edition) -> Reader:
    """The compiled reader of an edition."""
    return Reader(edition)


def read(edition: Edition, values: Values) -> Mapping[str, Reading]:
    """The reading of every rule of the edition for one person's known values."""
    return reader(edition).read(values)


def _always(_: Values) -> Read:
    return True, 0


def _any_of(parts: Iterable[Read]) -> Read:
    """What `_any` says of readings that are there already."""
    yes = no = undecided = 0
    held = unknown = False
    for holds, bits in parts:
        if holds:
            held, yes = True, yes | bits
        elif holds is None:
            unknown, undecided = True, undecided | bits
        else:
            no |= bits
    return (True, yes) if held else (None, undecided) if unknown else (False, no)


def _bands(item: Derived, bit: Bits) -> Callable[[Mapping[str, Any]], tuple[Any, Bits]]:
    def derive(values: Mapping[str, Any]) -> tuple[Any, Bits]:
        value = values.get(item.of)
        if value is None:
            return None, bit
        return next(name for below, name in item.steps if below is None or value < below), bit

    return derive


def _one_fact(id: str, bit: Bits, test: Callable[[Any], bool]) -> Closure:
    """A comparison of one asked fact with what is written in the condition: by far the most common kind."""
    yes, no, open_ = (True, bit), (False, bit), (None, bit)

    def leaf(values: Values) -> Read:
        value = values.get(id)
        return open_ if value is None else yes if test(value) else no

    return leaf


def _compared(op: str, value: float | str) -> Callable[[Any], bool]:
    compare = _COMPARE[op]
    return lambda known: compare(known, value)


def _not(part: Closure) -> Closure:
    def negated(values: Values) -> Read:
        holds, bits = part(values)
        return (None if holds is None else not holds), bits

    return negated


def _all_facts(wanted: Bits) -> Closure:
    """All of these asked yes_no facts, without looking at each by itself."""

    def every(values: Mapping[str, Any]) -> Read:
        denied = wanted & values[_NO]
        if denied:
            return False, denied
        missing = wanted & ~values[_YES]
        return (None, missing) if missing else (True, wanted)

    return every


def _any_fact(wanted: Bits) -> Closure:
    """Any of these asked yes_no facts."""

    def some(values: Mapping[str, Any]) -> Read:
        found = wanted & values[_YES]
        if found:
            return True, found
        missing = wanted & ~values[_NO]
        return (None, missing) if missing else (False, wanted)

    return some


def _all(parts: Sequence[Closure]) -> Closure:
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        return _both(*parts)

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


def _both(first: Closure, second: Closure) -> Closure:
    """What `_all` says of two parts, the most common number, without its loop."""

    def both(values: Values) -> Read:
        one, decided = first(values)
        other, more = second(values)
        if one is other:
            return one, decided | more
        if one is False or (one is None and other):
            return one, decided
        return other, more

    return both


def _either(first: Closure, second: Closure) -> Closure:
    """What `_any` says of two parts, without its loop."""

    def either(values: Values) -> Read:
        one, decided = first(values)
        other, more = second(values)
        if one is other:
            return one, decided | more
        if one or (one is None and other is False):
            return one, decided
        return other, more

    return either


def _any(parts: Sequence[Closure]) -> Closure:
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        return _either(*parts)

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
