"""`unspasm language`: what a translator needs."""

from pathlib import Path

from unspasm import where
from unspasm.library import translation_files
from unspasm.library.edition import shipped
from unspasm.problems import ProblemsFound


def check(folder: Path | None) -> None:
    """Say what is wrong with any language. Raises ProblemsFound with all of it."""
    looked_in = folder or where.languages_dir()
    if found := list(translation_files.problems(looked_in, shipped())):
        raise ProblemsFound(found)
    named = sorted(path.name for path in looked_in.iterdir() if path.is_dir())
    print(f"{', '.join(named) or 'no language'}: complete, and each text fits today's English")


def update(code: str, folder: Path | None, also: str) -> None:
    """Begin a language or renew its files."""
    looked_in = folder or where.languages_dir()
    waiting = translation_files.update(looked_in, code.lower(), shipped(), also)
    print(f"{looked_in / code.lower()}: {waiting} texts wait for a translation")
