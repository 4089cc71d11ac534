"""A newcomer finds where a sentence comes from in two clicks: ana opens what stands behind it, then its rule."""

from typing import Any

import pytest
from django.http import HttpResponse
from playwright.sync_api import Browser, Page
from tests.interviews import STRAIN
from tests.web.looking import opened

from unspasm.library.edition import load
from unspasm.web import told as cookie

ANA: dict[str, Any] = {
    **{fact.id: False for fact in load().facts.values() if fact.kind == "yes_no"},
    **STRAIN,
    "sex": "female",
}
CLEO: dict[str, Any] = {"age": 34, "sex": "female", "saddle_numbness": True}
BEHIND = "details:has(> summary .visually-hidden):has(dl):has(a[href*='/evidence/'])"
MOST = 5  # of the sentences on each page; all of them are followed without a browser in test_every_sentence


def _open(page: Page, live: str, path: str, answers: dict[str, Any]) -> None:
    response = HttpResponse()
    assert cookie.write(response, cookie.Told(answers=answers))
    value = response.cookies[cookie.COOKIE].value
    page.context.add_cookies([{"name": cookie.COOKIE, "value": value, "url": live}])
    page.goto(live + path)


def _sentence(page: Page, at: int) -> str:
    """The words that the summary repeats for those who hear the page: which sentence it is about."""
    about = page.locator(BEHIND).nth(at).locator("summary .visually-hidden").first.text_content() or ""
    return about.partition(": ")[2]


@pytest.mark.parametrize(
    ("path", "answers"), [("/result", ANA), ("/result", CLEO), ("/plan", ANA)], ids=["result", "emergency", "plan"]
)
def test_a_newcomer_finds_the_source_of_a_sentence_in_two_clicks(
    browser: Browser, live: str, path: str, answers: dict[str, Any]
) -> None:
    with opened(browser, live) as (page, wrong):
        _open(page, live, path, answers)
        count = page.locator(BEHIND).count()
        assert count > 0
        for at in range(min(count, MOST)):
            sentence = _sentence(page, at)
            behind = page.locator(BEHIND).nth(at)
            behind.locator("summary").first.click()
            behind.locator("a[href*='/evidence/']:visible").last.click()
            page.wait_for_url("**/evidence/**")
            said = page.locator("main").inner_text()
            assert sentence in " ".join(said.split()), (sentence, page.url)
            assert page.locator("a[href*='/evidence/source/']").count() or "judgement" in said.lower(), page.url
            page.goto(live + path)
        assert wrong == []
