"""The files that translators edit: begun, brought up to date with our texts, and checked.

A language is shipped whole or not at all: half a translated danger path would hide the other half.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from unspasm.language import SOURCE, pseudo
from unspasm.language.catalogues import locale
from unspasm.problems import Problem, ProblemsFound

_PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|%%|\{\w*(?::[^{}]*)?\}|</?[a-z][^<>]*>|&#?\w+;|\bUnspasm\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z]+)[^<>]*>", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[,.\u00a0\u202f](?=\d{3}\b)")
_NOBODY = ("", "FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>")
_HEADER = """Texts of Unspasm in {name}. Last-Translator says who made them, Language-Team who reviewed them (or none).
Licence: that of the texts, CC-BY-4.0."""


def read(file: Path, code: str) -> Catalog:
    """The file as it stands. Raises ProblemsFound where it is no PO file."""
    try:
        with file.open("rb") as written:
            return read_po(written, locale(code), abort_invalid=True)
    except (PoFileError, ValueError, OSError) as error:
        why, fix = "the language cannot be shown", "mend it in a PO editor, or restore it"
        raise ProblemsFound([Problem(str(file), f"the file cannot be read: {error}", why, fix)]) from error


def update(file: Path, code: str, texts: Catalog) -> int:
    """Bring the file up to date with our texts, or begin it; returns how many wait for a translation.

    Raises ProblemsFound for a code that is no language.

    What was translated stays. What is no longer said moves to the end of the file, as a memory for the translator.
    """
    _refuse_unknown(code)
    kept = read(file, code) if file.is_file() else _new(code)
    for message in texts:  # Babel looks at the singular alone
        found = message.id and kept.get(message.id, message.context)
        if found and _forms(found.id) != _forms(message.id):
            kept.delete(found.id, found.context)
    kept.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, kept, width=120, sort_by_file=True, include_lineno=False)
    return sum(1 for message in kept if message.id and not _translated(message))


def problems(file: Path, code: str, texts: Catalog) -> Iterator[Problem]:
    """Everything that is wrong with one file of a language: missing, changed, unfit, or without its makers' names."""
    kept = read(file, code)
    update_it = f"run `unspasm language update {code}`, then translate what is empty"
    for message in texts:
        if not message.id:
            continue
        found = kept.get(message.id, message.context)
        is_new = found is None or _forms(found.id) != _forms(message.id)
        what = "has changed or is new" if is_new or found is None else "" if _translated(found) else "is not translated"
        if what:
            yield Problem(_at(file, message), f"a text {what}", "people would read English in the middle", update_it)
    for message in kept:
        if message.id and message.fuzzy:
            yield Problem(_at(file, message), "a translation is marked fuzzy", "it would not be shown", "read it again")
        if message.id and _translated(message):
            yield from _unfit(file, message)
    for name, who in (("Last-Translator", kept.last_translator), ("Language-Team", kept.language_team)):
        if (who or "") in _NOBODY:
            fix = f"write a name into the header {name}, or `machine` and `none`"
            yield Problem(str(file), f"{name} names nobody", "readers are told who stands behind the texts", fix)


def _refuse_unknown(code: str) -> None:
    if code in (SOURCE, *pseudo.LANGUAGES):
        what, fix = f"`{code}` is what we write ourselves", "use the code of another language"
        raise ProblemsFound([Problem("language", what, "there is nothing to translate", fix)])
    try:
        Locale.parse(locale(code))
    except (UnknownLocaleError, ValueError) as error:
        what, fix = f"`{code[:20]}` is no language", "use the code of a language, such as fr or pt-br"
        raise ProblemsFound([Problem("language", what, "nobody could read it", fix)]) from error


def _new(code: str) -> Catalog:
    name = Locale.parse(locale(code)).english_name
    made = Catalog(locale(code), project="Unspasm", charset="utf-8", fuzzy=False)
    made.header_comment = "\n".join(f"# {line}" for line in _HEADER.format(name=name).splitlines())
    made.last_translator, made.language_team = "", ""
    return made


def _translated(message: Message) -> bool:
    return all(text.strip() for text in _forms(message.string))


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _unfit(file: Path, message: Message) -> Iterator[Problem]:
    """Placeholders and tags are the program's; numbers are the meaning."""
    ours = _forms(message.id)
    wanted = [_parts(_PLACEHOLDERS, text) for text in ours]
    for at, said in enumerate(_forms(message.string)):
        if _parts(_PLACEHOLDERS, said) not in wanted or not _is_sound(said, ours[0]):
            what = f"placeholders or tags differ: {said[:80]!r}"
            fix = "keep each {name}, %(name)s, <tag> and &entity; as it is in the English"
            yield Problem(_at(file, message), what, "the page would break, or lose a value or a link", fix)
        if '"' in said and not any('"' in text for text in ours):
            what, fix = f"a straight quote: {said[:80]!r}", "write “ ” or « »"
            yield Problem(_at(file, message), what, "it would end an attribute of the page", fix)
        if _numbers(said) != _numbers(ours[min(at, len(ours) - 1)]):
            what, fix = f"the numbers differ: {said[:80]!r}", "write each number in digits, as in the English"
            yield Problem(_at(file, message), what, "a time or an age would be another one", fix)


def _is_sound(said: str, ours: str) -> bool:
    """No brace, percent sign or angle bracket stands alone, and tags close in order, unless ours do the same."""
    bare, our_bare = (_PLACEHOLDERS.sub("", text) for text in (said, ours))
    alone = any(sign in bare and sign not in our_bare for sign in "{}<>%")
    return not alone and (_closes(said) or not _closes(ours))


def _closes(text: str) -> bool:
    waiting: list[str] = []
    for closing, name in _TAG.findall(text):
        if not closing:
            waiting.append(name)
        elif not waiting or waiting.pop() != name:
            return False
    return not waiting


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(pattern.findall(text))


def _numbers(text: str) -> list[str]:
    """Each as it counts; 3,750 may be 3.750 or 3750 elsewhere, and 2.5 may be 2,5."""
    return [number.replace(",", ".") for number in _parts(_NUMBERS, _THOUSANDS.sub("", _PLACEHOLDERS.sub(" ", text)))]


def _at(file: Path, message: Message) -> str:
    text = _forms(message.id)[0]
    return f"{file}, {message.context or 'text'}: {text[:60]!r}"
