"""The page of ten people: what the plan says to each, made anew from their answers in examples/."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pages.writing import code, listed, page, plain, table
from unspasm.assessment import sentences as told_in
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.cli.assess import read
from unspasm.library.edition import Edition
from unspasm.plan import sentences
from unspasm.plan.outlook import Outlook, outlook
from unspasm.plan.states import states_of
from unspasm.plan.today import Plan, plan
from unspasm.rules.care import Curve
from unspasm.words import CareVerdict

EXAMPLES = Path(__file__).parents[2] / "examples"


def plans_page(edition: Edition) -> str:
    made = {path: _assessed(path, edition) for path in sorted(EXAMPLES.glob("*.yaml"))}
    return page(
        edition,
        "Ten people and their plans",
        f"Edition `{edition.name}`. **No clinician has reviewed this. Information, not a medical device.** The people "
        "are made up. Their answers stand in `examples/`; try `unspasm plan examples/golfer_with_sciatica.yaml`.",
        _verdicts(made),
        *("\n\n".join(_person(path, one)) for path, one in made.items()),
    )


def story(path: Path) -> str:
    """The first line of the file, a comment that tells who it is."""
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _assessed(path: Path, edition: Edition) -> Assessment:
    raw: Any = read(str(path)).data  # `checked` refuses what is not facts with their values
    return assess(Answers.checked(raw, edition, path.name), edition)


def _verdicts(made: Mapping[Path, Assessment]) -> str:
    head = ("Person", *(sentences.VERDICT[one] for one in CareVerdict))
    return "## How many treatments get which verdict\n\n" + table(
        head, ((code(path.stem), *_counts(plan(one))) for path, one in made.items())
    )


def _counts(made: Plan) -> Iterator[str]:
    counted = Counter(one.verdict for one in made.choices.values())
    return (str(counted[verdict]) for verdict in CareVerdict)


def _person(path: Path, assessment: Assessment) -> Iterator[str]:
    states = states_of(assessment)
    made = plan(assessment, states)
    yield f"## {path.stem.replace('_', ' ').capitalize()}"
    yield plain(story(path))
    yield f"**The assessment says.** {plain(told_in.headline(assessment))}"
    yield f"**The plan begins.** {plain(sentences.headline(made))}"
    yield "**Today, in this order**\n\n" + listed(
        f"{one.step.title}: {plain(one.step.ground.say)}" for one in made.steps
    )
    yield f"**Outlook.** {plain(_outlook(outlook(assessment, states)))}"


def _outlook(found: Outlook) -> str:
    first = "Something must be checked first; this is about ordinary back pain only. " if found.wait else ""
    return first + (_course(found.curve) if found.curve else "It is not known how long this has lasted.")


def _course(curve: Curve) -> str:
    points = ", ".join(f"{_short(one.evidence.value)} at week {one.week}" for one in curve.points)
    return f"{curve.name}: mean pain of 100, counted from {curve.counted_from}, was {points}."


def _short(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"
