"""The page for the doctor: made anew at each visit from the cookie and from what is typed here; nothing is kept."""

from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.library.edition import load
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.check import check
from unspasm.sheet.build import Sheet, Wanted, applies, build
from unspasm.sheet.pdf import Printed, one_side
from unspasm.sheet.text import text
from unspasm.web import told as cookie
from unspasm.web.medicines import kept as listed
from unspasm.web.sheet.forms import SheetForm, for_the_sheet

_FILE_NAME = "back-pain-sheet.pdf"


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    edition = load()
    told = cookie.read(request)
    fresh = cookie.fresh(told, edition)
    assessment = assess(Answers.checked(fresh.answers, edition), edition)
    made = check(assessment, listed.taking(listed.read(request), edition, fresh.country), fresh.country)
    wanted = Wanted(
        datetime.now(UTC).replace(second=0, microsecond=0),
        asked_at=told.asked_at,
        carer=told.carer,
        takes=sentences.listed(made),
        clashes=sentences.clashes(made),
    )
    questions = for_the_sheet(edition, applies(assessment))
    form = SheetForm(questions, edition, request.POST if request.method == "POST" else None, fresh.answers)
    stale = len(fresh.answers) < len(told.answers)
    if not form.is_bound:
        return _form(request, form, assessment, stale, build(assessment, wanted))
    if not form.is_valid():
        return _form(request, form, assessment, stale, None)
    return _made(request, form, _with(assessment, form), wanted, stale)


def _with(assessment: Assessment, form: SheetForm) -> Assessment:
    """With the answers of this page, for this sheet only."""
    edition = assessment.edition
    return assess(Answers.checked({**assessment.answers.plain(), **form.given}, edition), edition)


def _made(request: HttpRequest, form: SheetForm, assessment: Assessment, wanted: Wanted, stale: bool) -> HttpResponse:
    wanted = replace(wanted, typed=form.typed, goes_in=form.goes_in)
    show = request.POST.get("show", "")
    if show == "text":
        return HttpResponse(text(build(assessment, wanted)), content_type="text/plain; charset=utf-8")
    printed = one_side(lambda letters: build(assessment, replace(wanted, letters=letters)), form.paper)
    if show == "pdf":
        disposition = f'attachment; filename="{_FILE_NAME}"'
        return HttpResponse(printed.pdf, "application/pdf", headers={"Content-Disposition": disposition})
    if show == "page":
        return render(request, "sheet/page.html", {"sheet": printed.sheet, "form": form})
    return _form(request, form, assessment, stale, printed.sheet, printed)


def _form(
    request: HttpRequest,
    form: SheetForm,
    assessment: Assessment,
    stale: bool,
    preview: Sheet | None,
    printed: Printed | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "sheet": preview,
        "stale": stale,
        "nothing_told": not assessment.answers.plain(),
        "not_shown": len(printed.missing) if printed else 0,
    }
    return render(request, "sheet/form.html", context)
