"""The language people read: which one is in use, and its words for what the program says in English.

Everything below the pages asks here; templates ask Django, which reads the same catalogues. An assessment is the same
in every language: only sentences are looked up, never a verdict.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Key = TypeVar("Key")

SOURCE = "en-gb"  # what we write in
_in_use: ContextVar[str] = ContextVar("language in use", default=SOURCE)


def in_use() -> str:
    """The code of the language in use, such as `en-gb` or `es`."""
    return _in_use.get()


@contextmanager
def use(code: str) -> Iterator[None]:
    """In this block and what it calls, people are spoken to in this language."""
    token = _in_use.set(code)
    try:
        yield
    finally:
        _in_use.reset(token)


def gettext(message: str) -> str:
    """The message in the language in use; in English where it has no translation."""
    code = _in_use.get()
    if code == SOURCE or not message:
        return message
    # Imported here: whoever reads English needs no catalogue.
    from unspasm.language.catalogues import interface

    return interface(code).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the message for this number, such as `{n} question` and `{n} questions`."""
    code = _in_use.get()
    if code == SOURCE:
        return one if number == 1 else many
    from unspasm.language.catalogues import interface

    return interface(code).ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802, the name that translators' tools look for
    """The message as it is, marked to be translated where it is said."""
    return message


class Words(Mapping[Key, str]):
    """Messages by key, each read in the language in use: `LEVEL[Urgency.SOON]`. Mark each of them with `N_`."""

    def __init__(self, messages: Mapping[Key, str]) -> None:
        self._messages = dict(messages)

    def __getitem__(self, key: Key) -> str:
        return gettext(self._messages[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


class Foreign(str):
    """A text that stayed English in a page of another language; its markup says so, for those who hear the page."""

    __slots__ = ()

    def __html__(self) -> str:
        from html import escape

        return f'<span lang="en" dir="ltr">{escape(self)}</span>'
