"""Search over names, sentences and ids by whole and half words. Pure; the script of the static site ranks alike."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from unspasm.web.evidence.items import Library
from unspasm.web.evidence.kinds import KINDS
from unspasm.web.evidence.marked import like

MOST = 50
LONGEST = 100
_WORD = re.compile(r"[^\W_]+")
_NAME, _NAME_BEGINS, _SENTENCE, _SENTENCE_BEGINS = 8, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `title` and `say` are what is searched, besides the id."""

    path: str
    kind: str
    title: str
    say: str


def index(library: Library) -> tuple[Entry, ...]:
    """Everything, limits too, in the order of the kinds."""
    return tuple(
        Entry(library.path(kind.id, id), kind.one, kind.name(one), like(say, " ".join(say.split())))
        for kind in KINDS.values()
        for id, one in library.things[kind.id].items()
        for say in [kind.say(one)]
    )


def found(entries: Sequence[Entry], query: str) -> list[Entry]:
    """Those that have every word, or begin one with it; names count most. Ties stay in order."""
    wanted = list(dict.fromkeys(words_of(query[:LONGEST])))
    if not wanted:
        return []
    scored = [(score(entry, wanted), at) for at, entry in enumerate(entries)]
    best = sorted((-points, at) for points, at in scored if points)
    return [entries[at] for _, at in best[:MOST]]


def score(entry: Entry, wanted: Sequence[str]) -> int:
    """0 as soon as one word is missing."""
    names = words_of(f"{entry.title} {entry.path}")
    said = words_of(entry.say)
    points = [_points(word, names, said) for word in wanted]
    return sum(points) if all(points) else 0


def _points(word: str, names: Sequence[str], said: Sequence[str]) -> int:
    if word in names:
        return _NAME
    if any(name.startswith(word) for name in names):
        return _NAME_BEGINS
    if word in said:
        return _SENTENCE
    return _SENTENCE_BEGINS if any(one.startswith(word) for one in said) else 0


def words_of(text: str) -> list[str]:
    """In small letters without accents, so that both ways of writing a word find it."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.category(sign).startswith("M")))
