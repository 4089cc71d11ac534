"""What the page on heat and cold shows: a check of the skin, and what each of the three is for this person. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from unspasm.assessment import sentences as told_in
from unspasm.assessment.contract import said
from unspasm.engines.person import Reading
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.plan import sentences
from unspasm.plan.care import Choice, choices, reviewer
from unspasm.rules.care import CareOption, Ground, Limit
from unspasm.rules.rule import Question
from unspasm.web.plan.person import Asking
from unspasm.web.plan.shown import Line
from unspasm.web.result import links
from unspasm.web.result.links import Asked
from unspasm.web.result.why import Cited, behind, cited
from unspasm.words import CareVerdict, Urgency

CHECK = "before_heat_or_cold"
# What must all be allowed for a session; the first is the care option that the card shows.
NEEDS = {
    "heat": ("heat",),
    "cold": ("cold",),
    "turn": ("heat_and_cold_in_turn", "heat", "cold"),
}
_LEVEL = {
    CareVerdict.DO: "self_care",
    CareVerdict.MAY_HELP: "self_care",
    CareVerdict.OPEN: "open",
    CareVerdict.ASK_FIRST: "soon",
    CareVerdict.NOT_ADVISED: "same_day",
    CareVerdict.NOT_FOR_YOU: "same_day",
}
_MOST_OPEN = 3
_FIRST_CHECK = N_("Answer the skin check on this page first.")
_FIRST_DANGER = N_("Finish the danger questions first.")
_NOT_SURE = N_("You were not sure about a line of the skin check. Until you know, leave it.")


@dataclass(frozen=True, slots=True)
class Card:
    """One of the three. `reasons`: what makes the verdict; `mind`: what to mind though it is allowed.

    `open`: the limits that a missing answer leaves open, the first few. `level` gives the colour only.
    """

    kind: str
    name: str
    about: str
    verdict: str
    level: str
    means: str
    allowed: bool
    reasons: tuple[Line, ...]
    mind: tuple[Line, ...]
    open: tuple[Line, ...]
    studies: tuple[Line, ...]
    harms: tuple[Line, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatColdShown:
    """`not_now`: what the level calls for, where help comes first. `unfinished`: the danger questions still open.

    `questions`: other answers that decide. `checked`: every line of the skin check is answered and counts today.
    """

    not_now: str
    level: str
    unfinished: tuple[Asked, ...]
    questions: tuple[Asked, ...]
    checked: bool
    cards: tuple[Card, ...]
    sources: tuple[Cited, ...]


def shown(who: Asking) -> HeatColdShown:
    found = {kind: needed(who, kind) for kind in NEEDS}
    triage = who.assessment.triage
    help_first = triage.level >= Urgency.SAME_DAY
    return HeatColdShown(
        not_now=f"{told_in.LEVEL[triage.level]} {told_in.ROUTE[triage.route]}" if help_first else "",
        level=triage.level.word,
        unfinished=() if help_first else _unfinished(who),
        questions=() if help_first or not triage.finished else _questions(who, found.values()),
        checked=_checked(who),
        cards=tuple(_card(who, kind, needs) for kind, needs in found.items()),
        sources=_sources(who.edition),
    )


def question(edition: Edition) -> Question:
    return next(one for one in edition.questions if one.id == CHECK)


def _checked(who: Asking) -> bool:
    return all(name in who.counts.answers for name in question(who.edition).answers)


def needed(who: Asking, kind: str) -> tuple[Choice, ...]:
    """The choices that a session of this kind rests on, its own first."""
    found = choices(who.assessment, who.states.readings)
    return tuple(found[id] for id in NEEDS[kind])


def allowed(needs: Iterable[Choice]) -> bool:
    """Nothing forbids it, and no missing answer could: an open verdict never allows."""
    return all(one.verdict.allows for one in needs)


def mind(who: Asking, choice: Choice) -> tuple[Line, ...]:
    """What this person has to mind though it is allowed, such as in pregnancy."""
    phases = {one.limit.id for one in choice.option.by_phase}
    allow = [one for one in choice.reasons if one.limit.verdict.allows and one.limit.id not in phases]
    return tuple(_limit(who, choice.option, one.limit, one.reading) for one in allow)


def _unfinished(who: Asking) -> tuple[Asked, ...]:
    if who.assessment.triage.finished:
        return ()
    return links.to_questions(who.edition, told_in.questions_left(who.assessment))


def _questions(who: Asking, found: Iterable[tuple[Choice, ...]]) -> tuple[Asked, ...]:
    """Questions elsewhere whose missing answers leave one of the three open. The skin check stands on the page."""
    missing = {name for needs in found for one in needs for name in one.missing}
    return tuple(one for one in links.that_answer(who.edition, missing, "heat") if one.id != CHECK)


def _card(who: Asking, kind: str, needs: tuple[Choice, ...]) -> Card:
    # The strictest of what it needs decides; of equals the first, which is its own.
    own, decides = needs[0], max(needs, key=lambda one: one.verdict)
    option, verdict = own.option, decides.verdict
    return Card(
        kind=kind,
        name=option.name,
        about=option.about,
        verdict=sentences.VERDICT[verdict],
        level=_LEVEL[verdict],
        means=_means(who, decides),
        allowed=allowed(needs),
        reasons=_reasons(who, decides),
        mind=mind(who, own) if allowed(needs) else (),
        open=_open(who, decides),
        studies=_studies(who, own),
        harms=tuple(_ground(who, option, one) for one in option.harms),
        how=option.how,
    )


def _means(who: Asking, choice: Choice) -> str:
    if choice.verdict is not CareVerdict.OPEN:
        return sentences.VERDICT_MEANS[choice.verdict]
    if not _checked(who):
        return _(_FIRST_CHECK)
    if not who.assessment.triage.finished:
        return _(_FIRST_DANGER)
    unsure = set(choice.missing).intersection(question(who.edition).answers)
    return _(_NOT_SURE) if unsure else sentences.VERDICT_MEANS[choice.verdict]


def _reasons(who: Asking, choice: Choice) -> tuple[Line, ...]:
    if choice.verdict.allows:
        return ()
    return tuple(_limit(who, choice.option, one.limit, one.reading) for one in choice.because)


def _open(who: Asking, choice: Choice) -> tuple[Line, ...]:
    """Said once the check is done: before it, every line would stand here."""
    if choice.verdict is not CareVerdict.OPEN or not (_checked(who) and who.assessment.triage.finished):
        return ()
    return tuple(_limit(who, choice.option, one) for one in choice.waiting[:_MOST_OPEN])


def _studies(who: Asking, choice: Choice) -> tuple[Line, ...]:
    """For this person's phase; for every phase while it is not known."""
    phases = (choice.now,) if choice.now else choice.option.by_phase
    return tuple(_limit(who, choice.option, one.limit) for one in phases)


def _limit(who: Asking, option: CareOption, limit: Limit, reading: Reading | None = None) -> Line:
    because = () if reading is None else _because(who.edition, reading)
    reviewed_by = reviewer(who.edition, option, limit)
    return Line(limit.say, behind(who.edition, limit.id, limit.evidence, limit.judgement, reviewed_by, because))


def _because(edition: Edition, reading: Reading) -> tuple[str, ...]:
    return tuple(told_in.answer(edition, name, value) for name, value in said(reading).items())


def _ground(who: Asking, option: CareOption, ground: Ground) -> Line:
    return Line(ground.say, behind(who.edition, option.id, ground.evidence, ground.judgement, option.reviewed_by))


def _sources(edition: Edition) -> tuple[Cited, ...]:
    """Behind the sentence that compares the three."""
    options = [edition.care[needs[0]] for needs in NEEDS.values()]
    return cited(edition, [item for one in options for phase in one.by_phase for item in phase.limit.evidence])
