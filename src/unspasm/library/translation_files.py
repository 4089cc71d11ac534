"""The files of one language, interface and knowledge, held against what we say today."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from unspasm.language import extracting, files
from unspasm.language.catalogues import INTERFACE, KNOWLEDGE
from unspasm.library.edition import Edition
from unspasm.library.translating import texts
from unspasm.problems import Problem

# What must be there before a language is shown at all: every question with its answers, every urgency sentence and
# why it stands.
_REQUIRED = re.compile(
    r"questions/.*|screens/.*|rules/[^/]+/(say|judgement)|facts/[^/]+/(words|unit|choices/.*)|derived/.*"
)


def required(edition: Edition) -> Iterator[tuple[str, str]]:
    """The texts of the danger path and the interview, each after its place."""
    yield from (one for one in texts(edition) if _REQUIRED.fullmatch(one[0]))


def update(folder: Path, code: str, edition: Edition, also: str = "") -> int:
    """Begin or renew both files of a language in the folder; returns how many texts wait for a translation.

    `also`: a pattern of further places, such as `causes/.*`.
    """
    knowledge = folder / code / f"{KNOWLEDGE}.po"
    kept = files.read(knowledge, code) if knowledge.is_file() else Catalog()
    here = {message.context for message in kept if message.id}
    more = {place for place, _ in texts(edition) if place in here or (also and re.fullmatch(also, place))}
    waiting = files.update(knowledge, code, _catalogue(edition, more))
    return waiting + files.update(folder / code / f"{INTERFACE}.po", code, extracting.interface())


def problems(folder: Path, edition: Edition) -> Iterator[Problem]:
    """Everything that is wrong with any language of the folder."""
    interface, knowledge = extracting.interface(), _catalogue(edition, set())
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from files.problems(language / f"{INTERFACE}.po", language.name, interface)
        yield from files.problems(language / f"{KNOWLEDGE}.po", language.name, knowledge)


def _catalogue(edition: Edition, more: set[str]) -> Catalog:
    made = Catalog(project="Unspasm", charset="utf-8")
    for place, text in texts(edition):
        if place in more or _REQUIRED.fullmatch(place):
            made.add(text, context=place)
    return made
