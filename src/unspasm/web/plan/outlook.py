"""What the page of the outlook shows. Pure: no clock, no request."""

from dataclasses import dataclass

from unspasm.language import gettext as _
from unspasm.language import ngettext
from unspasm.plan import sentences
from unspasm.plan.outlook import outlook
from unspasm.rules.care import Curve, OutlookNote
from unspasm.web.plan.person import Asking
from unspasm.web.result.why import Cited, Why, behind, cited
from unspasm.words import Phase


@dataclass(frozen=True, slots=True)
class Row:
    """One week of the course, in words."""

    week: str
    mean: str
    span: str


@dataclass(frozen=True, slots=True)
class CourseShown:
    """A course as a table; the chart beside it shows the same figures. `spread`: some interval is known."""

    id: str
    name: str
    counted_from: str
    certainty: str
    rows: tuple[Row, ...]
    spread: bool
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One sentence, with how many of 100 where it is a share."""

    id: str
    say: str
    of_100: str
    why: Why


@dataclass(frozen=True, slots=True)
class TopicShown:
    id: str
    name: str
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class OutlookShown:
    """`courses`: for this phase and the older one beside it, or all default courses while the phase is unknown."""

    phase: str
    phase_id: str
    known: bool
    wait: bool
    child: bool
    courses: tuple[CourseShown, ...]
    chart_words: str
    topics: tuple[TopicShown, ...]


def shown(who: Asking) -> OutlookShown:
    found = outlook(who.assessment, who.states)
    known = found.phase is not Phase.UNKNOWN
    curves = [one for one in (found.curve, found.compared) if one is not None]
    if not known:
        curves = [one for one in who.edition.curves if one.default]
    return OutlookShown(
        phase=sentences.PHASE[found.phase],
        phase_id=found.phase.value,
        known=known,
        wait=found.wait,
        child=who.assessment.child,
        courses=tuple(_course(who, one) for one in curves),
        chart_words=_in_words(curves),
        topics=tuple(
            TopicShown(topic, words, tuple(_note(who, one) for one in found.notes[topic]))
            for topic, words in sentences.TOPIC.items()
            if topic in found.notes
        ),
    )


def _course(who: Asking, curve: Curve) -> CourseShown:
    rows = tuple(_row(week.week, week.evidence.value, week.evidence.interval) for week in curve.points)
    return CourseShown(
        id=curve.id,
        name=curve.name,
        counted_from=curve.counted_from,
        certainty=sentences.CERTAINTY[curve.certainty],
        rows=rows,
        spread=any(one.span for one in rows),
        cited=cited(who.edition, [point.evidence for point in curve.points]),
    )


def _row(week: int, mean: float | str, interval: tuple[float, float] | None) -> Row:
    when = ngettext("After {n} week", "After {n} weeks", week).format(n=week) if week else _("At the start")
    span = _("{low} to {high}").format(low=f"{interval[0]:g}", high=f"{interval[1]:g}") if interval else ""
    return Row(when, f"{mean:g}" if not isinstance(mean, str) else mean, span)


def _in_words(curves: list[Curve]) -> str:
    """What the chart shows, for those who do not see it."""
    return " ".join(map(_told, curves))


def _told(curve: Curve) -> str:
    points = [_("week {week}: {pain}").format(week=one.week, pain=f"{one.evidence.value:g}") for one in curve.points]
    return _("{course}: mean pain of 100, {points}.").format(course=curve.name, points="; ".join(points))


def _note(who: Asking, note: OutlookNote) -> NoteShown:
    ground = note.ground
    of_100 = _("{n} of 100").format(n=f"{note.of_100:.0f}") if note.of_100 is not None else ""
    why = behind(who.edition, note.id, ground.evidence, ground.judgement, note.reviewed_by)
    return NoteShown(note.id, ground.say, of_100, why)
