"""Any one thing of the knowledge as plain data, by its kind and id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from unspasm.library.edition import Edition
from unspasm.library.restoring import plain
from unspasm.problems import Problem
from unspasm.rules.care import Limit
from unspasm.rules.expr import Node
from unspasm.rules.spelling import spelled
from unspasm.rules.vocabulary import nearest
from unspasm.web.api.problem import Refused

Items = Iterable[Any]

KINDS: Mapping[str, Callable[[Edition], Items]] = {
    "avoid": lambda edition: edition.avoid,
    "care": lambda edition: edition.care.values(),
    "cause": lambda edition: edition.causes.values(),
    "caution": lambda edition: edition.cautions,
    "claim": lambda edition: edition.claims,
    "class": lambda edition: edition.medicine_classes.values(),
    "clue": lambda edition: edition.clues,
    "curve": lambda edition: edition.curves,
    "derived": lambda edition: edition.derived,
    "fact": lambda edition: edition.facts.values(),
    "gate": lambda edition: edition.gates.values(),
    "limit": lambda edition: _limits(edition),
    "lower_maximum": lambda edition: edition.lower_maxima,
    "medicine": lambda edition: edition.ingredients.values(),
    "medicine_rule": lambda edition: edition.medicine_rules,
    "outlook": lambda edition: edition.outlook,
    "professional": lambda edition: edition.professionals,
    "question": lambda edition: edition.questions,
    "review": lambda edition: edition.reviews,
    "rule": lambda edition: edition.rules,
    "scan_finding": lambda edition: edition.scan_findings,
    "scan_note": lambda edition: edition.scan_notes,
    "situation": lambda edition: edition.situations,
    "source": lambda edition: edition.sources.values(),
    "step": lambda edition: edition.steps,
    "trigger": lambda edition: edition.triggers,
}


def item(edition: Edition, kind: str, id: str) -> dict[str, Any]:
    """One thing with all that is known of it; conditions as one would write them. Raises Refused (404)."""
    if kind not in KINDS:
        raise _missing(kind, "there is no such kind", sorted(KINDS))
    found = {one.id: one for one in KINDS[kind](edition)}
    if id not in found:
        raise _missing(id, f"no {kind} has this id", list(found))
    return {"edition": edition.name, "kind": kind, "id": id, "item": written(found[id])}


def about(edition: Edition) -> dict[str, Any]:
    """Which knowledge this is, and how much of each kind there is."""
    counts = {kind: len(tuple(things(edition))) for kind, things in KINDS.items()}
    return {"edition": edition.name, "version": edition.version, "hash": edition.hash, "counts": counts}


def written(thing: Any) -> Any:
    """Mappings, lists, texts and numbers only; a condition is text in the language of the knowledge files."""
    if isinstance(thing, Node):
        return spelled(thing)
    if is_dataclass(thing):
        return {field.name: written(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Mapping):
        return {key: written(value) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return [written(value) for value in thing]
    return plain(thing)


def _limits(edition: Edition) -> Iterator[Limit]:
    yield from {one.id: one for option in edition.care.values() for one in edition.limits_of(option)}.values()


def _missing(name: str, what: str, known: list[str]) -> Refused:
    hint = nearest(name[:80], known)
    fix = hint if hint.startswith("did you mean") else "`unspasm knowledge list` lists all of them"
    return Refused(404, [Problem(name[:80], what, "nothing can be shown", fix)])
