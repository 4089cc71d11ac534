"""/plan: today's steps, the week, the outlook and whom to see. ana has a fresh strain; cleo is in an emergency."""

import random
import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from icalendar import Calendar
from tests.interviews import STRAIN
from tests.web.leftovers import leftovers
from tests.web.looking import barriers, movement, opened
from tests.web.reading import grade, sections

from unspasm import assess
from unspasm.assessment.random_people import people as made_up
from unspasm.library.edition import load
from unspasm.plan.outlook import outlook
from unspasm.plan.today import plan
from unspasm.web import told as cookie
from unspasm.words import Phase

EDITION = load()
ANA = {
    **{fact.id: False for fact in EDITION.facts.values() if fact.kind == "yes_no"},
    **STRAIN,
    "sex": "male",
    "pain_now": 3.0,
}
CLEO = {**ANA, "saddle_numbness": True, "new_trouble_peeing": True}
PAGES = ("/plan", "/plan/outlook", "/plan/visit")
PHASES = [("acute", 3.0), ("subacute", 50.0), ("chronic", 150.0)]


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    """A name that a template misses shows up."""
    django: Any = engines["django"]
    monkeypatch.setattr(django.engine, "string_if_invalid", "MISSING")


def tell(client: Client, answers: dict[str, Any]) -> Client:
    response = HttpResponse()
    now = int(datetime.now(UTC).timestamp() // 60)
    times = {one.id: now for one in EDITION.questions if answers.keys() & set(one.answers)}
    assert cookie.write(response, cookie.Told(answers=answers, asked_at=times))
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def page_of(client: Client, path: str, answers: dict[str, Any] | None = None) -> str:
    answer = (tell(client, answers) if answers else client).get(path)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "MISSING" not in page
    return page


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_ana_gets_the_steps_of_her_plan_in_order(client):
    page = words(page_of(client, "/plan", ANA))
    titles = [one.step.title for one in plan(assess(ANA)).steps]
    assert titles
    places = [page.index(title) for title in titles]
    assert places == sorted(places)


def test_every_sentence_of_the_plan_opens_to_its_ground(client):
    html = page_of(client, "/plan", ANA)
    page, made = words(html), plan(assess(ANA))
    said = [(one.id, one.ground) for one in made.avoid] + [(one.id, one.ground) for one in made.reviews]
    said += [(one.step.id, one.step.ground) for one in made.steps]
    for id, ground in said:
        assert ground.say in page
        assert f'href="/evidence/any/{id}"' in html


def test_cleo_is_sent_to_help_and_gets_comfort_only(client):
    page = page_of(client, "/plan", CLEO)
    assert 'data-level="emergency"' in page
    assert "Get help first" in page
    assert "Warm your back" not in words(page)
    assert "Walk a little" not in words(page)


def test_while_danger_questions_are_open_the_plan_says_so_and_is_not_green(client):
    page = page_of(client, "/plan", {"age": 40.0, "duration_days": 2.0})
    assert 'class="banner" data-level="open"' in page
    assert "Not finished" in page


def test_with_nothing_told_the_plan_is_for_everyone_and_says_so(client):
    page = page_of(client, "/plan")
    assert "Nothing is answered yet" in page
    assert 'data-level="self_care"' not in page


@pytest.mark.parametrize("path", PAGES)
def test_any_answers_give_a_page(client, path):
    for someone in [{}, ANA, CLEO, *made_up(EDITION.facts, 25, 3)]:
        page_of(client, path, {name: value for name, value in someone.items() if name in EDITION.facts})


def test_the_calendar_starts_today_and_holds_no_answer(client):
    answer = tell(client, ANA).get("/plan/week.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    events: list[Any] = Calendar.from_ical(answer.content).walk("VEVENT")
    first = min(event["dtstart"].dt for event in events if isinstance(event["dtstart"].dt, datetime))
    assert abs((first.date() - datetime.now(UTC).date()).days) <= 1
    assert {str(event["summary"]) for event in events} >= {one.step.title for one in plan(assess(ANA)).steps}


@pytest.mark.parametrize(("phase", "days"), PHASES)
def test_the_outlook_shows_the_figures_of_the_phase_as_table_and_chart(client, phase, days):
    told = {**ANA, "duration_days": days}
    page = page_of(client, "/plan/outlook", told)
    curve = outlook(assess(told)).curve
    assert curve is not None
    assert curve.phase is Phase(phase)
    for point in curve.points:
        assert f"<td>{point.evidence.value:g}</td>" in page
    assert f"/plan/outlook/course/{phase}-light.svg" in page
    assert f"/plan/outlook/course/{phase}-dark.svg" in page


def test_every_sentence_of_the_outlook_is_there_with_its_ground(client):
    html = page_of(client, "/plan/outlook", ANA)
    page = words(html)
    for notes in outlook(assess(ANA)).notes.values():
        for note in notes:
            assert page.count(note.ground.say) == 2
            assert f'href="/evidence/any/{note.id}"' in html


def test_something_to_check_first_is_said_before_the_outlook(client):
    page = page_of(client, "/plan/outlook", CLEO)
    assert "need a check first" in page
    assert "need a check first" not in page_of(client, "/plan/outlook", ANA)


def test_no_tool_is_said_to_predict_one_person(client):
    page = words(page_of(client, "/plan/outlook", ANA))
    assert "Nobody can say it for one person." in page
    assert not re.search(r"your (risk|chance) (is|of)", page, re.IGNORECASE)


@pytest.mark.parametrize("path", ["course/acute-light", "course/unknown-dark", "share/{share}-light"])
def test_a_chart_is_kept_by_the_browser_until_the_knowledge_changes(client, path):
    share = next(one.id for one in EDITION.outlook if one.of_100 is not None)
    address = f"/plan/outlook/{path.format(share=share)}.svg"
    first = client.get(address)
    assert first["Content-Type"].startswith("image/svg+xml")
    assert first["ETag"]
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["course/winter-light", "course/acute-pink", "share/nobody-light", "share/x-y-z"])
def test_a_chart_of_something_else_is_not_there(client, path):
    assert client.get(f"/plan/outlook/{path}.svg").status_code == 404


def test_ana_is_pointed_to_no_specialist_and_cleo_to_the_emergency_department(client):
    assert "Your answers point to" in page_of(client, "/plan/visit", CLEO)
    assert "emergency" in words(page_of(client, "/plan/visit", CLEO)).split("Others")[0].lower()


def test_every_professional_is_on_the_page_once(client):
    page = page_of(client, "/plan/visit", ANA)
    assert [one.id for one in EDITION.professionals if page.count(f'id="who-{one.id}"') != 1] == []


@pytest.mark.parametrize("path", [*PAGES, "/plan/week.ics"])
def test_nothing_is_taken_by_post(client, path):
    assert client.post(path).status_code == 405


def test_what_to_do_can_be_read_at_grade_6(client):
    found = sections(page_of(client, "/plan", ANA))
    assert {at: round(grade(text), 1) for at, text in found.items() if grade(text) > 6} == {}


@pytest.mark.parametrize("path", ["/plan/outlook", "/plan/visit"])
def test_explanations_can_be_read_at_grade_9(client, path):
    found = sections(page_of(client, path, ANA))
    assert {at: round(grade(text), 1) for at, text in found.items() if grade(text) > 9} == {}


def test_the_texts_of_all_care_options_are_easy_to_read():
    explained = {one.id: f"{one.about} {one.for_whom} {one.differ}" for one in EDITION.care.values()}
    done = {one.id: " ".join(f"{line}" for line in one.how) for one in EDITION.care.values() if one.how}
    assert {id: round(grade(text), 1) for id, text in explained.items() if grade(text) > 9} == {}
    assert {id: round(grade(text), 1) for id, text in done.items() if grade(text) > 6} == {}


def test_the_first_page_and_the_result_lead_to_the_plan(client):
    assert 'href="/plan"' in page_of(client, "/")
    assert 'href="/plan"' in page_of(client, "/result", ANA)


@pytest.mark.parametrize("answers", [{}, ANA, CLEO], ids=["nothing", "ana", "cleo"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_people_out(browser, live, path, answers):
    with opened(browser, live) as (page, wrong):
        _sign_in(page, live, answers)
        page.goto(live + path)
        page.wait_for_load_state("networkidle")
        assert movement(page) < 0.01
        assert barriers(page) == []
        assert wrong == []


def test_the_pages_work_without_javascript(browser, live):
    with opened(browser, live, javascript=False) as (page, wrong):
        _sign_in(page, live, ANA)
        page.goto(live + "/plan")
        page.get_by_role("link", name="How long will it take?").click()
        assert page.get_by_role("heading", level=1).inner_text() == "How long will it take?"
        page.get_by_role("link", name="Back to the plan").click()
        assert page.locator("ol.steps > li").count() == len(plan(assess(ANA)).steps)
        assert wrong == []


def _sign_in(page, live, answers):
    if answers:
        client = tell(Client(), answers)
        value = client.cookies[cookie.COOKIE].value
        page.context.add_cookies([{"name": cookie.COOKIE, "value": value, "url": live}])


def test_a_random_query_changes_nothing(client):
    dice = random.Random(3)
    junk = "&".join(f"{chr(dice.randrange(97, 123))}={dice.random()}" for _ in range(20))
    for path in PAGES:
        assert client.get(f"{path}?{junk}").status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/result", "/plan/options/heat", "/medicines", "/medicines/ibuprofen"])
def test_every_sentence_leads_to_its_page_among_the_evidence(client, path):
    """What a page says stands in the evidence: the id beside it has a page of its own."""
    named = set(re.findall(r'href="(/evidence/any/[^"]+)"', page_of(client, path, ANA)))
    assert named or path in ("/plan/visit", "/medicines")
    for address in sorted(named):
        assert client.get(address, follow=True).status_code == 200, address


# Other languages


@pytest.mark.parametrize("answers", [{}, ANA, CLEO, {**ANA, "age": 12.0}], ids=["nothing", "ana", "cleo", "child"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_ours_stays_english(client, path, answers):
    page = page_of(client, f"/en-xa{path}", answers)
    assert [one for one in leftovers(page) if EDITION.name not in one] == []
    ours = page.split("<main")[1].split("</main>")[0]
    assert [one for one in re.findall(r'(?:href|src|srcset)="(/[^"]*)"', ours) if not one.startswith("/en-xa/")] == []


@pytest.mark.parametrize("path", ["/plan", "/plan/outlook", "/plan/options", "/plan/options/heat", "/plan/heat-cold"])
@pytest.mark.parametrize("start", ["/en-xa", "/ar-xb"])
def test_longer_words_and_words_from_the_right_keep_nobody_out(browser, live, start, path):
    with opened(browser, live) as (page, wrong):
        _sign_in(page, live, ANA)
        page.goto(live + start + path)
        page.wait_for_load_state("networkidle")
        assert barriers(page) == []
        assert wrong == []


def test_the_calendar_speaks_the_language_of_the_page_and_replaces_the_one_in_english(client):
    english, other = (
        Calendar.from_ical(tell(client, ANA).get(f"{start}/plan/week.ics").content) for start in ("", "/ar-xb")
    )
    assert (english["prodid"], english["x-wr-calname"]) == ("-//Unspasm//Plan//EN", "Unspasm plan")
    assert str(other["prodid"]).endswith("//AR")
    assert not re.search("[a-z]", str(other["x-wr-calname"]).replace("Unspasm", ""))
    events = other.walk("VEVENT")
    assert [one for one in events if re.search("[a-z]", f"{one['summary']} {one['description']}")] == []
    assert [str(one["uid"]) for one in events] == [str(one["uid"]) for one in english.walk("VEVENT")]


def test_a_chart_is_kept_for_its_language_only(client):
    path = "/plan/outlook/course/acute-light.svg"
    tags = {start: client.get(start + path)["ETag"] for start in ("", "/en-xa", "/ar-xb")}
    assert len(set(tags.values())) == len(tags)
    assert client.get(f"/ar-xb{path}", headers={"if-none-match": tags["/ar-xb"]}).status_code == 304
    assert client.get(f"/ar-xb{path}", headers={"if-none-match": tags[""]}).status_code == 200
