"""`unspasm plan`: today's few things, every care option with its verdict, the outlook, and whom to see."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from unspasm.assessment import sentences as told_in
from unspasm.assessment.assess import Assessment
from unspasm.cli import words
from unspasm.cli.assess import as_text_json, assessed
from unspasm.cli.writing import write
from unspasm.plan import sentences
from unspasm.plan.care import Choice
from unspasm.plan.contract import plain
from unspasm.plan.outlook import Outlook, outlook
from unspasm.plan.states import states_of
from unspasm.plan.today import Plan, plan
from unspasm.plan.visits import Visits, visits
from unspasm.rules.care import Curve, Ground
from unspasm.words import CareVerdict


def run(file: str, *, as_json: bool, calendar_file: Path | None = None, now: datetime | None = None) -> None:
    """Print the plan of the answers in `file`. Raises ProblemsFound when they cannot be used."""
    assessment = assessed(file)
    if calendar_file is not None:
        _write(calendar_file, assessment, now or datetime.now().astimezone())
    print(as_text_json(plain(assessment)) if as_json else explained(assessment))


def _write(target: Path, assessment: Assessment, now: datetime) -> None:
    from unspasm.plan.calendar import calendar

    made_at = now.astimezone(UTC).replace(second=0, microsecond=0)
    week = calendar(plan(assessment), from_day=now.date(), made_at=made_at)
    write(target, week, lost="the calendar")


def explained(assessment: Assessment) -> str:
    """The plan for a person to read, with the source of each sentence beside it."""
    states = states_of(assessment)
    made = plan(assessment, states)
    parts = [
        [words.wrapped(sentences.headline(made)), *_still_open(made)],
        ["TODAY, IN THIS ORDER", *_steps(made)] if made.steps else [],
        ["LEAVE THIS OUT FOR NOW", *(line for one in made.avoid for line in _said(made, one.ground))],
        ["WHEN TO LOOK AGAIN", *_reviews(made)],
        ["EVERY TREATMENT, FOR YOU", *_options(made)],
        ["HOW LONG IT MAY TAKE", *_outlook(made, outlook(assessment, states))],
        ["WHOM TO SEE", *_visits(visits(assessment, states))],
        [words.wrapped(told_in.footer(assessment.edition))],
    ]
    return "\n\n".join("\n".join(part) for part in parts if len(part) > 1 or part == parts[-1] or part == parts[0])


def _still_open(made: Plan) -> list[str]:
    edition = made.assessment.edition
    texts = [one.text for one in edition.questions if one.id in made.questions]
    return ["Answers that would open more:", *words.bullets(texts)] if texts and made.finished else []


def _steps(made: Plan) -> Iterator[str]:
    for number, one in enumerate(made.steps, 1):
        when = ", ".join(sentences.SLOT[slot].lower() for slot in one.step.slots)
        yield words.wrapped(f"{one.step.title}: {one.step.ground.say} ({when})", "     ", f"  {number}. ")
        yield words.wrapped(_source(made, one.step.ground), "     ", "     ")


def _reviews(made: Plan) -> Iterator[str]:
    for one in made.reviews:
        yield words.wrapped(f"{one.title}: {one.ground.say}", "    ", "  - ")


def _options(made: Plan) -> Iterator[str]:
    for verdict in CareVerdict:
        found = [one for one in made.choices.values() if one.verdict == verdict]
        if found:
            yield f"  {sentences.VERDICT[verdict]}"
            yield from (words.wrapped(f"{one.option.name}: {_why(one)}", "      ", "    - ") for one in found)


def _why(choice: Choice) -> str:
    reason = sentences.why(choice)
    if choice.now is None or (choice.because and choice.because[0].limit is choice.now.limit):
        return reason
    return f"{reason} [{sentences.SIZE[choice.now.size].lower()}, {sentences.CERTAINTY[choice.now.certainty].lower()}]"


def _outlook(made: Plan, found: Outlook) -> Iterator[str]:
    if found.wait:
        yield words.wrapped("Something must be checked first. This is about ordinary back pain only.", "  ", "  ")
    for curve in (found.curve, found.compared):
        if curve is not None:
            yield words.wrapped(_course(curve), "    ", "  - ")
    for topic, title in sentences.TOPIC.items():
        if topic in found.notes:
            yield f"  {title}"
            yield from (line for note in found.notes[topic] for line in _said(made, note.ground, "    "))


def _course(curve: Curve) -> str:
    points = "; ".join(f"week {one.week}: {one.evidence.value:g}" for one in curve.points)
    return f"{curve.name}, mean pain of 100 counted from {curve.counted_from}: {points}"


def _visits(found: Visits) -> Iterator[str]:
    for one in found.pointed_to or found.others[:3]:
        yield words.wrapped(f"{one.name}: {one.for_what.say}", "    ", "  - ")


def _said(made: Plan, ground: Ground, indent: str = "  ") -> Iterator[str]:
    yield words.wrapped(ground.say, f"{indent}  ", f"{indent}- ")
    yield words.wrapped(_source(made, ground), f"{indent}    ", f"{indent}  ")


def _source(made: Plan, ground: Ground) -> str:
    return "Source: " + told_in.sources(made.assessment.edition, ground.evidence)
