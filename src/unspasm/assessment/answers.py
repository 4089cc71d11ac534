"""What a person told us, checked: every value is one that its fact can have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.expr import Value
from unspasm.rules.vocabulary import UNSURE, Fact, nearest

SAID_UNSURE = "unsure"
_WHY = "an answer that cannot be used would silently count as not asked"


@dataclass(frozen=True, slots=True)
class Answers:
    """Known values by fact, and the danger facts where the person was asked and cannot tell. Nothing else."""

    values: Mapping[str, Value]
    unsure: frozenset[str]

    @classmethod
    def checked(cls, raw: Mapping[str, Any], edition: Edition, where: str = "answers") -> "Answers":
        """The answers, or ProblemsFound with every one that cannot be used. Null is unknown, as absent is."""
        if not isinstance(raw, Mapping):
            raise ProblemsFound([_not_a_mapping(raw, where)])
        problems = [problem for name, value in raw.items() for problem in _wrong(name, value, edition, where)]
        if problems:
            raise ProblemsFound(problems)
        told = {name: value for name, value in raw.items() if value is not None}
        unsure = frozenset(name for name, value in told.items() if value == SAID_UNSURE and edition.facts[name].danger)
        return cls({name: _stored(value) for name, value in told.items() if name not in unsure}, unsure)

    def plain(self) -> dict[str, Value]:
        """As `checked` takes them, in the order of names."""
        return dict(sorted({**self.values, **dict.fromkeys(self.unsure, SAID_UNSURE)}.items()))


def engine_values(answers: Answers, edition: Edition) -> dict[str, Value]:
    """What both engines read: answers, and for each danger fact with an answer, whether it was `unsure`."""
    values = {**answers.values, **{UNSURE + name: True for name in answers.unsure}}
    for name in answers.values:
        if edition.facts[name].danger:
            values[UNSURE + name] = False
    return values


def _stored(value: Any) -> Value:
    # At the edge every number becomes a float: engines disagree on whole numbers of different widths.
    return value if isinstance(value, bool | str) else float(value)


def _wrong(name: Any, value: Any, edition: Edition, where: str) -> Iterator[Problem]:
    fact = edition.facts.get(name) if isinstance(name, str) else None
    if fact is None:
        yield Problem(f"{where}: {_short(name)}", _("there is no such fact"), _WHY, nearest(str(name), edition.facts))
    elif value is not None and not (value == SAID_UNSURE and fact.danger):
        what = _CHECKS[fact.kind](fact, value)
        if what:
            yield Problem(f"{where}: {name}", what[0], _WHY, what[1])


def _wrong_yes_no(fact: Fact, value: Any) -> tuple[str, str] | None:
    if isinstance(value, bool):
        return None
    fix = _("write true or false or unsure") if fact.danger else _("write true or false; leave it out if unknown")
    return _("`{value}` is not an answer to a yes-or-no fact").format(value=_short(value)), fix


def _wrong_number(fact: Fact, value: Any) -> tuple[str, str] | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _("`{value}` is not a number").format(value=_short(value)), _number_in(fact)
    if not isfinite(value):
        return _("this is not a finite number"), _number_in(fact)
    if not (fact.low or 0) <= value <= (fact.high or 0):
        return _("{value} is out of range").format(value=f"{value:g}"), _number_in(fact)
    return None


def _number_in(fact: Fact) -> str:
    span = {"low": f"{fact.low:g}", "high": f"{fact.high:g}", "unit": fact.unit}
    return _("write a number from {low} to {high}, in {unit}").format(**span)


def _wrong_choice(fact: Fact, value: Any) -> tuple[str, str] | None:
    if isinstance(value, str) and value in fact.choices:
        return None
    what = _("`{value}` is not one of its choices").format(value=_short(value))
    return what, _("write one of {choices}").format(choices=", ".join(fact.choices))


_CHECKS = {"yes_no": _wrong_yes_no, "number": _wrong_number, "choice": _wrong_choice}


def _not_a_mapping(raw: Any, where: str) -> Problem:
    what = _("expected facts with their values, found {kind}").format(kind=type(raw).__name__)
    fix = _("write lines such as `age: 42`")
    return Problem(where, what, "without names nobody knows what was answered", fix)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
