"""The sheet as plain text, to paste into a message or a record."""

import textwrap
from collections.abc import Iterator

from unspasm.sheet.build import Line, Sheet

_WIDTH = 78


def text(sheet: Sheet) -> str:
    """All words of the sheet in its order, in lines of at most 78 letters."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield sheet.title.upper()
    yield _wrapped(sheet.person)
    yield sheet.made
    for section in sheet.sections:
        yield ""
        yield section.heading.upper()
        for line in section.lines:
            yield _wrapped(_line(line))
    yield ""
    yield _wrapped(sheet.footer)


def _line(line: Line) -> str:
    return f"- {line.label}: {line.words}" if line.label else f"- {line.words}"


def _wrapped(words: str) -> str:
    indent = "  " if words.startswith("- ") else ""
    return textwrap.fill(words, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
