"""The first card: what to check first, what is likely, and what is not ruled out yet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join

from unspasm.assessment.assess import Assessment
from unspasm.assessment.ranking import STANDS, Ranked, move
from unspasm.assessment.triage import Finding
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import REFERENCE, Edition
from unspasm.rules.rule import Cause, Clue, Evidence
from unspasm.web.result import why
from unspasm.web.result.links import Asked, page_of, that_answer
from unspasm.words import Urgency

TISSUE = N_("No test can show which tissue hurts.")
NO_TEST = N_("No test can show which tissue hurts. You do not need one for this.")
UNCOMMON = N_("This is uncommon, but it must be checked.")
COULD_BE = Words({"same_day": N_("could be same day"), "emergency": N_("could be emergency")})
# `(78 of 276)`, with whatever another language writes between the two.
_COUNTED = re.compile(r"\s*\((\d[\d.,\u00a0\u202f]*) [^\d()]+ (\d[\d.,\u00a0\u202f]*)\)")
_ASIDE = re.compile(r", as the clinical notes give it")
_MOST_QUESTIONS = 3
_MOST_OPEN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that speaks for or against a cause; `label` says where its weight comes from."""

    id: str
    say: str
    label: str
    cited: tuple[why.Cited, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A cause as the page has it. `urgency` is what its own rules ask for, empty when none does.

    `tissue` is said for ordinary back pain only.
    """

    id: str
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

    @property
    def urgency_words(self) -> str:
        return why.LEVEL.get(self.urgency, "")


@dataclass(frozen=True, slots=True)
class Brief:
    """A cause that is only named; the rest stands on its own page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Open:
    """A serious cause that is still possible, and the questions that would settle it."""

    id: str
    name: str
    could_be: str
    questions: tuple[Asked, ...]

    @property
    def could_be_words(self) -> str:
        return COULD_BE[self.could_be]


@dataclass(frozen=True, slots=True)
class Causes:
    check_first: tuple[Shown, ...]
    likely: tuple[Shown, ...]
    unlikely: tuple[Brief, ...]
    not_ruled_out: tuple[Open, ...]
    mostly_habit: bool
    child: bool

    @property
    def first_open(self) -> str:
        """The first of those that are not ruled out."""
        return format_html_join("; ", "{}", ((one.name,) for one in self.not_ruled_out[:_MOST_OPEN]))

    @property
    def more_open(self) -> int:
        return max(0, len(self.not_ruled_out) - _MOST_OPEN)


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
        id=cause.id,
        href=page_of(cause.id),
        name=cause.name,
        words=STANDS[ranked.words],
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
    return _(NO_TEST if calm else TISSUE)


def _line(edition: Edition, clue: Clue) -> Line:
    return Line(clue.id, clue.say, clue.label, why.cited(edition, clue.evidence), clue.judgement)


def _yields(cause: Cause) -> tuple[str, ...]:
    return tuple(natural(item) for item in cause.found_when_checked) or (_(UNCOMMON),)


def natural(item: Evidence) -> str:
    """`Of people scanned for this, 78 in 276 had it.` Never finer than the study's own figure."""
    counted = _COUNTED.search(item.population)
    said = {"people": _ASIDE.sub("", _COUNTED.sub("", item.population)), "read": why.depth(item).lower()}
    if counted:
        text = _("Of {people}, {part} in {whole} had it ({read}).")
        return text.format(part=counted[1], whole=counted[2], **said)
    about = _("Of {people}, about {part} in {whole} had it ({read}).")
    if isinstance(item.value, str):
        return about.format(part=item.value, whole=100, **said)
    whole = 100 if item.value >= 1 else 1000
    share = {"part": round(item.value * whole / 100), "whole": f"{whole:,}"}
    if not item.interval:
        return about.format(**share, **said)
    low, high = (round(one * whole / 100) for one in item.interval)
    between = _("Of {people}, about {part} in {whole} (between {low} and {high}) had it ({read}).")
    return between.format(low=low, high=high, **share, **said)


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
    return Open(cause.id, cause.name, could_be.word, that_answer(assessment.edition, missing)[:_MOST_QUESTIONS])
