"""Pages for when something is not there or cannot be used. None of them repeats what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "ui/error.html", {"title": title, "text": text}, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(
        request, 400, "This could not be read", "Go back and try again. Your answers are still on this device."
    )


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = "This page was open for too long, or cookies are off. Go back, load the page again, and send it once more."
    return _page(request, 403, "Load the page again", text)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(request, 404, "There is no such page", "Check the address, or start from the first page.")


def broken(request: HttpRequest) -> HttpResponse:
    text = (
        "Something on our side is broken. If you need help now, do not wait for this page: call your emergency number."
    )
    return _page(request, 500, "This page is broken", text)
