"""/medicines: how the pages look, read and weigh, by keyboard, without a script; and the quick form of ben."""

from typing import Any

import pytest
from tests.web.filling import Browsing
from tests.web.looking import barriers, opened
from tests.web.reading import grade, sections
from tests.web.test_medicines import ANA, CLEO, EDITION, QUICK, TWELVE, card, page_of, strict, takes, tell

from unspasm.plan.medicines import sentences
from unspasm.web import told as told_cookie
from unspasm.web.medicines import kept as cookie
from unspasm.web.medicines import quick

__all__ = ["strict"]


# The quick form

NSAIDS = ("ibuprofen", "naproxen", "aspirin")
REFUSED = """
age=10         | aspirin
pregnant=late  | ibuprofen naproxen aspirin diclofenac_gel
pregnant=early | paracetamol? ibuprofen? naproxen? aspirin? diclofenac_gel?
pregnant=may_be | ibuprofen? naproxen? aspirin? diclofenac_gel?
pregnant=feeding | aspirin
age=70         | ibuprofen? naproxen? aspirin?
takes=thinner  | ibuprofen naproxen aspirin diclofenac_gel? paracetamol?
takes=antiplatelet | ibuprofen naproxen aspirin diclofenac_gel?
takes=steroid  | ibuprofen? naproxen? aspirin?
takes=antidepressant | ibuprofen? naproxen? aspirin?
takes=pressure | ibuprofen? naproxen? aspirin? diclofenac_gel?
takes=water    | ibuprofen? naproxen? aspirin? diclofenac_gel?
takes=lithium  | ibuprofen naproxen aspirin diclofenac_gel?
takes=methotrexate | ibuprofen naproxen aspirin
takes=transplant | ibuprofen naproxen aspirin
has=stomach_ulcer_or_bleed | ibuprofen naproxen aspirin
has=stomach_operation | ibuprofen naproxen aspirin
has=kidney_disease | ibuprofen? naproxen? aspirin? diclofenac_gel?
has=liver_disease | paracetamol? ibuprofen? naproxen? aspirin?
has=heart_disease | ibuprofen? naproxen? aspirin?
has=high_blood_pressure | ibuprofen? naproxen? aspirin?
has=asthma_set_off_by_painkillers | ibuprofen naproxen aspirin diclofenac_gel
has=bowel_inflammation | ibuprofen? naproxen? aspirin?
has=dried_out  | ibuprofen naproxen aspirin paracetamol?
has=three_drinks_a_day | paracetamol? ibuprofen? naproxen? aspirin?
has=operation_planned | ibuprofen? naproxen? aspirin?
paracetamol=6  | paracetamol
paracetamol=8  | paracetamol
paracetamol=9  | paracetamol
paracetamol=unknown | paracetamol
nsaid=yes      | ibuprofen naproxen aspirin diclofenac_gel?
nsaid=unknown  | ibuprofen naproxen aspirin diclofenac_gel?
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in REFUSED.strip().splitlines()]


def said(tick: str) -> dict[str, Any]:
    name, value = tick.split("=")
    return {**QUICK, name: [value] if name in ("takes", "has") else value}


@pytest.mark.parametrize(("tick", "refused"), ROWS, ids=[tick for tick, _ in ROWS])
def test_each_tick_refuses_what_it_must(tick, refused):
    """A name is not for ben; a name with a question mark is at least one to ask about first."""
    verdicts = {one.id: one.verdict for one in quick.shown(EDITION, said(tick)).cards}
    for name in refused.split():
        wanted = (
            ("ask_first", "not_for_you", "stop_and_call") if name.endswith("?") else ("not_for_you", "stop_and_call")
        )
        assert verdicts[name.removesuffix("?")] in wanted, name


def test_the_table_knows_every_tick():
    ticks = {tick for tick, _ in ROWS}
    assert {f"takes={id}" for id in quick._TAKES} <= ticks
    assert {f"has={id}" for id in quick._HAS} <= ticks


def test_the_quick_form_never_says_yes_and_keeps_nothing(client):
    for tick in ["age=40", *(tick for tick, _ in ROWS)]:
        answer = client.post("/medicines/quick", said(tick))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "may_take_by_label" not in page
        assert 'data-level="self_care"' not in page
        assert "What your answers say" in page
        assert not {cookie.COOKIE, told_cookie.COOKIE} & set(answer.cookies)
    assert not {cookie.COOKIE, told_cookie.COOKIE} & set(client.cookies)


@pytest.mark.parametrize(("tablets", "poison"), [("4", False), ("6", False), ("8", True), ("9", True)])
def test_ben_is_sent_to_the_poison_line_above_the_lowest_label(client, tablets, poison):
    page = client.post("/medicines/quick", {**QUICK, "paracetamol": tablets}).content.decode()
    assert ("Poison line, Spain" in page) is poison
    if poison:
        assert page.index("Take no more") < page.index('id="found"')


def test_ben_without_a_script_fills_in_the_quick_form():
    ben = Browsing()
    ben.open("/medicines/quick")
    assert ben.send(**{**QUICK, "takes": "thinner"}) == ""
    assert "Not for you" in card(ben.html, "Ibuprofen")
    assert "That is not a yes" not in card(ben.html, "Ibuprofen")


def test_a_question_without_an_answer_is_named_and_the_others_stay(client):
    page = client.post("/medicines/quick", {**QUICK, "age": "", "takes": ["none", "lithium"]}).content.decode()
    assert 'href="#q-age"' in page
    assert 'href="#q-takes"' in page
    assert "“None of these” is ticked, and another line too." in page
    assert "What your answers say" not in page
    assert page.count(" checked>") == 6


# How it looks, reads and weighs


@pytest.mark.parametrize("told", [{}, ANA, CLEO], ids=["nothing told", "ana", "cleo"])
@pytest.mark.parametrize("count", [0, 12, 30])
def test_the_page_stays_light(client, told, count):
    ids = ("ibuprofen", "naproxen", "diclofenac", "tramadol", "diazepam", "lithium", "methotrexate", "clopidogrel")
    more = [*TWELVE, *ids, "apixaban", "codeine", "digoxin", "amiodarone", "fluoxetine", "morphine", "gabapentin"]
    more += ["spironolactone", "ciclosporin", "aspirin"]
    assert len(more) == 30
    page = page_of(takes(tell(client, told), *more[:count], complete=False))
    assert len(page) < 150_000


@pytest.mark.parametrize("path", ["/medicines", "/medicines/limits", "/medicines/quick"])
@pytest.mark.parametrize("listed", [(), TWELVE])
def test_the_words_are_easy_to_read(client, path, listed):
    page = page_of(takes(tell(client, ANA), *listed, complete=False), path)
    for heading, text in sections(page).items():
        assert grade(text) <= 9, (heading, grade(text), text)


def test_what_to_do_is_at_most_grade_6():
    shown = [quick.shown(EDITION, said(f"paracetamol={one}")).cards[0].reasons[0].do for one in ("6", "8", "unknown")]
    for text in (sentences.POISON, sentences.EMERGENCY, *shown, "Go on with what a doctor gave you."):
        assert grade(text) <= 6.05, (grade(text), text)


def states(page: Any, live: str) -> dict[str, Any]:
    """How each state of the pages is reached, by name."""

    def added(*names: str) -> None:
        for name in names:
            page.goto(live + "/medicines")
            page.fill("#name", name)
            page.click("text=Add to the list")
            page.wait_for_load_state()

    def amounts(units: str) -> None:
        added("Panadol", "warfarin", "ibuprofen")
        page.locator("summary:has-text('How much in the last 24 hours')").first.click()
        page.fill("#units_24h-0", units)
        page.locator("button:has-text('Keep these amounts')").first.click()
        page.wait_for_load_state()

    def quick_one() -> None:
        page.goto(live + "/medicines/quick")
        for value in ("age=40", "pregnant=no", "takes=thinner", "has=none", "paracetamol=9", "nsaid=yes"):
            name, _, chosen = value.partition("=")
            page.check(f"input[name={name}][value='{chosen}']")
        page.click("text=Look")
        page.wait_for_load_state()

    def nothing() -> None:
        page.goto(live + "/medicines")
        page.click("text=I take nothing at all")
        page.wait_for_load_state()

    def half() -> None:
        page.goto(live + "/medicines/quick")
        page.click("text=Look")
        page.wait_for_load_state()

    return {
        "empty": lambda: page.goto(live + "/medicines"),
        "nothing": nothing,
        "poison": lambda: amounts("20"),
        "bad amounts": lambda: amounts("2x"),
        "misspelt": lambda: added("warfarin", "Ibuprofin"),
        "ambiguous": lambda: added("Norgesic"),
        "ibuprofen": lambda: page.goto(live + "/medicines/ibuprofen"),
        "limits": lambda: page.goto(live + "/medicines/limits"),
        "quick": lambda: page.goto(live + "/medicines/quick"),
        "quick, half": half,
        "quick, found": quick_one,
    }


STATES: tuple[str, ...] = ("empty", "nothing", "poison", "bad amounts", "misspelt", "ambiguous", "ibuprofen", "limits")
STATES += ("quick", "quick, half", "quick, found")


@pytest.mark.parametrize("state", STATES)
def test_nothing_keeps_people_out(browser, live, state):
    with opened(browser, live) as (page, wrong):
        states(page, live)[state]()
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert barriers(page) == []
        assert wrong == []


def test_typing_suggests_names_under_the_strict_policy_and_stores_nothing(browser, live):
    with opened(browser, live) as (page, wrong):
        page.goto(live + "/medicines")
        assert page.locator("#names option").count() == 0
        page.focus("#name")
        page.locator("#names option").nth(1000).wait_for(state="attached")
        page.keyboard.type("warfarin")
        # Not by the Enter key: while the browser shows its own list of suggestions, that key may only close it.
        with page.expect_navigation():
            page.get_by_role("button", name="Add to the list").click()
        assert page.url == live + "/medicines"
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
        assert page.evaluate("document.cookie") == ""
        assert wrong == []


def test_without_a_script_a_list_is_made_changed_and_forgotten(browser, live):
    with opened(browser, live, javascript=False) as (page, wrong):
        reach = states(page, live)
        reach["poison"]()
        assert "poison line" in page.locator(".banner").inner_text()
        page.locator("button:has-text('Take it off the list')").first.click()
        page.wait_for_load_state()
        assert page.locator(".banner:has-text('poison line')").count() == 0
        page.click("text=Forget this list")
        page.wait_for_load_state()
        assert page.locator("text=I take nothing at all").count() == 1
        assert wrong == []


def test_by_keyboard_a_mistake_is_met_first_and_leads_to_its_field(browser, live):
    with opened(browser, live) as (page, _):
        states(page, live)["bad amounts"]()
        assert page.evaluate("document.activeElement.className") == "error-summary"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "units_24h-0"
        assert page.input_value("#units_24h-0") == "2x"


def test_by_keyboard_the_suggestions_are_met_first(browser, live):
    with opened(browser, live) as (page, _):
        states(page, live)["misspelt"]()
        assert page.evaluate("document.activeElement.id") == "unknown"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert "ibuprofen" in page.locator("ul.choices").inner_text().lower()
