"""A condition in plain words, each with the way to its facts, beside the condition as it is written. Pure."""

from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.rules.care import State
from unspasm.rules.expr import And, Arith, AtLeast, Compare, Expr, FactRef, In, Node, Not, Number, Or, Text, facts_of
from unspasm.rules.medicine import TAKES
from unspasm.rules.spelling import spelled
from unspasm.rules.vocabulary import UNSURE
from unspasm.web.evidence.kinds import Ref, Shelf

_NUMBERED = {
    ">=": "{} or more",
    ">": "more than {}",
    "<": "under {}",
    "<=": "{} or less",
    "=": "{}",
    "<>": "not {}",
}
_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−"}


@dataclass(frozen=True, slots=True)
class Said:
    """A line with the facts it speaks of, or a heading over parts."""

    words: str
    refs: tuple[Ref, ...] = ()
    parts: tuple["Said", ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """When something applies. `sql` is empty where no fact is asked for."""

    said: Said
    sql: str


def condition(shelf: Shelf, when: Expr) -> Condition:
    return Condition(said(shelf, when), spelled(when))


def state(shelf: Shelf, found: State) -> Condition:
    """A condition, a level that was reached, or both; with neither it is everyone's."""
    parts = [said(shelf, found.when)] if found.when is not None else []
    if found.from_level is not None:
        parts.append(reached(shelf, found.from_level.word, found.for_causes))
    sql = spelled(found.when) if found.when is not None else ""
    if not parts:
        return Condition(Said("For everyone."), sql)
    return Condition(parts[0] if len(parts) == 1 else Said("One or more of these:", parts=tuple(parts)), sql)


def reached(shelf: Shelf, level: str, causes: tuple[str, ...]) -> Said:
    """`An urgency rule fired at same day or above, for one of these causes`"""
    which = ", for one of these causes" if causes else ""
    words = f"An urgency rule fired at {level.replace('_', ' ')} or above{which}"
    return Said(words, tuple(shelf.ref("cause", id) for id in causes))


def said(shelf: Shelf, node: Expr) -> Said:
    match node:
        case And(parts):
            return _over(shelf, "All of these:", parts)
        case Or(parts):
            return _over(shelf, "One or more of these:", parts)
        case AtLeast(count, parts):
            return _over(shelf, f"At least {count} of these:", parts)
        case Not(part):
            return _denied(shelf, part)
    return _line(shelf, node, _words(shelf, node))


def _denied(shelf: Shelf, part: Expr) -> Said:
    match part:
        case Or(parts):
            return _over(shelf, "None of these:", parts)
        case And(parts):
            return _over(shelf, "Not all of these at once:", parts)
        case AtLeast(count, parts):
            return _over(shelf, f"Fewer than {count} of these:", parts)
        case Not(inner):
            return said(shelf, inner)
    return _line(shelf, part, f"Not: {_words(shelf, part)}")


def _over(shelf: Shelf, words: str, parts: tuple[Expr, ...]) -> Said:
    return Said(words, parts=tuple(said(shelf, part) for part in parts))


def _line(shelf: Shelf, node: Node, words: str) -> Said:
    return Said(words, tuple(fact_ref(shelf, name) for name in sorted(facts_of(node))))


def fact_ref(shelf: Shelf, name: str) -> Ref:
    """The page of what a condition names: a fact, or the medicine or class that is taken besides."""
    bare = name.removeprefix(UNSURE)
    if bare.startswith(TAKES) and bare not in shelf.edition.facts:
        target = bare.removeprefix(TAKES)
        return shelf.ref("class" if target in shelf.edition.medicine_classes else "medicine", target)
    return shelf.ref("fact", bare)


def _label(shelf: Shelf, name: str) -> str:
    bare = name.removeprefix(UNSURE)
    unsure = "Not sure: " if bare != name else ""
    if bare.startswith(TAKES) and bare not in shelf.edition.facts:
        return f"{unsure}Also takes: {fact_ref(shelf, bare).words}"
    return unsure + sentences.label(shelf.edition, bare)


def _words(shelf: Shelf, node: Node) -> str:
    match node:
        case FactRef(id):
            return _label(shelf, id)
        case Number(value):
            return f"{value:g}"
        case Text(value):
            return value
        case In(fact, among):
            options = " or ".join(_choice(shelf, fact.id, str(one)) for one in among)
            return f"{_label(shelf, fact.id)}: {options}"
        case Compare(op, left, right):
            return f"{_words(shelf, left)}: {_NUMBERED[op].format(_value(shelf, left, right))}"
        case Arith(op, left, right):
            return f"({_words(shelf, left)} {_SIGNS[op]} {_words(shelf, right)})"
    return spelled(node)


def _value(shelf: Shelf, left: Node, right: Node) -> str:
    """What a fact is compared to, in its unit or as its choice."""
    fact = shelf.edition.facts.get(left.id) if isinstance(left, FactRef) else None
    if isinstance(right, Text):
        return _choice(shelf, left.id if isinstance(left, FactRef) else "", right.value)
    unit = f" {fact.unit}" if fact and fact.unit and isinstance(right, Number) else ""
    return f"{_words(shelf, right)}{unit}"


def _choice(shelf: Shelf, name: str, value: str) -> str:
    fact = shelf.edition.facts.get(name)
    return fact.choices.get(value, value) if fact else value.replace("_", " ")
