"""Texts whose markup says that they are not ours to translate, or that they stayed English. Pure."""

from html import escape

from unspasm import language
from unspasm.language import Foreign


class Same(str):
    """The same in every language: the name of a source, an id, a file."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span translate="no">{escape(self)}</span>'


class Mixed(str):
    """A text of ours around others that are marked."""

    html: str

    def __html__(self) -> str:
        return self.html


def marked(text: object) -> str:
    """As markup: escaped, with the mark that it has."""
    made = getattr(text, "__html__", None)
    return str(made()) if made else escape(str(text))


def put(message: str, **values: object) -> str:
    """The message with its values, each with the mark that it has."""
    said = message.format(**values)
    if not any(hasattr(value, "__html__") for value in values.values()):
        return said
    mixed = Mixed(said)
    mixed.html = escape(message).format(**{name: marked(value) for name, value in values.items()})
    return mixed


def in_english(text: str) -> str:
    """A text that exists in English only, such as one made from an id: pages of other languages say so."""
    return text if language.in_use() == language.SOURCE else Foreign(text)


def from_id(id: str) -> str:
    """`back_60_plus` as `back 60 plus`."""
    return in_english(id.replace("_", " "))


def spaced(id: str) -> str:
    """`new_leg_weakness` as `New leg weakness`."""
    words = id.replace("_", " ")
    return in_english(words[:1].upper() + words[1:])


def cut(text: str, most: int) -> str:
    """At most so many letters, ended at a word, with the mark that the text has."""
    words = " ".join(text.split())
    return like(text, words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …")


def like(text: str, words: str) -> str:
    """The words with the mark that the text has."""
    return type(text)(words) if isinstance(text, Same | Foreign) else words
