"""ana makes the page for ben, her physiotherapist; cleo sends things that do not fit."""

import io
from html import unescape
from re import DOTALL, MULTILINE, findall, search, sub
from time import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.web.looking import violations

from unspasm.library.edition import load
from unspasm.sheet.build import CHOICES, LEFT_OUT
from unspasm.sheet.contents import HEADINGS, TITLE
from unspasm.sheet.typed import MOST_LETTERS
from unspasm.web import told as cookie
from unspasm.web.told import Told

ANA: dict[str, Any] = {
    "age": 34.0,
    "sex": "female",
    "new_trouble_peeing": True,
    "saddle_numbness": "unsure",
    "new_urine_leak": False,
    "blood_thinner": True,
    "lifted_heavy": True,
}
ODD = {
    "markup": '<script>alert(1)</script> #panic("x") $x$ *a* `b` {{ x }} {% y %}',
    "emoji": "😀👩‍👩‍👧 good",
    "arabic": "مرحبا بك",
    "null": "a\x00b",
    "long": "My back hurts. " * (MOST_LETTERS // 15),
}
FIELDS = ("name", "born", "medicines", "allergies", "tried", "question_1", "question_2", "question_3", "other")
STORIES = FIELDS[2:]
NAMES = (
    *FIELDS,
    "show",
    "paper",
    "goes_in",
    "fact_pain_now",
    "fact_hours_since_pee",
    "fact_biggest_fear",
    "other_field",
)


@pytest.fixture
def ana(client: Client) -> Client:
    return telling(client, ANA)


def telling(client: Client, answers: dict[str, Any], hours_ago: int = 0, carer: bool = False) -> Client:
    minutes = int(time() // 60) - hours_ago * 60
    response = HttpResponse()
    asked_at = {question.id: minutes for question in load().questions if set(question.answers) & set(answers)}
    assert cookie.write(response, Told(answers=answers, asked_at=asked_at, carer=carer))
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def post(client: Client, show: str = "form", goes_in: tuple[str, ...] = CHOICES, **typed: Any) -> Any:
    return client.post("/sheet", {"show": show, "goes_in": goes_in, "paper": "a4", **typed})


def typed_in(names: tuple[str, ...], value: str) -> dict[str, Any]:
    return dict.fromkeys(names, value)


def words(page: Any) -> str:
    """What a person reads, with single spaces."""
    return " ".join(unescape(sub(r"<[^>]*>", "", page.content.decode())).split())


def paper(page: Any) -> str:
    return "".join("".join(one.extract_text() for one in PdfReader(io.BytesIO(page.content)).pages).split())


def test_the_form_shows_the_sheet_as_it_is_now(ana):
    page = ana.get("/sheet")
    assert page.status_code == 200
    said = words(page)
    assert "YES: New trouble starting or feeling pee." in said
    assert "NOT SURE: Numb between the legs." in said
    assert "not asked: Cannot feel or hold poo" in said
    html = page.content.decode()
    assert html.count("<h1") == 1
    assert html.count(" checked>") == len(CHOICES)
    assert [unescape(one) for one in findall(r"<h3>(.*?)</h3>", html)] == list(HEADINGS)


def test_every_field_has_its_label_and_nothing_needs_a_script(ana):
    html = ana.get("/sheet").content.decode()
    named = set(findall(r'<(?:input|select|textarea)[^>]* id="(id_[^"]+)"', html))
    assert named
    assert named <= set(findall(r'<label for="([^"]+)"', html))
    assert "style=" not in html
    assert "<script" not in html
    assert " on" + "click" not in html


def test_three_ways_out(ana):
    page = post(ana, "page", medicines="Warfarin 5 mg")
    assert f"<h1>{TITLE}</h1>" in page.content.decode()
    assert "Medicines: Warfarin 5 mg." in words(page)
    pdf = post(ana, "pdf", medicines="Warfarin 5 mg")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"].startswith("attachment; filename=")
    assert "Warfarin5mg." in paper(pdf)
    plain = post(ana, "text", medicines="Warfarin 5 mg")
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert "- Medicines: Warfarin 5 mg." in plain.content.decode()


def test_all_three_say_the_same(ana):
    plain = post(ana, "text", medicines="Warfarin 5 mg", other="I live alone.").content.decode()
    pdf = paper(post(ana, "pdf", medicines="Warfarin 5 mg", other="I live alone."))
    page = "".join(words(post(ana, "page", medicines="Warfarin 5 mg", other="I live alone.")).split())
    lines = findall(r"^- (.*?)(?=^- |\n\n)", plain, DOTALL | MULTILINE)
    assert len(lines) > 40
    for line in lines:
        together = sub(r"\(answered.*?\)", "", "".join(line.split()))
        assert together in page, line
        answers = together.partition(":")[2].replace("-", "")
        assert answers in pdf.replace("-", ""), line


def test_the_answers_of_this_page_are_used_once_and_not_kept(ana):
    before = ana.cookies[cookie.COOKIE].value
    page = post(ana, "page", fact_hours_since_pee="14,5", fact_thinner_kind="warfarin", fact_biggest_fear="work")
    assert "Last pee: Hours since the last pee: 14.5." in words(page)
    assert "Warfarin or similar" in words(page)
    assert cookie.COOKIE not in page.cookies
    assert ana.cookies[cookie.COOKIE].value == before
    assert "14.5" not in words(ana.get("/sheet"))


def test_an_answer_can_be_taken_back_here(client):
    telling(client, {**ANA, "pain_now": 4.0})
    assert "Pain now: 4 of 10" in words(client.get("/sheet"))
    assert "Pain now: 4 of 10" not in words(post(client, "page", fact_pain_now=""))
    assert "Pain now: 4 of 10" in words(post(client, "page"))


def test_a_yes_can_be_given_here(ana):
    page = words(post(ana, "page", fact_painkiller_allergy="yes", fact_metal_pump_or_stimulator="no"))
    assert "Allergies: YES: Allergy to a medicine." in page
    assert "no: Metal, pump or stimulator in the body." in page


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_unticked_is_left_out_and_says_so(ana, choice):
    page = post(ana, "form", tuple(one for one in CHOICES if one != choice))
    assert words(page).count(LEFT_OUT) == 1
    assert page.content.decode().count(" checked>") == len(CHOICES) - 1


def test_nothing_ticked_still_has_every_heading(ana):
    page = ana.post("/sheet", {"show": "page"})
    assert page.status_code == 200
    assert [unescape(one) for one in findall(r"<h3>(.*?)</h3>", page.content.decode())] == list(HEADINGS)
    assert "YES:" not in words(page)


def test_change_something_brings_back_all_that_was_typed(ana):
    shown = post(ana, "page", ("danger", "level"), other='He said "no" & left\nthen <b>', fact_spasms_a_day="12")
    sent = findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown.content.decode())
    again: dict[str, list[str]] = {}
    for name, value in sent:
        if name != "csrfmiddlewaretoken":
            again.setdefault(name, []).append(unescape(value))
    form = ana.post("/sheet", {**again, "show": "form"})
    html = form.content.decode()
    box = search(r'<textarea name="other".*?>(.*?)</textarea>', html, DOTALL)
    assert box is not None
    assert unescape(box[1]).strip() == 'He said "no" & left\nthen <b>'
    assert 'value="12"' in html
    assert html.count(" checked>") == 2


# Refusals


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("fact_hours_since_pee", "999", "Hours since the last pee: write a number from 0 to 72."),
        ("fact_hours_since_pee", "nan", "Hours since the last pee: write a number from 0 to 72."),
        ("fact_hours_since_pee", "some", "Hours since the last pee: write a number from 0 to 72."),
        ("fact_thinner_kind", "beer", "Pick from the list."),
        ("paper", "a3", "Paper: pick A4 or US Letter."),
        ("goes_in", "nothing", "What goes in: pick from the list."),
        ("other", "x" * (MOST_LETTERS + 1), "Anything else: use at most 3,000 letters. You have 3001."),
    ],
)
@pytest.mark.parametrize("show", ["page", "pdf", "text"])
def test_what_does_not_fit_gets_one_message_and_nothing_is_lost(ana, show, field, value, message):
    page = ana.post("/sheet", {"show": show, "goes_in": CHOICES, "tried": "Heat & rest", field: value})
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count("error-summary") == 1
    assert message in words(page)
    assert "Heat &amp; rest" in html
    assert f'href="#id_{field}"' in html
    assert f'id="id_{field}"' in html


@pytest.mark.parametrize("show", ["form", "page", "pdf", "text"])
@pytest.mark.parametrize("odd", ODD)
def test_odd_letters_are_only_letters(ana, show, odd):
    page = post(ana, show, **typed_in(STORIES, ODD[odd]), name=ODD[odd][:100])
    assert page.status_code == 200
    assert b"<script>alert" not in page.content or show == "text"
    assert page.content


def test_markup_stays_markup(ana):
    assert "".join(ODD["markup"].split()) in paper(post(ana, "pdf", other=ODD["markup"]))
    assert ODD["markup"] in words_unescaped(post(ana, "page", other=ODD["markup"]))
    assert ODD["markup"] in " ".join(post(ana, "text", other=ODD["markup"]).content.decode().split())


def words_unescaped(page: Any) -> str:
    return unescape(page.content.decode())


def test_the_fullest_form_fits_into_one_request_and_one_side(ana):
    pdf = post(ana, "pdf", **typed_in(STORIES, "😀" * MOST_LETTERS), name="😀" * 100, born="😀" * 100)
    assert pdf.status_code == 200
    assert len(PdfReader(io.BytesIO(pdf.content)).pages) == 1


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60), max_size=8))
@settings(max_examples=60)
def test_nothing_that_is_sent_breaks_the_page(sent):
    client = Client(headers={"host": "127.0.0.1"})
    assert client.post("/sheet", sent).status_code == 200


def test_letters_that_the_pdf_lacks_are_announced(ana):
    assert "The PDF cannot show some letters" in words(post(ana, other="日本"))
    assert "The PDF cannot show some letters" not in words(post(ana, other="good"))


def test_who_has_told_nothing_is_sent_to_the_questions(client):
    page = client.get("/sheet")
    assert "You have not answered any questions yet" in words(page)
    assert 'href="/assess"' in page.content.decode()
    assert "Not finished" in words(page)


def test_old_danger_answers_count_as_not_asked(client):
    page = telling(client, ANA, hours_ago=30).get("/sheet")
    assert "over 24 hours old" in words(page)
    assert "older than 24 hours: ask again" in words(page)
    assert "YES: New trouble starting" not in words(page)


def test_a_carer_is_named(client):
    assert "Someone who cares for them" in words(telling(client, ANA, carer=True).get("/sheet"))


def test_a_broken_cookie_is_no_cookie(client):
    client.cookies[cookie.COOKIE] = "broken"
    assert client.get("/sheet").status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(ana, method):
    assert getattr(ana, method)("/sheet").status_code == 405


def test_a_form_without_its_token_is_refused():
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    assert strict.post("/sheet", {"show": "pdf"}).status_code == 403


def test_no_store_and_nothing_typed_in_headers(ana):
    for show in ("form", "page", "pdf", "text"):
        page = post(ana, show, **typed_in(FIELDS, "xyzzy-marker"))
        assert page["Cache-Control"] == "no-store"
        assert "xyzzy" not in str(page.headers) + str(page.cookies)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_browser_finds_no_fault(live, browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(f"{live}/sheet")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.fill("#id_other", "W" * 500)
    assert violations(page) == []
    page.fill("#id_fact_pain_now", "99")
    page.click("text=Show it to print")
    assert "write a number from 0 to 10" in page.inner_text(".error-summary")
    assert violations(page) == []
    page.fill("#id_fact_pain_now", "3")
    page.click("text=Show it to print")
    assert "Pain now: 3 of 10" in page.inner_text("article")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert heard == []
    context.close()
