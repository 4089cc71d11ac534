"""What the person writes on the sheet in their own words, made safe to set, and cut where it is too long."""

import re
import unicodedata
from dataclasses import dataclass, fields

from unspasm.language import ngettext

MOST_LETTERS = 3000
NO_LETTER = "□"
_NAME_LETTERS = 60
# They reorder or hide the letters around them, so that a page would not say what was typed.
_TRICKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True, slots=True)
class Typed:
    """Free texts, each on one line; each may be empty. Nothing in them is ever read as markup."""

    name: str = ""
    born: str = ""
    medicines: str = ""
    allergies: str = ""
    tried: str = ""
    question_1: str = ""
    question_2: str = ""
    question_3: str = ""
    other: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, one_line(getattr(self, field.name)))


def one_line(text: str) -> str:
    """The text on one line, ` / ` where a line ended; without control letters, and □ for what is no letter at all."""
    lines = (" ".join(line.split()) for line in _TRICKS.sub("", text).splitlines())
    joined = " / ".join(line for line in lines if line)
    return "".join(map(_shown, joined)).strip()


def _shown(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cc":
        return ""
    return NO_LETTER if kind in ("Cs", "Co", "Cn") else letter


def cut(text: str, most: int) -> str:
    """At most `most` letters, and then how many are missing: a doctor must see that there was more."""
    if len(text) <= most:
        return text
    kept = text[:most].rstrip()
    more = len(text) - len(kept)
    said = ngettext("{kept} … (cut; {n} characters more)", "{kept} … (cut; {n} characters more)", more)
    return said.format(kept=kept, n=more)


def short(text: str) -> str:
    """A name or a date."""
    return cut(text, _NAME_LETTERS)
