"""The plan, the week as a calendar file, the outlook, and whom to see."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from unspasm.library.edition import load
from unspasm.plan.calendar import calendar
from unspasm.plan.today import plan
from unspasm.web.plan import charts
from unspasm.web.plan.outlook import shown as shown_outlook
from unspasm.web.plan.person import asking
from unspasm.web.plan.shown import shown as shown_plan
from unspasm.web.plan.visit import shown as shown_visits
from unspasm.web.result import links
from unspasm.words import Phase

_SCHEMES = ("light", "dark")
_CALENDAR = "back-plan.ics"


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    return render(request, "plan/today.html", {"page": shown_plan(who), "who": who, "links": links.TO})


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The next seven days in the language of the page, from the server's day on: nobody said where the person is."""
    who = asking(request)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    made = calendar(plan(who.assessment, who.states), from_day=now.date(), made_at=now)
    disposition = f'attachment; filename="{_CALENDAR}"'
    return HttpResponse(made, "text/calendar; charset=utf-8", headers={"Content-Disposition": disposition})


@require_safe
def outlook(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    return render(request, "plan/outlook.html", {"page": shown_outlook(who), "who": who, "links": links.TO})


@require_safe
def visit(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    return render(request, "plan/visit.html", {"page": shown_visits(who), "who": who, "links": links.TO})


@require_safe
@cache_control(public=True, max_age=3600)
@conditional_page
def chart(_request: HttpRequest, phase: str, scheme: str) -> HttpResponse:
    """The course of pain in one phase. It holds no answers: everyone in this phase gets the same.

    Its ETag is made from the drawing, which changes with the knowledge and with the translation.
    """
    if phase not in set(Phase) or scheme not in _SCHEMES:
        raise Http404
    return _svg(charts.pain_course(load(), Phase(phase), scheme == "dark"))


@require_safe
@cache_control(public=True, max_age=3600)
@conditional_page
def share(_request: HttpRequest, id: str, scheme: str) -> HttpResponse:
    """So many of 100, drawn. Nothing there for a sentence without a share."""
    shares = {one.id for one in load().outlook if one.of_100 is not None}
    if id not in shares or scheme not in _SCHEMES:
        raise Http404
    return _svg(charts.of_100(load(), id, scheme == "dark"))


def _svg(drawn: str) -> HttpResponse:
    return HttpResponse(drawn, "image/svg+xml; charset=utf-8")
