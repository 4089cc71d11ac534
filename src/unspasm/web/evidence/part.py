"""What a page of the evidence is made of. Words only: no address, no markup."""

from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.language import gettext as _
from unspasm.rules.care import Ground
from unspasm.rules.rule import Evidence
from unspasm.web.evidence.basis import Basis, basis
from unspasm.web.evidence.conditions import Condition
from unspasm.web.evidence.kinds import Ref, Shelf


@dataclass(frozen=True, slots=True)
class Line:
    """A term with its words, and links that belong to it."""

    term: str
    words: str = ""
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One section. `id` names its place for links; `basis` is None where nothing has to rest on anything."""

    title: str
    id: str = ""
    say: str = ""
    lines: tuple[Line, ...] = ()
    points: tuple[str, ...] = ()
    when: Condition | None = None
    basis: Basis | None = None


def rests(shelf: Shelf, evidence: Iterable[Evidence], judgement: str) -> Part:
    """The section that every sentence of the knowledge ends with."""
    return Part(_("What it rests on"), basis=basis(shelf, evidence, judgement))


def grounded(shelf: Shelf, title: str, ground: Ground, lines: tuple[Line, ...] = ()) -> Part:
    found = basis(shelf, ground.evidence, ground.judgement)
    return Part(title, say=ground.say, lines=lines, basis=found)


def pointed(title: str, texts: Iterable[str]) -> tuple[Part, ...]:
    """A list of sentences under a title; nothing where there is none."""
    points = tuple(texts)
    return (Part(title, points=points),) if points else ()


def filled(*lines: Line) -> tuple[Line, ...]:
    """Without those that say nothing."""
    return tuple(line for line in lines if line.words or line.refs)
