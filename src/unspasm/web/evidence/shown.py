"""Which template a path of the evidence has and what it is filled with, for the server and for the static site."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from unspasm.language import gettext as _
from unspasm.library.edition import Edition, for_each_edition, load
from unspasm.web.evidence import pages
from unspasm.web.evidence.items import Item, Library
from unspasm.web.evidence.pathway import pathway
from unspasm.web.evidence.results import results
from unspasm.web.evidence.search import Entry, index


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its title and what it shows."""

    template: str
    title: str
    page: Any


@for_each_edition
def _library(edition: Edition) -> Library:
    return Library(edition)


def library() -> Library:
    """The one that ships with this installation, in the language in use."""
    return _library(load())


@for_each_edition
def _entries(edition: Edition) -> tuple[Entry, ...]:
    return index(_library(edition))


def entries() -> tuple[Entry, ...]:
    return _entries(load())


@for_each_edition
def _overviews(edition: Edition) -> dict[str, Page]:  # noqa: ARG001, each edition has its own
    return {}


def overview(name: str) -> Page:
    """One of the pages over the items; made at the first call, since the edition never changes while we run."""
    made = _overviews(load())
    if name not in made:
        made[name] = _overview(library(), name)
    return made[name]


def _overview(held: Library, name: str) -> Page:
    makers: dict[str, Callable[[], Any]] = {
        "": lambda: pages.front(held),
        "claims": lambda: pages.claims(held),
        "results": lambda: results(held.edition),
        "judgements": lambda: pages.judgements(held),
        "pathway": lambda: pathway(held.edition),
        "search": lambda: None,
    }
    title = _(pages.PAGES[name][0]) if name else _("The evidence")
    return Page(f"evidence/{name or 'front'}.html", title, makers[name]())


def listed(kind: str) -> Page | None:
    found = pages.listed(library(), kind)
    return Page("evidence/list.html", found.kind.many, found) if found else None


def item(kind: str, id: str) -> Page | None:
    found: Item | None = library().item(kind, id)
    return Page("evidence/item.html", found.title, found) if found else None


def differs(edition: Edition, asked: str) -> bool:
    """Whether a permanent link was made from another edition than this one."""
    return bool(asked) and not (len(asked) >= 8 and edition.hash.startswith(asked))
