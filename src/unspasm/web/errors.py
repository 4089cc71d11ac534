"""Pages for when something is not there or cannot be used. None of them repeats what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unspasm.language import gettext as _


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "ui/error.html", {"title": title, "text": text}, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    text = _("Go back and try again. Your answers are still on this device.")
    return _page(request, 400, _("This could not be read"), text)


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _(
        "This page was open for too long, or cookies are off. Go back, load the page again, and send it once more."
    )
    return _page(request, 403, _("Load the page again"), text)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(request, 404, _("There is no such page"), _("Check the address, or start from the first page."))


def switched_off(request: HttpRequest) -> HttpResponse:
    text = _(
        "Whoever runs this site has switched the assessment off. The danger signs are still here. If you are worried, "
        "call a doctor or a health line today."
    )
    return _page(request, 503, _("This part is switched off"), text)


def broken(request: HttpRequest) -> HttpResponse:
    text = _(
        "Something on our side is broken. If you need help now, do not wait for this page: call your emergency number."
    )
    return _page(request, 500, _("This page is broken"), text)
