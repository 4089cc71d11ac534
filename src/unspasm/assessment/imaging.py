"""Whether a scan is needed: the first situation of the guidelines that fits this person, and what they should know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unspasm.assessment.ranking import fired_causes
from unspasm.assessment.triage import Triage
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.content import Caution, HowSoon, Situation, Study
from unspasm.rules.rule import Evidence
from unspasm.words import Urgency

_SOONEST: Mapping[Urgency, HowSoon] = {
    Urgency.SOON: "within_2_weeks",
    Urgency.SAME_DAY: "same_day",
    Urgency.EMERGENCY: "now",
}
_OPEN: HowSoon = "not_now"
_STILL_OPEN = N_("Some questions that decide this are still open.")
_NEEDS_A_CHECK = N_("Something in your answers needs a check. Who examines you decides if a scan is needed, and which.")


@dataclass(frozen=True, slots=True)
class Imaging:
    """Which scan, how soon, who orders it and why. `ask`: the people who examine you decide.

    `situation` is None when no situation of the guidelines fits, or when none may be named yet. `would_change` is
    what would change a "no scan now". `cautions`: what to tell before this study. `without_pain`: for the person's
    age, each finding with the share of people without pain who have it.
    """

    advice: Study
    how_soon: HowSoon
    situation: Situation | None
    would_change: tuple[str, ...]
    cautions: tuple[Caution, ...]
    without_pain: tuple[tuple[str, int, Evidence], ...]

    @property
    def reason(self) -> str:
        """Why, in the language in use."""
        if self.situation:
            return self.situation.say
        return _(_STILL_OPEN if self.how_soon == _OPEN else _NEEDS_A_CHECK)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the situation, each once."""
        evidence = self.situation.evidence if self.situation else ()
        return tuple(dict.fromkeys(item.source for item in evidence))


def imaging(
    edition: Edition,
    triage: Triage,
    situations: Mapping[str, bool | None],
    cautions: Mapping[str, bool | None],
    age: float | None,
) -> Imaging:
    """`none` only for pain without a sign that needs a visit, with the danger questions answered."""
    found = next(_fitting(edition, triage, situations), None)
    if found is None:
        return _undecided(triage)
    calm = triage.level < Urgency.SAME_DAY
    return Imaging(
        advice=found.study,
        how_soon=found.how_soon,
        situation=found,
        would_change=found.would_change,
        cautions=tuple(one for one in edition.cautions if cautions[one.id] and found.study in one.studies),
        without_pain=tuple(_without_pain(edition, age)) if calm and age is not None else (),
    )


def _fitting(edition: Edition, triage: Triage, situations: Mapping[str, bool | None]) -> Iterator[Situation]:
    fired = fired_causes(triage.reasons)
    for one in edition.situations:
        named = any(fired.get(cause, Urgency.SELF_CARE) >= one.from_level for cause in one.for_causes)
        # Nothing that reassures is said while a danger question is open or something needs a visit.
        allowed = one.study != "none" or (triage.finished and triage.level < Urgency.SOON)
        # "After a visit" means nothing to someone who needs none.
        allowed = allowed and not (one.how_soon == "after_review" and triage.level == Urgency.SELF_CARE)
        if allowed and (named or situations.get(one.id)):
            yield one


def _undecided(triage: Triage) -> Imaging:
    if triage.level >= Urgency.SOON:
        return Imaging("ask", _SOONEST[triage.level], None, (), (), ())
    return Imaging("ask", _OPEN, None, (), (), ())


def _without_pain(edition: Edition, age: float) -> Iterator[tuple[str, int, Evidence]]:
    """The share at the decade that the person has reached; the tables begin at 20 and end at 80."""
    for finding in edition.scan_findings:
        reached = [(years, share) for years, share in zip(finding.ages, finding.shares, strict=True) if years <= age]
        if reached:
            years, share = reached[-1]
            yield finding.name, years, share
