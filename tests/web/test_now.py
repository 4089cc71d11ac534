"""Help me now: every sign leads to what the rules say of it, with and without a connection."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser
from tests.web import looking
from tests.web.leftovers import leftovers
from tests.web.reading import grade, sections

from unspasm import language
from unspasm.assessment.assess import assess
from unspasm.cli import now as now_command
from unspasm.library.edition import load
from unspasm.problems import ProblemsFound
from unspasm.web import speaking
from unspasm.web.now import phone
from unspasm.web.now.graph import Extra, graph
from unspasm.web.now.pages import GUIDES, ROUTES
from unspasm.web.now.phone import COUNTRIES
from unspasm.web.offline import builder
from unspasm.web.offline.views import kept
from unspasm.words import Urgency

_LINK = re.compile(r'(?:href|src)="([^"]+)"')
_VERDICT = re.compile(r'data-verdict="(\w+)" data-route="(\w+)"')
FIRST_LOAD = 60 * 1024
FAR = ("ambulance", "go_now", "maternity")


def _get(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@cache
def _all_pages(start: str = "/now") -> dict[str, str]:
    """Every page that ana can reach by links from the first one, and only under its address."""
    client = Client(headers={"host": "127.0.0.1"})
    found: dict[str, str] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = _get(client, path)
            links = (link.split("#")[0] for link in _LINK.findall(found[path]))
            waiting += [link for link in links if re.match(rf"{start}(/|$)", link)]
    return found


def _verdict(html: str) -> tuple[str, str]:
    found = _VERDICT.search(html)
    assert found
    return found[1], found[2]


def _expected(**answers: object) -> tuple[str, str]:
    judged = assess(answers, load()).triage
    return judged.level.word, judged.route.word


def _extras() -> Iterator[tuple[str, Extra]]:
    return ((sign.id, extra) for sign in graph().signs.values() for extra in sign.extras)


# The pages work


def test_ana_reaches_help_in_three_taps(client: Client) -> None:
    first = _get(client, "/now")
    assert 'href="/now/sign/saddle_numbness"' in first
    page = _get(client, "/now/sign/saddle_numbness")
    assert _verdict(page) == ("emergency", "go_now")
    assert "I need to be checked for cauda equina" in _plain(page)
    assert 'href="tel:112"' in page


def test_every_link_leads_somewhere(client: Client) -> None:
    pages = _all_pages()
    outside = {link for html in pages.values() for link in _LINK.findall(html) if link.startswith("/")}
    others = {link.split("#")[0] for link in outside} - set(pages)
    broken = {link for link in others if not link.startswith("/static/") and client.get(link).status_code != 200}
    missing = {
        link for link in others if link.startswith("/static/") and not finders.find(link.removeprefix("/static/"))
    }
    assert not broken | missing
    for path, html in pages.items():
        ids = set(re.findall(r'id="([^"]+)"', html))
        assert {link[1:] for link in _LINK.findall(html) if link.startswith("#")} <= ids, path


def test_every_page_of_the_graph_is_reached_by_links() -> None:
    pages = set(_all_pages())
    assert {f"/now/sign/{id}" for id in graph().signs} <= pages
    assert {f"/now/emergency/{route.word}" for route in ROUTES} <= pages
    assert {f"/now/{name}" for name in GUIDES} <= pages
    two = {f"/now/sign/{id}/{extra.id}" for id, extra in _extras()}
    assert {path for path in two if path not in pages and f"{path}/today" not in pages} == set()


def test_the_cards_are_those_of_the_edition(client: Client) -> None:
    text = _plain(_get(client, "/now")) + _plain(_get(client, "/now/more"))
    questions = {question.id: question for question in load().questions}
    shown = [questions[id] for screen in load().screens for id in screen.questions]
    for question in (question for question in shown if question.none_of_these):
        for words in (question.text, question.how_to_check, *question.labels.values()):
            assert " ".join(words.split()) in text


def test_every_page_has_one_h1_and_the_edition() -> None:
    for path, html in _all_pages().items():
        assert html.count("<h1") == 1, path
        assert load().name in html, path
        assert not re.search(r"<style| style=", html), path


# What the pages say is what the rules say


@pytest.mark.parametrize("sign", graph().signs)
def test_a_sign_has_the_level_and_route_of_the_assessment(client: Client, sign: str) -> None:
    page = _get(client, f"/now/sign/{sign}")
    assert _verdict(page) == _expected(**{sign: True})
    for rule in graph().signs[sign].outcome.rules:
        assert " ".join(rule.say.split()) in _plain(page)
    if graph().signs[sign].unsure:
        card = graph().signs[sign].card
        assert _verdict(_get(client, f"/now/unsure/{card}/{sign}")) == _expected(**{sign: "unsure"})


def test_two_signs_have_the_level_and_route_of_the_assessment() -> None:
    pages = _all_pages()
    for sign, extra in _extras():
        path = f"/now/sign/{sign}/{extra.id}"
        html = pages.get(path) or pages[f"{path}/today"]
        assert _verdict(html) == _expected(**{sign: True, extra.fact: extra.value}), path


def test_no_two_signs_are_missed() -> None:
    """The graph looks only at facts that one rule names; here every second pair of all signs is tried."""
    alone = {id: sign.outcome.level for id, sign in graph().signs.items()}
    found = {(sign, extra.id) for sign, extra in _extras()}
    for one, other in islice(product(alone, alone), 0, None, 2):
        if one != other:
            worse = assess({one: True, other: True}, load()).triage.level > max(alone[one], alone[other])
            assert worse == ((one, other) in found), (one, other)


def test_an_age_that_weighs_more_is_offered_and_holds_for_every_older_age() -> None:
    from_ages = [(sign, extra) for sign, extra in _extras() if extra.id.startswith("from-")]
    assert {(sign, extra.id) for sign, extra in from_ages} >= {("collapsed", "from-50"), ("fall_or_bump", "from-65")}
    for sign, extra in from_ages:
        for years in (float(extra.value), float(extra.value) + 7, 99.0):
            assert assess({sign: True, "age": years}, load()).triage.level >= extra.outcome.level
    for sign, extra in ((sign, extra) for sign, extra in _extras() if extra.id == "under-16"):
        for years in range(16):
            assert assess({sign: True, "age": years}, load()).triage.level >= extra.outcome.level


def test_who_must_be_seen_today_is_reminded_to_the_end(client: Client) -> None:
    page = _get(client, "/now/sign/fever")
    assert _verdict(page)[0] == "same_day"
    assert 'href="/now/more/today"' in page
    more = _get(client, "/now/more/today")
    assert "You still need to be seen today" in more
    assert 'href="/now/sign/belly_pain/today"' in more
    assert 'href="/now/first-hour/today"' in _get(client, "/now/sign/belly_pain/today")
    assert "You still need to be seen today" in _get(client, "/now/first-hour/today")
    assert "You still need to be seen today" not in _get(client, "/now/first-hour")


def test_no_page_says_that_home_is_enough() -> None:
    for path, html in _all_pages().items():
        assert "care for this at home" not in html, path
        assert 'data-level="self_care"' not in html, path


# What an emergency page owes people


@pytest.mark.parametrize("path", [f"/now/emergency/{route}" for route in FAR])
def test_an_emergency_page_says_what_to_do_bring_and_leave(client: Client, path: str) -> None:
    text = _plain(_get(client, path))
    for words in (
        "Have nothing to eat or drink",
        "Take no ibuprofen, naproxen or aspirin",
        "Bring your medicine list",
        "when you took the last one",
        "If someone wants to send you home",
        "What to say on the phone",
        "call 18000",
    ):
        assert words in text
    if path != "/now/emergency/ambulance":
        assert "taxi" in text


def test_every_emergency_sign_has_its_steps_on_its_own_page() -> None:
    for path, html in _all_pages().items():
        found = _VERDICT.search(html)
        if found and found[1] == "emergency" and found[2] in FAR:
            assert "nothing to eat or drink" in html, path
            assert "What to say on the phone" in html, path
            assert html.count('href="tel:') >= 5, path


def test_after_a_big_injury_people_lie_still(client: Client) -> None:
    assert "Do not sit up, turn or walk" in _get(client, "/now/sign/big_injury")
    assert "Do not sit up, turn or walk" in _get(client, "/now/sign/fall_or_bump/leg_weakness")
    assert "Do not sit up, turn or walk" not in _get(client, "/now/sign/chest_pain_or_breathless")


def test_the_crisis_and_the_poison_page_have_their_lines(client: Client) -> None:
    crisis, poison = _get(client, "/now/emergency/crisis_line"), _get(client, "/now/emergency/poison_line")
    for country in COUNTRIES:
        for line, page in ((country.crisis, crisis), (country.poison, poison)):
            assert line is None or f'href="tel:{line.tel}"' in page
    assert 'href="tel:116123"' in crisis
    assert 'href="tel:18002221222"' in poison
    assert "banner" not in crisis, "nobody is shouted at here"


def test_the_first_hour_has_its_timer_and_its_limits(client: Client) -> None:
    page = _get(client, "/now/first-hour")
    assert "ui/timer.js" in page
    assert 'data-minutes="15"' in page
    assert "Set an alarm on your phone" in page
    for words in ("Never fall asleep on heat", "numb skin", "patch", "24 to 48 hours", "French and others 2006"):
        assert words in page
    assert page.count("<svg") >= 6
    assert page.count('aria-hidden="true"') >= page.count("<svg")


# No trace


def test_pages_are_the_same_with_and_without_a_cookie_and_set_none(client: Client) -> None:
    client.cookies["told"] = "ana tapped something elsewhere"
    for path in ("/now", "/now/more", "/now/sign/fever", "/now/first-hour", "/now/emergency/go_now", "/now/all"):
        answer = client.get(path)
        assert answer.content.decode() == _all_pages()[path]
        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers


# Refusals


@pytest.mark.parametrize(
    "path",
    [
        "/now/sign/no_such_sign",
        "/now/sign/age",
        "/now/sign/fever/no_such_sign",
        "/now/sign/fever/osteoporosis",
        "/now/unsure/no_such_card",
        "/now/unsure/legs/fever",
        "/now/unsure/how_it_began/began_with_strain",
        "/now/emergency/call_today",
        "/now/no-such-guide",
        "/now/",
        "/now/sign/%F0%9F%98%80",
    ],
)
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_can_be_sent(client: Client) -> None:
    assert client.post("/now").status_code == 405


# Small, and without a connection


def test_the_first_load_is_small(client: Client) -> None:
    html = _get(client, "/now")
    files = {link for link in _LINK.findall(html) if link.startswith("/static/")}
    sizes = [Path(str(finders.find(link.removeprefix("/static/")))).stat().st_size for link in files]
    manifest = len(client.get("/manifest.webmanifest").content)
    assert len(html.encode()) + manifest + sum(sizes) <= FIRST_LOAD


def _held(script: str) -> dict[str, Any]:
    return json.loads(re.search(r"const HELD = (\{.*\});", script)[1])  # type: ignore[index]


def _pattern(script: str, name: str) -> re.Pattern[str]:
    return re.compile(re.search(rf"const {name} = /(.*)/;", script)[1].replace("\\/", "/"))  # type: ignore[index]


def test_the_worker_keeps_no_page_with_answers(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    script = answer.content.decode()
    held = _held(script)
    assert held["cache"].startswith(f"unspasm-en-gb-{load().name}-")
    assert held["kept"] == list(kept())
    assert all(re.match(r"/now(/|$)|/static/ui/", path) for path in held["kept"])
    now = _pattern(script, "NOW")
    for path in ("/assess", "/assess/legs", "/result", "/sheet", "/", "/nowhere"):
        assert not now.match(path)
        assert path not in held["kept"]
    for path in held["kept"]:
        assert not path.startswith("/now") or client.get(path).status_code == 200


def test_the_manifest_names_the_app(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    assert answer.json()["start_url"] == answer.json()["scope"] == "/now"


def test_the_file_is_small_whole_and_alone() -> None:
    html = builder.now_html()
    text = _plain(html)
    assert len(html.encode()) <= builder.MOST_BYTES
    for sign in graph().signs.values():
        label = "Thoughts of suicide" if sign.id == "suicidal_thoughts" else " ".join(sign.label.split())
        assert label.replace("'", "’") in text, sign.id
        for outcome in (sign.outcome, *(extra.outcome for extra in sign.extras)):
            assert not outcome.rules or outcome.rules[0].say.replace("'", "’") in text
    assert not re.search(r"(?:src|href)=(?!\"?(?:#|tel:))", html)
    assert "url(" not in html
    assert "<script" not in html
    ids = set(re.findall(r'\bid="?([\w-]+)', html))
    assert set(re.findall(r'href="?#([\w-]+)', html)) <= ids


def test_eve_writes_the_file_from_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now_command.run(tmp_path / "now.html")
    assert (tmp_path / "now.html").read_text(encoding="utf-8") == builder.now_html()
    assert "no connection" in capsys.readouterr().out
    with pytest.raises(ProblemsFound):
        now_command.run(tmp_path / "missing" / "now.html")


def test_in_a_browser_the_file_shows_one_part_at_a_time(browser: Browser, tmp_path: Path) -> None:
    now_command.run(tmp_path / "now.html")
    page = browser.new_page(java_script_enabled=False)
    page.goto((tmp_path / "now.html").as_uri())
    page.get_by_text("One leg is weak").click()
    assert page.locator("section:visible h2").all_text_contents() == ["Get seen today"]
    page.locator("section:visible").get_by_text("Fever; Shaking chills").first.click()
    assert page.get_by_text("Go to a hospital now").is_visible()
    assert page.get_by_text("Have nothing to eat or drink").is_visible()
    page.goto((tmp_path / "now.html").as_uri())
    page.get_by_text("You inject drugs").click()
    assert page.locator("section:visible h2").all_text_contents() == ["Not an alarm by itself"]
    assert page.get_by_text("None of these, and nothing else on the first page").is_visible()
    page.close()


def test_after_one_visit_ben_needs_no_connection(browser: Browser, live: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live}/now")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    context.set_offline(True)
    page.goto(f"{live}/now/first-hour")
    assert page.get_by_role("heading", level=1).text_content() == "The first hour"
    page.goto(f"{live}/now/sign/new_urine_leak/today")
    assert page.get_by_text("Have nothing to eat or drink").is_visible()
    assert not said
    context.close()


def test_the_timer_counts_and_nothing_moves(browser: Browser, live: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live}/now/first-hour")
    page.get_by_text("Start 15 minutes").click()
    page.get_by_text("15 minutes. Keep this page open").wait_for()
    assert re.fullmatch(r"1[45]:\d\d", page.locator("[data-clock]").text_content() or "")
    shift = (
        "new Promise(done => { let sum = 0; new PerformanceObserver(list => "
        "list.getEntries().forEach(entry => sum += entry.hadRecentInput ? 0 : entry.value))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300) })"
    )
    page.goto(f"{live}/now")
    assert page.evaluate(shift) == 0
    context.close()


# In another language


def test_a_page_speaks_one_language_and_its_links_stay_in_it() -> None:
    for path, html in _all_pages("/en-xa/now").items():
        assert leftovers(html.replace(load().name, "")) == [], path
        tags = [tag for tag in re.findall(r"<[^>]+>", html) if "hreflang" not in tag]
        near = {link for tag in tags for link in re.findall(r'(?:href|src|data-worker|data-scope)="(/[^"]*)"', tag)}
        assert {link for link in near if not re.match("/(en-xa(/|$)|static/)", link)} == set(), path


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_a_sign_has_the_same_verdict_in_every_language(language: str) -> None:
    english = {path: _VERDICT.findall(html) for path, html in _all_pages().items()}
    assert {path: _VERDICT.findall(html) for path, html in _all_pages(f"/{language}/now").items()} == {
        f"/{language}{path}": verdict for path, verdict in english.items()
    }


def test_what_to_say_stands_in_english_too(client: Client) -> None:
    english = re.search(r"“(I have back pain, and this: [^”]+)”", _get(client, "/now/sign/fever/unsteady_legs"))
    assert english
    there = _get(client, "/en-xa/now/sign/fever/unsteady_legs")
    assert f'“<span lang="en" dir="ltr">{english[1]}</span>”' in there
    for path in ("/now/emergency/crisis_line", "/now/emergency/poison_line", "/now/emergency/go_now"):
        said = re.search(r'<p class="notice">“([^”]+)”', _get(client, path))
        assert said
        assert f'“<span lang="en" dir="ltr">{said[1]}</span>”' in _get(client, f"/en-xa{path}")
    today = (
        '<span lang="en" dir="ltr">I have back pain, and this: Fever. '
        "I need to be checked for an infection of the spine. I was"
    )
    assert today in _get(client, "/en-xa/now/sign/fever")
    for path, html in _all_pages("/en-xa/now").items():
        assert ('<span lang="en" dir="ltr">I ' in html) == ("“I " in _all_pages()[path.removeprefix("/en-xa")]), path
    for path, html in _all_pages().items():
        assert "speaks English" not in html, path


def test_the_worker_of_a_language_keeps_only_its_own(client: Client) -> None:
    script, english = _get(client, "/en-xa/sw.js"), _get(client, "/sw.js")
    held, now, ours = _held(script), _pattern(script, "NOW"), _pattern(script, "OURS")
    assert held["cache"].startswith(f"unspasm-en-xa-{load().name}-")
    assert held["start"] == "/en-xa/now"
    assert held["all"] == "/en-xa/now/all"
    pages = [path for path in held["kept"] if not path.startswith("/static/")]
    assert pages
    assert all(now.match(path) and client.get(path).status_code == 200 for path in pages)
    for path in ("/now", "/now/all", "/ar-xb/now", "/en-xa", "/en-xa/assess", "/en-xa/result", "/en-xa/nowhere"):
        assert not now.match(path)
    assert not any(_pattern(english, "NOW").match(path) for path in pages)
    names = ("unspasm-0.1.0+aa", "unspasm-en-gb-0.1.0+aa", "unspasm-en-xa-0.1.0+aa", "unspasm-en-0.1.0+aa", "told")
    assert [name for name in names if ours.match(name)] == ["unspasm-en-xa-0.1.0+aa"]
    assert [name for name in names if _pattern(english, "OURS").match(name)] == list(names[:2])


def test_the_manifest_says_its_language(client: Client) -> None:
    found = {path: client.get(f"{path}/manifest.webmanifest").json() for path in ("", "/ar-xb")}
    assert {path: (one["lang"], one["dir"], one["scope"]) for path, one in found.items()} == {
        "": ("en-gb", "ltr", "/now"),
        "/ar-xb": ("ar-xb", "rtl", "/ar-xb/now"),
    }


def test_the_file_speaks_another_language() -> None:
    html = builder.now_html("ar-xb")
    assert "<html lang=ar-xb dir=rtl>" in html
    with language.use("ar-xb"):
        assert speaking.note() in html
    assert leftovers(html.replace(load().name, "")) == []
    english = builder.now_html()
    assert "<html lang=en-gb dir=ltr>" in english
    assert re.findall(r"<section id=(\S+?)[ >]", html) == re.findall(r"<section id=(\S+?)[ >]", english)
    said = re.findall("“((?:I|The|This) [^”]+)”", english)
    assert said
    assert re.findall("“<span lang=en dir=ltr>([^<]+)</span>”", html) == said


def test_eve_writes_the_file_in_a_language_that_there_is(tmp_path: Path) -> None:
    now_command.run(tmp_path / "now.html", "es")
    assert (tmp_path / "now.html").read_text(encoding="utf-8") == builder.now_html("es")
    with pytest.raises(ProblemsFound, match="`klingon` is not one of its choices") as found:
        now_command.run(tmp_path / "other.html", "klingon")
    assert len(found.value.problems) == 1
    assert not (tmp_path / "other.html").exists()


def test_two_languages_are_kept_side_by_side(browser: Browser, live: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for start in ("/now", "/ar-xb/now"):
        page.goto(live + start)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
    kept = sorted(page.evaluate("caches.keys()"))
    assert [name.rpartition("-")[0] for name in kept] == [
        f"unspasm-{code}-{load().name}" for code in ("ar-xb", "en-gb")
    ]
    context.set_offline(True)
    page.goto(f"{live}/ar-xb/now/sign/new_urine_leak/today")
    assert page.url.split("#")[0] == f"{live}/ar-xb/now/all"
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.goto(f"{live}/now/first-hour")
    assert page.get_by_role("heading", level=1).text_content() == "The first hour"
    context.close()


# Open to everyone


@pytest.mark.parametrize(
    "path",
    [
        "/now",
        "/now/more/today",
        "/now/sign/saddle_numbness",
        "/now/sign/leg_weakness",
        "/now/sign/recent_infection",
        "/now/sign/suicidal_thoughts",
        "/now/unsure/legs",
        "/now/first-hour",
        "/now/fall",
        "/now/emergency/poison_line",
        "/now/all",
        "/now/all#sign-fever",
        "/ar-xb/now",
        "/ar-xb/now/sign/leg_weakness",
        "/ar-xb/now/first-hour",
        "/ar-xb/now/emergency/crisis_line",
    ],
)
def test_a_page_keeps_nobody_out(browser: Browser, live: str, path: str) -> None:
    with looking.opened(browser, live) as (page, wrong):
        page.goto(live + path)
        assert looking.barriers(page) == []
        # The probe lets no service worker in, and says so.
        assert [what for what in wrong if "Service Worker registration blocked by Playwright" not in what] == []


# Words


@pytest.mark.parametrize(
    "path", [*(f"/now/{name}" for name in GUIDES), *(f"/now/emergency/{route.word}" for route in ROUTES)]
)
def test_what_to_do_is_easy_to_read(client: Client, path: str) -> None:
    graded = {heading: round(grade(text), 1) for heading, text in sections(_get(client, path)).items()}
    assert {heading: found for heading, found in graded.items() if found > 6} == {}


def test_nobody_is_scolded() -> None:
    for path, html in _all_pages().items():
        assert not re.search(r"\b(please|sorry|oops|invalid)\b", _plain(html), re.IGNORECASE), path


def test_a_visit_is_asked_for_only_below_an_emergency() -> None:
    levels = {sign.outcome.level for sign in graph().signs.values()}
    assert levels == set(Urgency)


def test_every_country_that_can_be_chosen_has_its_numbers(edition):
    assert {one.id for one in phone.COUNTRIES} == set(edition.facts["country"].choices) - {"elsewhere"}
