"""What the page of all options shows: each with its verdict for this person, sorted and filtered. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize

from unspasm.assessment import sentences as told_in
from unspasm.language import N_, Words, ngettext
from unspasm.language import gettext as _
from unspasm.plan import sentences
from unspasm.plan.care import Choice, choices
from unspasm.rules.care import ByPhase, CareOption, Stand
from unspasm.web.plan.person import Asking
from unspasm.web.result.links import Asked, that_answer
from unspasm.words import CareVerdict, Phase, Urgency

SORTS = Words(
    {
        "for_you": N_("What it is for you"),
        "effect": N_("Effect, the largest first"),
        "certainty": N_("Certainty, the highest first"),
        "effort": N_("Effort, the least first"),
        "guidelines": N_("Guidelines, the most that recommend it first"),
        "name": N_("Name, from A to Z"),
    }
)
_BACKING = ("recommends", "may", "only_with_exercise")
_SIZES = ("large", "moderate", "small", "mixed", "none", "unknown")
_CERTAINTIES = ("high", "moderate", "low", "very_low", "none")
_AMOUNTS = ("low", "some", "high")
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "recommends": lambda n: ngettext("{n} recommends it", "{n} recommend it", n),
    "may": lambda n: ngettext("{n} says it may be offered", "{n} say it may be offered", n),
    "only_with_exercise": lambda n: ngettext("{n} says only with exercise", "{n} say only with exercise", n),
    "last_resort": lambda n: ngettext("{n} says as a last resort", "{n} say as a last resort", n),
    "not_advised": lambda n: ngettext("{n} advises against it", "{n} advise against it", n),
}
_TOGETHER = Words(
    {
        frozenset({Phase.ACUTE, Phase.SUBACUTE}): N_("The first 12 weeks"),
        frozenset({Phase.SUBACUTE, Phase.CHRONIC}): N_("After 6 weeks"),
        frozenset({Phase.ACUTE, Phase.SUBACUTE, Phase.CHRONIC}): N_("At any time"),
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to sort and what to keep. Words of an address that mean nothing count as not said."""

    sort: str = "for_you"
    group: str = ""
    verdict: str = ""
    backed: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Wanted":
        return cls(**{name: said[name] for name, (_label, known) in _offered().items() if said.get(name) in known})


@dataclass(frozen=True, slots=True)
class Pick:
    """One list to choose from: each choice with its value and whether it is chosen now."""

    name: str
    label: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What studies found; `when` names the phases while the person's phase is not known."""

    when: str
    size: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    group: str
    verdict: str
    verdict_id: str
    reason: str
    effects: tuple[Effect, ...]
    effort: str
    cost: str
    guidelines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Options under one heading: those of one verdict, or all of them in the order that was chosen."""

    id: str
    title: str
    means: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OptionsShown:
    """`questions` would settle the options that are open. `narrowed`: not everything is shown, or not as usual."""

    sections: tuple[Section, ...]
    picks: tuple[Pick, ...]
    count: int
    of: int
    narrowed: bool
    questions: tuple[Asked, ...]
    be_seen: str
    phase: str
    phase_known: bool


def shown(who: Asking, wanted: Wanted) -> OptionsShown:
    phase = who.assessment.phase
    found = tuple(choices(who.assessment, who.states.readings).values())
    kept = sorted((one for one in found if _fits(one, wanted, phase)), key=lambda one: _key(one, wanted, phase))
    missing = {name for one in kept if one.verdict == CareVerdict.OPEN for name in one.missing}
    return OptionsShown(
        sections=_sections(who, kept, wanted),
        picks=_picks(wanted),
        count=len(kept),
        of=len(found),
        narrowed=wanted != Wanted(),
        questions=that_answer(who.edition, missing, "options"),
        be_seen=be_seen(who),
        phase=sentences.PHASE[phase],
        phase_known=phase is not Phase.UNKNOWN,
    )


def be_seen(who: Asking) -> str:
    """What comes before any treatment: help today or sooner. Empty when it can wait."""
    level = who.assessment.triage.level
    return told_in.LEVEL[level] if level >= Urgency.SAME_DAY else ""


def phases(named: tuple[Phase, ...]) -> str:
    """One phase in words, or several as one span: `After 6 weeks`."""
    return _TOGETHER.get(frozenset(named)) or ", ".join(sentences.PHASE[one] for one in named)


def positions(option: CareOption, phase: Phase) -> Counter[str]:
    """How many guidelines take which position in this phase; all of them while the phase is not known."""
    return Counter(one.position for one in option.guidelines if _about(one, phase))


def _about(stand: Stand, phase: Phase) -> bool:
    return not stand.phases or phase is Phase.UNKNOWN or phase in stand.phases


def _fits(choice: Choice, wanted: Wanted, phase: Phase) -> bool:
    taken = positions(choice.option, phase)
    return (
        wanted.group in ("", choice.option.group)
        and wanted.verdict in ("", choice.verdict.word)
        and (not wanted.backed or any(taken[one] for one in _BACKING))
    )


def _key(choice: Choice, wanted: Wanted, phase: Phase) -> tuple[Any, ...]:
    """Of equal ones the name decides, so that the order is always the same."""
    ranks: Mapping[str, tuple[int, ...]] = {
        "for_you": (choice.verdict, _size(choice), _certainty(choice)),
        "effect": (_size(choice), _certainty(choice)),
        "certainty": (_certainty(choice), _size(choice)),
        "effort": _amounts(choice.option),
        "guidelines": _backing(choice.option, phase),
        "name": (),
    }
    return (*ranks[wanted.sort], _alphabetical(choice.option.name))


def _alphabetical(name: str) -> str:
    """Letters with a mark stand beside those without."""
    return "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))


def _size(choice: Choice) -> int:
    """Rank of the effect now; of the best phase while the phase is not known."""
    return min(_SIZES.index(one.size) for one in _counting(choice))


def _certainty(choice: Choice) -> int:
    return min(_CERTAINTIES.index(one.certainty) for one in _counting(choice))


def _counting(choice: Choice) -> tuple[ByPhase, ...]:
    return (choice.now,) if choice.now else choice.option.by_phase


def _amounts(option: CareOption) -> tuple[int, int]:
    return _AMOUNTS.index(option.effort), _AMOUNTS.index(option.cost)


def _backing(option: CareOption, phase: Phase) -> tuple[int, ...]:
    """The most that recommend it first; then the most that allow it; then the fewest against it."""
    taken = positions(option, phase)
    return (-taken["recommends"], -taken["may"], -taken["only_with_exercise"], taken["not_advised"])


def _sections(who: Asking, kept: list[Choice], wanted: Wanted) -> tuple[Section, ...]:
    if wanted.sort != "for_you":
        rows = tuple(_row(who, one) for one in kept)
        return (Section("sorted", SORTS[wanted.sort], "", rows),) if rows else ()
    by_verdict = {verdict: [one for one in kept if one.verdict == verdict] for verdict in CareVerdict}
    return tuple(
        Section(
            verdict.word,
            sentences.VERDICT[verdict],
            sentences.VERDICT_MEANS[verdict],
            tuple(_row(who, one) for one in those),
        )
        for verdict, those in by_verdict.items()
        if those
    )


def _row(who: Asking, choice: Choice) -> Row:
    option = choice.option
    return Row(
        id=option.id,
        name=option.name,
        group=sentences.GROUP[option.group],
        verdict=sentences.VERDICT[choice.verdict],
        verdict_id=choice.verdict.word,
        reason=_reason(who, choice),
        effects=_effects(choice),
        effort=sentences.EFFORT[option.effort],
        cost=sentences.COST[option.cost],
        guidelines=_stands(option, who.assessment.phase),
    )


def _reason(who: Asking, choice: Choice) -> str:
    """The reason in full, since a later sentence may hold the caution; for an open one, what it waits for."""
    if choice.verdict != CareVerdict.OPEN:
        return sentences.why(choice)
    if who.nothing_told:
        return _("It waits for your answers.")
    left = len(that_answer(who.edition, choice.missing))
    return ngettext("{n} question still open.", "{n} questions still open.", left).format(n=left)


def _effects(choice: Choice) -> tuple[Effect, ...]:
    """Now; or by phase while that is not known, with phases of the same effect together."""
    if choice.now:
        return (Effect("", sentences.SIZE[choice.now.size], sentences.CERTAINTY[choice.now.certainty]),)
    found: dict[tuple[str, str], tuple[Phase, ...]] = {}
    for one in choice.option.by_phase:
        words = sentences.SIZE[one.size], sentences.CERTAINTY[one.certainty]
        found[words] = (*found.get(words, ()), *one.phases)
    return tuple(Effect(phases(named), *words) for words, named in found.items())


def _stands(option: CareOption, phase: Phase) -> tuple[str, ...]:
    """`2 recommend it`, `1 advises against it`: what holds in this phase."""
    taken = positions(option, phase)
    lines = [words(taken[one]).format(n=taken[one]) for one, words in _COUNTED.items() if taken[one]]
    others = positions(option, Phase.UNKNOWN) - taken
    if not lines and any(count > 0 for one, count in others.items() if one in _COUNTED):
        return (_("Nothing read for your phase"),)
    return tuple(lines) or (_("Nothing read"),)


def _offered() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """What one may choose by the name of its list: the label, and each value with its words."""
    verdicts = {one.word: words for one, words in sentences.VERDICT.items()}
    return {
        "sort": (_("Sort by"), SORTS),
        "group": (_("Kind of treatment"), {"": _("All kinds"), **sentences.GROUP}),
        "verdict": (_("For you"), {"": _("All"), **verdicts}),
        "backed": (_("Guidelines"), {"": _("All"), "yes": _("Backed by a guideline")}),
    }


def _picks(wanted: Wanted) -> tuple[Pick, ...]:
    return tuple(
        Pick(name, label, tuple((value, words, value == getattr(wanted, name)) for value, words in found.items()))
        for name, (label, found) in _offered().items()
    )
