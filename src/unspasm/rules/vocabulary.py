"""The facts that conditions may name, with what each may be compared to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, TypeAlias

FactKind: TypeAlias = Literal["yes_no", "number", "choice"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed answer or record value. `low` and `high` are inclusive, in `unit`.

    `means` says what a yes, a number or a choice stands for, for people who bring answers from elsewhere.
    `danger` facts may be answered "unsure", and a yes to one may never lower an urgency.
    """

    id: str
    kind: FactKind
    words: str
    means: str = ""
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    danger: bool = False


Vocabulary: TypeAlias = Mapping[str, Fact]

UNSURE = "unsure_"


def unsure_fact(fact: Fact) -> Fact:
    """The automatic fact that is true when someone was asked a danger fact and cannot tell."""
    return Fact(id=UNSURE + fact.id, kind="yes_no", words=f"Not sure: {fact.words}", danger=True)


def nearest(word: str, words: Mapping[str, object] | list[str]) -> str:
    """A hint for a misspelt word: `did you mean …?`, or where to look."""
    found = get_close_matches(word, list(words), n=3, cutoff=0.6)
    if not found:
        return "`unspasm facts` lists all names"
    return "did you mean " + " or ".join(f"`{name}`" for name in found) + "?"
