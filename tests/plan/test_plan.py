"""The plan of one person: its stage, its steps by day, and the week as a calendar file."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar
from tests.people import people

from unspasm import assess
from unspasm.plan.calendar import calendar
from unspasm.plan.today import SLOTS, plan, stage_of
from unspasm.words import Phase

MADE_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("phase", "ready", "stage"),
    [
        (Phase.ACUTE, None, "acute"),
        (Phase.ACUTE, False, "acute"),
        (Phase.ACUTE, True, "recovering"),
        (Phase.SUBACUTE, None, "recovering"),
        (Phase.SUBACUTE, False, "recovering"),
        (Phase.SUBACUTE, True, "building"),
        (Phase.CHRONIC, None, "building"),
        (Phase.CHRONIC, False, "building"),
        (Phase.UNKNOWN, None, "acute"),
        (Phase.UNKNOWN, True, "recovering"),
    ],
)
def test_the_stage_follows_the_phase_and_readiness(phase, ready, stage):
    assert stage_of(phase, ready=ready) == stage


@given(told=people())
def test_every_step_has_its_place_in_the_week(told):
    made = plan(assess(told))
    placed = {one.step.id for day in range(1, 8) for slot in SLOTS for one in made.on(day, slot)}
    assert placed == {one.step.id for one in made.steps}


@given(told=people())
def test_the_same_answers_give_the_same_plan(told):
    one, other = plan(assess(told)), plan(assess(dict(reversed(told.items()))))
    assert [step.step.id for step in one.steps] == [step.step.id for step in other.steps]
    assert (one.stage, one.questions, one.avoid, one.reviews) == (
        other.stage,
        other.questions,
        other.avoid,
        other.reviews,
    )


def _made(told):
    return plan(assess(told))


def test_the_calendar_holds_each_step_of_the_week_and_the_dates_to_look_again(calm):
    made = _made(calm)
    found = Calendar.from_ical(calendar(made, from_day=MONDAY, made_at=MADE_AT))
    events = found.walk("VEVENT")
    titles = {str(event["summary"]) for event in events}
    assert titles == {one.step.title for one in made.steps} | {one.title for one in made.reviews}
    planned = sum(len(made.on(day, slot)) for day in range(1, 8) for slot in SLOTS)
    assert len(events) == planned + len(made.reviews)
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert found["version"] == "2.0"


def test_no_event_of_a_part_of_the_day_lies_over_another(calm):
    events: list[Any] = Calendar.from_ical(calendar(_made(calm), from_day=MONDAY, made_at=MADE_AT)).walk("VEVENT")
    spans = [(event["dtstart"].dt, event["dtend"].dt) for event in events]
    timed = sorted(span for span in spans if isinstance(span[0], datetime))
    assert timed
    assert all(end <= begin for (_, end), (begin, _) in pairwise(timed))


def test_times_of_the_calendar_are_local_to_whoever_opens_it(calm):
    text = calendar(_made(calm), from_day=MONDAY, made_at=MADE_AT).decode()
    assert "DTSTART:20260105T080000\r\n" in text
    assert "TZID" not in text


def test_the_same_plan_and_dates_give_the_same_bytes(calm):
    assert calendar(_made(calm), from_day=MONDAY, made_at=MADE_AT) == calendar(
        _made(calm), from_day=MONDAY, made_at=MADE_AT
    )


def test_no_answer_of_the_person_stands_in_the_calendar(calm):
    text = calendar(_made(calm), from_day=MONDAY, made_at=MADE_AT).decode().replace("\r\n ", "")
    assert not [word for word in ("Age", "Sex", "years", "male") if f"{word}:" in text]


def test_in_an_emergency_the_plan_is_to_be_seen(calm):
    made = _made({**calm, "saddle_numbness": True, "new_trouble_peeing": True})
    assert made.be_seen
    assert {one.choice.option.group for one in made.steps} <= {"comfort"}


def test_a_plan_with_open_danger_questions_holds_only_what_stays_allowed(calm):
    few = {name: value for name, value in calm.items() if name not in ("saddle_numbness", "new_trouble_peeing")}
    made = _made(few)
    assert not made.finished
    assert all(one.choice.option.stays_allowed for one in made.steps)
