"""Static pages joined by links: no form, no cookie, nothing kept. What was tapped is only in the address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unspasm.web.now import pages
from unspasm.web.now.pages import Pages, SignPage, common, shipped


def _page(request: HttpRequest, template: str, site: Pages, **more: Any) -> HttpResponse:
    response = render(request, f"now/{template}.html", {**common(site), **more})
    # The same for everyone, so a phone may keep it; the service worker asks again when there is a connection.
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    site = shipped()
    return _page(request, "cards", site, cards=site.cards(0))


@require_safe
def more(request: HttpRequest, today: bool = False) -> HttpResponse:
    site = shipped(today=today)
    return _page(request, "more", site, cards=site.cards(1), thoughts=site.thoughts())


@require_safe
def sign(request: HttpRequest, fact: str, today: bool = False) -> HttpResponse:
    site = shipped(today=today)
    return _sign_page(request, site, site.sign(fact))


@require_safe
def two_signs(request: HttpRequest, fact: str, other: str, today: bool = False) -> HttpResponse:
    site = shipped(today=today)
    return _sign_page(request, site, site.two(fact, other))


@require_safe
def unsure(request: HttpRequest, question: str, today: bool = False) -> HttpResponse:
    site = shipped(today=today)
    card = site.unsure_card(question)
    if card is None:
        raise Http404
    return _page(request, "unsure", site, card=card)


@require_safe
def unsure_sign(request: HttpRequest, question: str, fact: str, today: bool = False) -> HttpResponse:
    site = shipped(today=today)
    page = site.unsure(fact)
    return _sign_page(request, site, page if page and page.path.startswith(f"unsure/{question}/") else None)


@require_safe
def emergency(request: HttpRequest, route: str) -> HttpResponse:
    if route not in [one.word for one in pages.ROUTES]:
        raise Http404
    return _page(request, "emergency", shipped(), route=route)


@require_safe
def guide(request: HttpRequest, name: str, today: bool = False) -> HttpResponse:
    if name not in pages.GUIDES:
        raise Http404
    return _page(request, "guide", shipped(today=today), name=name, part=f"now/parts/{name}.html")


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    from unspasm.web.offline.builder import context

    response = render(request, "now/all.html", context(served=True))
    response["Cache-Control"] = "no-cache"
    return response


def _sign_page(request: HttpRequest, site: Pages, page: SignPage | None) -> HttpResponse:
    if page is None:
        raise Http404
    return _page(request, "sign", site, page=page)
