"""From an assessment to the sheet: one side, always the same order. Pure: the time comes from the caller."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from unspasm.assessment import sentences
from unspasm.assessment.answers import engine_values
from unspasm.assessment.assess import Assessment
from unspasm.engines.person import reader as reader_of
from unspasm.rules.rule import Question
from unspasm.sheet.contents import CARDS, DANGER_TIMES, FOLLOW_UPS, PARTS, PRIVATE, TITLE, Part, Row
from unspasm.sheet.typed import MOST_LETTERS, Typed, cut, short
from unspasm.words import Urgency

LEFT_OUT = "Left out by the person."
OLD = "older than 24 hours: ask again"
STALE_AFTER = timedelta(hours=24)
PRIVATE_PART = "private"
CHOICES = (*(part.id for part in PARTS), PRIVATE_PART)
_MOST_REASONS = 3
_MOST_OPEN = 14
_ENDS = (".", "?", "!", "…", "؟", "。")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class State(StrEnum):
    """How an answer stands. Each has a word of its own, so that no print and no eye needs colour."""

    YES = "YES"
    UNSURE = "NOT SURE"
    NO = "no"
    NOT_ASKED = "not asked"
    TOLD = ""  # a number, a choice, a sentence or the person's own words


@dataclass(frozen=True, slots=True)
class Said:
    """Answers of one state, together."""

    state: State
    text: str

    @property
    def sign(self) -> str:
        """The word of the state, with a colon when more follows."""
        return f"{self.state}:" if self.state and self.text else str(self.state)

    @property
    def sentence(self) -> str:
        """What follows the sign; it ends as a sentence does."""
        return self.text if self.text.endswith(_ENDS) else f"{self.text}."


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is the one that a reader must see first; `when` says when it was answered, if that is known."""

    label: str
    said: tuple[Said, ...]
    when: str = ""

    @property
    def state(self) -> State:
        return self.said[0].state if self.said else State.NOT_ASKED

    @property
    def words(self) -> str:
        told = " ".join(f"{one.sign} {one.sentence}".strip().replace(" .", ".") for one in self.said)
        return f"{told} (answered {self.when})" if self.when else told


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page says, ready to set; every format shows exactly these words in this order."""

    title: str
    person: str
    made: str
    made_at: datetime
    sections: tuple[Section, ...]
    footer: str
    finished: bool
    level: Urgency


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sheet is made from besides the assessment. `asked_at`: minutes since 1970, by question.

    `takes` and `clashes`: the list of medicines and what the medicine check found in it, in words.
    """

    made_at: datetime
    typed: Typed = field(default_factory=Typed)
    goes_in: frozenset[str] = frozenset(CHOICES)
    asked_at: Mapping[str, int] = field(default_factory=dict)
    carer: bool = False
    takes: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    letters: int = MOST_LETTERS  # of each text, before it is cut


Facts: TypeAlias = Iterable[str]


def build(assessment: Assessment, wanted: Wanted) -> Sheet:
    """The sheet for these answers. The same input gives the same words."""
    made = clock(wanted.made_at)
    return Sheet(
        title=TITLE,
        person=_person(assessment, wanted.typed),
        made=f"Made {made}",
        made_at=wanted.made_at,
        sections=tuple(_section(assessment, wanted, part) for part in PARTS),
        footer=f"{sentences.footer(assessment.edition)}. Made from the person's own answers; nobody examined them.",
        finished=assessment.triage.finished,
        level=assessment.triage.level,
    )


def clock(at: datetime) -> str:
    """`23 Nov 2026, 14:05 UTC`, whatever the machine's language or zone."""
    at = at.astimezone(UTC)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def _person(assessment: Assessment, typed: Typed) -> str:
    values = assessment.answers.values
    age = f"{values['age']:g} years" if "age" in values else "not asked"
    sex = assessment.edition.facts["sex"].choices.get(str(values.get("sex")), "not asked")
    name, born = short(typed.name) or "not written", short(typed.born) or "not written"
    return f"Name: {name} · Born: {born} · Age: {age} · Sex: {sex}"


def _section(assessment: Assessment, wanted: Wanted, part: Part) -> Section:
    if part.id not in wanted.goes_in:
        return Section(part.id, part.heading, (_told("", LEFT_OUT),))
    match part.id:
        case "danger":
            lines = _danger(assessment, wanted)
        case "who":
            lines = _who(assessment, wanted)
        case "level":
            lines = _level(assessment, wanted)
        case "open":
            lines = _not_ruled_out(assessment)
        case "medicines":
            lines = _medicines(assessment, wanted, part)
        case _:
            lines = (_row(assessment, wanted, row) for row in part.rows)
    return Section(part.id, part.heading, tuple(lines))


def _told(label: str, text: str) -> Line:
    return Line(label, (Said(State.TOLD, text),))


def _row(assessment: Assessment, wanted: Wanted, row: Row) -> Line:
    """The answers of a row, then the person's own words."""
    said = list(said_of(assessment, row.facts))
    if row.typed:
        text = cut(getattr(wanted.typed, row.typed), wanted.letters)
        nothing = "" if said else "nothing written"
        said += [Said(State.TOLD, text or nothing)] if text or nothing else []
    return Line(row.label, tuple(said))


def said_of(assessment: Assessment, facts: Facts) -> Iterator[Said]:
    """The answers to these facts by state, most important state first."""
    facts = tuple(facts)
    for state in (State.YES, State.UNSURE, State.TOLD, State.NO, State.NOT_ASKED):
        names = [name for name in facts if _state(assessment, name) is state]
        if names:
            alone = state is State.NOT_ASKED and len(names) == len(facts)
            yield Said(state, "" if alone else "; ".join(_words(assessment, name) for name in names))


def _words(assessment: Assessment, name: str) -> str:
    """A fact in words; a number with its unit once: `Pain now: 4 of 10`, `Hours since the last pee: 14`."""
    fact, value = assessment.edition.facts[name], assessment.answers.values.get(name)
    if value is None or isinstance(value, bool):
        return fact.words
    if isinstance(value, str):
        return sentences.answer(assessment.edition, name, value)
    unit = (fact.unit or "").removeprefix("points ")
    said = fact.words.lower()
    return f"{fact.words}: {value:g}" + ("" if unit.split(" ")[0] in said else f" {unit}")


def _state(assessment: Assessment, name: str) -> State:
    answers = assessment.answers
    if name in answers.unsure:
        return State.UNSURE
    if name not in answers.values:
        return State.NOT_ASKED
    value = answers.values[name]
    if isinstance(value, bool):
        return State.YES if value else State.NO
    return State.TOLD


def _danger(assessment: Assessment, wanted: Wanted) -> Iterator[Line]:
    questions = {question.id: question for question in assessment.edition.questions}
    fitting = applies(assessment)
    on_cards: set[str] = set()
    for id, title in CARDS.items():
        facts = _danger_facts(assessment, questions[id])
        on_cards.update(facts)
        yield _card(assessment, wanted, title, facts, id, fitting[id])
    follow_ups = [
        name
        for question in assessment.edition.questions
        if question.serves == "assessment"
        for name in _danger_facts(assessment, question)
        if name not in on_cards and name not in PRIVATE.facts
    ]
    yield Line(FOLLOW_UPS, tuple(_follow_ups(assessment, follow_ups)))
    if PRIVATE_PART in wanted.goes_in:
        yield Line(PRIVATE.label, tuple(said_of(assessment, PRIVATE.facts)))
    else:
        yield _told(PRIVATE.label, LEFT_OUT)
    yield _row(assessment, wanted, DANGER_TIMES)


def _medicines(assessment: Assessment, wanted: Wanted, part: Part) -> Iterator[Line]:
    """The rows, then what was listed and clashes, then illnesses told for the plan or the medicine check."""
    yield from (_row(assessment, wanted, row) for row in part.rows)
    if wanted.takes:
        yield _told("Takes", cut("; ".join(wanted.takes), wanted.letters))
    if wanted.clashes:
        yield _told("Clashes", cut("; ".join(wanted.clashes), wanted.letters))
    shown = {name for row in part.rows for name in row.facts}
    asked_later = [one for one in assessment.edition.questions if one.serves in ("plan", "medicines")]
    names = [name for one in asked_later for name in _danger_facts(assessment, one) if name not in shown]
    told = tuple(one for one in said_of(assessment, names) if one.state in (State.YES, State.UNSURE))
    if told:
        yield Line("Also told", told)


def _danger_facts(assessment: Assessment, question: Question) -> tuple[str, ...]:
    return tuple(name for name in question.answers if assessment.edition.facts[name].danger)


def applies(assessment: Assessment) -> Mapping[str, bool]:
    """False where the other answers show that a question does not apply to this person."""
    reader = reader_of(assessment.edition)
    values = reader.with_gates(engine_values(assessment.answers, assessment.edition))
    asked = reader.asked(reader.with_derived(values))
    return {question.id: asked.get(question.id) is not False for question in assessment.edition.questions}


def _card(
    assessment: Assessment, wanted: Wanted, title: str, facts: tuple[str, ...], question: str, applies: bool
) -> Line:
    said = tuple(said_of(assessment, facts))
    if not applies and all(one.state is State.NOT_ASKED for one in said):
        return Line(title, (Said(State.NOT_ASKED, "does not apply at this age or sex"),))
    return Line(title, said, _when(wanted, question))


def _when(wanted: Wanted, question: str) -> str:
    """When a card was answered; danger answers that are over a day old count as not asked, and this says why."""
    minutes = wanted.asked_at.get(question)
    if minutes is None:
        return ""
    at = datetime.fromtimestamp(minutes * 60, UTC)
    old = f", {OLD}" if wanted.made_at - at > STALE_AFTER else ""
    return f"{at.day} {_MONTHS[at.month - 1]} {at:%H:%M} UTC{old}"


def _follow_ups(assessment: Assessment, facts: list[str]) -> Iterator[Said]:
    """Their nos and gaps are counted only: most of them belong to a yes on a card."""
    for said in said_of(assessment, facts):
        count = len([name for name in facts if _state(assessment, name) is said.state])
        if said.state in (State.YES, State.UNSURE):
            yield said
        else:
            yield Said(said.state, sentences.count(count, "sign"))


def _who(assessment: Assessment, wanted: Wanted) -> Iterator[Line]:
    given = assessment.answers.values.get("who_answers")
    choices = assessment.edition.facts["who_answers"].choices
    if given is None and wanted.carer:
        given = "carer"
    yield _told("", choices[str(given)]) if given is not None else Line("", (Said(State.NOT_ASKED, ""),))


def _level(assessment: Assessment, wanted: Wanted) -> Iterator[Line]:
    yield _told("Advice", sentences.headline(assessment))
    triage = assessment.triage
    top = [one.rule.say for one in triage.reasons if one.rule.urgency == triage.level]
    more = f" And {len(top) - _MOST_REASONS} more." if len(top) > _MOST_REASONS else ""
    yield _told("Why", " ".join(top[:_MOST_REASONS]) + more if top else "No danger sign decided this.")
    first = "; ".join(ranked.cause.name for ranked in assessment.causes if ranked.check_first)
    yield _told("Check first", first or "nothing named")
    yield _told("When", f"{clock(wanted.made_at)}, from the answers on this page")


def _not_ruled_out(assessment: Assessment) -> Iterator[Line]:
    names = [cause.name for cause in assessment.not_ruled_out]
    more = f"; and {len(names) - _MOST_OPEN} more" if len(names) > _MOST_OPEN else ""
    if names:
        yield _told("", "Still open: " + "; ".join(names[:_MOST_OPEN]) + more)
    elif assessment.triage.finished:
        yield _told("", "Nothing is left open by the questions. That rules nothing out: nobody examined the person.")
    else:
        yield _told("", "The questions are not finished.")
