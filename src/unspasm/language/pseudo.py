"""Two invented languages: what stays plain English in a page written in one of them was never made translatable.

`en-xa` writes each Latin letter with a mark and makes texts longer, as German or Finnish would. `ar-xb` writes Hebrew
letters, so that the page must run from right to left. Placeholders, tags and addresses stay as they are.
"""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LONGER, MIRRORED = "en-xa", "ar-xb"
LANGUAGES = (LONGER, MIRRORED)
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "áƀçđéƒĝĥíĵķļɱñóþǫřšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞǪŘŠŤÚṼŴẊÝŽ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאבגד" * 2
_LETTERS = {LONGER: str.maketrans(_LATIN, _MARKED), MIRRORED: str.maketrans(_LATIN, _HEBREW)}
_KEPT = re.compile(r"(%\(\w+\)[sd]|\{[^{}]*\}|<[^<>]*>|&#?\w+;|%%|\bUnspasm\b)")


def written(code: str, text: str) -> str:
    """The text in one of the two invented languages."""
    parts = _KEPT.split(text)
    said = "".join(part if at % 2 else part.translate(_LETTERS[code]) for at, part in enumerate(parts))
    return f"{said} {'·' * (len(text) // 4)}".rstrip() if code == LONGER else said


def hash_of_code() -> str:
    """Changes with every file that may hold a text of the interface."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for file in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".html", ".js", ".txt", ".css")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def write_compiled(target: Path) -> None:
    """The interface in both, compiled. The knowledge needs no file: `written` makes its texts when they are read."""
    from babel.messages.mofile import write_mo

    from unspasm.language.catalogues import locale
    from unspasm.language.extracting import interface

    found = interface()
    for code in LANGUAGES:
        folder = target / locale(code) / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "django.mo").open("wb") as out:
            write_mo(out, _translated(found, code))


def _translated(found: "Catalog", code: str) -> "Catalog":
    from babel.messages.catalog import Catalog

    made = Catalog("en", charset="utf-8", last_translator="machine", language_team="none")
    for message in found:
        if message.id:
            texts = message.id if isinstance(message.id, tuple | list) else (message.id,)
            said = tuple(written(code, text) for text in texts)
            made.add(message.id, said if len(texts) > 1 else said[0], context=message.context)
    return made
