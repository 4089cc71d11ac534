"""The order of causes: the pattern first, then clues inside it, against ordinary back pain (CLINICAL_NOTES 5)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from unspasm.assessment.triage import Finding, Triage
from unspasm.language import N_, Words
from unspasm.library.edition import REFERENCE, Edition
from unspasm.rules.rule import Cause, Clue
from unspasm.rules.weighing import FEWEST, limits
from unspasm.words import Urgency

# How a cause stands, as a person reads it; the keys are the words of `Ranked`, the same in every language.
STANDS = Words(
    {
        "check first": N_("check first"),
        "most likely": N_("most likely"),
        "possible": N_("possible"),
        "less likely": N_("less likely"),
        "unlikely": N_("unlikely"),
    }
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One cause in the order. `score` is its share among the causes of this pattern, 0 to 1; an order, not a chance.

    It is None for causes to check first: beside an emergency such a figure would mislead.
    """

    cause: Cause
    check_first: bool
    score: float | None
    words: str
    speaks_for: tuple[Clue, ...]
    speaks_against: tuple[Clue, ...]
    gold_class: str


def ranking(
    edition: Edition,
    triage: Triage,
    clues: Mapping[str, bool | None],
    known: Mapping[str, object],
    excluded: frozenset[str],
) -> list[Ranked]:
    """Causes to check first and the best benign cause among the first three, then the rest by score.

    `excluded`: causes that this person cannot have. A rule that fired names its cause all the same.
    """
    fired = fired_causes(triage.reasons)
    shares = _shares(edition, str(known["pattern"]), clues, fired, excluded)
    benign_top = max((share for id, share in shares.items() if id not in fired), default=1.0)
    ranked = {
        id: _ranked(edition.causes[id], share, benign_top, id in fired, clues, known) for id, share in shares.items()
    }
    first = sorted(fired, key=lambda id: (-fired[id], -shares[id], id))
    likely = sorted((id for id in shares if id not in fired), key=lambda id: (-shares[id], id))
    return [ranked[id] for id in _interleaved(first, likely, edition)]


def to_check(edition: Edition, triage: Triage, clues: Mapping[str, bool | None]) -> list[Ranked]:
    """Only the causes whose own rule fired, most urgent first: for people whom no figure of ours was measured in."""
    fired = fired_causes(triage.reasons)
    count = Counter(finding.rule.cause for finding in triage.reasons)
    order = sorted(fired, key=lambda id: (-fired[id], -count[id], id))
    return [_ranked(edition.causes[id], 0.0, 1.0, True, clues, {}) for id in order]


def weight(cause: Cause, clues: Mapping[str, bool | None]) -> float:
    """The natural logarithm of what all clues together multiply this cause with."""
    group_limits, cause_limits = limits(cause.serious)
    groups: dict[str, tuple[float, float]] = {}
    for clue in cause.clues:
        moved = move(clue, clues[clue.id])
        low, high = groups.get(clue.group, (0.0, 0.0))
        groups[clue.group] = (min(low, moved), max(high, moved))
    total = sum(_within(high if high >= -low else low, group_limits) for low, high in groups.values())
    return _within(total, cause_limits)


def _within(value: float, limits: tuple[float, float]) -> float:
    return max(limits[0], min(limits[1], value))


def move(clue: Clue, holds: bool | None) -> float:
    """What one clue adds to the logarithm; an unanswered clue adds nothing."""
    if holds is None:
        return 0.0
    if holds:
        return log(clue.present)
    return log(clue.absent) if clue.absent else 0.0


def fired_causes(reasons: Sequence[Finding]) -> dict[str, Urgency]:
    """The causes whose own rule asks for a visit within two weeks or sooner, with the highest such level."""
    fired: dict[str, Urgency] = {}
    for finding in reasons:
        cause = finding.rule.cause
        if cause is not None and finding.rule.urgency >= Urgency.SOON:
            fired[cause] = max(finding.rule.urgency, fired.get(cause, Urgency.SELF_CARE))
    return fired


def _shares(
    edition: Edition,
    pattern: str,
    clues: Mapping[str, bool | None],
    fired: Mapping[str, Urgency],
    excluded: frozenset[str],
) -> dict[str, float]:
    chances = {id: cause.chances.get(pattern, 0.0) for id, cause in edition.causes.items()}
    start = {id: 0.0 if id in excluded else chance for id, chance in chances.items()}
    start[REFERENCE] = max(FEWEST, 1000.0 - sum(chances.values()))  # as the table engine does, for everyone alike
    scores = {
        id: exp(log(chance or FEWEST) + weight(edition.causes[id], clues))
        for id, chance in start.items()
        if chance or id in fired
    }
    whole = sum(scores.values())
    return {id: score / whole for id, score in scores.items()}


def _interleaved(first: list[str], likely: list[str], edition: Edition) -> list[str]:
    benign = next((id for id in likely if not edition.causes[id].serious), None)
    rest = [id for id in likely if id != benign]
    return [*first[:2], *([benign] if benign else []), *first[2:], *rest]


def _ranked(
    cause: Cause,
    share: float,
    top: float,
    check_first: bool,
    clues: Mapping[str, bool | None],
    known: Mapping[str, object],
) -> Ranked:
    moves = [(clue, move(clue, clues[clue.id])) for clue in cause.clues]
    return Ranked(
        cause=cause,
        check_first=check_first,
        score=None if check_first else round(share, 6),
        words="check first" if check_first else _words(share / top),
        speaks_for=tuple(clue for clue, moved in moves if moved > 0),
        speaks_against=tuple(clue for clue, moved in moves if moved < 0),
        gold_class=_ordinary_class(known) if cause.id == REFERENCE else cause.gold_class,
    )


def _words(of_top: float) -> str:
    if of_top >= 1:
        return "most likely"
    if of_top >= 0.25:
        return "possible"
    return "less likely" if of_top >= 0.02 else "unlikely"


def _ordinary_class(known: Mapping[str, object]) -> str:
    """One card for people, two classes for scoring: a known strain or spasm under 6 weeks is called a strain."""
    recent = known.get("phase", "acute") == "acute"
    return "muscle_strain_spasm" if known.get("strain_like") and recent else "nonspecific"
