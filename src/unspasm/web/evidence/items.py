"""One page for each thing of the knowledge: what it says, when, what it rests on, and where it is used. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unspasm.library.edition import Edition
from unspasm.web.evidence import parts, parts_care, parts_medicine
from unspasm.web.evidence.kinds import KINDS, Shelf
from unspasm.web.evidence.part import Part
from unspasm.web.evidence.uses import Used, uses
from unspasm.web.result.why import review

_PARTS: Mapping[str, Callable[[Shelf, Any], Iterator[Part]]] = {
    "cause": parts.cause,
    "rule": parts.rule,
    "clue": parts.clue,
    "trigger": parts.trigger,
    "question": parts.question,
    "fact": parts.fact,
    "situation": parts.situation,
    "caution": parts.caution,
    "finding": parts.finding,
    "note": parts.note,
    "care": parts_care.care,
    "gate": parts_care.gate,
    "limit": parts_care.limit,
    "step": parts_care.step,
    "avoid": parts_care.avoid,
    "review": parts_care.review,
    "professional": parts_care.professional,
    "outlook": parts_care.outlook,
    "curve": parts_care.curve,
    "medicine": parts_medicine.medicine,
    "medicine_rule": parts_medicine.medicine_rule,
    "lower_maximum": parts_medicine.lower_maximum,
    "class": parts_medicine.medicine_class,
    "source": parts.source,
    "claim": parts.claim,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A page of its own. `review` says who has reviewed it, in words."""

    kind: str
    kind_words: str
    many: str
    id: str
    title: str
    say: str
    parts: tuple[Part, ...]
    uses: tuple[Used, ...]
    review: str

    @property
    def path(self) -> str:
        return f"{self.kind}/{self.id}"


class Library(Shelf):
    """A shelf whose things know where they are used."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)

    @cached_property
    def uses(self) -> Mapping[str, tuple[Used, ...]]:
        return uses(self)

    def item(self, kind: str, id: str) -> Item | None:
        """The page of a thing; None where there is no such thing."""
        thing = self.things.get(kind, {}).get(id)
        if thing is None:
            return None
        known = KINDS[kind]
        return Item(
            kind=kind,
            kind_words=known.one,
            many=known.many,
            id=id,
            title=known.name(thing),
            say=known.say(thing),
            parts=tuple(_PARTS[kind](self, thing)),
            uses=self.uses.get(self.path(kind, id), ()),
            review=review(self.reviewed_by(kind, thing)),
        )
