"""The ten people of examples/, drawn: how soon, which stage, the first steps, and three verdicts that matter."""

from pathlib import Path
from typing import Any

import pytest

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.cli.assess import read
from unspasm.library.edition import Edition
from unspasm.plan.today import Plan, plan
from unspasm.words import CareVerdict

FILES = {path.stem: path for path in sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))}
PLANS = """
    person                | level     | stage      | first steps
    cancer_history        | soon      | recovering | longer_walks something_you_enjoy
    desk_worker_5_months  | routine   | building   | walking_goal strength_session mind_support
    fall_at_78            | soon      | acute      | easy_position short_walks
    furniture_mover_day_1 | self_care | acute      | easy_position short_walks warmth
    golfer_with_sciatica  | routine   | acute      | easy_position short_walks leg_pain_upward
    not_settled           | self_care | acute      | easy_position short_walks
    nurse_third_episode   | self_care | recovering | longer_walks first_strength
    on_apixaban           | self_care | acute      | easy_position short_walks
    pregnant_28_weeks     | self_care | recovering | belly_and_side longer_walks first_strength
    stiff_young_man       | routine   | building   | walking_goal strength_session
"""
VERDICTS = """
    person                | one | another | a third
    cancer_history        | manipulation=not_for_you | heat=ask_first | walking=may_help
    desk_worker_5_months  | strengthening=do | psychological_support=may_help | opioids=not_advised
    fall_at_78            | strengthening=not_for_you | physiotherapy=ask_first | walking=may_help
    furniture_mover_day_1 | strengthening=not_advised | anti_inflammatory=may_help | walking=may_help
    golfer_with_sciatica  | manipulation=ask_first | anti_inflammatory=ask_first | nerve_pain_medicines=not_advised
    not_settled           | heat=open | manipulation=open | walking=may_help
    nurse_third_episode   | strengthening=may_help | return_to_work=may_help | walking=do
    on_apixaban           | manipulation=not_for_you | acupuncture=ask_first | walking=do
    pregnant_28_weeks     | anti_inflammatory=not_for_you | manipulation=ask_first | strengthening=may_help
    stiff_young_man       | strengthening=do | manipulation=ask_first | general_exercise=do
"""


def _drawn(text: str) -> dict[str, list[str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()[1:]]
    return {name: cells for name, *cells in rows}


@pytest.fixture(scope="module")
def plans(edition: Edition) -> dict[str, Plan]:
    return {name: plan(assess(_told(path, edition), edition)) for name, path in FILES.items()}


def _told(path: Path, edition: Edition) -> Answers:
    raw: Any = read(str(path)).data  # `checked` refuses what is not facts with their values
    return Answers.checked(raw, edition, path.name)


def test_every_example_is_drawn():
    assert set(FILES) == set(_drawn(PLANS)) == set(_drawn(VERDICTS))


@pytest.mark.parametrize("person", FILES)
def test_level_stage_and_first_steps(plans, person):
    level, stage, steps = _drawn(PLANS)[person]
    made = plans[person]
    first = [one.step.id for one in made.steps][: len(steps.split())]
    assert (made.assessment.triage.level.word, made.stage, first) == (level, stage, steps.split())


@pytest.mark.parametrize("person", FILES)
def test_three_verdicts_that_matter(plans, person):
    drawn = dict(cell.split("=") for cell in _drawn(VERDICTS)[person])
    assert {id: plans[person].choices[id].verdict.word for id in drawn} == drawn


@pytest.mark.parametrize("person", FILES)
def test_only_the_unsettled_one_is_not_finished(plans, edition, person):
    made = plans[person]
    told = made.assessment.answers
    for_medicines = {name for one in edition.questions if one.serves == "medicines" for name in one.answers}
    dangers = {one.id for one in edition.facts.values() if one.danger} - for_medicines
    open_dangers = dangers - told.values.keys()
    assert made.finished == (person != "not_settled")
    assert bool(open_dangers) == (person == "not_settled")


def test_nothing_with_a_gate_is_do_while_danger_questions_are_open(plans):
    gated = [one for one in plans["not_settled"].choices.values() if one.option.gates]
    assert [one.option.id for one in gated if one.verdict == CareVerdict.DO] == []


@pytest.mark.parametrize("person", FILES)
def test_the_first_line_tells_the_story_in_one_sentence(person):
    first = FILES[person].read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# A ")
    assert first.endswith(".")
    assert ". " not in first
