"""The plan: today's few things in order, what to leave out, when to look again, and the same by day and week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unspasm.assessment.assess import Assessment
from unspasm.plan.care import Choice, choices
from unspasm.plan.states import States, states_of
from unspasm.rules.care import Avoid, Review, Stage, Step
from unspasm.words import CareVerdict, Phase, Urgency

MOST_STEPS = 5
SLOTS = ("morning", "midday", "afternoon", "evening", "night")
DAYS = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with the choice it rests on."""

    step: Step
    choice: Choice


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do for now. Pure: the same answers give the same plan.

    `be_seen`: something must be seen today or sooner, so that only comfort is left. `finished`: no danger question
    is open; while one is, only what stays allowed is in the plan. `questions`: the ids of questions that would settle
    an open option of the plan. `steps` are at most five, the most important first.
    """

    assessment: Assessment
    choices: Mapping[str, Choice]
    stage: Stage
    be_seen: bool
    finished: bool
    steps: tuple[PlannedStep, ...]
    avoid: tuple[Avoid, ...]
    reviews: tuple[Review, ...]
    questions: tuple[str, ...]

    def on(self, day: int, slot: str) -> tuple[PlannedStep, ...]:
        """The steps of one part of a day; `day` is 1 (Monday) to 7 (Sunday)."""
        return tuple(one for one in self.steps if day in one.step.days and slot in one.step.slots)

    @property
    def slots(self) -> tuple[str, ...]:
        """The parts of the day in which there is something to do."""
        return tuple(slot for slot in SLOTS if any(slot in one.step.slots for one in self.steps))


def plan(assessment: Assessment, states: States | None = None) -> Plan:
    """The plan of this assessment. `states`: what `states_of` made of it, where it is at hand."""
    states = states or states_of(assessment)
    found = choices(assessment, states.readings)
    triage = assessment.triage
    stage = stage_of(assessment.phase, ready=states.known.get("ready_for_strength"))
    return Plan(
        assessment=assessment,
        choices=found,
        stage=stage,
        be_seen=triage.level >= Urgency.SAME_DAY,
        finished=triage.finished,
        steps=_steps(assessment, states, found, stage),
        avoid=tuple(_avoid(assessment, states, stage)),
        reviews=tuple(
            one for one in assessment.edition.reviews if triage.level in one.levels and states.hold("review", one.id)
        ),
        questions=_questions(assessment, states, found, stage),
    )


def stage_of(phase: Phase, *, ready: bool | None) -> Stage:
    """Acute until the person is ready for more; building from 12 weeks on, or from 6 when ready."""
    if phase is Phase.CHRONIC or (phase is Phase.SUBACUTE and ready):
        return "building"
    if phase is Phase.SUBACUTE or ready:
        return "recovering"
    return "acute"


def _avoid(assessment: Assessment, states: States, stage: Stage) -> Iterator[Avoid]:
    """While something must be seen today, only what that very level forbids: the rest would drown it."""
    be_seen = assessment.triage.level >= Urgency.SAME_DAY
    for one in assessment.edition.avoid:
        if stage in one.stages and states.hold("avoid", one.id) and (one.state.from_level is not None or not be_seen):
            yield one


def _fitting(assessment: Assessment, states: States, stage: Stage) -> list[Step]:
    return [one for one in assessment.edition.steps if stage in one.stages and states.hold("step", one.id)]


def _steps(
    assessment: Assessment, states: States, found: Mapping[str, Choice], stage: Stage
) -> tuple[PlannedStep, ...]:
    fitting = [PlannedStep(one, found[one.care]) for one in _fitting(assessment, states, stage)]
    return tuple(one for one in fitting if one.choice.verdict.allows)[:MOST_STEPS]


def _questions(assessment: Assessment, states: States, found: Mapping[str, Choice], stage: Stage) -> tuple[str, ...]:
    """Questions asked for the plan whose answers are missing in an option that a step of this stage waits for."""
    waiting = {name for one in _fitting(assessment, states, stage) for name in _missing(found[one.care])}
    return tuple(
        question.id
        for question in assessment.edition.questions
        if question.serves != "assessment" and waiting.intersection(question.answers)
    )


def _missing(choice: Choice) -> tuple[str, ...]:
    return choice.missing if choice.verdict <= CareVerdict.OPEN else ()
