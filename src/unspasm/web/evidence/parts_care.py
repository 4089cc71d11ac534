"""The sections of care options, gates, limits, plan steps, professionals and the outlook. Pure."""

from collections.abc import Iterable, Iterator

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
from unspasm.web.evidence.basis import basis, interval, value
from unspasm.web.evidence.conditions import state
from unspasm.web.evidence.kinds import Ref, Shelf, spaced
from unspasm.web.evidence.part import Line, Part, filled, grounded, pointed
from unspasm.words import Phase


def care(shelf: Shelf, one: CareOption) -> Iterator[Part]:
    stays = "a missing answer never takes it away" if one.stays_allowed else ""
    lines = (
        Line("Group", GROUP[one.group]),
        Line("For whom", one.for_whom),
        Line("Stays allowed", stays),
        Line("Effort", f"{EFFORT[one.effort]}. {one.effort_words}"),
        Line("Cost", f"{COST[one.cost]}. {one.cost_words}"),
        Line("Gates", refs=shelf.refs("gate", one.gates)),
        Line("Claims", refs=shelf.refs("claim", one.claims)),
        Line("For you", refs=(Ref(f"/plan/options/{one.id}", "What it is for you, with your answers"),)),
    )
    yield Part("In short", lines=filled(*lines))
    yield from (_by_phase(shelf, found) for found in one.by_phase)
    yield from (limit_part(shelf, limit) for limit in one.limits)
    yield from (grounded(shelf, "What can go wrong", harm) for harm in one.harms)
    yield from (_stand(shelf, stand) for stand in one.guidelines)
    if one.differ:
        yield Part("Where guidelines differ", say=one.differ)
    yield from pointed("How to do it", one.how)
    yield from pointed("To ask", one.ask)
    if one.find:
        yield Part("Where to find it", say=one.find)


def _phases(phases: Iterable[Phase]) -> str:
    return " and ".join(PHASE[phase].lower() for phase in phases)


def _by_phase(shelf: Shelf, found: ByPhase) -> Part:
    lines = (
        Line("Before any limit", VERDICT[found.limit.verdict]),
        Line("Effect", SIZE[found.size]),
        Line("Certainty", CERTAINTY[found.certainty]),
    )
    return _limited(shelf, found.limit, f"What it does: {_phases(found.phases)}", lines)


def _stand(shelf: Shelf, stand: Stand) -> Part:
    lines = filled(Line("Position", POSITION[stand.position]), Line("Phase", _phases(stand.phases)))
    found = basis(shelf, stand.evidence) if stand.evidence else None
    return Part(f"Guideline: {BODY.get(stand.body, stand.body)}", say=stand.say, lines=lines, basis=found)


def limit_part(shelf: Shelf, limit: Limit) -> Part:
    title = f"Limit: {spaced(limit.id).lower()}"
    return _limited(shelf, limit, title, (Line("No better than", VERDICT[limit.verdict]),))


def _limited(shelf: Shelf, limit: Limit, title: str, lines: tuple[Line, ...]) -> Part:
    found = basis(shelf, limit.evidence, limit.judgement)
    return Part(title, f"limit-{limit.id}", limit.say, lines, when=state(shelf, limit.state), basis=found)


def gate(shelf: Shelf, one: Gate) -> Iterator[Part]:
    users = [option.id for option in shelf.edition.care.values() if one.id in option.gates]
    yield Part("In short", lines=(Line("Care options with it", refs=shelf.refs("care", users)),))
    yield from (limit_part(shelf, limit) for limit in one.limits)


def limit(shelf: Shelf, one: Limit) -> Iterator[Part]:
    """Its address leads to the page of its home; this is what the search and the tests read."""
    yield limit_part(shelf, one)


def _when(shelf: Shelf, found: State) -> Part:
    return Part("When", when=state(shelf, found))


def step(shelf: Shelf, one: Step) -> Iterator[Part]:
    days = "every day" if len(one.days) == len(DAY) else ", ".join(DAY[day] for day in one.days)
    lines = (
        Line("Rests on the care option", refs=shelf.refs("care", [one.care])),
        Line("Stages", ", ".join(one.stages)),
        Line("Part of the day", ", ".join(SLOT[slot].lower() for slot in one.slots)),
        Line("Days", days),
        Line("Minutes", str(one.minutes)),
    )
    yield Part("In short", lines=filled(*lines))
    yield _when(shelf, one.state)
    yield Part("What it rests on", basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def avoid(shelf: Shelf, one: Avoid) -> Iterator[Part]:
    yield Part("In short", lines=(Line("Stages", ", ".join(one.stages)),))
    yield _when(shelf, one.state)
    yield Part("What it rests on", basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def review(shelf: Shelf, one: Review) -> Iterator[Part]:
    levels = ", ".join(level.word.replace("_", " ") for level in one.levels)
    yield Part("In short", lines=(Line("Day", str(one.day)), Line("At the levels", levels)))
    yield _when(shelf, one.state)
    yield Part("What it rests on", basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def professional(shelf: Shelf, one: Professional) -> Iterator[Part]:
    yield from pointed("What they can do", one.can)
    yield from pointed("What they cannot do", one.cannot)
    yield from pointed("What to ask", one.ask)
    yield Part("When your answers point to them", when=state(shelf, one.state))
    yield Part("What it rests on", basis=basis(shelf, one.for_what.evidence, one.for_what.judgement))


def outlook(shelf: Shelf, one: OutlookNote) -> Iterator[Part]:
    phases = _phases(phase for phase in one.phases if phase is not Phase.UNKNOWN)
    share = "" if one.of_100 is None else f"{one.of_100:g} of 100 people like those studied"
    yield Part("In short", lines=filled(Line("Topic", TOPIC[one.topic]), Line("Phase", phases), Line("Share", share)))
    yield _when(shelf, one.state)
    yield Part("What it rests on", basis=basis(shelf, one.ground.evidence, one.ground.judgement))


def curve(shelf: Shelf, one: Curve) -> Iterator[Part]:
    lines = (
        Line("Phase", PHASE[one.phase]),
        Line("Certainty", CERTAINTY[one.certainty]),
        Line("Shown", "first" if one.default else "for comparison"),
    )
    yield Part("In short", lines=lines)
    means = tuple(Line(f"Week {point.week}", _mean(point)) for point in one.points)
    yield Part("Mean pain of the group", lines=means)
    yield Part("What it rests on", basis=basis(shelf, (point.evidence for point in one.points)))


def _mean(point: CurvePoint) -> str:
    span = interval(point.evidence)
    return f"{value(point.evidence)} ({span})" if span else value(point.evidence)
