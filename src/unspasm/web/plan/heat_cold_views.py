"""Heat and cold: the skin check with what it means, and a guided session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from unspasm.language import gettext as _
from unspasm.web.assess.forms import PageForm, form_for
from unspasm.web.assess.pages import page_of
from unspasm.web.assess.replies import NO_ROOM, kept
from unspasm.web.assess.standing import saved, standing
from unspasm.web.plan.heat_cold import NEEDS, question, shown
from unspasm.web.plan.heat_cold_session import session as session_of
from unspasm.web.plan.person import Asking, asking
from unspasm.web.result import links


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The skin check, and the verdicts; a POST keeps the answers on the device and comes back."""
    who = asking(request)
    if request.method == "POST":
        return _answered(request, who)
    return _page(request, who, form_for(question(who.edition), who.edition.facts, had=who.counts.answers))


def _answered(request: HttpRequest, who: Asking) -> HttpResponse:
    asked = question(who.edition)
    form = form_for(asked, who.edition.facts, request.POST)
    skip = "skip" in request.POST
    if not skip and not form.is_valid():
        return _page(request, who, form)
    after = saved(who.told, asked, {} if skip else form.given)
    return kept(after, f"{reverse('plan-heat-cold')}#for-you") or _page(request, who, form, _(NO_ROOM))


def _page(request: HttpRequest, who: Asking, form: PageForm, failed: str = "") -> HttpResponse:
    asked = page_of(standing(who.told, who.edition), form, back_to="heat", failed=failed)
    facts = {"page": shown(who), "asked": asked, "who": who, "links": links.TO}
    return render(request, "plan/heat_cold.html", facts)


@require_safe
def session(request: HttpRequest, kind: str) -> HttpResponse:
    """Only where nothing forbids it and no answer is missing; everyone else is sent to the check."""
    if kind not in NEEDS:
        raise Http404
    who = asking(request)
    made = session_of(who, kind)
    if made is None:
        return redirect("plan-heat-cold")
    return render(request, "plan/heat_cold_session.html", {"page": made, "who": who, "links": links.TO})
