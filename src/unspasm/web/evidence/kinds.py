"""The kinds of things the knowledge holds: how each is called, named and addressed. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unspasm.assessment import sentences
from unspasm.library.edition import Edition
from unspasm.rules.care import Limit
from unspasm.rules.rule import Question, Source


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead somewhere. `path` is of the evidence pages (`rule/fever`), or of the product (`/plan`)."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` titles a page; `say` is the sentence of a thing, for lists and the search."""

    id: str
    one: str
    many: str
    about: str
    held: Callable[[Edition], Mapping[str, Any]]
    name: Callable[[Any], str]
    say: Callable[[Any], str]


def spaced(id: str) -> str:
    """`new_leg_weakness` as `New leg weakness`."""
    words = id.replace("_", " ")
    return words[:1].upper() + words[1:]


def by_id(group: Any) -> dict[str, Any]:
    return {one.id: one for one in group}


def _named(one: Any) -> str:
    return str(one.name)


def _titled(one: Any) -> str:
    return str(one.title)


def _of_id(one: Any) -> str:
    return spaced(one.id)


def _said(one: Any) -> str:
    return str(one.say)


def _grounded(one: Any) -> str:
    return str(one.ground.say)


def _about(one: Any) -> str:
    return str(one.about)


def _facts(edition: Edition) -> dict[str, Any]:
    return {**edition.facts, **by_id(edition.derived)}


def _claims(edition: Edition) -> dict[str, Any]:
    return {one.id: one for one in sorted(edition.claims, key=lambda one: int(one.id[1:]))}


def homed(edition: Edition) -> list[tuple[Limit, str]]:
    """Each limit with the path of the gate or option in whose file it stands."""
    found: list[tuple[Limit, str]] = []
    for gate in edition.gates.values():
        found += [(one, f"gate/{gate.id}") for one in gate.limits]
    for option in edition.care.values():
        found += [(one.limit, f"care/{option.id}") for one in option.by_phase]
        found += [(one, f"care/{option.id}") for one in option.limits]
    return found


def _limits(edition: Edition) -> dict[str, Limit]:
    return {limit.id: limit for limit, _ in homed(edition)}


def _source_name(one: Source) -> str:
    return sentences.cited(one)


_ALL = (
    Kind("cause", "Cause", "Causes", "What may be hurting.", lambda e: e.causes, _named, _about),
    Kind("rule", "Urgency rule", "Urgency rules", "What makes it urgent, and how to get help.",
         lambda e: by_id(e.rules), _of_id, _said),
    Kind("clue", "Clue", "Clues", "What moves a cause up or down the list.",
         lambda e: by_id(e.clues), _of_id, _said),
    Kind("trigger", "Trigger", "Triggers", "What sets a spasm off or keeps it going.",
         lambda e: by_id(e.triggers), _named, _said),
    Kind("question", "Question", "Questions", "What people are asked, and why.",
         lambda e: by_id(e.questions), lambda one: str(one.text), lambda one: str(one.why)),
    Kind("fact", "Fact", "Facts", "The answers that rules read.",
         _facts, lambda one: str(one.words), lambda one: str(getattr(one, "means", "") or one.words)),
    Kind("situation", "Scan situation", "Scan situations", "When a scan is needed, and which one.",
         lambda e: by_id(e.situations), _named, _said),
    Kind("caution", "Scan caution", "Scan cautions", "What to say before a scan.",
         lambda e: by_id(e.cautions), _of_id, _said),
    Kind("finding", "Scan finding", "Scan findings", "What scans show in people without pain.",
         lambda e: by_id(e.scan_findings), _named, lambda one: f"{one.name}, in people without back pain."),
    Kind("note", "Scan note", "Scan notes", "What scans can and cannot do.",
         lambda e: by_id(e.scan_notes), _of_id, _said),
    Kind("care", "Care option", "Care options", "What one may do, use or be offered.",
         lambda e: e.care, _named, _about),
    Kind("gate", "Gate", "Gates", "Limits that several care options share.",
         lambda e: e.gates, _named, lambda one: f"{len(one.limits)} limits that care options share."),
    Kind("limit", "Limit", "Limits", "What makes an option less than it is for most.", _limits, _of_id, _said),
    Kind("step", "Plan step", "Plan steps", "The few things of a day.",
         lambda e: by_id(e.steps), _titled, _grounded),
    Kind("avoid", "Thing to leave out", "Things to leave out", "What the plan says not to do.",
         lambda e: by_id(e.avoid), _of_id, _grounded),
    Kind("review", "Time to look again", "Times to look again", "When to check how it goes.",
         lambda e: by_id(e.reviews), _titled, _grounded),
    Kind("professional", "Professional", "Professionals", "Whom to see, and for what.",
         lambda e: by_id(e.professionals), _named, lambda one: str(one.for_what.say)),
    Kind("outlook", "Outlook note", "Outlook notes", "How it goes on.",
         lambda e: by_id(e.outlook), _of_id, _grounded),
    Kind("curve", "Course of pain", "Courses of pain", "How the mean pain of groups went on.",
         lambda e: by_id(e.curves), _named, lambda one: f"Counted from {one.counted_from}."),
    Kind("medicine", "Medicine", "Medicines", "Each active ingredient.", lambda e: e.ingredients, _named, _about),
    Kind("medicine_rule", "Medicine rule", "Medicine rules", "Who should not take what, and why.",
         lambda e: by_id(e.medicine_rules), _of_id, _said),
    Kind("lower_maximum", "Lower maximum", "Lower maxima", "Who may take less in a day than the label says.",
         lambda e: by_id(e.lower_maxima), _of_id, lambda one: str(one.maximum.ground.say)),
    Kind("class", "Medicine class", "Medicine classes", "What rules call a group of medicines.",
         lambda e: e.medicine_classes, _named, lambda one: str(one.means)),
    Kind("source", "Source", "Sources", "Papers, guidelines and public pages.",
         lambda e: e.sources, _source_name, _titled),
    Kind("claim", "Claim", "Claims", "What people read about back spasms.",
         _claims, lambda one: f"{one.id}: {one.statement}", lambda one: str(one.why)),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {one.id: one for one in _ALL}


class Shelf:
    """One edition with everything in it by kind and id; made once, since every page looks things up."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.things: Mapping[str, Mapping[str, Any]] = {one.id: one.held(edition) for one in _ALL}
        self._homes = {limit.id: home for limit, home in homed(edition)}
        self._asked = {fact: one for one in edition.questions for fact in one.answers}

    def path(self, kind: str, id: str) -> str:
        """Where a thing stands; a limit stands on the page of its option or gate."""
        return f"{self._homes.get(id, 'gate')}#limit-{id}" if kind == "limit" else f"{kind}/{id}"

    def ref(self, kind: str, id: str) -> Ref:
        """A thing by its name."""
        return Ref(self.path(kind, id), KINDS[kind].name(self.things[kind][id]))

    def refs(self, kind: str, ids: Iterable[str]) -> tuple[Ref, ...]:
        return tuple(self.ref(kind, id) for id in ids if id in self.things[kind])

    def asked_in(self, fact: str) -> Question | None:
        """The question that answers a fact."""
        return self._asked.get(fact)

    def reviewed_by(self, kind: str, thing: Any) -> str:
        """Who reviewed it; a clue goes with its cause, a fact with its question. `none` when nobody did."""
        if kind == "clue":
            return self.edition.causes[thing.cause].reviewed_by
        if kind == "fact":
            asked = self.asked_in(thing.id)
            return asked.reviewed_by if asked else "none"
        return str(getattr(thing, "reviewed_by", "none"))
