"""What the page on whom to see shows. Pure: no clock, no request."""

from dataclasses import dataclass

from unspasm.plan.visits import visits
from unspasm.rules.care import Professional
from unspasm.web.plan.person import Asking
from unspasm.web.result.why import Why, behind


@dataclass(frozen=True, slots=True)
class VisitShown:
    """One kind of professional: for what, what they can and cannot do, and what to ask."""

    id: str
    name: str
    say: str
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    ask: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class VisitsShown:
    """`pointed_to`: those whom the answers point to."""

    pointed_to: tuple[VisitShown, ...]
    others: tuple[VisitShown, ...]


def shown(who: Asking) -> VisitsShown:
    found = visits(who.assessment, who.states)
    pointed = tuple(_one(who, one) for one in found.pointed_to)
    return VisitsShown(pointed, tuple(_one(who, one) for one in found.others))


def _one(who: Asking, one: Professional) -> VisitShown:
    ground = one.for_what
    why = behind(who.edition, one.id, ground.evidence, ground.judgement, one.reviewed_by)
    return VisitShown(one.id, one.name, ground.say, one.can, one.cannot, one.ask, why)
