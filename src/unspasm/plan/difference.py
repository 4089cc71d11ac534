"""What one edition says differently from another about care, for the same people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from unspasm.assessment.assess import assess
from unspasm.assessment.difference import Change, known_to
from unspasm.library.edition import Edition
from unspasm.plan.care import choices
from unspasm.plan.states import states_of
from unspasm.rules.expr import Value


@dataclass(slots=True)
class CareDifference:
    """`verdicts`: for each care option that both editions have, counts of (old, new) verdicts that differ.

    Options that only one edition has stand in `added` and `removed`, and are compared with nothing.
    """

    people: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    verdicts: dict[str, Counter[Change]] = field(default_factory=dict)


def care_difference(old: Edition, new: Edition, people: Iterable[tuple[str, Mapping[str, Value]]]) -> CareDifference:
    """Give each person a verdict for every care option by both editions."""
    found = CareDifference(
        added=tuple(sorted(new.care.keys() - old.care.keys())),
        removed=tuple(sorted(old.care.keys() - new.care.keys())),
    )
    for _, answers in people:
        found.people += 1
        before, after = (_verdicts(answers, edition) for edition in (old, new))
        for id in before.keys() & after.keys():
            if before[id] != after[id]:
                found.verdicts.setdefault(id, Counter())[before[id], after[id]] += 1
    return found


def _verdicts(answers: Mapping[str, Value], edition: Edition) -> dict[str, str]:
    assessment = assess(known_to(edition, answers), edition)
    chosen = choices(assessment, states_of(assessment).readings)
    return {id: choice.verdict.word for id, choice in chosen.items()}
