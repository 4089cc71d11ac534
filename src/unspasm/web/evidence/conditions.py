"""A condition in plain words, each with the way to its facts, beside the condition as it is written. Pure."""

from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.rules.care import State
from unspasm.rules.expr import And, Arith, AtLeast, Compare, Expr, FactRef, In, Node, Not, Number, Or, Text, facts_of
from unspasm.rules.medicine import TAKES
from unspasm.rules.spelling import spelled
from unspasm.rules.vocabulary import UNSURE
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.marked import put
from unspasm.web.evidence.words import PHASE, joined, word
from unspasm.web.result.why import LEVEL

_NUMBERED = Words(
    {
        ">=": N_("{fact}: {value} or more"),
        ">": N_("{fact}: more than {value}"),
        "<": N_("{fact}: under {value}"),
        "<=": N_("{fact}: {value} or less"),
        "=": N_("{fact}: {value}"),
        "<>": N_("{fact}: not {value}"),
    }
)
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
        return Condition(Said(_("For everyone.")), sql)
    return Condition(parts[0] if len(parts) == 1 else Said(_("One or more of these:"), parts=tuple(parts)), sql)


def reached(shelf: Shelf, level: str, causes: tuple[str, ...]) -> Said:
    """`An urgency rule fired at same day or above, for one of these causes`"""
    words = _("An urgency rule fired at {level} or above")
    if causes:
        words = _("An urgency rule fired at {level} or above, for one of these causes")
    return Said(words.format(level=LEVEL[level]), tuple(shelf.ref("cause", id) for id in causes))


def said(shelf: Shelf, node: Expr) -> Said:
    match node:
        case And(parts):
            return _over(shelf, _("All of these:"), parts)
        case Or(parts):
            return _over(shelf, _("One or more of these:"), parts)
        case AtLeast(count, parts):
            return _over(shelf, _("At least {n} of these:").format(n=count), parts)
        case Not(part):
            return _denied(shelf, part)
    return _line(shelf, node, _words(shelf, node))


def _denied(shelf: Shelf, part: Expr) -> Said:
    match part:
        case Or(parts):
            return _over(shelf, _("None of these:"), parts)
        case And(parts):
            return _over(shelf, _("Not all of these at once:"), parts)
        case AtLeast(count, parts):
            return _over(shelf, _("Fewer than {n} of these:").format(n=count), parts)
        case Not(inner):
            return said(shelf, inner)
    return _line(shelf, part, put(_("Not: {what}"), what=_words(shelf, part)))


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
    if bare.startswith(TAKES) and bare not in shelf.edition.facts:
        label = put(_("Also takes: {medicine}"), medicine=fact_ref(shelf, bare).words)
    else:
        label = sentences.label(shelf.edition, bare)
    return label if bare == name else put(_("Not sure: {what}"), what=label)


def _words(shelf: Shelf, node: Node) -> str:
    match node:
        case FactRef(id):
            return _label(shelf, id)
        case Number(value):
            return f"{value:g}"
        case Text(value):
            return value
        case In(fact, among):
            options = joined((_choice(shelf, fact.id, str(one)) for one in among), N_("{one} or {other}"))
            return put(_("{fact}: {value}"), fact=_label(shelf, fact.id), value=options)
        case Compare(op, left, right):
            return put(_NUMBERED[op], fact=_words(shelf, left), value=_value(shelf, left, right))
        case Arith(op, left, right):
            return put("({one} {sign} {other})", one=_words(shelf, left), sign=_SIGNS[op], other=_words(shelf, right))
    return spelled(node)


def _value(shelf: Shelf, left: Node, right: Node) -> str:
    """What a fact is compared to, in its unit or as its choice."""
    fact = shelf.edition.facts.get(left.id) if isinstance(left, FactRef) else None
    if isinstance(right, Text):
        return _choice(shelf, left.id if isinstance(left, FactRef) else "", right.value)
    words = _words(shelf, right)
    if fact is None or not fact.unit or not isinstance(right, Number):
        return words
    return put("{number} {unit}", number=words, unit=fact.unit)


def _choice(shelf: Shelf, name: str, value: str) -> str:
    fact = shelf.edition.facts.get(name)
    return fact.choices.get(value, value) if fact else word(PHASE, value)
