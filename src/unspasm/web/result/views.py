"""The result page: what the answers mean, made anew from the cookie at each visit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from unspasm.assessment import sentences
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.language import gettext as _
from unspasm.library.edition import load
from unspasm.web import told as cookie
from unspasm.web.result import links
from unspasm.web.result.causes import one_cause
from unspasm.web.result.shown import shown, waiting


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    told = cookie.read(request)
    if not told.answers:
        return render(request, "result/nothing.html", {"links": links.TO})
    counts, assessment = _assessed(told)
    page = shown(assessment, country=_country(told), carer=_carer(told))
    stale = links.that_answer(assessment.edition, set(told.answers) - set(counts.answers))
    facts = {"page": page, "stale": stale, "links": links.TO, "under_16": _(sentences.UNDER_16)}
    return render(request, "result/result.html", facts)


@require_safe
def cause(request: HttpRequest, id: str) -> HttpResponse:
    """One cause of this result in full, with every figure behind it."""
    told = cookie.read(request)
    found = one_cause(_assessed(told)[1], id) if told.answers else None
    if found is None:
        raise Http404
    return render(request, "result/cause.html", {"cause": found, "links": links.TO})


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Every rule that an open answer could still bring."""
    told = cookie.read(request)
    if not told.answers:
        return redirect(links.TO["result"])
    return render(request, "result/changes.html", {"rules": waiting(_assessed(told)[1]), "links": links.TO})


def _assessed(told: cookie.Told) -> tuple[cookie.Told, Assessment]:
    """What still counts today, and what it means."""
    edition = load()
    counts = cookie.fresh(told, edition)
    return counts, assess(Answers.checked(counts.answers, edition), edition)


def _country(told: cookie.Told) -> str:
    return told.country or str(told.answers.get("country", ""))


def _carer(told: cookie.Told) -> bool:
    return told.carer or told.answers.get("who_answers") == "carer"
