"""`unspasm language`: what a translator needs."""

from pathlib import Path

from unspasm import where
from unspasm.language import catalogues
from unspasm.library import translation_files
from unspasm.library.edition import shipped
from unspasm.problems import Problem, ProblemsFound


def check(folder: Path | None) -> None:
    """Say what is wrong with any language. Raises ProblemsFound with all of it."""
    looked_in = _folder(folder)
    if found := list(translation_files.problems(looked_in, shipped())):
        raise ProblemsFound(found)
    named = sorted(path.name for path in looked_in.iterdir() if path.is_dir())
    print(f"{', '.join(named) or 'no language'}: complete, and each text fits today's English")


def update(code: str, folder: Path | None, also: str) -> None:
    """Begin a language or renew its files."""
    looked_in, name = _folder(folder), catalogues.code_of(code)
    waiting = translation_files.update(looked_in, name, shipped(), also)
    print(f"{looked_in / name}: {waiting} texts wait for a translation")


def _folder(given: Path | None) -> Path:
    """The checkout's own where none is given; an installation holds compiled texts only."""
    folder = given or where.languages_dir()
    if catalogues.is_packed(folder):
        what, why = "this installation holds compiled translations only", "there is no file to translate in"
        raise ProblemsFound([Problem(str(folder), what, why, "name a folder of languages, or use a checkout")])
    return folder
