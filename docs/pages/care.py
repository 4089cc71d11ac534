"""Pages about care and the outlook: every option and gate with its limits, and what is told about how it goes on."""

from collections.abc import Iterator, Sequence

from pages.writing import Reviewed, basis, code, codes, listed, page, plain, review, table
from unspasm.cli.care_words import applies
from unspasm.library.edition import Edition
from unspasm.plan.sentences import (
    BODY,
    CERTAINTY,
    COST,
    EFFORT,
    GROUP,
    PHASE,
    POSITION,
    SIZE,
    TOPIC,
    VERDICT,
    VERDICT_MEANS,
)
from unspasm.rules.care import ByPhase, CareOption, Curve, Gate, Limit, OutlookNote, Stand, State
from unspasm.words import Phase

_PHASES = ("Phase", "Verdict", "Effect", "Certainty", "What people are told", "Basis")
_GUIDELINES = ("Guideline", "Phase", "Position", "What it says", "Basis")
_LIMITS = ("Limit", "When", "No better than", "What people are told", "Basis")


def care_page(edition: Edition) -> str:
    items: list[Reviewed] = [*edition.care.values(), *edition.gates.values()]
    parts = []
    for group, title in GROUP.items():
        found = [one for one in edition.care.values() if one.group == group]
        if found:
            parts.append(f"## {title}")
            parts += ["\n\n".join(_option(edition, one)) for one in found]
    return page(
        edition,
        "Every care option",
        review(edition, "care options and gates", items),
        "What each option is before any limit, by how long the pain has lasted, and what limits it. Of all limits that "
        "hold, the one that allows least decides. [What to do](../explanation/what-to-do.md) tells how.",
        "## Verdicts\n\n" + table(("Verdict", "Shown as", "Means"), _verdicts()),
        *parts,
        "## Gates\n\nLimits that several options share.",
        *("\n\n".join(_gate(edition, gate)) for gate in edition.gates.values()),
    )


def _verdicts() -> Iterator[tuple[str, ...]]:
    return ((code(one.word), shown, VERDICT_MEANS[one]) for one, shown in VERDICT.items())


def _option(edition: Edition, one: CareOption) -> Iterator[str]:
    yield f"### {plain(one.name)}"
    stays = "; a missing answer never takes it away" if one.stays_allowed else ""
    yield f"{code(one.id)}{stays}, reviewed by: {plain(one.reviewed_by)}"
    yield plain(one.about)
    yield f"**For whom.** {plain(one.for_whom)}"
    yield table(_PHASES, (_by_phase(edition, found) for found in one.by_phase))
    yield f"**Gates**: {_gates(one)}."
    if one.limits:
        yield "**Limits of its own**\n\n" + table(_LIMITS, (_limit(edition, limit) for limit in one.limits))
    yield "**Harms**\n\n" + table(
        ("Harm", "Basis"), ((plain(harm.say), basis(edition, harm.evidence, harm.judgement)) for harm in one.harms)
    )
    yield f"**{EFFORT[one.effort]}.** {plain(one.effort_words)} **{COST[one.cost]}.** {plain(one.cost_words)}"
    yield "**Guidelines**\n\n" + table(_GUIDELINES, (_stand(edition, stand) for stand in one.guidelines))
    yield from _ends(one)


def _by_phase(edition: Edition, found: ByPhase) -> tuple[str, ...]:
    limit = found.limit
    why = basis(edition, limit.evidence, limit.judgement)
    effect = (SIZE[found.size], CERTAINTY[found.certainty])
    return _phases(found.phases), code(limit.verdict.word), *effect, plain(limit.say), why


def _phases(phases: Sequence[Phase]) -> str:
    return "<br>".join(PHASE[phase] for phase in phases)


def _gates(one: CareOption) -> str:
    return ", ".join(f"[{code(name)}](#{_anchor(name)})" for name in one.gates) or "none"


def _anchor(gate: str) -> str:
    return f"gate-{gate}"


def _stand(edition: Edition, stand: Stand) -> tuple[str, ...]:
    name = plain(BODY.get(stand.body, stand.body))
    return name, _phases(stand.phases), POSITION[stand.position], plain(stand.say), basis(edition, stand.evidence, "")


def _ends(one: CareOption) -> Iterator[str]:
    if one.differ:
        yield f"**Where guidelines differ.** {plain(one.differ)}"
    for title, texts in (("How", one.how), ("To ask", one.ask)):
        if texts:
            yield f"**{title}**\n\n" + listed(map(plain, texts))
    if one.find:
        yield f"**Where to find it.** {plain(one.find)}"
    if one.claims:
        yield f"Belongs to the claims {', '.join(one.claims)}."


# Gates and limits


def _gate(edition: Edition, gate: Gate) -> Iterator[str]:
    yield f'### <span id="{_anchor(gate.id)}"></span>{plain(gate.name)}'
    yield f"{code(gate.id)}, reviewed by: {plain(gate.reviewed_by)}"
    yield f"Options with it: {codes(one.id for one in edition.care.values() if gate.id in one.gates)}."
    yield table(_LIMITS, (_limit(edition, limit) for limit in gate.limits))


def _limit(edition: Edition, limit: Limit) -> tuple[str, ...]:
    why = basis(edition, limit.evidence, limit.judgement)
    return code(limit.id), _when(limit.state), code(limit.verdict.word), plain(limit.say), why


def _when(state: State) -> str:
    """The condition as code; a level in words."""
    if state.from_level is None:
        return code(state.sql) if state.sql else "always"
    return plain(applies(state))


# Outlook


def outlook_page(edition: Edition) -> str:
    items: list[Reviewed] = [*edition.curves, *edition.outlook]
    parts = []
    for topic, title in TOPIC.items():
        found = [note for note in edition.outlook if note.topic == topic]
        if found:
            head = ("Note", "Phases", "When", "Of 100", "What people are told", "Basis")
            parts.append(f"## {title}\n\n" + table(head, (_note(edition, note) for note in found)))
    return page(
        edition,
        "How it may go on",
        review(edition, "courses and notes", items),
        "Measured in groups of people with ordinary back pain. A mean is nobody's own course. While something must be "
        "checked first, the page says so before any of this.",
        "## Courses\n\nThe mean pain of a group, of 100.",
        *("\n\n".join(_curve(edition, curve)) for curve in edition.curves),
        *parts,
    )


def _curve(edition: Edition, curve: Curve) -> Iterator[str]:
    yield f"### {plain(curve.name)}"
    shown = "shown first" if curve.default else "shown for comparison"
    yield (
        f"{code(curve.id)}, {shown}. {CERTAINTY[curve.certainty]}. Weeks are counted from {plain(curve.counted_from)}."
    )
    rows = ((str(point.week), basis(edition, [point.evidence], "")) for point in curve.points)
    yield table(("Week", "Basis"), rows)


def _note(edition: Edition, note: OutlookNote) -> tuple[str, ...]:
    share = "" if note.of_100 is None else f"{note.of_100:g}"
    why = basis(edition, note.ground.evidence, note.ground.judgement)
    return code(note.id), _phases(note.phases), _when(note.state), share, plain(note.ground.say), why
