"""What a page in an invented language still says in plain English."""

import re
from html.parser import HTMLParser

_READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
_NO_TEXT = {"script", "style", "code", "pre"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_EDITION = re.compile(r"\b\d+\.\d+\.\d+\+[0-9a-f]{12}\b")
_WORD = re.compile(r"[A-Za-z]{2,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []  # each open element, and whether its text is left as it is

    @property
    def _left(self) -> bool:
        return any(left for _, left in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        named = given.get("translate") == "no" or tag in _NO_TEXT or ("lang" in given and tag != "html")
        if not (self._left or named):
            aloud = {name: given.get(name) or "" for name in _READ_ALOUD}
            self.found += [f"{name}: {text}" for name, text in aloud.items() if _WORD.search(_bare(text))]
        if tag not in _VOID:
            self._open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            continue

    def handle_data(self, data: str) -> None:
        if not self._left and _WORD.search(_bare(data)):
            self.found.append(" ".join(data.split()))


def _bare(text: str) -> str:
    return _EDITION.sub("", text.replace("Unspasm", ""))


def leftovers(html: str) -> list[str]:
    """Each piece of text that holds a plain English word, outside of what is marked `translate="no"`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
