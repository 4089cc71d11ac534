"""What works without a connection: the worker that keeps "help me now" on the phone, and the app's name and icon."""

import hashlib
import json
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from unspasm import language
from unspasm.language import catalogues, pseudo
from unspasm.language import gettext as _
from unspasm.language.names import direction
from unspasm.library.edition import load
from unspasm.web.now.pages import GUIDES, ROUTES

STATIC = ("ui/site.css", "ui/icon.svg", "ui/now.js", "ui/timer.js", "ui/all.css")


def kept() -> tuple[str, ...]:
    """Everything the worker of this language may keep by itself. A page with answers is never among it."""
    pages = [reverse("now"), reverse("now-more"), reverse("now-all")]
    pages += [reverse("now-emergency", args=[route.word]) for route in ROUTES]
    pages += [reverse("now-guide", args=[name]) for name in GUIDES]
    return (*pages, *(static(name) for name in STATIC))


@cache
def _state() -> str:
    """Changes with whatever the kept pages are made of: a mended sentence must reach the phone."""
    return hashlib.sha256(f"{catalogues.digest()} {pseudo.hash_of_code()}".encode()).hexdigest()[:12]


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Each language has its own worker, which keeps the pages of that language and leaves the others alone."""
    code, start = language.in_use(), reverse("now")
    held = {
        "cache": f"unspasm-{code}-{load().name}-{_state()}",
        "kept": list(kept()),
        "start": start,
        "all": reverse("now-all"),
    }
    # An edition begins with a figure, so `unspasm-pt-0…` is no cache of `pt-br`. English ones once had no language.
    named = f"({code}-)?" if code == language.SOURCE else f"{code}-"
    filled = {"held": json.dumps(held), "start": start.replace("/", r"\/"), "named": named}
    response = render(request, "offline/sw.js", filled, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, a view takes it
    icon = {"src": static("ui/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    response = JsonResponse(
        {
            "name": _("Unspasm: help me now"),
            "short_name": "Unspasm",
            "lang": language.in_use(),
            "dir": direction(language.in_use()),
            "start_url": reverse("now"),
            "scope": reverse("now"),
            "display": "standalone",
            "background_color": "#f5f6f2",
            "theme_color": "#f5f6f2",
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )
    response["Cache-Control"] = "no-cache"
    return response
