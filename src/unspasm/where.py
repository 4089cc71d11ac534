"""Where things lie on this machine: the knowledge, the cases, the translations and the cache."""

import os
from pathlib import Path

from unspasm.problems import Problem, ProblemsFound

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def knowledge_dir() -> Path:
    """The folder of knowledge files: packed into the wheel, or the checkout's own."""
    return _folder("knowledge")


def cases_dir() -> Path:
    """The folder of published cases: packed into the wheel, or the checkout's own."""
    return _folder("cases")


def languages_dir() -> Path:
    """The folder of translations, one folder each: compiled in the wheel, or as translators edit them."""
    return _folder("languages")


def results_file() -> Path | None:
    """The page of results that `make docs` wrote; None where it does not come along."""
    packed = _PACKAGE / "_results.md"
    own = _CHECKOUT / "docs" / "results.md"
    return next((one for one in (packed, own) if one.is_file() and (one is packed or _in_checkout())), None)


def cache_dir() -> Path:
    """Where derived files may be kept. It may not exist yet; deleting it loses nothing.

    `UNSPASM_CACHE_DIR` wins; a checkout keeps its cache to itself; otherwise the user's cache folder.
    """
    if chosen := os.environ.get("UNSPASM_CACHE_DIR"):
        return Path(chosen)
    if _in_checkout():
        return _CHECKOUT / ".cache" / "unspasm"
    # Imported here: most starts never ask for the cache, and a cold start counts milliseconds.
    from platformdirs import user_cache_path

    return user_cache_path("unspasm", appauthor=False)


def _folder(name: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    if packed.is_dir():
        return packed
    if _in_checkout() and (_CHECKOUT / name).is_dir():
        return _CHECKOUT / name
    raise ProblemsFound([_missing(name, packed)])


def _in_checkout() -> bool:
    # Without this an installed package would look into whatever lies two folders above it.
    return (_CHECKOUT / "pyproject.toml").is_file() and _PACKAGE.parent == _CHECKOUT / "src"


def _missing(name: str, packed: Path) -> Problem:
    return Problem(
        where=str(packed),
        what=f"the folder of {name} is missing from this installation",
        why=f"without its {name} Unspasm has nothing to say",
        fix="install it again: pip install --force-reinstall --no-deps unspasm; in a checkout: git restore " + name,
    )
