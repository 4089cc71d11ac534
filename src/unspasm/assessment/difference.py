"""What one edition says differently from another: by rule, by level and by first cause, for the same people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from unspasm.assessment.answers import SAID_UNSURE, Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.library.edition import Edition
from unspasm.rules.expr import Value

Change = tuple[str, str]


@dataclass(slots=True)
class Difference:
    """Counts of people whose result changed. `verdicts`: for each rule, how often it fired before and fires now.

    A rule that only one edition has counts as not firing in the other. `levels` and `causes` count (old, new) pairs
    that differ, as `scans` does for the imaging situation. `examples`: for each changed level, the names or numbers
    of at most three people.
    """

    people: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    starts: Counter[str] = field(default_factory=Counter)
    stops: Counter[str] = field(default_factory=Counter)
    levels: Counter[Change] = field(default_factory=Counter)
    causes: Counter[Change] = field(default_factory=Counter)
    scans: Counter[Change] = field(default_factory=Counter)
    examples: dict[Change, list[str]] = field(default_factory=dict)


def difference(old: Edition, new: Edition, people: Iterable[tuple[str, Mapping[str, Value]]]) -> Difference:
    """Assess each named person with both editions. Answers that an edition does not know are left out for it."""
    names_old, names_new = ({rule.id for rule in edition.rules} for edition in (old, new))
    found = Difference(added=tuple(sorted(names_new - names_old)), removed=tuple(sorted(names_old - names_new)))
    for name, answers in people:
        before, after = (assess(known_to(edition, answers), edition) for edition in (old, new))
        _count(found, name, before, after)
    return found


def known_to(edition: Edition, answers: Mapping[str, Any]) -> Answers:
    """The answers without those that the edition does not know or no longer accepts."""
    usable = {name: value for name, value in answers.items() if name in edition.facts and _fits(name, value, edition)}
    return Answers.checked(usable, edition)


def _fits(name: str, value: Any, edition: Edition) -> bool:
    """An answer that the other edition no longer accepts counts as not asked there."""
    fact = edition.facts[name]
    if value == SAID_UNSURE:
        return fact.danger
    if fact.kind == "yes_no":
        return isinstance(value, bool)
    if fact.kind == "choice":
        return value in fact.choices
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and (fact.low or 0.0) <= value <= (fact.high or 0.0)


def _count(found: Difference, name: str, before: Assessment, after: Assessment) -> None:
    found.people += 1
    fired_before, fired_after = _fired(before), _fired(after)
    found.starts.update(fired_after - fired_before)
    found.stops.update(fired_before - fired_after)
    level = (before.triage.level.word, after.triage.level.word)
    if level[0] != level[1]:
        found.levels[level] += 1
        if len(found.examples.setdefault(level, [])) < 3:
            found.examples[level].append(name)
    first = (_first(before), _first(after))
    if first[0] != first[1]:
        found.causes[first] += 1
    scan = (_scan(before), _scan(after))
    if scan[0] != scan[1]:
        found.scans[scan] += 1


def _fired(assessment: Assessment) -> set[str]:
    return {finding.rule.id for finding in assessment.triage.reasons}


def _first(assessment: Assessment) -> str:
    return assessment.causes[0].cause.id if assessment.causes else "none"


def _scan(assessment: Assessment) -> str:
    return assessment.imaging.situation.id if assessment.imaging.situation else "none"
