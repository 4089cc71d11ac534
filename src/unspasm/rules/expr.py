"""What a condition is once it has been read: a small frozen tree, the same for every engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Literal: TypeAlias = float | str
Value: TypeAlias = bool | float | str
FactId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class FactRef:
    """The value of a fact; by itself a condition only when the fact is yes_no."""

    id: FactId


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a condition."""

    value: float


@dataclass(frozen=True, slots=True)
class Arith:
    """`left op right`, op one of + - * /. Unknown when either side is, or when dividing by 0."""

    op: str
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`, op one of = <> < <= > >=. For texts only = and <>, with the fact on the left."""

    op: str
    left: "Term"
    right: "Term | Text"


@dataclass(frozen=True, slots=True)
class Text:
    """A choice written in a condition."""

    value: str


@dataclass(frozen=True, slots=True)
class In:
    """`fact IN (choices)`; a range is written as two comparisons."""

    fact: FactRef
    among: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Expr", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Expr", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Expr"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of these hold. Known as soon as the rest cannot change it."""

    count: int
    parts: tuple["Expr", ...]


Term: TypeAlias = FactRef | Number | Arith
Expr: TypeAlias = FactRef | Compare | In | And | Or | Not | AtLeast
Node: TypeAlias = Expr | Term | Text


def children(node: Node) -> Sequence[Node]:
    """The nodes directly below this one."""
    match node:
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return parts
        case Not(part):
            return (part,)
        case Compare(_, left, right) | Arith(_, left, right):
            return (left, right)
        case In(fact, _):
            return (fact,)
    return ()


def facts_of(node: Node) -> frozenset[FactId]:
    """Every fact that the condition names."""
    if isinstance(node, FactRef):
        return frozenset((node.id,))
    return frozenset().union(*(facts_of(child) for child in children(node)))


def denied_facts(node: Node, denied: bool = False) -> Iterator[FactId]:
    """The facts that stand under an odd number of NOTs: a yes to one could make the condition false."""
    match node:
        case FactRef(id):
            if denied:
                yield id
        case Not(part):
            yield from denied_facts(part, not denied)
        case _:
            for child in children(node):
                yield from denied_facts(child, denied)


def to_plain(node: Node) -> list[Any]:
    """The condition as plain lists, for the lowered edition; `from_plain` gives it back."""
    match node:
        case FactRef(id):
            return ["fact", id]
        case Number(value):
            return ["number", value]
        case Text(value):
            return ["text", value]
        case Arith(op, left, right):
            return ["arith", op, to_plain(left), to_plain(right)]
        case Compare(op, left, right):
            return ["compare", op, to_plain(left), to_plain(right)]
        case In(fact, among):
            return ["in", fact.id, list(among)]
        case And(parts):
            return ["and", *map(to_plain, parts)]
        case Or(parts):
            return ["or", *map(to_plain, parts)]
        case Not(part):
            return ["not", to_plain(part)]
        case AtLeast(count, parts):
            return ["at_least", count, *map(to_plain, parts)]


def from_plain(plain: Sequence[Any]) -> Any:
    """The condition that `to_plain` wrote."""
    kind, *rest = plain
    match kind:
        case "fact":
            return FactRef(rest[0])
        case "number":
            return Number(rest[0])
        case "text":
            return Text(rest[0])
        case "arith":
            return Arith(rest[0], from_plain(rest[1]), from_plain(rest[2]))
        case "compare":
            return Compare(rest[0], from_plain(rest[1]), from_plain(rest[2]))
        case "in":
            return In(FactRef(rest[0]), tuple(rest[1]))
        case "and":
            return And(tuple(map(from_plain, rest)))
        case "or":
            return Or(tuple(map(from_plain, rest)))
        case "not":
            return Not(from_plain(rest[0]))
        case "at_least":
            return AtLeast(rest[0], tuple(map(from_plain, rest[1:])))
    raise ValueError(f"no condition is called {kind!r}")
