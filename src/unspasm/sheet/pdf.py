"""The sheet as a PDF of one side: tagged (PDF/UA-1), the same bytes for the same input, nothing from the network."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

import typst

from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.sheet.build import Line, Sheet
from unspasm.sheet.typed import MOST_LETTERS, NO_LETTER

Paper: TypeAlias = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
NO_GLYPH_NOTE = N_("□ stands for a letter that this print cannot show; the plain text shows it.")
# Letters of each text, and size of the print in points: texts get shorter before the print gets much smaller.
STEPS = (
    *((letters, 9.0) for letters in (MOST_LETTERS, 2200, 1600, 1200, 900, 650, 450, 350)),
    *((letters, 8.5) for letters in (350, 280)),
    (280, 8.1),
    *((letters, 7.6) for letters in (280, 220, 170)),
    *((letters, 7.0) for letters in (170, 110)),
    *((letters, 6.6) for letters in (110, 70)),
    *((letters, 6.2) for letters in (70, 40, 25)),
)
# Letters × size² that fill one side, on the generous side: a first guess, which the page count then corrects.
_ROOM = 540_000
_LETTERS_OF_A_LINE = 45
_PAPER_NAMES = {"a4": "a4", "letter": "us-letter"}
_LONG_WORD = re.compile(r"[^\s\u200b]{24}(?=\S)")
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_TRIES = 4
_COUNTRY_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """One side. `sheet` holds the words as they were cut to fit; `missing` the letters that no font had."""

    sheet: Sheet
    pdf: bytes
    missing: frozenset[str]


def one_side(at_letters: Callable[[int], Sheet], paper: Paper = "a4") -> Printed:
    """The sheet with about the longest texts and the largest print that fit on one side.

    `at_letters` builds the sheet with each text cut to that many letters.
    """
    sheet, pdf, missing = at_letters(MOST_LETTERS), b"", frozenset[str]()
    tried: tuple[Sheet, float] | None = None
    for letters, size in STEPS:
        sheet = at_letters(letters)
        hopeless = _fill(sheet) * size**2 > _ROOM and (letters, size) != STEPS[-1]
        if hopeless or (sheet, size) == tried:
            continue
        tried = sheet, size
        pdf, missing = _set(sheet, paper, size, missing)
        if _pages(pdf) == 1:
            break
    # The last step fits whatever was typed; tests hold it to that. More pages would be better than no sheet.
    return Printed(sheet, pdf, missing)


def _fill(sheet: Sheet) -> int:
    lines = [line for section in sheet.sections for line in section.lines]
    return sum(len(line.label) + len(line.words) + _LETTERS_OF_A_LINE for line in lines)


def _set(sheet: Sheet, paper: Paper, size: float, missing: frozenset[str]) -> tuple[bytes, frozenset[str]]:
    """The bytes, and the letters that had to be replaced because no embedded font has them."""
    for _try in range(_MOST_TRIES):
        try:
            return _compiled(_plain(sheet, paper, size, missing), int(sheet.made_at.timestamp())), missing
        except typst.TypstError as error:
            found = _letters_of(error.diagnostic) - missing
            if not found:
                break
            missing |= found
    every = frozenset(letter for letter in json.dumps(_words(sheet), ensure_ascii=False) if ord(letter) > 0x24F)
    missing |= every - set("…·–−×÷□")
    return _compiled(_plain(sheet, paper, size, missing), int(sheet.made_at.timestamp())), missing


def _compiled(data: dict[str, Any], timestamp: int) -> bytes:
    # A fresh call each time: a kept compiler would hold a person's words in memory.
    return typst.compile(
        _source(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )


@cache
def _source() -> bytes:
    return files("unspasm.sheet").joinpath("sheet.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _pages(pdf: bytes) -> int:
    found = re.search(rb"/Type\s*/Pages\s*/Count\s+(\d+)", pdf)
    return int(found.group(1)) if found else 0


def _letters_of(diagnostic: str) -> frozenset[str]:
    """The letters in the compiler's complaints; it writes the odd ones as `\\u{1f600}`."""
    texts = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in _NOT_SHOWN.findall(diagnostic))
    return frozenset(letter for text in texts for letter in text if not letter.isascii())


def _plain(sheet: Sheet, paper: Paper, size: float, missing: frozenset[str]) -> dict[str, Any]:
    data = _words(sheet)
    shown: dict[str, Any] = _shown(data, missing)
    if shown != data:
        shown["footer"] += " " + _(NO_GLYPH_NOTE)
    language, region = _language(sheet.language)
    return {
        **_breakable(shown),
        "title": sheet.title,
        "paper": _PAPER_NAMES[paper],
        "size": size,
        "language": language,
        "region": region,
    }


def _language(code: str) -> tuple[str, str | None]:
    """`en-gb` as the PDF names it: the language, and the country where there is one."""
    language, *rest = code.split("-")
    region = rest[-1].upper() if rest else ""
    return language, region if len(region) == _COUNTRY_LETTERS else None


def _words(sheet: Sheet) -> dict[str, Any]:
    return {
        "person": sheet.person,
        "made": sheet.made,
        "footer": sheet.footer,
        "columns": [_("Card"), _("Answers"), _("Answered")],
        "sections": [
            {"id": one.id, "heading": one.heading, "lines": [_line(line) for line in one.lines]}
            for one in sheet.sections
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    said = [{"state": str(one.state), "sign": one.sign, "text": one.sentence} for one in line.said]
    return {"label": line.label, "said": said, "when": line.when, "main": line.main}


def _shown(data: Any, missing: frozenset[str]) -> Any:
    return _mapped(data, lambda text: text.translate({ord(letter): NO_LETTER for letter in missing}))


def _breakable(data: Any) -> Any:
    """A word longer than a column would run off the page, so it may break every 24 letters."""
    return _mapped(data, lambda text: _LONG_WORD.sub("\\g<0>\u200b", text))


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [_mapped(one, change) for one in data]
    if isinstance(data, dict):
        return {name: _mapped(one, change) for name, one in data.items()}
    return data
