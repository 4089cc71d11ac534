"""A file of what somebody takes: from plain data to answers, medicines, and the products they ask about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unspasm.assessment.answers import Answers
from unspasm.library.edition import Edition
from unspasm.plan.medicines.names import Names, names_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.medicine import MedicineName

_KEYS = {"answers", "medicines", "asked", "complete", "country"}
_MEDICINE = {"name", "units_24h", "mg", "hours_since_last"}
_MOST_LISTED = 60


@dataclass(frozen=True, slots=True)
class Written:
    """`not_found`: products asked about that nobody here knows, with what they look like."""

    answers: Answers
    taking: Taking
    asked: tuple[MedicineName, ...]
    not_found: Mapping[str, tuple[str, ...]]
    country: str


def written(raw: Any, edition: Edition, where: str) -> Written:
    """Raises ProblemsFound with everything that cannot be used.

    `raw`: a mapping with `answers` (facts), `medicines` (names, or mappings with `name`, `units_24h`, `mg`,
    `hours_since_last`), `asked` (names), `complete` (true when that is all that is taken) and `country`. A name that
    nobody knows is no problem: it is kept as not recognised.
    """
    problems = list(_wrong_shape(raw, edition, where))
    if problems:
        raise ProblemsFound(problems)
    answers = Answers.checked(raw.get("answers") or {}, edition, f"{where}: answers")
    country = str(raw.get("country") or answers.values.get("country", ""))
    names = names_of(edition)
    listed = [one if isinstance(one, dict) else {"name": one} for one in raw.get("medicines") or ()]
    found = [(one, names.recognised(str(one["name"]), country)) for one in listed]
    taking = Taking(
        items=tuple(_taken(one, known.settled) for one, known in found if known.settled is not None),
        unrecognised=tuple(known.typed for _, known in found if known.settled is None),
        complete=raw.get("complete") is True,
    )
    asked, not_found = _asked(raw.get("asked") or (), names, country)
    return Written(answers, taking, asked, not_found, country)


def _asked(typed: Any, names: Names, country: str) -> tuple[tuple[MedicineName, ...], dict[str, tuple[str, ...]]]:
    found = [names.recognised(str(one), country) for one in typed]
    known = tuple(one.settled for one in found if one.settled is not None)
    return known, {one.typed: one.suggested for one in found if one.settled is None}


def _taken(one: Mapping[str, Any], name: MedicineName) -> Taken:
    mg = one.get("mg")
    by_ingredient = {name.ingredients[0]: mg} if isinstance(mg, int | float) else mg or {}
    strengths = {id: float(value) for id, value in by_ingredient.items() if value is not None}
    return Taken(
        typed=str(one["name"]),
        name=name,
        units_24h=_number(one.get("units_24h")),
        mg=strengths or None,
        hours_since_last=_number(one.get("hours_since_last")),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _wrong_shape(raw: Any, edition: Edition, where: str) -> Iterator[Problem]:
    why = "nothing could be checked"
    if not isinstance(raw, dict):
        yield Problem(where, "it is not a mapping", why, "write `medicines:` with a list of names under it")
        return
    for key in sorted(map(str, raw.keys() - _KEYS)):
        yield Problem(where, f"`{key}` is not a key that belongs here", why, "use " + ", ".join(sorted(_KEYS)))
    for key in ("medicines", "asked"):
        listed = raw.get(key) or []
        if not isinstance(listed, list) or len(listed) > _MOST_LISTED:
            yield Problem(
                f"{where}: {key}", f"it is not a list of at most {_MOST_LISTED}", why, "write a list of names"
            )
            return
    if raw.get("complete") not in (None, True, False):
        yield Problem(f"{where}: complete", "it is neither true nor false", why, "say true when the list is whole")
    if raw.get("country") not in (None, "", *edition.facts["country"].choices):
        known = ", ".join(edition.facts["country"].choices)
        yield Problem(f"{where}: country", "this country is not known here", "labels differ by country", f"use {known}")
    for at, one in enumerate(raw.get("medicines") or []):
        yield from _wrong_medicine(one, f"{where}: medicines[{at}]", why)
    for at, one in enumerate(raw.get("asked") or []):
        if not isinstance(one, str):
            yield Problem(f"{where}: asked[{at}]", "it is not a name", why, "write the name as text")


def _wrong_medicine(one: Any, where: str, why: str) -> Iterator[Problem]:
    if isinstance(one, str):
        return
    if not isinstance(one, dict) or not isinstance(one.get("name"), str):
        yield Problem(where, "it has no name", why, "write the name, or a mapping with `name`")
        return
    for key in sorted(map(str, one.keys() - _MEDICINE)):
        yield Problem(where, f"`{key}` is not a key that belongs here", why, "use " + ", ".join(sorted(_MEDICINE)))
    for key, most in (("units_24h", 500), ("hours_since_last", 24 * 30), ("mg", 100_000)):
        values = one.get(key)
        for value in values.values() if key == "mg" and isinstance(values, dict) else [values]:
            if value is not None and not (isinstance(value, int | float) and 0 <= value <= most):
                fix = f"write a number from 0 to {most:,}"
                yield Problem(f"{where}: {key}", "it is not a number that fits", "the amount would be wrong", fix)
