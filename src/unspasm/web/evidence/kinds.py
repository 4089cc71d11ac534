"""The kinds of things the knowledge holds: how each is called, named and addressed. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unspasm.assessment import sentences
from unspasm.language import N_, ngettext
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.care import Limit
from unspasm.rules.rule import Question, Source
from unspasm.web.evidence.marked import Same, put, spaced


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead somewhere. `path` is of the evidence pages (`rule/fever`), or of the product (`/plan`)."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` titles a page; `say` is the sentence of a thing, for lists and the search."""

    id: str
    one_in_english: str
    many_in_english: str
    about_in_english: str
    held: Callable[[Edition], Mapping[str, Any]]
    name: Callable[[Any], str]
    say: Callable[[Any], str]

    @property
    def one(self) -> str:
        return _(self.one_in_english)

    @property
    def many(self) -> str:
        return _(self.many_in_english)

    @property
    def about(self) -> str:
        return _(self.about_in_english)


def by_id(group: Any) -> dict[str, Any]:
    return {one.id: one for one in group}


# A text keeps the mark that it has, so none of these makes a new one of it.


def _named(one: Any) -> str:
    name: str = one.name
    return name


def _titled(one: Any) -> str:
    title: str = one.title
    return title


def _of_id(one: Any) -> str:
    return spaced(one.id)


def _said(one: Any) -> str:
    say: str = one.say
    return say


def _grounded(one: Any) -> str:
    return _said(one.ground)


def _for_what(one: Any) -> str:
    return _said(one.for_what)


def _of_maximum(one: Any) -> str:
    return _said(one.maximum.ground)


def _about(one: Any) -> str:
    about: str = one.about
    return about


def _asked(one: Any) -> str:
    text: str = one.text
    return text


def _why(one: Any) -> str:
    why: str = one.why
    return why


def _worded(one: Any) -> str:
    words: str = one.words
    return words


def _meant(one: Any) -> str:
    means: str = getattr(one, "means", "")
    return means or _worded(one)


def _found(one: Any) -> str:
    return put(_("{finding}, in people without back pain."), finding=one.name)


def _shared(one: Any) -> str:
    many = len(one.limits)
    return ngettext("{n} limits that care options share.", "{n} limits that care options share.", many).format(n=many)


def _counted(one: Any) -> str:
    return put(_("Counted from {start}."), start=one.counted_from)


def _stated(one: Any) -> str:
    return put("{id}: {statement}", id=one.id, statement=one.statement)


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
    return Same(sentences.cited(one))


def _source_title(one: Source) -> str:
    return Same(one.title)


_ALL = (
    Kind("cause", N_("Cause"), N_("Causes"), N_("What may be hurting."), lambda e: e.causes, _named, _about),
    Kind("rule", N_("Urgency rule"), N_("Urgency rules"), N_("What makes it urgent, and how to get help."),
         lambda e: by_id(e.rules), _of_id, _said),
    Kind("clue", N_("Clue"), N_("Clues"), N_("What moves a cause up or down the list."),
         lambda e: by_id(e.clues), _of_id, _said),
    Kind("trigger", N_("Trigger"), N_("Triggers"), N_("What sets a spasm off or keeps it going."),
         lambda e: by_id(e.triggers), _named, _said),
    Kind("question", N_("Question"), N_("Questions"), N_("What people are asked, and why."),
         lambda e: by_id(e.questions), _asked, _why),
    Kind("fact", N_("Fact"), N_("Facts"), N_("The answers that rules read."),
         _facts, _worded, _meant),
    Kind("situation", N_("Scan situation"), N_("Scan situations"), N_("When a scan is needed, and which one."),
         lambda e: by_id(e.situations), _named, _said),
    Kind("caution", N_("Scan caution"), N_("Scan cautions"), N_("What to say before a scan."),
         lambda e: by_id(e.cautions), _of_id, _said),
    Kind("finding", N_("Scan finding"), N_("Scan findings"), N_("What scans show in people without pain."),
         lambda e: by_id(e.scan_findings), _named, _found),
    Kind("note", N_("Scan note"), N_("Scan notes"), N_("What scans can and cannot do."),
         lambda e: by_id(e.scan_notes), _of_id, _said),
    Kind("care", N_("Care option"), N_("Care options"), N_("What one may do, use or be offered."),
         lambda e: e.care, _named, _about),
    Kind("gate", N_("Gate"), N_("Gates"), N_("Limits that several care options share."),
         lambda e: e.gates, _named, _shared),
    Kind("limit", N_("Limit"), N_("Limits"), N_("What makes an option less than it is for most."),
         _limits, _of_id, _said),
    Kind("step", N_("Plan step"), N_("Plan steps"), N_("The few things of a day."),
         lambda e: by_id(e.steps), _titled, _grounded),
    Kind("avoid", N_("Thing to leave out"), N_("Things to leave out"), N_("What the plan says not to do."),
         lambda e: by_id(e.avoid), _of_id, _grounded),
    Kind("review", N_("Time to look again"), N_("Times to look again"), N_("When to check how it goes."),
         lambda e: by_id(e.reviews), _titled, _grounded),
    Kind("professional", N_("Professional"), N_("Professionals"), N_("Whom to see, and for what."),
         lambda e: by_id(e.professionals), _named, _for_what),
    Kind("outlook", N_("Outlook note"), N_("Outlook notes"), N_("How it goes on."),
         lambda e: by_id(e.outlook), _of_id, _grounded),
    Kind("curve", N_("Course of pain"), N_("Courses of pain"), N_("How the mean pain of groups went on."),
         lambda e: by_id(e.curves), _named, _counted),
    Kind("medicine", N_("Medicine"), N_("Medicines"), N_("Each active ingredient."),
         lambda e: e.ingredients, _named, _about),
    Kind("medicine_rule", N_("Medicine rule"), N_("Medicine rules"), N_("Who should not take what, and why."),
         lambda e: by_id(e.medicine_rules), _of_id, _said),
    Kind("lower_maximum", N_("Lower maximum"), N_("Lower maxima"),
         N_("Who may take less in a day than the label says."),
         lambda e: by_id(e.lower_maxima), _of_id, _of_maximum),
    Kind("class", N_("Medicine class"), N_("Medicine classes"), N_("What rules call a group of medicines."),
         lambda e: e.medicine_classes, _named, _meant),
    Kind("source", N_("Source"), N_("Sources"), N_("Papers, guidelines and public pages."),
         lambda e: e.sources, _source_name, _source_title),
    Kind("claim", N_("Claim"), N_("Claims"), N_("What people read about back spasms."),
         _claims, _stated, _why),
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
