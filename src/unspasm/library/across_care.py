"""What only all files together can show of care: names that lead nowhere, and dangers that would allow more."""

from collections.abc import Iterator, Mapping

from unspasm.library.across import dangers, dead_ends
from unspasm.library.edition import Edition
from unspasm.problems import Problem
from unspasm.rules.expr import denied_facts
from unspasm.words import Read


def problems_of(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    yield from _named(edition, places)
    yield from _polarity(edition, places)
    yield from _allowed_for_nobody(edition, places)
    yield from _unread_allows(edition, places)
    yield from _unused_gates(edition, places)


def _named(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    pointed = [(f"care {one.id}", "gate", name) for one in edition.care.values() for name in one.gates]
    pointed += [(f"care {one.id}", "claim", name) for one in edition.care.values() for name in one.claims]
    pointed += [(f"care {one.id}", "source", stand.body) for one in edition.care.values() for stand in one.guidelines]
    pointed += [(f"step {one.id}", "care", one.care) for one in edition.steps]
    pointed += [(at, "cause", name) for at, state in edition.states for name in state.for_causes]
    known = {
        "gate": set(edition.gates),
        "care": set(edition.care),
        "cause": set(edition.causes),
        "source": set(edition.sources),
        "claim": {one.id for one in edition.claims},
    }
    yield from dead_ends(pointed, known, places)
    for at, state in edition.states:
        if state.from_level is not None and not edition.rules_at(state):
            what = "no rule of these causes asks for that level"
            yield Problem(places.get(at, at), what, "nobody would ever be in this state", "correct causes or level")


def _polarity(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """A danger fact under a NOT could make a yes take a limit away."""
    risky = dangers(edition)
    for at, state in edition.states:
        if at.startswith("limit ") and state.when is not None:
            for name in sorted(risky.intersection(denied_facts(state.when))):
                what, why = f"the danger fact `{name}` stands under a NOT", "a yes to a danger could allow more"
                yield Problem(places.get(at, at), what, why, "say it with positive facts")


def _allowed_for_nobody(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """An option that is allowed in some phase needs a limit for people who must be seen first."""
    for option in edition.care.values():
        allowed = any(one.limit.verdict.allows for one in option.by_phase)
        limits = [limit for limit in edition.limits_of(option) if not limit.verdict.allows]
        if allowed and not option.stays_allowed and not any(one.state.from_level is not None for one in limits):
            what = "nothing holds it back for people who must be seen today"
            yield Problem(
                places[f"care {option.id}"], what, "it would be advised in an emergency", "give it a gate with a level"
            )


def _unread_allows(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    """A source that nobody read may forbid; it may not be the only ground of what is allowed."""
    for option in edition.care.values():
        for limit in (one.limit for one in option.by_phase):
            unread = [item.read is Read.UNCONFIRMED for item in limit.evidence]
            if limit.verdict.allows and unread and all(unread):
                what = "it allows something on the word of sources that nobody read"
                fix = "read one of them, cite another, or call it judgement"
                yield Problem(places.get(f"limit {limit.id}", limit.id), what, "an unread source may only forbid", fix)


def _unused_gates(edition: Edition, places: Mapping[str, str]) -> Iterator[Problem]:
    used = {name for option in edition.care.values() for name in option.gates}
    for name in edition.gates.keys() - used:
        what = f"no care option has the gate `{name}`"
        yield Problem(places[f"gate {name}"], what, "it would hold nothing back", "use it, or take it out")
