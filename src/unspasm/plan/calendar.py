"""The week's plan as a calendar file (RFC 5545). Times are local to whoever opens it: no time zone is guessed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from unspasm import language
from unspasm.language import gettext as _
from unspasm.plan.today import Plan, PlannedStep
from unspasm.rules.care import Review

if TYPE_CHECKING:
    from icalendar import Event

STARTS = {
    "morning": time(8, 0),
    "midday": time(12, 30),
    "afternoon": time(16, 0),
    "evening": time(19, 0),
    "night": time(22, 0),
}
_SHORTEST_MINUTES = 5
_SPACE_MINUTES = 5
_NAMESPACE = uuid5(NAMESPACE_URL, "urn:unspasm:plan")


def calendar(plan: Plan, *, from_day: date, made_at: datetime) -> bytes:
    """Seven days from `from_day` on, with the dates to look again after them. Same plan and dates, same bytes.

    In the language in use, which is that of the plan. `made_at` must carry its time zone.
    """
    # Imported here: nothing else needs it, and the command line should start quickly.
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//Unspasm//Plan//{language.in_use().partition('-')[0].upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Unspasm plan"))
    for offset in range(7):
        for event in _day(plan, from_day + timedelta(days=offset), made_at):
            made.add_component(event)
    for review in plan.reviews:
        made.add_component(_review(review, from_day, made_at))
    return bytes(made.to_ical())


def _day(plan: Plan, day: date, made_at: datetime) -> Iterator["Event"]:
    from icalendar import Event

    for slot, start in STARTS.items():
        begins = datetime.combine(day, start)
        for planned in plan.on(day.isoweekday(), slot):
            lasts = timedelta(minutes=max(planned.step.minutes, _SHORTEST_MINUTES))
            event = Event()
            event.add("uid", f"{uuid5(_NAMESPACE, f'{planned.step.id} {begins.isoformat()}')}@unspasm")
            event.add("dtstamp", made_at)
            event.add("dtstart", begins)
            event.add("dtend", begins + lasts)
            event.add("summary", planned.step.title)
            event.add("description", _described(planned))
            event.add("transp", "TRANSPARENT")
            yield event
            begins += lasts + timedelta(minutes=_SPACE_MINUTES)


def _described(planned: PlannedStep) -> str:
    stop = _("Stop and look again if a leg gets weak, or numb between the legs.")
    return f"{planned.step.ground.say}\n\n{stop}"


def _review(review: Review, from_day: date, made_at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    on = from_day + timedelta(days=review.day)
    event.add("uid", f"{uuid5(_NAMESPACE, f'{review.id} {on.isoformat()}')}@unspasm")
    event.add("dtstamp", made_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", review.title)
    event.add("description", review.ground.say)
    event.add("transp", "TRANSPARENT")
    return event
