"""From an assessment to the sheet: one side, always the same order. Pure: the time comes from the caller."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from unspasm import language
from unspasm.assessment import sentences
from unspasm.assessment.answers import engine_values
from unspasm.assessment.assess import Assessment
from unspasm.engines.person import reader as reader_of
from unspasm.language import N_, Words, ngettext
from unspasm.language import gettext as _
from unspasm.rules.rule import Question
from unspasm.sheet.contents import CARDS, DANGER_TIMES, FOLLOW_UPS, PARTS, PRIVATE, TITLE, Part, Row
from unspasm.sheet.typed import MOST_LETTERS, Typed, cut, short
from unspasm.words import Urgency

LEFT_OUT = N_("Left out by the person.")
OLD = N_("older than 24 hours: ask again")
STALE_AFTER = timedelta(hours=24)
PRIVATE_PART = "private"
CHOICES = (*(part.id for part in PARTS), PRIVATE_PART)
_MOST_REASONS = 3
_MOST_OPEN = 14
_ENDS = (".", "?", "!", "…", "؟", "。")
_MONTHS = Words(
    {
        1: N_("Jan"),
        2: N_("Feb"),
        3: N_("Mar"),
        4: N_("Apr"),
        5: N_("May"),
        6: N_("Jun"),
        7: N_("Jul"),
        8: N_("Aug"),
        9: N_("Sep"),
        10: N_("Oct"),
        11: N_("Nov"),
        12: N_("Dec"),
    }
)


class State(StrEnum):
    """How an answer stands. Each has a word of its own, so that no print and no eye needs colour."""

    YES = "YES"
    UNSURE = "NOT SURE"
    NO = "no"
    NOT_ASKED = "not asked"
    TOLD = ""  # a number, a choice, a sentence or the person's own words


_SIGNS = Words(
    {State.YES: N_("YES"), State.UNSURE: N_("NOT SURE"), State.NO: N_("no"), State.NOT_ASKED: N_("not asked")}
)


@dataclass(frozen=True, slots=True)
class Said:
    """Answers of one state, together; or `typed`: what the person wrote."""

    state: State
    text: str
    typed: bool = False

    @property
    def sign(self) -> str:
        """The word of the state, with a colon when more follows."""
        sign = _SIGNS.get(self.state, "")
        return f"{sign}:" if sign and self.text else sign

    @property
    def sentence(self) -> str:
        """What follows the sign; it ends as a sentence does."""
        return self.text if self.text.endswith(_ENDS) else f"{self.text}."


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is the one that a reader must see first; `when` says when it was answered, if that is known.

    `main`: the one line of the sheet that nobody may miss.
    """

    label: str
    said: tuple[Said, ...]
    when: str = ""
    main: bool = False

    @property
    def state(self) -> State:
        return self.said[0].state if self.said else State.NOT_ASKED

    @property
    def words(self) -> str:
        told = " ".join(f"{one.sign} {one.sentence}".strip().replace(" .", ".") for one in self.said)
        return f"{told} {self.answered}" if self.when else told

    @property
    def answered(self) -> str:
        return _("(answered {when})").format(when=self.when)


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page says, ready to set; every format shows exactly these words in this order.

    `language`: the code of the language that it is written in.
    """

    title: str
    person: str
    made: str
    made_at: datetime
    sections: tuple[Section, ...]
    footer: str
    finished: bool
    level: Urgency
    language: str


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
    examined = _("Made from the person's own answers; nobody examined them.")
    return Sheet(
        title=_(TITLE),
        person=_person(assessment, wanted.typed),
        made=_("Made {when}").format(when=clock(wanted.made_at)),
        made_at=wanted.made_at,
        sections=tuple(_section(assessment, wanted, part) for part in PARTS),
        footer=f"{sentences.footer(assessment.edition)}. {examined}",
        finished=assessment.triage.finished,
        level=assessment.triage.level,
        language=language.in_use(),
    )


def clock(at: datetime) -> str:
    """`23 Nov 2026, 14:05 UTC`, in the language in use, whatever the machine's language or zone."""
    at = at.astimezone(UTC)
    date = _("{day} {month} {year}, {time} UTC")
    return date.format(day=at.day, month=_MONTHS[at.month], year=at.year, time=f"{at:%H:%M}")


def _person(assessment: Assessment, typed: Typed) -> str:
    values = assessment.answers.values
    not_asked, not_written = _("not asked"), _("not written")
    age = not_asked
    if "age" in values:
        age = ngettext("{n} years", "{n} years", int(values["age"])).format(n=f"{values['age']:g}")
    sex = assessment.edition.facts["sex"].choices.get(str(values.get("sex")), not_asked)
    name, born = short(typed.name) or not_written, short(typed.born) or not_written
    said = _("Name: {name} · Born: {born} · Age: {age} · Sex: {sex}")
    return said.format(name=name, born=born, age=age, sex=sex)


def _section(assessment: Assessment, wanted: Wanted, part: Part) -> Section:
    if part.id not in wanted.goes_in:
        return Section(part.id, part.heading, (_told("", _(LEFT_OUT)),))
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
        nothing = "" if said else _("nothing written")
        said += [Said(State.TOLD, text or nothing, typed=bool(text))] if text or nothing else []
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
    yield Line(_(FOLLOW_UPS), tuple(_follow_ups(assessment, follow_ups)))
    if PRIVATE_PART in wanted.goes_in:
        yield Line(PRIVATE.label, tuple(said_of(assessment, PRIVATE.facts)))
    else:
        yield _told(PRIVATE.label, _(LEFT_OUT))
    yield _row(assessment, wanted, DANGER_TIMES)


def _medicines(assessment: Assessment, wanted: Wanted, part: Part) -> Iterator[Line]:
    """The rows, then what was listed and clashes, then illnesses told for the plan or the medicine check."""
    yield from (_row(assessment, wanted, row) for row in part.rows)
    if wanted.takes:
        yield _told(_("Takes"), cut("; ".join(wanted.takes), wanted.letters))
    if wanted.clashes:
        yield _told(_("Clashes"), cut("; ".join(wanted.clashes), wanted.letters))
    shown = {name for row in part.rows for name in row.facts}
    asked_later = [one for one in assessment.edition.questions if one.serves in ("plan", "medicines")]
    names = [name for one in asked_later for name in _danger_facts(assessment, one) if name not in shown]
    told = tuple(one for one in said_of(assessment, names) if one.state in (State.YES, State.UNSURE))
    if told:
        yield Line(_("Also told"), told)


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
        return Line(title, (Said(State.NOT_ASKED, _("does not apply at this age or sex")),))
    return Line(title, said, _when(wanted, question))


def _when(wanted: Wanted, question: str) -> str:
    """When a card was answered; danger answers that are over a day old count as not asked, and this says why."""
    minutes = wanted.asked_at.get(question)
    if minutes is None:
        return ""
    at = datetime.fromtimestamp(minutes * 60, UTC)
    date = _("{day} {month} {time} UTC")
    when = date.format(day=at.day, month=_MONTHS[at.month], time=f"{at:%H:%M}")
    return f"{when}, {_(OLD)}" if wanted.made_at - at > STALE_AFTER else when


def _follow_ups(assessment: Assessment, facts: list[str]) -> Iterator[Said]:
    """Their nos and gaps are counted only: most of them belong to a yes on a card."""
    for said in said_of(assessment, facts):
        count = len([name for name in facts if _state(assessment, name) is said.state])
        if said.state in (State.YES, State.UNSURE):
            yield said
        else:
            yield Said(said.state, ngettext("{n} sign", "{n} signs", count).format(n=count))


def _who(assessment: Assessment, wanted: Wanted) -> Iterator[Line]:
    given = assessment.answers.values.get("who_answers")
    choices = assessment.edition.facts["who_answers"].choices
    if given is None and wanted.carer:
        given = "carer"
    yield _told("", choices[str(given)]) if given is not None else Line("", (Said(State.NOT_ASKED, ""),))


def _level(assessment: Assessment, wanted: Wanted) -> Iterator[Line]:
    yield replace(_told(_("Advice"), sentences.headline(assessment)), main=True)
    triage = assessment.triage
    top = [one.rule.say for one in triage.reasons if one.rule.urgency == triage.level]
    more = len(top) - _MOST_REASONS
    why = top[:_MOST_REASONS] or [_("No danger sign decided this.")]
    if more > 0:
        why.append(ngettext("And {n} more.", "And {n} more.", more).format(n=more))
    yield _told(_("Why"), " ".join(why))
    first = "; ".join(ranked.cause.name for ranked in assessment.causes if ranked.check_first)
    yield _told(_("Check first"), first or _("nothing named"))
    when = _("{when}, from the answers on this page").format(when=clock(wanted.made_at))
    yield _told(_("When"), when)


def _not_ruled_out(assessment: Assessment) -> Iterator[Line]:
    names = [cause.name for cause in assessment.not_ruled_out]
    first, more = "; ".join(names[:_MOST_OPEN]), len(names) - _MOST_OPEN
    if more > 0:
        text = ngettext("Still open: {causes}; and {n} more", "Still open: {causes}; and {n} more", more)
        yield _told("", text.format(causes=first, n=more))
    elif names:
        yield _told("", _("Still open: {causes}").format(causes=first))
    elif assessment.triage.finished:
        yield _told("", _("Nothing is left open by the questions. That rules nothing out: nobody examined the person."))
    else:
        yield _told("", _("The questions are not finished."))
