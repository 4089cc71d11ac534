"""All options side by side, and one page for each. An address holds the order and the filters, never an answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unspasm.web.plan.option import shown as shown_option
from unspasm.web.plan.options import Wanted
from unspasm.web.plan.options import shown as shown_options
from unspasm.web.plan.person import asking
from unspasm.web.result import links


@require_safe
def options(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    page = shown_options(who, Wanted.of(request.GET.dict()))
    return render(request, "plan/options.html", {"page": page, "who": who, "links": links.TO})


@require_safe
def option(request: HttpRequest, id: str) -> HttpResponse:
    who = asking(request)
    page = shown_option(who, id)
    if page is None:
        raise Http404
    return render(request, "plan/option.html", {"page": page, "who": who, "links": links.TO})
