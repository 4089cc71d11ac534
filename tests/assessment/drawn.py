"""Drawn people: a calm adult who answered everything, and tables of what differs from that."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from unspasm import load
from unspasm.library.edition import Edition

_NUMBERS = count(1)

ORDINARY: Mapping[str, Any] = {
    "age": 40.0,
    "sex": "female",
    "duration_days": 3.0,
    "pain_worst": 5.0,
    "onset": "gradual",
    "over_two_earlier_episodes": False,
    "movement_changes_it": True,
    "eases_when_still": True,
    "beside_spine": True,
}


def calm(**told: Any) -> dict[str, Any]:
    """Someone of 40 with three days of ordinary pain and a no to everything else; `told` comes on top."""
    no = {fact.id: False for fact in load().facts.values() if fact.kind == "yes_no"}
    return {**no, **ORDINARY, **told}


def rows(drawn: str) -> list[dict[str, str]]:
    """Each row of the table as its cells by column."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def told(cell: str) -> dict[str, Any]:
    """The answers in one cell: `fever` is a yes, `fever?` not sure, `age=9` a number."""
    answers: dict[str, Any] = {}
    for word in cell.split():
        name, _, number = word.partition("=")
        answers[name.rstrip("?")] = float(number) if number else "unsure" if name.endswith("?") else True
    return answers


def other(edition: Edition, **parts: Any) -> Edition:
    """The edition with other parts, and a hash of its own: the compiled conditions are kept by hash and place."""
    return replace(edition, hash=f"{next(_NUMBERS):064}", **parts)
