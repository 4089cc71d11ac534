"""A CDS Hooks request (order-select, order-sign): what is ordered, what the person takes, what their record tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from unspasm.fhir.r4 import condition, medication_request

_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Order:
    """`asked`: medicines in draft. `taken`: those in the record that run. `facts`: all true.

    `unread`: what stands in the request and was not used, one line for each kind of thing.
    """

    asked: tuple[str, ...]
    taken: tuple[str, ...]
    facts: tuple[str, ...]
    unread: tuple[str, ...]


def is_request(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("hook"), str) and isinstance(raw.get("context"), dict)


def read(raw: dict[str, Any]) -> Order:
    """Never says that a list is whole: a record may lack what is bought without a prescription."""
    asked: list[str] = []
    taken: list[str] = []
    facts: list[str] = []
    unread: list[str] = []
    for resource in _resources(raw.get("context")):
        kind = resource["resourceType"]
        if kind == "MedicationRequest":
            asked.append(medication_request.read(resource).name)
        else:
            unread.append(f"context: {kind}")
    for resource in _resources(raw.get("prefetch")):
        kind = resource["resourceType"]
        if kind == "MedicationRequest":
            found = medication_request.read(resource)
            (unread if found.over or not found.name else taken).append(found.name or "a medicine without a name")
        elif kind == "Condition":
            one = condition.read(resource)
            facts += one.facts
            unread += [] if one.facts else [f"condition: {one.words or 'without words'}"]
        else:
            unread.append(f"prefetch: {kind}")
    return Order(*(tuple(dict.fromkeys(filter(None, one))) for one in (asked, taken, facts, unread)))


def _resources(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every resource in bundles and lists, without the bundles themselves."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _resources(one, depth + 1)
    elif isinstance(node, dict):
        if isinstance(node.get("resourceType"), str) and node["resourceType"] != "Bundle":
            yield node
            return
        for one in node.values():
            yield from _resources(one, depth + 1)
