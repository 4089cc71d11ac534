"""What a language is called by those who speak it, and which way it runs."""

from functools import cache

from babel.core import Locale, UnknownLocaleError

from unspasm.language import SOURCE
from unspasm.language.catalogues import locale


@cache
def name_of(code: str) -> str:
    """The language's own name for itself, such as Español; English without a country."""
    name = "English" if code == SOURCE else _locale(code).get_display_name() or code
    return name[0].upper() + name[1:]


@cache
def direction(code: str) -> str:
    """`rtl` where a page runs from right to left."""
    return str(_locale(code).text_direction)


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(locale(code))
    except (UnknownLocaleError, ValueError):  # an invented language goes by the one it is made like
        return Locale.parse(code.partition("-")[0])
