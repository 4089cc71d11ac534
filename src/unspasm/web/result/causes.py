"""The first card: what to check first, what is likely, and what is not ruled out yet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.assessment.assess import Assessment
from unspasm.assessment.ranking import Ranked, move
from unspasm.assessment.triage import Finding
from unspasm.library.edition import REFERENCE, Edition
from unspasm.rules.rule import Cause, Clue, Evidence
from unspasm.web.result import why
from unspasm.web.result.links import Asked, page_of, that_answer
from unspasm.words import Urgency

TISSUE = "No test can show which tissue hurts."
UNCOMMON = "This is uncommon, but it must be checked."
_COUNTED = re.compile(r"\s*\((\d[\d,]*) of (\d[\d,]*)\)")
_ASIDE = re.compile(r", as the clinical notes give it")
_MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that speaks for or against a cause; `label` says where its weight comes from."""

    say: str
    label: str
    cited: tuple[why.Cited, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A cause as the page has it. `urgency` is what its own rules ask for, empty when none does.

    `tissue` is said for ordinary back pain only.
    """

    href: str
    name: str
    words: str
    urgency: str
    yields: tuple[str, ...]
    speaks_for: tuple[Line, ...]
    speaks_against: tuple[Line, ...]
    about: str
    typical: tuple[str, ...]
    untypical: tuple[str, ...]
    usually_next: str
    tissue: str
    why: why.Why


@dataclass(frozen=True, slots=True)
class Brief:
    """A cause that is only named; the rest stands on its own page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Open:
    """A serious cause that is still possible, and the questions that would settle it."""

    name: str
    could_be: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Causes:
    check_first: tuple[Shown, ...]
    likely: tuple[Shown, ...]
    unlikely: tuple[Brief, ...]
    not_ruled_out: tuple[Open, ...]
    mostly_habit: bool
    child: bool


def causes(assessment: Assessment) -> Causes:
    first = [one for one in assessment.causes if one.check_first]
    rest = [] if assessment.child else [one for one in assessment.causes if not one.check_first]
    likely = [one for one in rest if one.words != "unlikely"]
    return Causes(
        check_first=tuple(_shown(assessment, one) for one in first),
        likely=tuple(_shown(assessment, one) for one in likely),
        unlikely=tuple(Brief(one.cause.name, page_of(one.cause.id)) for one in rest if one.words == "unlikely"),
        not_ruled_out=tuple(_open(assessment, one) for one in assessment.not_ruled_out),
        mostly_habit=mostly_habit(likely),
        child=assessment.child,
    )


def one_cause(assessment: Assessment, id: str) -> Shown | None:
    """A cause of this result in full; None when it is not among them."""
    found = next((one for one in assessment.causes if one.cause.id == id), None)
    return _shown(assessment, found) if found else None


def _shown(assessment: Assessment, ranked: Ranked) -> Shown:
    edition, cause = assessment.edition, ranked.cause
    return Shown(
        href=page_of(cause.id),
        name=cause.name,
        words=ranked.words,
        urgency=_urgency(assessment.triage.reasons, cause.id),
        yields=_yields(cause) if ranked.check_first else (),
        speaks_for=tuple(_line(edition, clue) for clue in ranked.speaks_for),
        speaks_against=tuple(_line(edition, clue) for clue in ranked.speaks_against),
        about=cause.about,
        typical=cause.typical,
        untypical=cause.untypical,
        usually_next=cause.usually_next,
        tissue=_tissue(assessment) if cause.id == REFERENCE else "",
        why=why.behind(edition, "", cause.evidence, cause.chances_judgement, cause.reviewed_by),
    )


def _urgency(findings: Iterable[Finding], cause: str) -> str:
    levels = [one.rule.urgency for one in findings if one.rule.cause == cause]
    worst = max(levels, default=Urgency.SELF_CARE)
    return worst.word if worst > Urgency.SELF_CARE else ""


def _tissue(assessment: Assessment) -> str:
    """That no test is needed is said only where nothing is open and no visit is asked for."""
    calm = assessment.triage.finished and assessment.triage.level < Urgency.SOON
    return TISSUE + (" You do not need one for this." if calm else "")


def _line(edition: Edition, clue: Clue) -> Line:
    return Line(clue.say, clue.label, why.cited(edition, clue.evidence), clue.judgement)


def _yields(cause: Cause) -> tuple[str, ...]:
    return tuple(natural(item) for item in cause.found_when_checked) or (UNCOMMON,)


def natural(item: Evidence) -> str:
    """`Of people scanned for this, 78 in 276 had it.` Never finer than the study's own figure."""
    counted = _COUNTED.search(item.population)
    population = _ASIDE.sub("", _COUNTED.sub("", item.population))
    share = f"{counted[1]} in {counted[2]}" if counted else f"about {_share(item)}"
    return f"Of {population}, {share} had it ({why.depth(item).lower()})."


def _share(item: Evidence) -> str:
    if isinstance(item.value, str):
        return f"{item.value} in 100"
    whole = 100 if item.value >= 1 else 1000
    times = whole / 100
    span = ""
    if item.interval:
        low, high = (round(one * times) for one in item.interval)
        span = f" (between {low} and {high})"
    return f"{round(item.value * times)} in {whole:,}{span}"


def mostly_habit(ranked: Iterable[Ranked]) -> bool:
    """Whether judgement gives more than half of what moved these causes; a group of clues counts once."""
    heaviest: dict[tuple[str, str], tuple[float, bool]] = {}
    for one in ranked:
        for clue, size in [*_sizes(one.speaks_for, 1), *_sizes(one.speaks_against, -1)]:
            key = (clue.cause, clue.group)
            if size > heaviest.get(key, (0.0, False))[0]:
                heaviest[key] = (size, not clue.evidence)
    whole = sum(size for size, _ in heaviest.values())
    judged = sum(size for size, habit in heaviest.values() if habit)
    return judged > whole / 2


def _sizes(clues: Iterable[Clue], sign: int) -> list[tuple[Clue, float]]:
    return [(clue, max(sign * move(clue, True), sign * move(clue, False))) for clue in clues]


def _open(assessment: Assessment, cause: Cause) -> Open:
    waiting = [
        one
        for one in assessment.triage.unsettled
        if one.rule.cause == cause.id and one.rule.urgency >= Urgency.SAME_DAY
    ]
    missing = {name for one in waiting for name in one.reading.missing}
    could_be = max(one.rule.urgency for one in waiting)
    return Open(cause.name, could_be.word, that_answer(assessment.edition, missing)[:_MOST_QUESTIONS])
