"""/plan/heat-cold: whom heat and cold may harm, and a guided session. ana has a sore back, ben answers for another."""

import re
import time
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.interviews import STRAIN
from tests.web.filling import Browsing, told_of
from tests.web.leftovers import leftovers
from tests.web.looking import barriers, opened
from tests.web.reading import grade, sections

from unspasm.library.edition import load
from unspasm.web import told as cookie
from unspasm.web.plan.heat_cold import CHECK, NEEDS

EDITION = load()
PAGE = "/plan/heat-cold"
CALM = {**{fact.id: False for fact in EDITION.facts.values() if fact.kind == "yes_no"}, **STRAIN, "sex": "male"}
ASKED = next(one for one in EDITION.questions if one.id == CHECK)
UNCHECKED = {name: value for name, value in CALM.items() if name not in ASKED.answers}
# A yes to one line, and which sessions are still offered.
DRAWN = """
  none of them             | heat cold turn
  numb_skin_on_back        |
  skin_trouble_on_back     |
  poor_circulation         |
  drowsy_now               |
  cannot_tell_reliably     |
  patch_or_rub_on_back     |      cold
  heat_hurt_skin           |      cold
  cancer_ever              |      cold
  cold_hurt_skin           | heat
  artery_disease           | heat
  diabetes                 | heat
  sickle_cell              | heat
  blood_thinner            | heat
  saddle_numbness          |
  fever                    |
  blistering_rash          |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()]
OPEN = [(name, said) for name, _ in ROWS[1:] for said in ("", "unsure") if not said or EDITION.facts[name].danger]
STATES = {
    "nothing told": {},
    "not checked": UNCHECKED,
    "all may help": CALM,
    "some may not": {**CALM, "diabetes": True, "sex": "female", "pregnant": True, "pregnancy_weeks": 12.0},
    "not sure": {**CALM, "numb_skin_on_back": "unsure"},
    "emergency": {**CALM, "new_urine_leak": True},
}


def told_cookie(answers, **more) -> str:
    response = HttpResponse()
    assert cookie.write(response, cookie.Told(answers=dict(answers), **more))
    return response.cookies[cookie.COOKIE].value


def told(client: Client, answers, **more) -> Client:
    client.cookies[cookie.COOKIE] = told_cookie(answers, **more)
    return client


def page_of(client: Client, answers, path: str = PAGE, **more) -> str:
    response = told(client, answers, **more).get(path)
    assert response.status_code == 200
    return response.content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def offered(client: Client, answers, **more) -> set[str]:
    """The sessions that open; the page must offer the same ones."""
    page = page_of(client, answers, **more)
    opening = {kind for kind in NEEDS if client.get(f"{PAGE}/session/{kind}").status_code == 200}
    assert set(re.findall(rf'href="{PAGE}/session/(\w+)"', page)) == opening
    return opening


# What ana is offered


def test_ana_checks_her_skin_and_starts_with_heat():
    ana = Browsing()
    ana.client.cookies[cookie.COOKIE] = told_cookie(UNCHECKED)
    assert "Answer the skin check" in words(ana.open(PAGE))
    assert ana.send(none="yes") == f"{PAGE}#for-you"
    assert told_of(ana.client).answers == CALM
    page = ana.open(PAGE)
    assert "Look at your skin check" in page
    assert f'href="{PAGE}/session/heat"' in page
    assert "Heat, step by step" in ana.open(f"{PAGE}/session/heat")


@pytest.mark.parametrize(("name", "allowed"), ROWS)
def test_what_ana_says_decides_what_she_is_offered(client, name, allowed):
    said = {name: True} if name in EDITION.facts else {}
    assert offered(client, {**CALM, **said}) == set(allowed.split())


@pytest.mark.parametrize(("age", "allowed"), [(11.0, set()), (15.0, set()), (16.0, set(NEEDS)), (80.0, set(NEEDS))])
def test_a_child_needs_an_adult_who_asked(client, age, allowed):
    assert offered(client, {**CALM, "age": age}) == allowed


def test_the_page_says_plainly_what_is_known(client):
    page = words(page_of(client, CALM))
    for wanted in ("Heat: some proof", "Cold: little proof", "nobody has tested it", "Your own relief decides"):
        assert wanted in page
    assert "French" in page, "the sources stand behind it"


def test_a_refusal_says_why_and_because_of_which_answer(client):
    page = words(page_of(client, {**CALM, "numb_skin_on_back": True}))
    assert "Not on skin that feels less: it cannot warn you of a burn." in page
    assert "Because you said Numb skin on the back" in page
    assert "DeRoyal" in page
    assert "No clinician has reviewed this yet." in page


def test_pregnant_ana_keeps_heat_to_her_back(client):
    pregnant = {**CALM, "sex": "female", "pregnant": True, "pregnancy_weeks": 12.0}
    for path in (PAGE, f"{PAGE}/session/heat"):
        assert "On the back only, never on the belly" in words(page_of(client, pregnant, path))


def test_ben_answers_for_someone_else(client):
    assert "You answer for someone else" in page_of(client, UNCHECKED, carer=True)


@pytest.mark.parametrize("kind", NEEDS)
def test_a_session_holds_every_step(client, kind):
    page = words(page_of(client, CALM, f"{PAGE}/session/{kind}"))
    wanted = ["Put a cloth between", "forearm", "stay awake", "Set an alarm on your phone", "Every 5 minutes"]
    wanted += ["stop", "Dry the skin", "Move a little", "Wait an hour or more", "habit, not trial results"]
    wanted += ["Pain Toolkit", "No source was read for these", "Source not yet read"]
    assert [one for one in wanted if one.lower() not in page.lower()] == []
    assert ("cool water" in page) == (kind != "cold")
    assert ("Do not rub" in page) == (kind != "heat")


def test_no_time_is_longer_than_20_minutes(client):
    for kind in NEEDS:
        page = page_of(client, CALM, f"{PAGE}/session/{kind}")
        assert {int(one) for one in re.findall(r'data-minutes="(\d+)"', page)} <= {10, 15, 20}


# Refusals


@pytest.mark.parametrize(("name", "said"), OPEN)
def test_a_missing_answer_never_allows_what_a_yes_would_forbid(client, name, said):
    open_answers = {one: value for one, value in CALM.items() if one != name} | ({name: said} if said else {})
    assert offered(client, open_answers) <= set(dict(ROWS)[name].split())


@pytest.mark.parametrize("kind", NEEDS)
def test_without_answers_a_session_leads_back_to_the_check(client, kind):
    response = client.get(f"{PAGE}/session/{kind}")
    assert (response.status_code, response["Location"]) == (302, PAGE)


def test_yesterdays_check_does_not_count_today(client):
    old = int(time.time() // 60) - 25 * 60
    assert offered(client, CALM, asked_at={CHECK: old}) == set()
    page = page_of(client, CALM, asked_at={CHECK: old})
    assert "more than 24 hours old" in page
    assert " checked>" not in page, "what was said yesterday is no suggestion"


def test_what_else_decides_is_linked_and_leads_back(client):
    missing = {name: value for name, value in CALM.items() if name not in ("diabetes", "artery_disease")}
    page = page_of(client, missing)
    found = re.findall(r'href="(/assess/q/\w+\?next=heat)"', page)
    assert len(found) == 1
    ana = Browsing(client)
    ana.open(found[0])
    assert ana.send(none="yes") == PAGE


def test_open_danger_questions_come_first(client):
    page = page_of(client, {name: CALM[name] for name in ASKED.answers})
    assert "First the danger questions" in page
    assert re.search(r'class="button primary" href="/assess/q/\w+"', page)
    assert offered(client, {name: CALM[name] for name in ASKED.answers}) == set()


@pytest.mark.parametrize(("answer", "level"), [("new_urine_leak", "emergency"), ("fever", "same_day")])
def test_help_comes_first(client, answer, level):
    page = page_of(client, {**CALM, answer: True})
    assert f'class="banner" data-level="{level}"' in page
    assert "Heat or cold: not now" in page
    assert '<form class="stack no-print" id="check"' not in page
    assert offered(client, {**CALM, answer: True}) == set()


@pytest.mark.parametrize(
    ("filled", "told_them"),
    [
        ({}, "Tick all that fit, or tick “None of these”."),
        ({"none": "yes", "tick": ["drowsy_now"]}, "Keep one of the two."),
        ({"tick": ["made_up"]}, "Pick from the list on this page."),
    ],
)
def test_a_form_that_does_not_fit_is_not_kept(client, filled, told_them):
    response = told(client, UNCHECKED).post(PAGE, filled)
    assert response.status_code == 200
    assert "Not saved yet" in response.content.decode()
    assert told_them in words(response.content.decode())
    assert told_of(client).answers == UNCHECKED


def test_ana_takes_her_check_out_again(client):
    response = told(client, CALM, asked_at={CHECK: int(time.time() // 60)}).post(PAGE, {"skip": "yes"})
    assert response.status_code == 303
    assert told_of(client).answers == UNCHECKED


def test_what_does_not_exist_and_what_is_not_allowed(client):
    assert client.get(f"{PAGE}/session/sauna").status_code == 404
    assert client.post(f"{PAGE}/session/heat").status_code == 405
    assert client.put(PAGE).status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    assert strict.post(PAGE, {"none": "yes"}).status_code == 403


# The timer, with a clock that we turn


@pytest.fixture
def timed(browser, live):
    """Opens a session with a clock of its own, and collects what the browser complains of."""
    with opened(browser, live) as (page, wrong):
        page.context.add_cookies([{"name": cookie.COOKIE, "value": told_cookie(CALM), "url": live}])
        page.clock.install()
        page.goto(f"{live}{PAGE}/session/heat")
        yield page
        assert wrong == []


def says(page) -> str:
    return page.locator("[data-status]").inner_text()


def test_who_looks_each_5_minutes_gets_to_the_end(timed):
    timed.get_by_role("button", name="20 minutes").click()
    for left in ("15:00", "10:00", "5:00"):
        timed.clock.run_for(5 * 60_000)
        assert says(timed) == "Look at your skin now."
        assert timed.locator("[data-clock]").inner_text() == left
        timed.get_by_role("button", name="My skin is fine").click()
        assert says(timed) == "Good. Stay awake."
    timed.clock.run_for(5 * 60_000)
    assert says(timed) == "Time is up. Take it off and look at your skin."
    assert barriers(timed) == []
    timed.get_by_role("button", name="It is off").click()
    assert "Not again before" in says(timed)


def test_who_does_not_answer_is_told_to_take_it_off(timed):
    timed.evaluate("() => { window.calls = 0; navigator.vibrate = () => { window.calls += 1 } }")
    timed.get_by_role("button", name="10 minutes").click()
    timed.clock.run_for(5 * 60_000 + 59_000)
    assert says(timed) == "Look at your skin now."
    timed.clock.run_for(1_000)
    assert says(timed).startswith("Take it off.")
    before = timed.evaluate("window.calls")
    timed.clock.run_for(10_000)
    assert timed.evaluate("window.calls") >= before + 3, "it goes on calling until someone taps"
    timed.get_by_role("button", name="It is off").click()
    after = timed.evaluate("window.calls")
    timed.clock.run_for(10_000)
    assert timed.evaluate("window.calls") == after


def test_a_page_that_slept_does_not_count_as_looking(timed):
    timed.get_by_role("button", name="20 minutes").click()
    timed.clock.fast_forward(9 * 60_000)
    assert says(timed).startswith("Take it off.")


def test_skin_that_hurts_stops_it_and_leads_to_what_to_do(timed):
    timed.get_by_role("button", name="15 minutes").click()
    timed.clock.run_for(5 * 60_000)
    assert barriers(timed) == []
    timed.get_by_role("link", name="It burns, is numb").click()
    assert timed.url.endswith("#stop")
    assert says(timed).startswith("Stopped. Take it off. Do not put it back.")
    timed.clock.run_for(20 * 60_000)
    assert says(timed).startswith("Stopped."), "no call comes later"


def test_the_skin_gets_its_pause(timed):
    timed.get_by_role("button", name="10 minutes").click()
    timed.clock.run_for(61_000)
    timed.get_by_role("button", name="Stop now").click()
    assert "Not again before" in says(timed)
    timed.get_by_role("button", name="10 minutes").click()
    assert says(timed).startswith("Wait until")
    timed.clock.fast_forward(60 * 60_000)
    timed.get_by_role("button", name="10 minutes").click()
    assert says(timed).startswith("10 minutes.")


def test_a_slip_of_the_finger_costs_no_pause(timed):
    timed.get_by_role("button", name="10 minutes").click()
    timed.clock.run_for(5_000)
    timed.get_by_role("button", name="Stop now").click()
    assert says(timed) == "Stopped. Take it off and look at your skin."
    timed.get_by_role("button", name="15 minutes").click()
    assert says(timed).startswith("15 minutes.")


def test_nothing_is_kept_or_sent(timed):
    asked = []
    timed.on("request", lambda request: asked.append(request.url))
    timed.get_by_role("button", name="10 minutes").click()
    timed.clock.run_for(12 * 60_000)
    assert timed.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [one for one in asked if not one.endswith("/icon.svg")] == []  # browsers ask for it late


def test_without_javascript_every_step_is_there_and_no_button_does_nothing(browser, live):
    with opened(browser, live, javascript=False) as (page, wrong):
        page.context.add_cookies([{"name": cookie.COOKIE, "value": told_cookie(CALM), "url": live}])
        page.goto(f"{live}{PAGE}/session/heat")
        assert page.get_by_role("button").count() == 0
        assert page.get_by_text("Set an alarm on your phone: heat 10, 15 or 20 minutes.").is_visible()
        page.get_by_role("link", name="It burns, is numb").click()
        assert page.url.endswith("#stop")
        assert wrong == []


# Open to everyone


@pytest.mark.parametrize("state", STATES)
def test_the_check_keeps_nobody_out(browser, live, state):
    with opened(browser, live) as (page, wrong):
        page.context.add_cookies([{"name": cookie.COOKIE, "value": told_cookie(STATES[state]), "url": live}])
        page.goto(live + PAGE)
        assert barriers(page) == []
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert barriers(page) == []
        assert wrong == []


@pytest.mark.parametrize("kind", NEEDS)
def test_a_session_keeps_nobody_out(browser, live, kind):
    with opened(browser, live) as (page, wrong):
        page.context.add_cookies([{"name": cookie.COOKIE, "value": told_cookie(CALM), "url": live}])
        page.goto(f"{live}{PAGE}/session/{kind}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert barriers(page) == []
        assert wrong == []


@pytest.mark.parametrize("state", STATES)
def test_the_words_of_the_check_are_easy(client, state):
    # The cards hold explanations too; the words of the question have their test with the knowledge.
    for heading, text in sections(page_of(client, STATES[state])).items():
        assert grade(text) <= 9, f"{heading}: {grade(text):.1f}: {text}"


@pytest.mark.parametrize("kind", NEEDS)
def test_the_steps_are_easy(client, kind):
    hard = {}
    for heading, text in sections(page_of(client, CALM, f"{PAGE}/session/{kind}")).items():
        most = 9 if heading.startswith("These times") else 6
        if grade(text) > most:
            hard[heading] = round(grade(text), 1)
    assert hard == {}


# Other languages


@pytest.mark.parametrize("state", STATES)
def test_nothing_of_the_check_stays_english(client, state):
    assert _left(page_of(client, STATES[state], f"/en-xa{PAGE}", carer=state == "not checked")) == []


@pytest.mark.parametrize("filled", [{}, {"none": "yes", "tick": ["drowsy_now"]}, {"tick": ["made_up"]}])
def test_no_mistake_in_the_check_is_told_in_english(client, filled):
    response = told(client, UNCHECKED).post(f"/en-xa{PAGE}", filled)
    assert response.status_code == 200
    assert _left(response.content.decode()) == []


@pytest.mark.parametrize("kind", NEEDS)
def test_nothing_of_a_session_stays_english(client, kind):
    page = page_of(client, CALM, f"/en-xa{PAGE}/session/{kind}")
    assert _left(page) == []
    spoken = re.findall(r'data-say[-a-z]*="([^"]*)"', page)
    assert len(spoken) >= 9
    assert [one for one in spoken if re.search("[A-Za-z]{2,}", one.replace("{time}", ""))] == []


@pytest.mark.parametrize("kind", NEEDS)
def test_the_times_of_the_alarm_are_those_of_the_timer(client, kind):
    page = page_of(client, CALM, f"{PAGE}/session/{kind}")
    alarms = re.search(r"Set an alarm on your phone: ([^.]*)\.", page)
    assert alarms
    offered_minutes = re.findall(r'data-minutes="(\d+)"', page)
    assert re.findall(r"\d+", alarms[1]) == offered_minutes


def test_the_timer_speaks_the_language_of_the_page(browser, live):
    with opened(browser, live) as (page, wrong):
        page.context.add_cookies([{"name": cookie.COOKIE, "value": told_cookie(CALM), "url": live}])
        page.clock.install()
        page.goto(f"{live}/ar-xb{PAGE}/session/heat")
        heard = [says(page)]
        for step in ("[data-minutes='10']", "[data-fine]", "[data-stop]", "[data-minutes='15']"):
            page.locator(step).click()
            heard.append(says(page))
            page.clock.run_for(5 * 60_000 if "10" in step else 1_000)
            heard.append(says(page))
        assert [one for one in heard if re.search("[A-Za-z{}]", re.sub("[AP]M", "", one))] == []
        assert len(set(heard)) >= 5
        assert wrong == []


def _left(html: str) -> list[str]:
    return [one for one in leftovers(html) if EDITION.name not in one]
