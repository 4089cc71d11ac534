"""The frame around every page: it is there, it keeps strangers out, and everyone can use it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pypdf import PdfReader
from tests.web.looking import barriers, movement, opened, violations

from unspasm.web import ui

HOME = Path(ui.__file__).parent
WRITTEN = sorted(
    file
    for folder in ("templates", "static")
    for file in (HOME / folder).rglob("*")
    if file.suffix in {".html", ".css", ".js", ".svg", ".json", ".txt", ".webmanifest"}
)
SITE_CSS = HOME / "static" / "ui" / "site.css"
ONE_FILE = HOME / "templates" / "offline" / "now.html"  # is sent to a phone as a file, so it brings its own style
QUICK_EXIT = '<a class="quick-exit" href="https://www.bbc.co.uk/weather" rel="noreferrer">Leave this page</a>'
ALLOWED_ADDRESSES = {"https://www.bbc.co.uk/weather", "http://www.w3.org/2000/svg"}


def test_the_first_page_offers_help_now_and_the_questions(client):
    answer = client.get("/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'href="/now"' in html
    assert 'href="/assess"' in html
    assert html.count("<h1") == 1
    assert "No clinician has reviewed this." in html
    assert QUICK_EXIT in html


def test_an_unknown_address_gets_a_page_that_leads_on_and_repeats_nothing(client):
    answer = client.get("/no-such-page-ana")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert 'href="/now"' in html
    assert "no-such-page-ana" not in html


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/nowhere", 404)])
def test_every_page_says_no_to_strangers_and_to_being_stored(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_looking_around_leaves_no_cookie(client):
    assert client.get("/").cookies == {}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "unspasm.local"])
def test_a_name_that_is_not_ours_is_refused(host):
    assert Client(headers={"host": host}).get("/").status_code == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1.evil.example", "null"])
def test_a_form_from_another_site_is_refused(client, origin):
    assert client.post("/", headers={"origin": origin}).status_code == 403


def test_a_form_without_its_token_is_told_to_load_the_page_again():
    strict = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    answer = strict.post("/", {"typed": "ana"})
    assert answer.status_code == 403
    assert "Load the page again" in answer.content.decode()


def test_the_first_page_only_reads(client):
    assert client.post("/").status_code == 405


def test_the_style_is_small_and_served(client):
    assert SITE_CSS.stat().st_size <= 16 * 1024
    answer = client.get("/static/ui/site.css")
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == SITE_CSS.read_bytes()


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.relative_to(HOME).as_posix())
def test_no_file_asks_another_site_for_anything(file):
    text = file.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"'<>)]+", text)) <= ALLOWED_ADDRESSES
    assert not re.search(r"""(?:src|href|url\(|import)\s*=?\s*["']?//""", text)


@pytest.mark.parametrize(
    "file", [file for file in WRITTEN if file.suffix == ".html"], ids=lambda file: file.relative_to(HOME).as_posix()
)
def test_no_page_carries_a_style_or_a_script_inside(file):
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|\|\s*safe\b", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "<style" not in text or file == ONE_FILE


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_a_page_keeps_nobody_out(browser: Browser, live, path):
    with opened(browser, live) as (page, wrong):
        page.goto(live + path)
        assert barriers(page) == []
        assert [what for what in wrong if "status of 404" not in what] == []


def test_more_contrast_and_forced_colours_are_as_open(browser: Browser, live):
    with opened(browser, live) as (page, wrong):
        page.goto(live)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, contrast="more")
            assert violations(page) == []
            page.emulate_media(color_scheme=scheme, contrast="null", forced_colors="active")
            assert violations(page) == []
            page.emulate_media(forced_colors="none")
        assert wrong == []


def test_nothing_moves_while_a_page_is_drawn(browser: Browser, live):
    with opened(browser, live) as (page, _):
        page.goto(live)
        assert movement(page) == 0


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(browser: Browser, live):
    with opened(browser, live) as (page, _):
        page.goto(live)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Go to the content"
        assert skip.evaluate("e => e.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("href") == "/now"
        assert page.locator(":focus").evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


def test_paper_shows_what_is_folded_and_leaves_out_what_can_only_be_pressed(browser: Browser, live):
    add = """() => document.querySelector('main').insertAdjacentHTML('beforeend',
        '<details class="more"><summary>Why</summary><p>Folded</p></details><p class="actions">Go on</p>'
        + '<p class="only-print">On paper</p><p class="no-print">Tap here</p>')"""
    with opened(browser, live) as (page, _):
        page.goto(live)
        page.evaluate(add)
        assert not page.get_by_text("Folded").is_visible()
        assert not page.get_by_text("On paper").is_visible()
        (paper,) = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = paper.extract_text()
    assert "Folded" in printed
    assert "On paper" in printed
    assert not [word for word in ("Go on", "Tap here", "Leave this page", "Go to the content") if word in printed]


def test_axe_would_see_a_grey_word_and_a_field_without_a_label(browser: Browser, live):
    spoil = """() => {
        document.querySelector('h1').style.color = '#bbb'
        document.querySelector('main').append(document.createElement('input'))
    }"""
    with opened(browser, live) as (page, _):
        page.goto(live)
        page.evaluate(spoil)
        found = " ".join(barriers(page))
    assert "color-contrast" in found
    assert "label:" in found


def test_a_message_in_the_console_would_be_seen(browser: Browser, live):
    with opened(browser, live) as (page, wrong):
        page.goto(live)
        page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">ben</p>') }")
        page.wait_for_timeout(50)
    assert any("Content Security Policy" in what for what in wrong)
