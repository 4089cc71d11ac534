"""What a sentence rests on: each figure with its people and how deeply it was read, or judgement. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.assessment import figures
from unspasm.assessment.sentences import READ
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.rules.rule import Evidence
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.marked import Same

NO_INTERVAL = N_("no interval given")
NO_ROW = N_("no row of the evidence tables")


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
        measure=figures.measure(item),
        value=figures.value(item),
        interval=interval(item),
        population=item.population,
        read=READ[item.read],
        note=item.note,
        rows=Same(", ".join(item.rows)) if item.rows else _(NO_ROW),
        source=shelf.ref("source", item.source),
    )


def interval(item: Evidence) -> str:
    """The span of a number, or that its source gives none; words have none."""
    return figures.interval(item) or ("" if isinstance(item.value, str) else _(NO_INTERVAL))
