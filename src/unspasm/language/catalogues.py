"""The translations of each language, compiled from the files that translators edit.

`languages/<code>/interface.po` holds what pages and sentences say, `knowledge.po` the texts of the knowledge.
"""

import gettext as machine
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

from unspasm import where
from unspasm.language import SOURCE, pseudo

INTERFACE, KNOWLEDGE = "interface", "knowledge"
_DJANGO = "django"  # the name under which Django looks for a catalogue
_COMPILED = {INTERFACE: _DJANGO, KNOWLEDGE: KNOWLEDGE}


def pseudo_wanted() -> bool:
    """`UNSPASM_PSEUDO=1` adds two invented languages, which show what has not been made translatable."""
    return os.environ.get("UNSPASM_PSEUDO") == "1"


@cache
def offered() -> tuple[str, ...]:
    """The codes of the languages that pages exist in, English first, without the invented ones."""
    return (SOURCE, *sorted(_code(path.name) for path in _languages().iterdir() if path.is_dir()))


def known() -> tuple[str, ...]:
    """Those offered, and the invented ones where they are wanted."""
    return (*offered(), *(pseudo.LANGUAGES if pseudo_wanted() else ()))


def locale(code: str) -> str:
    """The folder of a language as gettext names it: `en-xa` is `en_XA`."""
    language, _, region = code.partition("-")
    return f"{language}_{region.upper()}" if region else language


def _code(folder: str) -> str:
    return folder.replace("_", "-").lower()


@cache
def compiled_dir() -> Path:
    """The folder of compiled catalogues: packed into the wheel, or compiled once into the cache."""
    languages = _languages()
    if _is_packed(languages):
        return languages
    target = where.cache_dir() / f"languages-{_hash(languages)}"
    if not target.is_dir():
        _compile_into(languages, target)
    return target


@cache
def interface(code: str) -> machine.NullTranslations:
    return machine.translation(_DJANGO, compiled_dir(), [locale(code)], fallback=True)


@cache
def knowledge(code: str) -> machine.NullTranslations:
    return machine.translation(KNOWLEDGE, compiled_dir(), [locale(code)], fallback=True)


def write_compiled(languages: Path, target: Path) -> None:
    """`<target>/<locale>/LC_MESSAGES/*.mo` of every language in the folder."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for file in sorted(languages.glob("*/*.po")):
        folder = target / locale(file.parent.name) / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("rb") as written, (folder / f"{_COMPILED[file.stem]}.mo").open("wb") as out:
            write_mo(out, read_po(written, file.parent.name, abort_invalid=True))


def _languages() -> Path:
    return where.languages_dir()


def _is_packed(languages: Path) -> bool:
    return any(languages.glob("*/LC_MESSAGES/*.mo"))


def _hash(languages: Path) -> str:
    digest = hashlib.sha256(pseudo.hash_of_code().encode() if pseudo_wanted() else b"")
    for file in sorted(languages.glob("*/*.po")):
        digest.update(file.relative_to(languages).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _compile_into(languages: Path, target: Path) -> None:
    """All or nothing, so that no reader ever sees half a folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=target.parent, prefix="languages-"))
    write_compiled(languages, scratch)
    if pseudo_wanted():
        pseudo.write_compiled(scratch)
    try:
        scratch.replace(target)
    except OSError:  # another process was faster
        if not target.is_dir():
            raise
