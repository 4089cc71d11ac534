"""What the page of one option shows: the verdict with its reasons, the evidence by phase, harms, and more. Pure."""

from dataclasses import dataclass

from unspasm.assessment import figures
from unspasm.assessment import sentences as told_in
from unspasm.assessment.contract import said
from unspasm.language import gettext as _
from unspasm.plan import sentences
from unspasm.plan.care import Choice, Held, choices, reviewer
from unspasm.rules.care import ByPhase, CareOption, Limit, Stand
from unspasm.rules.content import Claim
from unspasm.rules.rule import Evidence
from unspasm.web.plan.options import be_seen, phases
from unspasm.web.plan.person import Asking
from unspasm.web.plan.shown import Line
from unspasm.web.result.links import Asked, that_answer
from unspasm.web.result.why import Cited, Why, behind, cited, depth


@dataclass(frozen=True, slots=True)
class Reason:
    """A limit in words. `verdict` is what it makes of the option."""

    say: str
    verdict: str
    verdict_id: str
    why: Why


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """What it does in these phases. `yours`: the person is in one of them now."""

    when: str
    yours: bool
    size: str
    certainty: str
    say: str
    figures: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class StandShown:
    """What one guideline says; `about` names the phases when it is not about all of them.

    `by_source`: `body` is the name of a source, which is the same in each language.
    """

    body: str
    by_source: bool
    about: str
    position: str
    say: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ClaimShown:
    statement: str
    verdict: str
    say: str
    why: Why


@dataclass(frozen=True, slots=True)
class OptionShown:
    """`reasons` make the verdict; `also` hold too but allow more; `could` wait for a missing answer.

    `option`: its words as the file has them. `own`: what stands behind those that cite nothing, such as how to do it.
    """

    option: CareOption
    group: str
    verdict: str
    verdict_id: str
    means: str
    stays_allowed: bool
    reasons: tuple[Reason, ...]
    also: tuple[Reason, ...]
    could: tuple[Reason, ...]
    questions: tuple[Asked, ...]
    missing: int
    phases: tuple[PhaseShown, ...]
    harms: tuple[Line, ...]
    effort: str
    cost: str
    guidelines: tuple[StandShown, ...]
    claims: tuple[ClaimShown, ...]
    own: Why
    medicine: bool
    be_seen: str


def shown(who: Asking, id: str) -> OptionShown | None:
    """One option for this person; None when the edition has none of this id."""
    choice = choices(who.assessment, who.states.readings).get(id)
    return _shown(who, choice) if choice else None


def _shown(who: Asking, choice: Choice) -> OptionShown:
    option = choice.option
    return OptionShown(
        option=option,
        group=sentences.GROUP[option.group],
        verdict=sentences.VERDICT[choice.verdict],
        verdict_id=choice.verdict.word,
        means=sentences.VERDICT_MEANS[choice.verdict],
        stays_allowed=option.stays_allowed,
        reasons=tuple(_held(who, choice, one) for one in choice.because),
        also=_also(who, choice),
        could=tuple(_reason(who, choice, one, ()) for one in choice.waiting),
        questions=that_answer(who.edition, choice.missing, "options"),
        missing=len(choice.missing),
        phases=tuple(_phase(who, choice, one) for one in option.by_phase),
        harms=_harms(who, choice),
        effort=sentences.EFFORT[option.effort],
        cost=sentences.COST[option.cost],
        guidelines=tuple(_stand(who, one) for one in option.guidelines),
        claims=tuple(_claim(who, one) for one in who.edition.claims if one.id in option.claims),
        own=behind(who.edition, option.id, (), "", option.reviewed_by),
        medicine=option.group == "medicine",
        be_seen=be_seen(who),
    )


def _also(who: Asking, choice: Choice) -> tuple[Reason, ...]:
    """What holds beside the reasons; the phase's own line stands under the evidence instead."""
    by_phase = {one.limit.id for one in choice.option.by_phase}
    lesser = [one for one in choice.reasons if one not in choice.because and one.limit.id not in by_phase]
    return tuple(_held(who, choice, one) for one in lesser)


def _held(who: Asking, choice: Choice, held: Held) -> Reason:
    because = tuple(told_in.answer(who.edition, name, value) for name, value in said(held.reading).items())
    return _reason(who, choice, held.limit, because)


def _reason(who: Asking, choice: Choice, limit: Limit, because: tuple[str, ...]) -> Reason:
    reviewed_by = reviewer(who.edition, choice.option, limit)
    why = behind(who.edition, limit.id, limit.evidence, limit.judgement, reviewed_by, because)
    return Reason(limit.say, sentences.VERDICT[limit.verdict], limit.verdict.word, why)


def _phase(who: Asking, choice: Choice, one: ByPhase) -> PhaseShown:
    limit = one.limit
    return PhaseShown(
        when=phases(one.phases),
        yours=who.assessment.phase in one.phases,
        size=sentences.SIZE[one.size],
        certainty=sentences.CERTAINTY[one.certainty],
        say=limit.say,
        figures=tuple(_figure(item) for item in limit.evidence if not isinstance(item.value, str)),
        why=behind(who.edition, limit.id, limit.evidence, limit.judgement, choice.option.reviewed_by),
    )


def _figure(item: Evidence) -> str:
    """`Mean difference 1.06 points of 5 (0.68 to 1.45): fresh pain, 258 people. Abstract read.`"""
    span = figures.interval(item) or _("no interval given")
    about = f": {item.population.rstrip('.')}" if item.population else ""
    return f"{figures.measure(item)} {figures.value(item)} ({span}){about}. {depth(item)}."


def _harms(who: Asking, choice: Choice) -> tuple[Line, ...]:
    option = choice.option
    return tuple(
        Line(one.say, behind(who.edition, option.id, one.evidence, one.judgement, option.reviewed_by))
        for one in option.harms
    )


def _stand(who: Asking, stand: Stand) -> StandShown:
    body, source = sentences.BODY.get(stand.body), who.edition.sources.get(stand.body)
    return StandShown(
        body=body or (told_in.cited(source) if source else stand.body),
        by_source=body is None,
        about=phases(stand.phases) if stand.phases else "",
        position=sentences.POSITION[stand.position],
        say=stand.say,
        cited=cited(who.edition, stand.evidence),
    )


def _claim(who: Asking, claim: Claim) -> ClaimShown:
    why = behind(who.edition, claim.id, claim.evidence, claim.judgement, claim.reviewed_by)
    return ClaimShown(claim.statement, told_in.VERDICT[claim.verdict], claim.why, why)
