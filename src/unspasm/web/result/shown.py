"""From an assessment to what the result page says, in the order in which it says it. Pure: no clock, no request."""

from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.assess import Assessment, assess
from unspasm.language import N_, Words
from unspasm.library.edition import load
from unspasm.rules.vocabulary import UNSURE
from unspasm.web.now import phone
from unspasm.web.result import calls, why
from unspasm.web.result.causes import Causes, causes
from unspasm.web.result.links import Asked, that_answer, to_questions
from unspasm.web.result.next_steps import Next, next_steps
from unspasm.web.result.scan import Scan, scan
from unspasm.words import Route, Urgency

_WORST_FIRST = (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.SOON, Urgency.ROUTINE)
_RAISED_TO = Words(
    {
        Urgency.EMERGENCY: N_("Could make it an emergency"),
        Urgency.SAME_DAY: N_("Could mean help today"),
        Urgency.SOON: N_("Could mean a visit within 2 weeks"),
        Urgency.ROUTINE: N_("Could mean a normal visit"),
    }
)
_FIRST = Words({Urgency.SAME_DAY: N_("Do this first. You can go on with the questions afterwards or while you wait.")})


@dataclass(frozen=True, slots=True)
class Banner:
    """`level` is a level, or `open` while nobody can say. `first` stands before what is open."""

    level: str
    title: str
    text: str
    first: str
    lines: tuple[calls.Line, ...]


@dataclass(frozen=True, slots=True)
class Emergency:
    """What to do now, what to say on the phone, and what if they send you away.

    `say_in_english`: the same once more, for who answers; empty where the page is English.
    """

    steps: tuple[str, ...]
    say: str
    say_in_english: str
    turned_away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What is still open: `could_be_worse` when the answers could make it an emergency."""

    questions: tuple[Asked, ...]
    could_be_worse: bool
    unsure: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The questions that could still raise the result to one level; each stands at the highest level only."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A rule that is still open, with the answers it waits for."""

    rule: str
    level: str
    say: str
    missing: tuple[str, ...]

    @property
    def level_words(self) -> str:
        return why.LEVEL[self.level]


@dataclass(frozen=True, slots=True)
class Result:
    banner: Banner
    emergency: Emergency | None
    unanswered: Unanswered
    reasons: tuple[why.Reason, ...]
    lesser_reasons: tuple[why.Reason, ...]
    causes: Causes
    scan: Scan
    next: Next
    changes: tuple[Change, ...]
    finished: bool
    carer: bool
    child: bool


def shown(assessment: Assessment, *, country: str = "", carer: bool = False) -> Result:
    """Everything on the page for this assessment. `country` picks the numbers; unknown shows them all."""
    triage = assessment.triage
    emergency = triage.level == Urgency.EMERGENCY
    now = [one for one in triage.reasons if one.rule.urgency == triage.level]
    later = [one for one in triage.reasons if Urgency.SELF_CARE < one.rule.urgency < triage.level]
    return Result(
        banner=_banner(assessment, country),
        emergency=_emergency(assessment, country, carer) if emergency else None,
        unanswered=_unanswered(assessment),
        reasons=tuple(why.reason(assessment, one) for one in now),
        lesser_reasons=tuple(why.reason(assessment, one) for one in later),
        causes=causes(assessment),
        scan=scan(assessment),
        next=next_steps(assessment),
        changes=_changes(assessment),
        finished=triage.finished,
        carer=carer,
        child=assessment.child,
    )


def _banner(assessment: Assessment, country: str) -> Banner:
    triage = assessment.triage
    if not triage.finished and triage.level < Urgency.SAME_DAY:
        title, stop, text = sentences.headline(assessment).partition(". ")
        return Banner("open", title + stop.rstrip(), text, "", ())
    first = "" if triage.finished else _FIRST.get(triage.level, "")
    text = sentences.ROUTE[triage.route]
    return Banner(triage.level.word, sentences.LEVEL[triage.level], text, first, _lines(triage.route, country))


def _lines(route: Route, country: str) -> tuple[calls.Line, ...]:
    now = route in (Route.AMBULANCE, Route.GO_NOW, Route.MATERNITY, Route.CRISIS_LINE)
    return calls.lines(route, country) if now else calls.lines_for_today(route, country)


def _emergency(assessment: Assessment, country: str, carer: bool) -> Emergency:
    say = calls.to_say(assessment, carer)
    return Emergency(calls.steps(assessment), say, _in_english(assessment, carer), calls.if_turned_away(country))


def _in_english(assessment: Assessment, carer: bool) -> str:
    return phone.in_english(lambda: calls.to_say(assess(assessment.answers, load()), carer))


def _unanswered(assessment: Assessment) -> Unanswered:
    triage = assessment.triage
    questions = () if triage.finished else to_questions(assessment.edition, sentences.questions_left(assessment))
    worse = triage.level == Urgency.SAME_DAY and triage.could_be > triage.level
    return Unanswered(questions, worse, _unsure(assessment))


def _unsure(assessment: Assessment) -> tuple[Asked, ...]:
    """Questions with an answer of "not sure" that an open rule waits for."""
    matter = {name.removeprefix(UNSURE) for name in assessment.unknown_that_matter}
    return that_answer(assessment.edition, matter & assessment.answers.unsure)


def _changes(assessment: Assessment) -> tuple[Change, ...]:
    found: list[Change] = []
    listed: set[str] = set()
    for level in _WORST_FIRST:
        waiting = [one for one in assessment.would_change if one.rule.urgency == level]
        missing = {name for one in waiting for name in one.reading.missing}
        questions = that_answer(assessment.edition, missing - listed)
        listed |= missing
        if questions:
            found.append(Change(_RAISED_TO[level], questions))
    return tuple(found)


def waiting(assessment: Assessment) -> tuple[Waiting, ...]:
    """Every rule above the level that is still open, most urgent first."""
    return tuple(
        Waiting(one.rule.id, one.rule.urgency.word, one.rule.say, _words(assessment, one.reading.missing))
        for one in assessment.would_change
    )


def _words(assessment: Assessment, missing: frozenset[str]) -> tuple[str, ...]:
    names = sorted({name.removeprefix(UNSURE) for name in missing})
    return tuple(sentences.label(assessment.edition, name) for name in names)
