"""What works without a connection: the worker that keeps "help me now" on the phone, and the app's name and icon."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from unspasm.library.edition import load
from unspasm.web.now.pages import GUIDES, ROUTES

STATIC = ("ui/site.css", "ui/icon.svg", "ui/now.js", "ui/timer.js", "ui/all.css")


def kept() -> tuple[str, ...]:
    """Everything the worker may keep by itself. A page with answers is never among it."""
    pages = [reverse("now"), reverse("now-more"), reverse("now-all")]
    pages += [reverse("now-emergency", args=[route.word]) for route in ROUTES]
    pages += [reverse("now-guide", args=[name]) for name in GUIDES]
    return (*pages, *(static(name) for name in STATIC))


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    held = {"cache": f"unspasm-{load().name}", "kept": list(kept()), "all": reverse("now-all")}
    response = render(request, "offline/sw.js", {"held": json.dumps(held)}, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, a view takes it
    icon = {"src": static("ui/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    response = JsonResponse(
        {
            "name": "Unspasm: help me now",
            "short_name": "Unspasm",
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
