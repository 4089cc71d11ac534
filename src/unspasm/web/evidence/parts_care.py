"""The sections of care options, gates, limits, plan steps, professionals and the outlook. Pure."""

from collections.abc import Iterable, Iterator

from unspasm.assessment.figures import value
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.plan.sentences import (
    BODY,
    CERTAINTY,
    COST,
    DAY,
    EFFORT,
    GROUP,
    PHASE,
    POSITION,
    SIZE,
    SLOT,
    TOPIC,
    VERDICT,
)
from unspasm.rules.care import (
    Avoid,
    ByPhase,
    CareOption,
    Curve,
    CurvePoint,
    Gate,
    Limit,
    OutlookNote,
    Professional,
    Review,
    Stand,
    State,
    Step,
)
from unspasm.web.evidence.basis import basis, interval
from unspasm.web.evidence.conditions import state
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.marked import Same, from_id, put
from unspasm.web.evidence.part import Line, Part, filled, grounded, pointed
from unspasm.web.evidence.words import STAGE, joined, word
from unspasm.web.result.why import LEVEL
from unspasm.words import Phase


def care(shelf: Shelf, one: CareOption) -> Iterator[Part]:
    stays = _("a missing answer never takes it away") if one.stays_allowed else ""
    lines = (
        Line(_("Group"), GROUP[one.group]),
        Line(_("For whom"), one.for_whom),
        Line(_("Stays allowed"), stays),
        Line(_("Effort"), put("{effort}. {words}", effort=EFFORT[one.effort], words=one.effort_words)),
        Line(_("Cost"), put("{cost}. {words}", cost=COST[one.cost], words=one.cost_words)),
        Line(_("Gates"), refs=shelf.refs("gate", one.gates)),
        Line(_("Claims"), refs=shelf.refs("claim", one.claims)),
        Line(_("For you"), refs=(Ref(f"/plan/options/{one.id}", _("What it is for you, with your answers")),)),
    )
    yield Part(_("In short"), lines=filled(*lines))
    yield from (_by_phase(shelf, found) for found in one.by_phase)
    yield from (limit_part(shelf, limit) for limit in one.limits)
    yield from (grounded(shelf, _("What can go wrong"), harm) for harm in one.harms)
    yield from (_stand(shelf, stand) for stand in one.guidelines)
    if one.differ:
        yield Part(_("Where guidelines differ"), say=one.differ)
    yield from pointed(_("How to do it"), one.how)
    yield from pointed(_("To ask"), one.ask)
    if one.find:
        yield Part(_("Where to find it"), say=one.find)


def _phases(phases: Iterable[Phase]) -> str:
    return joined((PHASE[phase].lower() for phase in phases), N_("{one} and {other}"))


def _by_phase(shelf: Shelf, found: ByPhase) -> Part:
    lines = (
        Line(_("Before any limit"), VERDICT[found.limit.verdict]),
        Line(_("Effect"), SIZE[found.size]),
        Line(_("Certainty"), CERTAINTY[found.certainty]),
    )
    return _limited(shelf, found.limit, _("What it does: {phases}").format(phases=_phases(found.phases)), lines)


def _stand(shelf: Shelf, stand: Stand) -> Part:
    lines = filled(Line(_("Position"), POSITION[stand.position]), Line(_("Phase"), _phases(stand.phases)))
    found = basis(shelf, stand.evidence) if stand.evidence else None
    return Part(
        put(_("Guideline: {body}"), body=BODY.get(stand.body) or Same(stand.body)),
        say=stand.say,
        lines=lines,
        basis=found,
    )


def limit_part(shelf: Shelf, limit: Limit) -> Part:
    title = put(_("Limit: {limit}"), limit=from_id(limit.id.lower()))
    return _limited(shelf, limit, title, (Line(_("No better than"), VERDICT[limit.verdict]),))


def _limited(shelf: Shelf, limit: Limit, title: str, lines: tuple[Line, ...]) -> Part:
    found = basis(shelf, limit.evidence, limit.judgement)
    return Part(title, f"limit-{limit.id}", limit.say, lines, when=state(shelf, limit.state), basis=found)


def gate(shelf: Shelf, one: Gate) -> Iterator[Part]:
    users = [option.id for option in shelf.edition.care.values() if one.id in option.gates]
    yield Part(_("In short"), lines=(Line(_("Care options with it"), refs=shelf.refs("care", users)),))
    yield from (limit_part(shelf, limit) for limit in one.limits)


def limit(shelf: Shelf, one: Limit) -> Iterator[Part]:
    """Its address leads to the page of its home; this is what the search and the tests read."""
    yield limit_part(shelf, one)


def _stages(stages: Iterable[str]) -> str:
    return ", ".join(word(STAGE, stage) for stage in stages)


def _when(shelf: Shelf, found: State) -> Part:
    return Part(_("When"), when=state(shelf, found))


def step(shelf: Shelf, one: Step) -> Iterator[Part]:
    days = _("every day") if len(one.days) == len(DAY) else ", ".join(DAY[day] for day in one.days)
    lines = (
        Line(_("Rests on the care option"), refs=shelf.refs("care", [one.care])),
        Line(_("Stages"), _stages(one.stages)),
        Line(_("Part of the day"), ", ".join(SLOT[slot].lower() for slot in one.slots)),
        Line(_("Days"), days),
        Line(_("Minutes"), str(one.minutes)),
    )
    yield Part(_("In short"), lines=filled(*lines))
    yield _when(shelf, one.state)
    yield Part(_("What it rests on"), basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def avoid(shelf: Shelf, one: Avoid) -> Iterator[Part]:
    yield Part(_("In short"), lines=(Line(_("Stages"), _stages(one.stages)),))
    yield _when(shelf, one.state)
    yield Part(_("What it rests on"), basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def review(shelf: Shelf, one: Review) -> Iterator[Part]:
    levels = ", ".join(LEVEL[level.word] for level in one.levels)
    yield Part(_("In short"), lines=(Line(_("Day"), str(one.day)), Line(_("At the levels"), levels)))
    yield _when(shelf, one.state)
    yield Part(_("What it rests on"), basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def professional(shelf: Shelf, one: Professional) -> Iterator[Part]:
    yield from pointed(_("What they can do"), one.can)
    yield from pointed(_("What they cannot do"), one.cannot)
    yield from pointed(_("What to ask"), one.ask)
    yield Part(_("When your answers point to them"), when=state(shelf, one.state))
    yield Part(_("What it rests on"), basis=basis(shelf, one.for_what.evidence, one.for_what.judgement))


def outlook(shelf: Shelf, one: OutlookNote) -> Iterator[Part]:
    phases = _phases(phase for phase in one.phases if phase is not Phase.UNKNOWN)
    share = ""
    if one.of_100 is not None:
        share = _("{n} of 100 people like those studied").format(n=f"{one.of_100:g}")
    yield Part(
        _("In short"),
        lines=filled(Line(_("Topic"), TOPIC[one.topic]), Line(_("Phase"), phases), Line(_("Share"), share)),
    )
    yield _when(shelf, one.state)
    yield Part(_("What it rests on"), basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def curve(shelf: Shelf, one: Curve) -> Iterator[Part]:
    lines = (
        Line(_("Phase"), PHASE[one.phase]),
        Line(_("Certainty"), CERTAINTY[one.certainty]),
        Line(_("Shown"), _("first") if one.default else _("for comparison")),
    )
    yield Part(_("In short"), lines=lines)
    means = tuple(Line(_("Week {n}").format(n=point.week), _mean(point)) for point in one.points)
    yield Part(_("Mean pain of the group"), lines=means)
    yield Part(_("What it rests on"), basis=basis(shelf, (point.evidence for point in one.points)))


def _mean(point: CurvePoint) -> str:
    span = interval(point.evidence)
    return f"{value(point.evidence)} ({span})" if span else value(point.evidence)
