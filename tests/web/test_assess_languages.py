"""The questions, the result and the sheet in another language: nothing stays English, no way leaves the language."""

import io
import re
from time import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader
from tests.interviews import STRAIN
from tests.web.leftovers import leftovers

from unspasm import language
from unspasm.assessment.assess import assess
from unspasm.assessment.contract import plain
from unspasm.library.edition import load
from unspasm.web import told as cookie
from unspasm.web.now import phone
from unspasm.web.result import for_another, links

EDITION = load()
CALM = {**{fact.id: False for fact in EDITION.facts.values() if fact.kind == "yes_no"}, **STRAIN, "sex": "male"}
PEOPLE: dict[str, dict[str, Any]] = {
    "nothing told": {},
    "not finished": {"age": 30.0},
    "not sure": {**CALM, "new_urine_leak": "unsure"},
    "home": {**CALM, "age": 61.0, "lifted_heavy": True},
    "same day": {"fever": True, "cancer_ever": True},
    "emergency": {**CALM, "new_urine_leak": True},
    "crisis": {**CALM, "suicidal_thoughts": True},
    "child": {"age": 9.0, "fever": True, "saddle_numbness": True},
}
PAGES = ("/assess", "/assess/review", "/assess/load", "/assess/q/legs", "/result", "/result/changes", "/sheet")
SHEET = {"tried": "77", "paper": "a4", "goes_in": ["danger", "level", "four", "tried", "medicines", "open"]}


def telling(client: Client, answers: dict[str, Any], *, hours_ago: int = 0, carer: bool = False) -> Client:
    response = HttpResponse()
    at = dict.fromkeys((one.id for one in EDITION.questions), int(time() // 60) - hours_ago * 60)
    told = cookie.Told(answers, at if answers else {}, carer=carer, skipped=frozenset(("which_sex",)))
    assert cookie.write(response, told)
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def left(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    return leftovers(response.content.decode().replace(EDITION.name, ""))


@pytest.mark.parametrize("carer", [False, True])
@pytest.mark.parametrize("hours_ago", [0, 30])
@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_stays_english_and_every_way_keeps_the_language(client, person, hours_ago, carer):
    telling(client, PEOPLE[person], hours_ago=hours_ago, carer=carer)
    for page in PAGES:
        response = client.get(f"/en-xa{page}", follow=True)
        known = response.content.decode().replace("If the person who answers", "")
        assert left(response) == [], page
        ways = re.findall(r'<(?:a|form)\b[^>]*(?:href|action)="(/[^"]*)"(?![^>]*hreflang)', known)
        assert [way for way in ways if not way.startswith("/en-xa")] == [], page


def test_no_question_and_no_mistake_is_in_english(client):
    for question in EDITION.questions:
        address, first = f"/en-xa/assess/q/{question.id}", question.answers[0]
        assert left(client.get(address)) == []
        for sent in ({}, {"answer": "x", "tick": "zz"}, {"answer": "999999"}, {"tick": first, "unsure": first}):
            assert left(client.post(address, sent)) == [], question.id
    assert left(client.post("/en-xa/assess", {"who": "x"})) == []
    assert left(client.post("/en-xa/assess/load", {"text": ""})) == []
    # The names and words of a file are the same in every language.
    text = "age: 1000\nfever: 3\npregnant: 4\nduration_days: 0.5.1"
    told = left(client.post("/en-xa/assess/load", {"text": text}))
    assert {re.sub(r".*: ", "", one) for one in told} == {"age", "fever", "pregnant", "duration_days"}


def test_what_the_reader_of_files_says_in_english_is_marked_so(client):
    page = client.post("/en-xa/assess/load", {"text": "a: ["})
    assert '<span lang="en"' in page.content.decode()
    assert left(page) == []


@pytest.mark.parametrize("person", PEOPLE)
def test_a_cause_in_full_has_nothing_in_english(client, person):
    page = telling(client, PEOPLE[person]).get("/en-xa/result").content.decode()
    for address in sorted(set(re.findall(r'"(/en-xa/result/cause/\w+)"', page)))[:3]:
        assert left(client.get(address)) == []


@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_on_the_sheet_is_in_english(client, person):
    telling(client, PEOPLE[person])
    for show in ("form", "page"):
        assert left(client.post("/en-xa/sheet", {**SHEET, "show": show})) == []
    text = client.post("/en-xa/sheet", {**SHEET, "show": "text"}).content.decode().replace(EDITION.name, "")
    assert re.findall("[A-Za-z]{3,}", text) == []
    wrong = {"paper": "x", "goes_in": "x", "name": "1" * 200, **{f"fact_{id}": "??" for id in EDITION.facts}}
    assert left(client.post("/en-xa/sheet", {**wrong, "show": "page"})) == []


@pytest.mark.parametrize(("code", "named"), [("en-gb", "en-GB"), ("es", "es"), ("ar-xb", "ar-XB")])
def test_the_pdf_says_its_language_and_stays_one_side(client, code, named):
    start = "" if code == language.SOURCE else f"/{code}"
    page = telling(client, CALM).post(f"{start}/sheet", {**SHEET, "show": "pdf"})
    document = PdfReader(io.BytesIO(page.content))
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == named
    assert len(document.pages) == 1


@pytest.mark.parametrize("carer", [False, True])
def test_the_words_for_the_phone_come_in_english_too(client, carer):
    html = telling(client, PEOPLE["emergency"], carer=carer).get("/en-xa/result").content.decode()
    said = "Someone with me has back pain" if carer else "I have back pain"
    assert html.count(said) == 1
    assert said in "".join(re.findall(r'<span lang="en"[^>]*>([^<]*)</span>', html))


def test_for_another_there_are_words_for_whatever_one_says_for_oneself():
    """As the words for oneself, with other people in them."""
    for own, theirs, child in (
        (phone._CHECK, for_another._THEY, for_another._CHILD),
        (phone._STATE, for_another._THEY_BY_NOTE, for_another._CHILD_BY_NOTE),
    ):
        for key in own:
            said = own[key].replace("The baby and I need ", "They and the baby need ")
            adult = said.replace("I have ", "Someone with me has ").replace("I need ", "They need ")
            assert theirs[key] == adult
            young = said.replace("I have ", "The child has ").replace("I need ", "The child needs ")
            assert child[key] == young
        assert own.keys() == theirs.keys() == child.keys()


def test_addresses_follow_the_language(client):
    assert links.TO["first_hour"] == "/now/first-hour"
    assert dict(links.TO)["heat_cold"] == "/plan/heat-cold"
    assert 'href="/en-xa/now"' in client.get("/en-xa/result").content.decode()
    assert client.get("/en-xa/result/changes")["Location"] == "/en-xa/result"
    assert client.post("/en-xa/assess", {"who": "self"})["Location"] == "/en-xa/assess/q/right_now"
    assert client.post("/en-xa/assess/forget")["Location"] == "/en-xa/assess"


@pytest.mark.parametrize("person", PEOPLE)
def test_an_assessment_is_the_same_in_every_language(person):
    """Only what people read differs; names and words for programs do not."""
    english = plain(assess(PEOPLE[person], EDITION))
    with language.use("en-xa"):
        other = plain(assess(PEOPLE[person], load()))
    assert other["urgency"]["level"] == english["urgency"]["level"]
    assert [(one["id"], one["words"], one["score"]) for one in other["causes"]] == [
        (one["id"], one["words"], one["score"]) for one in english["causes"]
    ]
    assert other["imaging"]["reason"] != english["imaging"]["reason"]
