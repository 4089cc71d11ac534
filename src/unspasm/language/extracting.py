"""Finds every text of the interface that can be translated: in Python and in the templates of the pages."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

PACKAGE = Path(__file__).resolve().parents[1]
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_NOTE = "Translators:"


def interface() -> Catalog:
    """All texts of the interface, each with the files that say it, in the order of the files."""
    found = Catalog(project="Unspasm", charset="utf-8")
    for file in sorted(PACKAGE.rglob("*.py")):
        _add(found, file, lambda text: extract("python", io.BytesIO(text.encode()), _KEYWORDS, (_NOTE,)))
    for file in sorted((PACKAGE / "web" / "ui" / "templates").rglob("*.*")):
        _add(found, file, lambda text: _in_template(text))
    return found


def _add(found: Catalog, file: Path, texts: Any) -> None:
    for line, message, notes, context in texts(file.read_text(encoding="utf-8")):
        place = (file.relative_to(PACKAGE).as_posix(), line)
        found.add(message, locations=[place], auto_comments=notes, context=context)


def _in_template(text: str) -> Iterator[Any]:
    """Django writes a template as Python calls of gettext; Babel reads those."""
    from django.utils.translation.template import templatize

    lines = templatize(text).splitlines()  # a tag may stand anywhere in a line; a Python call may not
    calls = io.BytesIO("\n".join(line.lstrip() for line in lines).encode())
    yield from extract("python", calls, _KEYWORDS, (_NOTE,))
