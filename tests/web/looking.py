"""Looks at a page in the browser, as people do who see badly, use a small phone or prefer the dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 1280)

_TOO_SMALL = """() => [...document.querySelectorAll(
    'button, .button, .big-link, label.choice, summary, input:not(.choice input):not([type=hidden]), select, textarea, '
    + '.quick-exit, .brand, .error-summary a')]
    .filter(e => e.checkVisibility())
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.height < 48 || box.width < 48)
    .map(([e, box]) => `${e.outerHTML.slice(0, 80)}: ${box.width} x ${box.height}`)"""
_TOO_WIDE = """() => document.documentElement.scrollWidth > window.innerWidth
    ? [`the page is ${document.documentElement.scrollWidth} wide on a screen of ${window.innerWidth}`] : []"""
_MOVED = """() => new Promise(done => {
    const seen = new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
    seen.observe({type: 'layout-shift', buffered: true})
    setTimeout(() => done(0), 300)
})"""


@contextmanager
def opened(browser: Browser, live: str, *, javascript: bool = True) -> Iterator[tuple[Page, list[str]]]:
    """An empty tab of its own, and a list of what goes wrong in it: console messages, errors, requests to others."""
    wrong: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(live + "/"):
            wrong.append(f"asked {request.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # who moves on before the icon is there has lost nothing
            wrong.append(f"failed: {request.url}: {request.failure}")

    with browser.new_context(java_script_enabled=javascript, service_workers="block") as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("requestfailed", failed)
        page.on("request", watch)
        yield page, wrong


def barriers(page: Page) -> list[str]:
    """What keeps people out of the page that is open, in light and dark, on a small phone and a desk."""
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {what}" for what in page.evaluate(_TOO_WIDE) + page.evaluate(_TOO_SMALL)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {what}" for what in violations(page)]
    return found + _with_letters_twice_as_large(page)


def _with_letters_twice_as_large(page: Page) -> list[str]:
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("() => { document.documentElement.style.fontSize = '212.5%' }")
    found = [f"twice as large: {what}" for what in page.evaluate(_TOO_WIDE)]
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    return found


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it is shown now."""
    response = Axe().run(page).response
    return [
        f"{found['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for found in response["violations"]
        for node in found["nodes"]
    ]


def movement(page: Page) -> float:
    """How much moved while the page was drawn, by the browser's own measure."""
    return float(page.evaluate(_MOVED))
