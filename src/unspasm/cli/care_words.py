"""Care, gates, plan, visits, outlook and the smaller parts of the scan, in lines for an editor to read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from unspasm.cli import words
from unspasm.cli.grounds import backing, cited
from unspasm.library.edition import Edition
from unspasm.plan import sentences as told
from unspasm.rules.care import (
    Avoid,
    ByPhase,
    CareOption,
    Curve,
    Gate,
    Ground,
    Limit,
    OutlookNote,
    Professional,
    Review,
    Stand,
    State,
    Step,
)
from unspasm.rules.content import Caution, ScanFinding, ScanNote
from unspasm.rules.spelling import spelled
from unspasm.words import Phase

Lines = Iterator[str]


def groups(edition: Edition) -> Iterator[Mapping[str, Any]]:
    """What can be shown, by id, one mapping for each kind."""
    yield from (edition.care, edition.gates, limits(edition))
    listed: tuple[tuple[Any, ...], ...] = (edition.steps, edition.avoid, edition.reviews, edition.professionals)
    listed += (edition.curves, edition.outlook, edition.cautions, edition.scan_findings, edition.scan_notes)
    yield from ({one.id: one for one in group} for group in listed)


def limits(edition: Edition) -> dict[str, Limit]:
    """Every limit once: those of gates, those by phase, those of single options."""
    return {limit.id: limit for home in homes(edition) for limit in limits_in(home)}


def homes(edition: Edition) -> tuple[Gate | CareOption, ...]:
    """Each file in which limits stand."""
    return (*edition.gates.values(), *edition.care.values())


def limits_in(home: Gate | CareOption) -> tuple[Limit, ...]:
    """The limits that stand in one file."""
    return home.limits if isinstance(home, Gate) else (*(one.limit for one in home.by_phase), *home.limits)


def counts(edition: Edition) -> dict[str, int]:
    """What `check` and `list` count, beside what they count elsewhere."""
    return {
        "care options": len(edition.care),
        "gates": len(edition.gates),
        "limits": len(limits(edition)),
        "plan steps": len(edition.steps),
        "professionals": len(edition.professionals),
        "outlook notes": len(edition.outlook),
    }


def listed(edition: Edition) -> dict[str, list[str]]:
    """One line for each part, under its title."""
    return {
        "CARE OPTIONS": [f"{one.id}: {one.name} ({told.GROUP[one.group].lower()})" for one in edition.care.values()],
        "GATES": [f"{one.id}: {one.name}" for one in edition.gates.values()],
        "LIMITS": [f"{one.id}: {one.verdict.word}" for one in limits(edition).values()],
        "PLAN STEPS": [f"{one.id}: {one.title}" for one in edition.steps],
        "WHAT TO LEAVE OUT": [f"{one.id}: {one.ground.say}" for one in edition.avoid],
        "WHEN TO LOOK AGAIN": [f"{one.id}: {one.title}" for one in edition.reviews],
        "PROFESSIONALS": [f"{one.id}: {one.name}" for one in edition.professionals],
        "COURSES": [f"{one.id}: {one.name}" for one in edition.curves],
        "OUTLOOK NOTES": [f"{one.id}: {told.TOPIC[one.topic]}" for one in edition.outlook],
        "SCAN CAUTIONS": [f"{one.id}: {one.say}" for one in edition.cautions],
        "SCAN FINDINGS": [f"{one.id}: {one.name}" for one in edition.scan_findings],
        "SCAN NOTES": [f"{one.id}: {one.say}" for one in edition.scan_notes],
    }


def applies(state: State) -> str:
    """In which state, for an editor: its condition, level and causes, or that it is everyone's."""
    parts = [state.sql] if state.sql else []
    if state.from_level is not None:
        of = f" of {' or '.join(state.for_causes)}" if state.for_causes else ""
        parts.append(f"a rule{of} fired at {state.from_level.word} or above")
    return "; or ".join(parts) or "always"


# Care options


def _option(edition: Edition, one: CareOption) -> Lines:
    yield words.wrapped(f"{one.name} ({told.GROUP[one.group].lower()})", "  ")
    yield words.wrapped(one.about, "  ")
    yield _titled("For whom", one.for_whom)
    if one.stays_allowed:
        yield "  A missing answer never takes it away."
    yield f"  Reviewed by: {one.reviewed_by}"
    for found in one.by_phase:
        yield from _by_phase(edition, found)
    yield f"  Gates: {', '.join(one.gates) or 'none'}"
    yield from (line for limit in one.limits for line in _limited(edition, limit))
    yield from (line for harm in one.harms for line in _ground(edition, harm, "Harm"))
    yield from (line for stand in one.guidelines for line in _stand(edition, stand))
    yield from _option_ends(one)


def _by_phase(edition: Edition, found: ByPhase) -> Lines:
    phases = " and ".join(told.PHASE[phase].lower() for phase in found.phases)
    yield _titled(f"{phases.capitalize()}: {found.limit.verdict.word}", found.limit.say)
    yield words.wrapped(f"Effect {found.size}, certainty {found.certainty} ({found.limit.id})", "    ")
    yield from backing(edition, found.limit.evidence, found.limit.judgement, "    ")


def _stand(edition: Edition, stand: Stand) -> Lines:
    phases = f" ({', '.join(stand.phases)})" if stand.phases else ""
    yield _titled(f"Guideline {stand.body}{phases}: {stand.position}", stand.say)
    if stand.evidence:
        yield from backing(edition, stand.evidence, "", "    ")


def _option_ends(one: CareOption) -> Lines:
    if one.differ:
        yield _titled("Where guidelines differ", one.differ)
    yield _titled(f"Effort {one.effort}", one.effort_words)
    yield _titled(f"Cost {one.cost}", one.cost_words)
    for title, texts in (("How", one.how), ("To ask", one.ask)):
        if texts:
            yield f"  {title}:"
            yield from words.bullets(list(texts))
    if one.find:
        yield _titled("Where to find it", one.find)
    yield f"  Claims: {', '.join(one.claims) or 'none'}"


# Gates and limits


def _gate(edition: Edition, gate: Gate) -> Lines:
    yield words.wrapped(gate.name, "  ")
    yield f"  Reviewed by: {gate.reviewed_by}"
    yield words.wrapped("Care options with it: " + ", ".join(_with_gate(edition, gate.id)), "    ", "  ")
    yield from (line for limit in gate.limits for line in _limited(edition, limit))


def _with_gate(edition: Edition, id: str) -> list[str]:
    return [one.id for one in edition.care.values() if id in one.gates]


def _limited(edition: Edition, limit: Limit) -> Lines:
    yield _titled(f"Limit {limit.id}: {limit.verdict.word}", limit.say)
    yield words.wrapped(f"When: {applies(limit.state)}", "      ", "    ")
    yield from backing(edition, limit.evidence, limit.judgement, "    ")


def _limit(edition: Edition, limit: Limit) -> Lines:
    yield words.wrapped(f"No better than {limit.verdict.word} {_home(edition, limit)}", "    ", "  ")
    yield from _said(edition, limit.state, Ground(limit.say, limit.evidence, limit.judgement))


def _home(edition: Edition, limit: Limit) -> str:
    for gate in edition.gates.values():
        if limit in gate.limits:
            return f"in the gate {gate.id}, so for {', '.join(_with_gate(edition, gate.id))}"
    return next(f"for {one.id}" for one in edition.care.values() if limit in edition.limits_of(one))


# Plan, visits and outlook


def _step(edition: Edition, step: Step) -> Lines:
    when = ", ".join(told.SLOT[slot].lower() for slot in step.slots)
    days = "every day" if len(step.days) == len(told.DAY) else ", ".join(told.DAY[day] for day in step.days)
    yield words.wrapped(f"{step.title} ({', '.join(step.stages)}; {when}; {days}; {step.minutes} minutes)", "  ")
    yield f"  Rests on the care option {step.care}, where that is allowed"
    yield f"  Reviewed by: {step.reviewed_by}"
    yield from _said(edition, step.state, step.ground)


def _avoid(edition: Edition, one: Avoid) -> Lines:
    yield f"  To leave out ({', '.join(one.stages)})"
    yield f"  Reviewed by: {one.reviewed_by}"
    yield from _said(edition, one.state, one.ground)


def _review(edition: Edition, one: Review) -> Lines:
    levels = ", ".join(level.word for level in one.levels)
    yield words.wrapped(f"{one.title} (on day {one.day}; at {levels})", "  ")
    yield f"  Reviewed by: {one.reviewed_by}"
    yield from _said(edition, one.state, one.ground)


def _professional(edition: Edition, one: Professional) -> Lines:
    yield words.wrapped(one.name, "  ")
    yield f"  Reviewed by: {one.reviewed_by}"
    yield from _said(edition, one.state, one.for_what)
    for title, texts in (("Can", one.can), ("Cannot", one.cannot), ("To ask", one.ask)):
        yield f"  {title}:"
        yield from words.bullets(list(texts))


def _curve(edition: Edition, curve: Curve) -> Lines:
    shown = "shown first" if curve.default else "shown for comparison"
    yield words.wrapped(f"{curve.name} ({curve.phase}, {shown}, certainty {curve.certainty})", "  ")
    yield words.wrapped(f"Weeks are counted from {curve.counted_from}", "    ", "  ")
    yield f"  Reviewed by: {curve.reviewed_by}"
    yield from words.bullets([f"week {point.week}: {cited(edition, point.evidence)}" for point in curve.points])


def _note(edition: Edition, note: OutlookNote) -> Lines:
    share = "" if note.of_100 is None else f"; {note.of_100:g} of 100"
    phases = ", ".join(phase.value for phase in note.phases if phase is not Phase.UNKNOWN)
    yield words.wrapped(f"{told.TOPIC[note.topic]} ({phases}{share})", "  ")
    yield f"  Reviewed by: {note.reviewed_by}"
    yield from _said(edition, note.state, note.ground)


# Scans


def _caution(edition: Edition, one: Caution) -> Lines:
    yield words.wrapped(f"Before: {', '.join(one.studies)}", "  ")
    yield words.wrapped(f"Condition: {spelled(one.when)}", "    ", "  ")
    yield _titled("People are told", one.say)
    yield f"  Reviewed by: {one.reviewed_by}"
    yield from backing(edition, one.evidence, one.judgement)


def _finding(edition: Edition, one: ScanFinding) -> Lines:
    yield words.wrapped(f"{one.name}, in people without back pain", "  ")
    yield f"  Reviewed by: {one.reviewed_by}"
    shares = zip(one.ages, one.shares, strict=True)
    yield from words.bullets([f"at {age}: {cited(edition, share)}" for age, share in shares])


def _scan_note(edition: Edition, note: ScanNote) -> Lines:
    yield _titled(f"People are told, about {note.topic.replace('_', ' ')}", note.say)
    yield f"  Reviewed by: {note.reviewed_by}"
    yield from backing(edition, [note.evidence], "")


# What several share


def _said(edition: Edition, state: State, ground: Ground) -> Lines:
    yield words.wrapped(f"When: {applies(state)}", "    ", "  ")
    yield _titled("People are told", ground.say)
    yield from backing(edition, ground.evidence, ground.judgement)


def _ground(edition: Edition, ground: Ground, title: str) -> Lines:
    yield _titled(title, ground.say)
    yield from backing(edition, ground.evidence, ground.judgement, "    ")


def _titled(title: str, text: str) -> str:
    return words.wrapped(f"{title}: {text}", "    ", "  ")


DRAW: Mapping[type, tuple[str, Callable[[Edition, Any], Lines]]] = {
    CareOption: ("care option", _option),
    Gate: ("gate", _gate),
    Limit: ("limit", _limit),
    Step: ("plan step", _step),
    Avoid: ("what to leave out", _avoid),
    Review: ("when to look again", _review),
    Professional: ("professional", _professional),
    Curve: ("course", _curve),
    OutlookNote: ("outlook note", _note),
    Caution: ("scan caution", _caution),
    ScanFinding: ("scan finding", _finding),
    ScanNote: ("scan note", _scan_note),
}
