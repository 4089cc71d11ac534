"""Nothing is said that is not in the evidence: each text of the knowledge on a page leads to the item that holds it.

The knowledge is read with its place written before each text, so that a page tells which texts it shows. From the page
one may go over one more page (a treatment, a medicine, a cause) to the evidence: two clicks.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from unspasm.language import pseudo
from unspasm.library import edition as library
from unspasm.library import reading, translating
from unspasm.web import told as cookie
from unspasm.web.medicines import kept
from unspasm.web.medicines.kept import Kept, List

EXAMPLES = Path(__file__).parents[2] / "examples"
PEOPLE = ("cancer_history", "desk_worker_5_months", "fall_at_78", "golfer_with_sciatica", "pregnant_28_weeks")
FEW: dict[str, Any] = {"age": 42}
EMERGENCY: dict[str, Any] = {"age": 34, "sex": "female", "saddle_numbness": True, "both_legs_symptoms": True}
ROOT = f"/{pseudo.LONGER}"
PAGES = (
    *("/result", "/result/changes", "/plan", "/plan/options", "/plan/options/heat", "/plan/heat-cold"),
    *("/plan/heat-cold/session/heat", "/plan/outlook", "/plan/visit", "/medicines", "/medicines/ibuprofen"),
)
_PLACE = re.compile("⟦([^⟧]+)⟧")
_LINK = re.compile(f'href="({ROOT}/(?:evidence/|plan/options/|medicines/|result/cause/)[^"#?]+)')
# What the person was asked or said, and names of lists: it leads to its question, not to evidence.
_ASKED = ("facts/", "derived/", "questions/", "screens/")
_TAKEN = List((Kept("naproxen", 2.0), Kept("sertraline"), Kept("warfarin")), complete=True)


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = translating.with_texts(library.shipped(), lambda place, text: f"⟦{place}⟧{text}")
    monkeypatch.setattr(library, "_translated", lambda _: marked)


class Walk:
    """One person's browser that remembers the pages it has opened."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.client = Client(headers={"host": "127.0.0.1"})
        response = HttpResponse()
        assert cookie.write(response, cookie.Told(answers=answers))
        assert kept.write(response, _TAKEN)
        for name, morsel in response.cookies.items():
            self.client.cookies[name] = morsel.value

    def texts_and_links(self, path: str) -> tuple[set[str], set[str]]:
        answer = self.client.get(path, follow=True)
        assert answer.status_code == 200, path
        html = answer.content.decode()
        return set(_PLACE.findall(html)), set(_LINK.findall(html))


class Evidence:
    """What each evidence page says; the same for everyone."""

    def __init__(self) -> None:
        self._said: dict[str, set[str]] = {}

    def says(self, walk: Walk, path: str) -> set[str]:
        if path not in self._said:
            self._said[path] = walk.texts_and_links(path)[0]
        return self._said[path]


EVIDENCE = Evidence()
SEEN: dict[str, set[str]] = {}  # the texts that were followed, by page


def _without_source(walk: Walk, path: str) -> Iterator[str]:
    """The texts of the page that no evidence page within two clicks holds."""
    texts, links = walk.texts_and_links(path)
    SEEN.setdefault(path.removeprefix(ROOT), set()).update(texts)
    left = {place for place in texts if not place.startswith(_ASKED)}
    for link in links:
        if "/evidence/" in link:
            left -= EVIDENCE.says(walk, link)
    for link in links:
        if left and "/evidence/" not in link:
            for second in walk.texts_and_links(link)[1]:
                if "/evidence/" in second:
                    left -= EVIDENCE.says(walk, second)
    yield from sorted(left)


@pytest.mark.parametrize("who", [*PEOPLE, "an emergency", "few answers"])
def test_each_text_on_a_page_leads_in_two_clicks_to_the_item_that_holds_it(who: str, placed: None) -> None:
    others = {"an emergency": EMERGENCY, "few answers": FEW}
    told: Any = others.get(who) or reading.read_file(EXAMPLES / f"{who}.yaml").data
    walk = Walk(told)
    lost = {page: found for page in PAGES if (found := list(_without_source(walk, ROOT + page)))}
    assert lost == {}


def test_each_page_says_something_that_can_be_followed(placed: None) -> None:
    walk = Walk(FEW)
    for page in PAGES:
        assert list(_without_source(walk, ROOT + page)) == []
    assert [page for page in PAGES if not SEEN[page]] == []


def test_a_page_that_says_something_without_a_source_is_found(placed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(FEW)
    monkeypatch.setattr(EVIDENCE, "says", lambda *_: set())
    assert list(_without_source(walk, f"{ROOT}/plan"))
