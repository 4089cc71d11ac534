"""What a sentence rests on: each figure with its people and how deeply it was read, or judgement. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.assessment.sentences import READ
from unspasm.rules.rule import Evidence
from unspasm.web.evidence.kinds import Ref, Shelf

NO_INTERVAL = "no interval given"
NO_ROW = "no row of the evidence tables"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that one source says. `interval` is empty where the value is words."""

    measure: str
    value: str
    interval: str
    population: str
    read: str
    note: str
    rows: str
    source: Ref


@dataclass(frozen=True, slots=True)
class Basis:
    """Figures, and judgement with its reason. With neither nobody has tied the sentence to anything."""

    figures: tuple[Figure, ...]
    judgement: str


def basis(shelf: Shelf, evidence: Iterable[Evidence], judgement: str = "") -> Basis:
    return Basis(tuple(figure(shelf, item) for item in evidence), judgement)


def figure(shelf: Shelf, item: Evidence) -> Figure:
    return Figure(
        measure=item.measure.replace("_", " ").capitalize(),
        value=value(item),
        interval=interval(item),
        population=item.population,
        read=READ[item.read],
        note=item.note,
        rows=", ".join(item.rows) or NO_ROW,
        source=shelf.ref("source", item.source),
    )


def value(item: Evidence) -> str:
    """The figure in its unit, such as `25%` or `3 of 100 people`."""
    if isinstance(item.value, str):
        return item.value
    unit = {"none": "", "ratio": "", "percent": "%"}.get(item.unit, f" {item.unit}")
    return f"{item.value:g}{unit}"


def interval(item: Evidence) -> str:
    if item.interval is not None:
        return f"{item.interval[0]:g} to {item.interval[1]:g}"
    return "" if isinstance(item.value, str) else NO_INTERVAL
