"""The pages over the items: the front, the lists, the claims, and all that is judgement. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from unspasm.assessment import sentences
from unspasm.language import N_, ngettext
from unspasm.language import gettext as _
from unspasm.rules.content import Claim
from unspasm.web.evidence.basis import Basis, basis
from unspasm.web.evidence.items import Item, Library
from unspasm.web.evidence.kinds import KINDS, Kind, Ref
from unspasm.web.evidence.marked import Same, cut, put
from unspasm.web.evidence.part import Line, Part
from unspasm.web.evidence.parts import ABSENT, CHANCES, PRESENT, serves
from unspasm.web.result.why import review

_MOST_IN_ONE = 60  # a longer list is folded by letter
_MOST_LETTERS = 160
PAGES = {
    "claims": (N_("What people read"), N_("35 statements about back spasms, and what the evidence says.")),
    "results": (N_("Results"), N_("Published cases and made-up people: what fits, and what is missed.")),
    "judgements": (N_("All judgements"), N_("Every weight, rule and limit that no study decided, with its reason.")),
    "pathway": (N_("The pathway"), N_("From the danger questions to a level and a route, drawn.")),
    "search": (N_("Search"), N_("Look for a word in all of it.")),
}
_NO_PAGE = ("limit",)  # its address leads to its option or gate


@dataclass(frozen=True, slots=True)
class Counted:
    """A kind with how many there are and how many a clinician has reviewed."""

    ref: Ref
    about: str
    count: int


@dataclass(frozen=True, slots=True)
class Front:
    kinds: tuple[Counted, ...]
    pages: tuple[tuple[Ref, str], ...]
    review: str
    total: int


@dataclass(frozen=True, slots=True)
class Row:
    ref: Ref
    say: str


@dataclass(frozen=True, slots=True)
class Fold:
    """The rows of one letter; without a letter where the list is short."""

    letter: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    kind: Kind
    count: int
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class ClaimShown:
    id: str
    statement: str
    verdict: str
    why: str
    lines: tuple[Line, ...]
    basis: Basis
    review: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One reason with everything that stands on it."""

    reason: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """Of one kind."""

    id: str
    title: str
    count: int
    reasons: tuple[Judged, ...]


def front(library: Library) -> Front:
    shown = [
        Counted(Ref(kind.id, kind.many), kind.about, len(library.things[kind.id]))
        for kind in KINDS.values()
        if kind.id not in _NO_PAGE
    ]
    reviewed = sum(
        library.reviewed_by(kind, one) not in ("", "none")
        for kind in KINDS
        if kind != "source"
        for one in library.things[kind].values()
    )
    total = sum(len(things) for kind, things in library.things.items() if kind != "source")
    words = review("none")
    if reviewed:
        words = ngettext(
            "A clinician has reviewed {n} of {total} parts.", "A clinician has reviewed {n} of {total} parts.", reviewed
        ).format(n=f"{reviewed:,}", total=f"{total:,}")
    pages = tuple((Ref(path, _(title)), _(about)) for path, (title, about) in PAGES.items() if path != "search")
    return Front(tuple(shown), pages, words, total)


def listed(library: Library, kind: str) -> Listed | None:
    """Everything of one kind by name; claims in the order of the article."""
    known = KINDS.get(kind)
    if known is None or kind in _NO_PAGE:
        return None
    rows = [Row(library.ref(kind, id), cut(known.say(one), _MOST_LETTERS)) for id, one in library.things[kind].items()]
    if kind != "claim":
        rows.sort(key=lambda row: row.ref.words.casefold())
    return Listed(known, len(rows), tuple(_folds(rows)))


def _folds(rows: list[Row]) -> Iterator[Fold]:
    if len(rows) <= _MOST_IN_ONE:
        yield Fold("", tuple(rows))
        return
    for letter, group in groupby(rows, key=lambda row: row.ref.words[:1].upper()):
        yield Fold(letter, tuple(group))


def claims(library: Library) -> tuple[ClaimShown, ...]:
    return tuple(_claim(library, one) for one in library.things["claim"].values())


def _claim(library: Library, one: Claim) -> ClaimShown:
    return ClaimShown(
        id=one.id,
        statement=one.statement,
        verdict=sentences.VERDICT[one.verdict],
        why=one.why,
        lines=serves(library, one),
        basis=basis(library, one.evidence, one.judgement),
        review=review(one.reviewed_by),
    )


# Judgements


def judgements(library: Library) -> tuple[Judgements, ...]:
    """Kind by kind, each reason once."""
    found: dict[str, dict[str, dict[Ref, None]]] = defaultdict(lambda: defaultdict(dict))
    for item in items(library):
        for part in item.parts:
            if part.basis is not None and (part.basis.judgement or not part.basis.figures):
                reason = part.basis.judgement or _("No source has been tied to this text yet.")
                found[item.kind][reason][_where(library, item, part)] = None
    return tuple(_judged(kind, reasons) for kind, reasons in found.items())


def _judged(kind: str, reasons: dict[str, dict[Ref, None]]) -> Judgements:
    shown = tuple(Judged(reason, tuple(refs)) for reason, refs in reasons.items())
    return Judgements(kind, KINDS[kind].many, sum(len(one.refs) for one in shown), shown)


def items(library: Library) -> Iterator[Item]:
    """Every page of its own."""
    for kind, things in library.things.items():
        if kind not in _NO_PAGE:
            yield from (item for id in things if (item := library.item(kind, id)))


def _where(library: Library, item: Item, part: Part) -> Ref:
    """The item with the weight that was judged, or with the section where it stands."""
    anchor = f"#{part.id}" if part.id else ""
    weight = ""
    if item.kind == "clue":
        weight = _weights(item)
    elif part.title == _(CHANCES):
        chances = library.things["cause"][item.id].chances
        weight = Same("; ".join(f"{pattern} {chance:g}" for pattern, chance in chances.items()))
    elif item.kind in ("care", "gate"):
        weight = part.title
    words = put("{item} ({weight})", item=item.title, weight=weight) if weight else item.title
    return Ref(item.path + anchor, words)


def _weights(item: Item) -> str:
    terms = {line.term: line.words for part in item.parts for line in part.lines}
    return _("{present}, absent {absent}").format(present=terms[_(PRESENT)], absent=terms[_(ABSENT)])
