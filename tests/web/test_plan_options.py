"""/plan/options: ana compares what she may do, ben has told nothing, cleo writes addresses by hand."""

import re
from html import unescape
from itertools import pairwise
from time import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from tests.interviews import STRAIN
from tests.web.leftovers import leftovers
from tests.web.looking import barriers, opened
from tests.web.reading import grade, sections

from unspasm.assessment import sentences as told_in
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.assessment.random_people import people
from unspasm.library.edition import load
from unspasm.plan import sentences
from unspasm.plan.care import choices
from unspasm.plan.states import states_of
from unspasm.web import told as cookie
from unspasm.web.plan import options
from unspasm.web.plan.options import SORTS, Wanted
from unspasm.web.plan.person import Asking
from unspasm.web.result import links
from unspasm.words import CareVerdict, Phase

EDITION = load()
CALM = {**{fact.id: False for fact in EDITION.facts.values() if fact.kind == "yes_no"}, **STRAIN, "sex": "male"}
STATES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "calm": CALM,
    "lasting": {**CALM, "duration_days": 200.0},
    "pregnant": {**CALM, "sex": "female", "pregnant": True},
    "thinner": {**CALM, "blood_thinner": True},
    "fever": {**CALM, "fever": True},
    "emergency": {**CALM, "new_urine_leak": True},
    "half told": dict(STRAIN),
    "child": {**CALM, "age": 12.0},
    "not sure": {**CALM, "saddle_numbness": "unsure"},
    **{f"made up {at}": one for at, one in enumerate(people(EDITION.facts, 6, seed=11))},
}
TELLING = ("nothing", "calm", "lasting", "thinner", "emergency", "half told")
_ROW = re.compile(r'<li class="option">.*?options/([a-z0-9_]+)".*?data-verdict="(\w+)">([^<]+)<', re.DOTALL)


def tell(client: Client, answers: dict[str, Any], **more: Any) -> Client:
    """Puts these answers into the browser of someone, as the assessment does."""
    response = HttpResponse()
    assert cookie.write(response, cookie.Told(answers=answers, **more))
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def asking(answers: dict[str, Any]) -> Asking:
    told = cookie.Told(answers=answers)
    counts = cookie.fresh(told, EDITION)
    assessment = assess(Answers.checked(counts.answers, EDITION), EDITION)
    return Asking(EDITION, told, counts, assessment, states_of(assessment))


def found_for(who: Asking) -> Any:
    return choices(who.assessment, who.states.readings)


def rows(page: options.OptionsShown) -> list[options.Row]:
    return [row for section in page.sections for row in section.rows]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def page_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    """A name that a template misses shows up."""
    django: Any = engines["django"]
    monkeypatch.setattr(django.engine, "string_if_invalid", "MISSING")


@pytest.mark.parametrize("state", STATES)
def test_the_list_holds_every_option_with_the_verdict_of_the_plan(client, state):
    html = page_of(tell(client, STATES[state]), "/plan/options")
    shown = {id: (verdict, said) for id, verdict, said in _ROW.findall(html)}
    made = found_for(asking(STATES[state]))
    assert shown == {id: (one.verdict.word, sentences.VERDICT[one.verdict]) for id, one in made.items()}
    assert f"All {len(EDITION.care)} treatments." in words(html)
    assert "MISSING" not in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("state", STATES)
def test_each_option_has_a_page_with_its_verdict(client, state):
    tell(client, STATES[state])
    for id, choice in found_for(asking(STATES[state])).items():
        html = page_of(client, f"/plan/options/{id}")
        verdict = re.search(r'id="verdict">For you: <span class="verdict" data-verdict="(\w+)">', html)
        assert verdict, id
        assert verdict[1] == choice.verdict.word, id
        assert f"<h1>{choice.option.name}</h1>" in unescape(html)
        assert "MISSING" not in html, id


@pytest.mark.parametrize("state", STATES)
def test_the_page_of_an_option_says_each_reason_and_which_answers_made_it(client, state):
    tell(client, STATES[state])
    for id, choice in found_for(asking(STATES[state])).items():
        said = words(page_of(client, f"/plan/options/{id}"))
        assert all(" ".join(one.limit.say.split()) in said for one in choice.reasons), id
        assert all(" ".join(one.say.split()) in said for one in choice.waiting), id


def test_a_refusal_names_the_answer_that_made_it(client):
    refused = [
        (id, held)
        for id, choice in found_for(asking(STATES["thinner"])).items()
        for held in choice.because
        if "blood_thinner" in held.reading.because
    ]
    assert refused
    tell(client, STATES["thinner"])
    for id, _ in refused:
        html = page_of(client, f"/plan/options/{id}")
        assert "Because you said" in html
        assert told_in.answer(EDITION, "blood_thinner", True) in words(html)


def test_the_page_of_an_option_holds_all_that_the_knowledge_says(client):
    tell(client, CALM)
    for option in EDITION.care.values():
        html = page_of(client, f"/plan/options/{option.id}")
        said = words(html)
        lines = [option.about, option.for_whom, option.effort_words, option.cost_words, option.differ, option.find]
        lines += [*option.how, *option.ask, *(one.say for one in option.harms), *(one.say for one in option.guidelines)]
        lines += [one.limit.say for one in option.by_phase]
        lines += [one.statement for one in EDITION.claims if one.id in option.claims]
        assert [one for one in lines if " ".join(one.split()) not in said] == [], option.id
        assert ("Check it with what you take" in said) == (option.group == "medicine")
        for item in (item for one in option.by_phase for item in one.limit.evidence):
            assert unescape(EDITION.sources[item.source].title) in unescape(html)


def test_the_phase_of_the_person_is_marked_and_only_that_one(client):
    for answers, marked in ((CALM, 1), ({**CALM, "duration_days": 200.0}, 1), ({}, 0)):
        tell(client, answers)
        for id in EDITION.care:
            assert page_of(client, f"/plan/options/{id}").count("Your phase") == marked


def test_missing_answers_lead_to_their_questions_and_back(client):
    tell(client, dict(STRAIN))
    waiting = [one for one in found_for(asking(dict(STRAIN))).values() if one.missing]
    assert waiting
    for choice in waiting:
        html = page_of(client, f"/plan/options/{choice.option.id}")
        for asked in links.that_answer(EDITION, choice.missing, "options"):
            assert f'href="/assess/q/{asked.id}?next=options"' in html
    assert client.get("/assess/q/how_long?next=options").status_code == 200


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_advised_is_never_under_do_it(state):
    page = options.shown(asking(STATES[state]), Wanted())
    for section in page.sections:
        assert {row.verdict_id for row in section.rows} == {section.id}
    order = [CareVerdict[section.id.upper()] for section in page.sections]
    assert order == sorted(order)


@pytest.mark.parametrize("state", TELLING)
@pytest.mark.parametrize("sort", [one for one in SORTS if one != "for_you"])
def test_each_order_is_as_its_name_says(state, sort):
    who = asking(STATES[state])
    made, phase = found_for(who), who.assessment.phase
    listed = [made[row.id] for row in rows(options.shown(who, Wanted(sort=sort)))]
    assert len(listed) == len(EDITION.care)
    assert all(_in_order(sort, one, other, phase) for one, other in pairwise(listed))


def _in_order(sort: str, one: Any, other: Any, phase: Phase) -> bool:
    sizes = ("large", "moderate", "small", "mixed", "none", "unknown")
    certain = ("high", "moderate", "low", "very_low", "none")
    amounts = ("low", "some", "high")

    def best(choice: Any, name: str, scale: tuple[str, ...]) -> int:
        counting = [choice.now] if choice.now else choice.option.by_phase
        return min(scale.index(getattr(each, name)) for each in counting)

    def recommending(choice: Any) -> int:
        return sum(each.position == "recommends" and _applies(each, phase) for each in choice.option.guidelines)

    value = {
        "effect": lambda each: best(each, "size", sizes),
        "certainty": lambda each: best(each, "certainty", certain),
        "effort": lambda each: amounts.index(each.option.effort),
        "guidelines": lambda each: -recommending(each),
        "name": lambda each: each.option.name.casefold(),
    }[sort]
    return bool(value(one) <= value(other))


def _applies(stand: Any, phase: Phase) -> bool:
    return not stand.phases or phase is Phase.UNKNOWN or phase in stand.phases


@pytest.mark.parametrize("state", TELLING)
def test_a_filter_shows_exactly_what_matches(state):
    who = asking(STATES[state])
    made, phase = found_for(who), who.assessment.phase
    backing = {"recommends", "may", "only_with_exercise"}
    for group in ("", *sentences.GROUP):
        for verdict in ("", *(one.word for one in CareVerdict)):
            for backed in ("", "yes"):
                page = options.shown(who, Wanted(group=group, verdict=verdict, backed=backed))
                wanted = {
                    id
                    for id, one in made.items()
                    if group in ("", one.option.group)
                    and verdict in ("", one.verdict.word)
                    and (not backed or any(s.position in backing and _applies(s, phase) for s in one.option.guidelines))
                }
                assert {row.id for row in rows(page)} == wanted
                assert (page.count, page.of) == (len(wanted), len(made))


def test_the_form_keeps_what_was_chosen_and_leads_back_to_all(client):
    html = page_of(tell(client, CALM), "/plan/options?sort=name&group=hands_on&backed=yes")
    assert re.findall(r'<option value="(\w*)" selected>', html) == ["name", "hands_on", "", "yes"]
    assert re.search(r"<details[^>]* open>\s*<summary>Sort and filter", html)
    assert '<a class="no-print" href="/plan/options">Show all</a>' in html
    assert "Show all" not in page_of(client, "/plan/options")


def test_where_nothing_fits_the_page_says_so_and_shows_the_way(client):
    who = asking({})
    empty = next(one for one in CareVerdict if not rows(options.shown(who, Wanted(verdict=one.word))))
    html = page_of(client, f"/plan/options?verdict={empty.word}")
    assert "No treatment fits all of this." in html
    assert f"0 of {len(EDITION.care)} treatments." in words(html)


def test_who_has_told_nothing_sees_it_all_and_the_way_to_the_questions(client):
    for path in ("/plan/options", "/plan/options/heat"):
        html = page_of(client, path)
        assert "the same for everyone" in html
        assert 'href="/assess"' in html
    assert "the same for everyone" not in page_of(tell(client, CALM), "/plan/options")


def test_answers_of_yesterday_are_asked_again(client):
    asked_at = {question.id: int(time() // 60) - 30 * 60 for question in EDITION.questions}
    html = page_of(tell(client, CALM, asked_at=asked_at), "/plan/options")
    assert "more than 24 hours old" in html


@pytest.mark.parametrize("path", ["/plan/options", "/plan/options/heat"])
def test_help_comes_first_where_it_is_needed(client, path):
    html = page_of(tell(client, STATES["emergency"]), path)
    assert html.index("Emergency. Get help now.") < html.index('data-verdict="')
    assert "Emergency" not in page_of(tell(client, CALM), path).split('id="verdict"')[0]


def test_the_reason_on_the_list_is_told_in_full():
    for state in TELLING:
        who = asking(STATES[state])
        made = found_for(who)
        for row in rows(options.shown(who, Wanted())):
            if row.verdict_id != "open":
                assert row.reason == sentences.why(made[row.id])


def test_what_is_open_counts_its_questions_and_not_the_answers_behind_them():
    who = asking(dict(STRAIN))
    made = found_for(who)
    waiting = [row for row in rows(options.shown(who, Wanted())) if row.verdict_id == "open"]
    assert waiting
    for row in waiting:
        left = len(links.that_answer(EDITION, made[row.id].missing))
        assert row.reason == f"{left} question{'s' * (left != 1)} still open."


@pytest.mark.parametrize("state", TELLING)
def test_the_list_is_light(client, state):
    assert len(tell(client, STATES[state]).get("/plan/options").content) < 100_000


def test_what_we_say_ourselves_is_easy_to_read(client):
    for path in ("/plan/options", "/plan/options?sort=name&verdict=do", "/plan/options?verdict=not_for_you"):
        for heading, text in sections(page_of(client, path)).items():
            assert grade(text) <= 9, heading


# Refusals


@pytest.mark.parametrize("query", ["sort=worst", "group=%00", "verdict=' OR 1", "backed=no", "sort=", "x=1&sort=name2"])
def test_words_of_an_address_that_mean_nothing_are_passed_over(client, query):
    assert page_of(client, f"/plan/options?{query}") == page_of(client, "/plan/options")


@pytest.mark.parametrize("id", ["nothing", "HEAT", "heat%00", "..", "heat.html"])
def test_an_unknown_option_is_not_found(client, id):
    assert client.get(f"/plan/options/{id}").status_code == 404


@pytest.mark.parametrize("path", ["/plan/options", "/plan/options/heat"])
def test_only_looking_is_allowed_and_nothing_is_stored(client, path):
    assert client.post(path).status_code == 405
    response = tell(client, CALM).get(path)
    assert response.headers["Cache-Control"] == "no-store"
    assert EDITION.name in response.content.decode()


def test_no_answer_stands_in_an_address(client):
    html = page_of(tell(client, STATES["thinner"]), "/plan/options")
    addresses = set(re.findall(r'(?:href|action)="([^"]*)"', html))
    assert {one for one in addresses if "?" in one and "?next=options" not in one} == set()
    assert 'method="get"' in html
    assert set(re.findall(r'<(?:select|input)[^>]* name="(\w+)"', html)) == {"sort", "group", "verdict", "backed"}


# Other languages


@pytest.mark.parametrize("state", TELLING)
def test_nothing_of_ours_stays_english(client, state):
    tell(client, STATES[state])
    for path in ("", "?sort=name&verdict=do", "?sort=guidelines", "?group=mind&verdict=not_for_you"):
        assert _left(page_of(client, f"/en-xa/plan/options{path}")) == [], path


@pytest.mark.parametrize("id", EDITION.care)
def test_nothing_of_ours_stays_english_about_one_option(client, id):
    for answers in ({}, CALM, STATES["thinner"]):
        assert _left(page_of(tell(client, answers), f"/en-xa/plan/options/{id}")) == []


def _left(html: str) -> list[str]:
    return [one for one in leftovers(html) if EDITION.name not in one]


# In a browser


def _enter(page: Any, live: str, answers: dict[str, Any]) -> None:
    response = HttpResponse()
    assert cookie.write(response, cookie.Told(answers=answers))
    value = response.cookies[cookie.COOKIE].value
    page.context.add_cookies([{"name": cookie.COOKIE, "value": value, "url": live}])


@pytest.mark.parametrize("state", ["nothing", "thinner", "emergency"])
@pytest.mark.parametrize("path", ["/plan/options?sort=effect", "/plan/options", "/plan/options/massage"])
def test_the_pages_keep_nobody_out(browser, live, state, path):
    with opened(browser, live) as (page, wrong):
        if STATES[state]:
            _enter(page, live, STATES[state])
        page.goto(live + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert barriers(page) == []
        assert wrong == []


def test_without_javascript_one_can_sort_filter_and_open(browser, live):
    with opened(browser, live, javascript=False) as (page, wrong):
        page.goto(live + "/plan/options")
        page.get_by_text("Sort and filter").click()
        page.get_by_label("Kind of treatment").select_option("comfort")
        page.get_by_label("Sort by").select_option("name")
        page.get_by_role("button", name="Show", exact=True).click()
        names = page.locator(".option h3").all_inner_texts()
        comfort = [one.name for one in EDITION.care.values() if one.group == "comfort"]
        assert names == sorted(comfort, key=str.casefold)
        page.get_by_role("link", name="Heat", exact=True).click()
        assert page.get_by_role("heading", level=1).inner_text() == "Heat"
        assert page.get_by_role("button", name="Print this page").count() == 0
        assert wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_each_line_reads_left_to_right_on_a_desk_and_downwards_on_a_phone(browser, live, width):
    with opened(browser, live) as (page, _):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live + "/plan/options")
        first = page.locator(".option").first
        name, effect = first.locator("h3").bounding_box(), first.locator("dd").first.bounding_box()
        assert name
        assert effect
        beside = effect["x"] > name["x"] + 300
        assert beside == (width > 1000)
