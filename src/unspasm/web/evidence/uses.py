"""What points at what: for each thing, everything that cites it, asks for it, belongs to it or serves it. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unspasm.library.across import cited, conditions
from unspasm.library.edition import Edition
from unspasm.rules.expr import facts_of
from unspasm.rules.medicine import TAKES
from unspasm.rules.vocabulary import UNSURE
from unspasm.web.evidence.kinds import KINDS, Ref, Shelf

At = tuple[str, str]  # a kind and an id


@dataclass(frozen=True, slots=True)
class Used:
    """The things of one kind that point at this one."""

    title: str
    refs: tuple[Ref, ...]


def uses(shelf: Shelf) -> Mapping[str, tuple[Used, ...]]:
    """By the path of what is pointed at, in the order of the kinds."""
    found: dict[At, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for (kind, id), target in _pointing(shelf.edition):
        if target[0] in KINDS and target[1] in shelf.things[target[0]]:
            found[target][kind][id] = None
    return {shelf.path(*target): _groups(shelf, by_kind) for target, by_kind in found.items()}


def _groups(shelf: Shelf, by_kind: Mapping[str, Mapping[str, None]]) -> tuple[Used, ...]:
    kept = [(kind, by_kind[id]) for id, kind in KINDS.items() if id in by_kind]
    return tuple(Used(kind.many, shelf.refs(kind.id, ids)) for kind, ids in kept)


def _pointing(edition: Edition) -> Iterator[tuple[At, At]]:
    yield from ((at(name), ("source", item.source)) for name, item in cited(edition))
    for name, condition in conditions(edition):
        yield from ((at(name), named(edition, fact)) for fact in facts_of(condition))
    yield from _of_claims(edition)
    yield from _of_causes(edition)
    yield from _of_the_rest(edition)


def at(name: str) -> At:
    """`medicine rule x` as (medicine_rule, x); what excludes a cause belongs to the cause."""
    kind, _, id = name.rpartition(" ")
    return ("cause" if kind == "excluded" else kind.replace(" ", "_"), id)


def named(edition: Edition, fact: str) -> At:
    """What a condition names: a fact, or a medicine or class that is taken besides."""
    bare = fact.removeprefix(UNSURE)
    if bare.startswith(TAKES) and bare not in edition.facts:
        target = bare.removeprefix(TAKES)
        return ("class" if target in edition.medicine_classes else "medicine", target)
    return ("fact", bare)


def _of_claims(edition: Edition) -> Iterator[tuple[At, At]]:
    for claim in edition.claims:
        yield from ((("claim", claim.id), at(served)) for served in claim.served_by)
    yield from ((("trigger", one.id), ("claim", id)) for one in edition.triggers for id in one.claims)
    yield from ((("care", one.id), ("claim", id)) for one in edition.care.values() for id in one.claims)


def _of_causes(edition: Edition) -> Iterator[tuple[At, At]]:
    yield from ((("rule", one.id), ("cause", one.cause)) for one in edition.rules if one.cause)
    yield from ((("clue", one.id), ("cause", one.cause)) for one in edition.clues)
    yield from ((("situation", one.id), ("cause", id)) for one in edition.situations for id in one.for_causes)
    yield from ((at(name), ("cause", id)) for name, state in edition.states for id in state.for_causes)


def _of_the_rest(edition: Edition) -> Iterator[tuple[At, At]]:
    yield from ((("question", one.id), ("fact", name)) for one in edition.questions for name in one.answers)
    yield from ((("fact", one.id), ("fact", one.of)) for one in edition.derived if one.of)
    yield from ((("care", one.id), ("gate", id)) for one in edition.care.values() for id in one.gates)
    yield from ((("step", one.id), ("care", one.care)) for one in edition.steps)
    for one in edition.ingredients.values():
        yield from ((("medicine", one.id), ("class", id)) for id in one.classes)
    for rule in edition.medicine_rules:
        yield from ((("medicine_rule", rule.id), ("class", id)) for id in rule.classes)
        yield from ((("medicine_rule", rule.id), ("medicine", id)) for id in rule.ingredients)
    yield from ((("lower_maximum", one.id), ("medicine", one.ingredient)) for one in edition.lower_maxima)
