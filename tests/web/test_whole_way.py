"""From the first page to the sheet in a real browser: by keyboard alone, without scripts, leaving nothing behind."""

import re

import pytest
from playwright.sync_api import Browser, Page
from tests.web.looking import opened

MOST_PAGES = 30
ABOUT = {"How old are you?": "30", "How long ago did this pain, or this flare, begin?": "2"}
MARKER = "zq7marker"


def _tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the wanted element has the focus, as someone without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"nobody can reach {wanted} by keyboard")


def _enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _answer_by_keyboard(page: Page) -> None:
    question = page.locator("h1").inner_text().strip()
    if page.locator("input[inputmode=decimal]").count():
        _tab_to(page, "input[inputmode=decimal]")
        page.keyboard.type(ABOUT.get(question, "3"))
    elif page.locator("fieldset input[type=checkbox]").count():
        none = page.locator("main > form > fieldset").first.locator("input[type=checkbox]").last.get_attribute("id")
        _tab_to(page, f"#{none}")
        page.keyboard.press("Space")
    else:
        _tab_to(page, "fieldset input[type=radio]")
        page.keyboard.press("Space")
        for _ in range(3):  # down to "No", where there is one
            if page.evaluate("document.activeElement.labels[0].innerText.trim()") == "No":
                break
            page.keyboard.press("ArrowDown")
    _tab_to(page, "button.primary")
    _enter(page)


def _walk(page: Page, live: str) -> list[str]:
    page.goto(live + "/assess")
    _tab_to(page, "main form button")
    _enter(page)
    seen: list[str] = []
    while "/assess/q/" in page.url:
        seen.append(page.url)
        assert len(seen) <= MOST_PAGES, "the questions do not end"
        _answer_by_keyboard(page)
    return seen


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_questions_can_be_answered_by_keyboard_alone(browser: Browser, live: str, javascript: bool):
    with opened(browser, live, javascript=True) as (page, wrong):
        if not javascript:
            page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        seen = _walk(page, live)
        assert page.url == live + "/result"
        assert len(set(seen)) == len(seen)
        assert page.locator(".banner").first.get_attribute("data-level") in ("self_care", "routine", "open")
        assert wrong == []


def test_nothing_that_was_answered_stays_in_the_browser_but_the_locked_cookie(browser: Browser, live: str):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(live + "/now")
        page.wait_for_function("navigator.serviceWorker.ready")
        _walk(page, live)
        page.goto(live + "/sheet")
        page.locator("main form textarea").first.fill(MARKER)
        page.locator("main form button.primary").first.click()
        kept = page.evaluate(
            """async () => {
                const urls = []
                for (const name of await caches.keys())
                    for (const request of await (await caches.open(name)).keys()) urls.push(request.url)
                return {urls, local: Object.keys(localStorage), session: Object.keys(sessionStorage)}
            }"""
        )
        assert [url for url in kept["urls"] if re.search("/(assess|result|sheet)", url)] == []
        assert kept["local"] == kept["session"] == []
        cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
        assert set(cookies) <= {"told", "csrftoken"}
        assert not any(MARKER in value or "age" in value.split(".") for value in cookies.values())


def test_what_was_typed_is_nowhere_in_what_the_program_says_aloud(client, capfd, caplog):
    for path in ("/assess/load", "/sheet", "/assess/q/how_old"):
        client.post(path, {"text": MARKER, "answer": MARKER, "medicines": MARKER, "name": MARKER})
        client.get(f"/{MARKER}{path}")
    heard = capfd.readouterr()
    assert MARKER not in heard.out + heard.err + caplog.text


def test_the_same_forms_twice_and_old_pages_are_harmless(client):
    for _ in range(2):
        assert client.post("/assess/q/how_old", {"answer": "30"}).status_code == 303
    assert client.post("/assess/q/how_old", {"answer": "31"}).status_code == 303
    assert b"31" in client.get("/assess/review").content
