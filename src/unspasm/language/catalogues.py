"""The translations of each language, compiled from the files that translators edit.

`languages/<code>/interface.po` holds what pages and sentences say, `knowledge.po` the texts of the knowledge.
"""

import atexit
import gettext as machine
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
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
    return (SOURCE, *sorted(code_of(path.name) for path in _whole(where.languages_dir())))


@cache
def known() -> tuple[str, ...]:
    """Those offered, and the invented ones where they are wanted."""
    return (*offered(), *(pseudo.LANGUAGES if pseudo_wanted() else ()))


def locale(code: str) -> str:
    """The folder of a language as gettext and Django name it: `en-xa` is `en_XA`, `zh-hans` is `zh_Hans`."""
    language, _, region = code.partition("-")
    return f"{language}_{region.title() if len(region) > 2 else region.upper()}" if region else language


def code_of(folder: str) -> str:
    """The code of a language from the name of its folder, however that is written."""
    return folder.replace("_", "-").lower()


def is_packed(languages: Path) -> bool:
    """Whether the folder came with a wheel: compiled, without the files that translators edit."""
    return any(languages.glob("*/LC_MESSAGES/*.mo"))


@cache
def compiled_dir() -> Path:
    """The folder of compiled catalogues: packed into the wheel, or compiled once into the cache."""
    languages = where.languages_dir()
    if is_packed(languages):
        return languages
    target = where.cache_dir() / f"languages-{_hash(languages)}"
    return target if _is_complete(languages, target) else _compiled_into(languages, target)


@cache
def digest() -> str:
    """Changes with every translation, and with nothing else."""
    found = hashlib.sha256()
    for file in sorted(compiled_dir().glob("*/LC_MESSAGES/*.mo")):
        found.update(file.read_bytes())
    return found.hexdigest()[:12]


@cache
def interface(code: str) -> machine.NullTranslations:
    """What pages say. A language that is known must have it: English under another name would deceive."""
    return machine.translation(_DJANGO, compiled_dir(), [locale(code)], fallback=code not in known())


@cache
def knowledge(code: str) -> machine.NullTranslations:
    """The texts of the knowledge, by place."""
    return machine.translation(KNOWLEDGE, compiled_dir(), [locale(code)], fallback=code not in offered())


def write_compiled(languages: Path, target: Path) -> None:
    """`<target>/<locale>/LC_MESSAGES/*.mo` of every language in the folder. Raises ProblemsFound for a bad file."""
    from babel.messages.mofile import write_mo

    from unspasm.language.files import read

    for language in _whole(languages):
        code = code_of(language.name)
        folder = target / locale(code) / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for name, compiled in _COMPILED.items():
            with (folder / f"{compiled}.mo").open("wb") as out:
                write_mo(out, read(language / f"{name}.po", code))


def _whole(languages: Path) -> Iterator[Path]:
    """The folders that hold both catalogues of a language, compiled or as they are edited."""
    for path in sorted(languages.iterdir()):
        edited = all((path / f"{name}.po").is_file() for name in _COMPILED)
        if edited or all((path / "LC_MESSAGES" / f"{name}.mo").is_file() for name in _COMPILED.values()):
            yield path


def _is_complete(languages: Path, target: Path) -> bool:
    wanted = [(locale(code_of(path.name)), name) for path in _whole(languages) for name in _COMPILED.values()]
    wanted += [(locale(code), _DJANGO) for code in pseudo.LANGUAGES if pseudo_wanted()]
    return target.is_dir() and all((target / one / "LC_MESSAGES" / f"{name}.mo").is_file() for one, name in wanted)


def _hash(languages: Path) -> str:
    digest = hashlib.sha256(pseudo.hash_of_code().encode() if pseudo_wanted() else b"")
    for file in sorted(languages.glob("*/*.po")):
        digest.update(file.relative_to(languages).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _compiled_into(languages: Path, target: Path) -> Path:
    """All or nothing, so that no reader ever sees half a folder. Where nothing may be kept, made for this process."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=target.parent, prefix="compiling-"))
    except OSError:
        scratch = target = Path(tempfile.mkdtemp(prefix="unspasm-languages-"))
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    try:
        _fill(languages, scratch)
        if scratch != target and not _is_complete(languages, target):
            shutil.rmtree(target, ignore_errors=True)  # half of it was cleaned away
            scratch.replace(target)
    except OSError:
        if not _is_complete(languages, target):  # unless another process was faster
            raise
    finally:
        if scratch != target:
            shutil.rmtree(scratch, ignore_errors=True)
    return target


def _fill(languages: Path, folder: Path) -> None:
    folder.chmod(0o755)
    write_compiled(languages, folder)
    if pseudo_wanted():
        pseudo.write_compiled(folder)
