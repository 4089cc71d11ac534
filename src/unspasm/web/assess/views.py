"""The assessment: where it starts, one question a page, and all answers to look through."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unspasm.language import gettext as _
from unspasm.library.edition import load
from unspasm.rules.rule import Question
from unspasm.web import told as cookie
from unspasm.web.assess import standing
from unspasm.web.assess.forms import PageForm, form_for
from unspasm.web.assess.pages import page_of
from unspasm.web.assess.replies import NO_ROOM, SeeOther, kept
from unspasm.web.assess.review import review_of
from unspasm.web.assess.standing import Standing
from unspasm.web.medicines import kept as takes
from unspasm.web.told import Told
from unspasm.words import Urgency

_WHO = ("self", "carer")


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """For whom, or go on with what is there."""
    told = cookie.read(request)
    if request.method == "POST":
        return _started(request, told)
    return _start_page(request, told)


def _started(request: HttpRequest, told: Told) -> HttpResponse:
    who = request.POST.get("who", "")
    if who not in _WHO:
        return _start_page(request, told, _("Who has the pain? Choose one of the two buttons."))
    after = replace(told, answers={**told.answers, "who_answers": who}, carer=who == "carer")
    target = standing.standing(after, load()).next_address
    return kept(after, target) or _start_page(request, told, _(NO_ROOM))


def _start_page(request: HttpRequest, told: Told, mistake: str = "") -> HttpResponse:
    place = standing.standing(told, load())
    begun = bool(told.asked_at or told.answers.keys() - {"who_answers"})
    return render(request, "assess/start.html", {"place": place, "begun": begun, "mistake": mistake})


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, id: str) -> HttpResponse:
    """One question: show it with what was answered before, or take the answer and go on."""
    asked = _asked(id)
    place = standing.standing(cookie.read(request), load())
    if request.method == "POST":
        return _answered(request, place, asked)
    # What was said about danger yesterday is no suggestion for today.
    had = {} if id in place.stale else place.counts.answers
    return _question_page(request, place, form_for(asked, place.edition.facts, had=had))


def _asked(id: str) -> Question:
    found = next((one for one in load().questions if one.id == id), None)
    if found is None:
        raise Http404
    return found


def _answered(request: HttpRequest, place: Standing, asked: Question) -> HttpResponse:
    form = form_for(asked, place.edition.facts, request.POST)
    skip = "skip" in request.POST
    if not skip and not form.is_valid():
        return _question_page(request, place, form)
    # The cookie was read in this request, so that only this page's answers change, whatever other pages did.
    after = standing.saved(place.told, asked, {} if skip else form.given)
    reply = kept(after, _after(standing.standing(after, place.edition), _back_to(request)))
    return reply or _question_page(request, place, form, _(NO_ROOM))


def _after(place: Standing, back_to: str) -> str:
    """An emergency comes before the page that waits for the answer; anything less urgent can wait."""
    if place.level == Urgency.EMERGENCY:
        return reverse("result")
    return standing.RETURNS.get(back_to) or place.next_address


def _back_to(request: HttpRequest) -> str:
    return request.GET.get("next", "")


def _question_page(request: HttpRequest, place: Standing, form: PageForm, failed: str = "") -> HttpResponse:
    page = page_of(place, form, back_to=_back_to(request), failed=failed)
    return render(request, "assess/question.html", {"page": page, "place": place})


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """All answers in words, each with a way to change it."""
    place = standing.standing(cookie.read(request), load())
    return render(request, "assess/review.html", {"place": place, "review": review_of(place)})


@require_POST
def forget(_request: HttpRequest) -> HttpResponse:
    """Delete all answers from this device, and the list of medicines with them."""
    response = SeeOther(reverse("assess"))
    cookie.forget(response)
    takes.forget(response)
    return response
