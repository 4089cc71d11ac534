"""What the page of the plan shows, in the order in which it shows it. Pure: no clock, no request."""

from collections.abc import Mapping
from dataclasses import dataclass

from unspasm.assessment import sentences as told_in
from unspasm.plan import sentences
from unspasm.plan.care import Choice
from unspasm.plan.today import DAYS, Plan, PlannedStep, plan
from unspasm.rules.care import Ground
from unspasm.web.plan.person import Asking
from unspasm.web.result import links
from unspasm.web.result.links import Asked
from unspasm.web.result.why import Why, behind


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the plan and what it rests on."""

    say: str
    why: Why


@dataclass(frozen=True, slots=True)
class StepShown:
    """One thing to do. `care` is the id of its care option; `verdict` in words with the reason."""

    id: str
    title: str
    say: str
    care: str
    care_name: str
    verdict: str
    verdict_id: str
    reason: str
    when: str
    minutes: int
    why: Why


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of the week: the parts of the day that hold something, with their titles."""

    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """An option that this stage would use, and why it is not in the plan."""

    name: str
    id: str
    verdict: str
    verdict_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanShown:
    """`level`: what colours the page; `open` while nothing may be said. `questions` would settle what is open."""

    headline: str
    level: str
    stage: str
    steps: tuple[StepShown, ...]
    avoid: tuple[Line, ...]
    reviews: tuple[tuple[str, Line], ...]
    questions: tuple[Asked, ...]
    closed: tuple[Closed, ...]
    day: tuple[tuple[str, tuple[StepShown, ...]], ...]
    week: tuple[DayShown, ...]
    be_seen: bool
    finished: bool


def shown(who: Asking) -> PlanShown:
    made = plan(who.assessment, who.states)
    steps = {one.step.id: _step(made, one) for one in made.steps}
    triage = who.assessment.triage
    return PlanShown(
        headline=sentences.headline(made),
        level=triage.level.word if made.finished or made.be_seen else "open",
        stage=sentences.STAGE[made.stage],
        steps=tuple(steps.values()),
        avoid=tuple(_line(made, one.id, one.ground, one.reviewed_by) for one in made.avoid),
        reviews=tuple((one.title, _line(made, one.id, one.ground, one.reviewed_by)) for one in made.reviews),
        questions=_questions(made),
        closed=tuple(_closed(made)),
        day=tuple((sentences.SLOT[slot], _in(made, slot, steps)) for slot in made.slots),
        week=tuple(_day(made, day) for day in DAYS),
        be_seen=made.be_seen,
        finished=made.finished,
    )


def _step(made: Plan, one: PlannedStep) -> StepShown:
    step, choice = one.step, one.choice
    return StepShown(
        id=step.id,
        title=step.title,
        say=step.ground.say,
        care=choice.option.id,
        care_name=choice.option.name,
        verdict=sentences.VERDICT[choice.verdict],
        verdict_id=choice.verdict.word,
        reason=sentences.why(choice),
        when=", ".join(sentences.SLOT[slot].lower() for slot in step.slots),
        minutes=step.minutes,
        why=_why(made, step.id, step.ground, step.reviewed_by),
    )


def _in(made: Plan, slot: str, steps: Mapping[str, StepShown]) -> tuple[StepShown, ...]:
    return tuple(steps[one.step.id] for one in made.steps if slot in one.step.slots)


def _day(made: Plan, day: int) -> DayShown:
    parts = [(sentences.SLOT[slot], tuple(one.step.title for one in made.on(day, slot))) for slot in made.slots]
    return DayShown(sentences.DAY[day], tuple((name, titles) for name, titles in parts if titles))


def _closed(made: Plan) -> list[Closed]:
    """Options of this stage's steps that are not allowed now, each once."""
    edition = made.assessment.edition
    named = dict.fromkeys(one.care for one in edition.steps if made.stage in one.stages)
    refused = [made.choices[id] for id in named if not made.choices[id].verdict.allows]
    return [_refused(one) for one in refused]


def _refused(choice: Choice) -> Closed:
    verdict = sentences.VERDICT[choice.verdict]
    return Closed(choice.option.name, choice.option.id, verdict, choice.verdict.word, sentences.why(choice))


def _questions(made: Plan) -> tuple[Asked, ...]:
    """First what keeps the danger questions open, then what the plan itself asks."""
    edition = made.assessment.edition
    if not made.finished:
        return links.to_questions(edition, told_in.questions_left(made.assessment))
    wanted = tuple(one for one in edition.questions if one.id in made.questions)
    return links.to_questions(edition, wanted, "plan")


def _line(made: Plan, id: str, ground: Ground, reviewed_by: str) -> Line:
    return Line(ground.say, _why(made, id, ground, reviewed_by))


def _why(made: Plan, id: str, ground: Ground, reviewed_by: str) -> Why:
    return behind(made.assessment.edition, id, ground.evidence, ground.judgement, reviewed_by)
