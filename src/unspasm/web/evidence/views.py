"""The evidence pages as they are served: the same for everyone, made from the knowledge alone."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from unspasm.web.evidence import shown
from unspasm.web.evidence.search import LONGEST, MOST, found
from unspasm.web.evidence.way import ByServer

_WAY = ByServer()
# Where an id is looked for first, when a sentence names what it rests on by its id alone.
_FIRST = ("rule", "limit", "medicine_rule", "care", "medicine", "step", "avoid", "review", "professional", "outlook")


def _answer(request: HttpRequest, page: shown.Page | None, **more: Any) -> HttpResponse:
    if page is None:
        raise Http404
    edition = shown.library().edition
    facts = {
        "base": "evidence/_server.html",
        "way": _WAY,
        "title": page.title,
        "page": page.page,
        "edition_hash": edition.hash[:12],
        "other_edition": shown.differs(edition, request.GET.get("edition", "")),
    }
    return render(request, page.template, facts | more)


@require_safe
def overview(request: HttpRequest, name: str) -> HttpResponse:
    """One of the pages over the items, such as all claims."""
    return _answer(request, shown.overview(name))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:LONGEST].strip()
    hits = found(shown.entries(), query)
    return _answer(request, shown.overview("search"), query=query, hits=hits, most=MOST)


@require_safe
def index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, a view takes it
    """Everything that the search looks through, for programs."""
    return JsonResponse([asdict(entry) for entry in shown.entries()], safe=False)


@require_safe
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    if kind == "limit":
        return redirect(_WAY.to("gate"))
    return _answer(request, shown.listed(kind))


@require_safe
def item(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    if kind == "limit" and id in shown.library().things["limit"]:
        return redirect(_WAY.to(shown.library().path(kind, id)))
    return _answer(request, shown.item(kind, id))


@require_safe
def whatever(_request: HttpRequest, id: str) -> HttpResponse:
    """What bears this id; the pages of the person link every sentence here."""
    library = shown.library()
    kinds = [*_FIRST, *(kind for kind in library.things if kind not in _FIRST)]
    kind = next((one for one in kinds if id in library.things.get(one, {})), None)
    if kind is None:
        raise Http404
    return redirect(_WAY.to(library.path(kind, id)))
