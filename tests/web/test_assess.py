import json
import random
import re
import zlib

import pytest
from django.http import HttpResponse
from playwright.sync_api import Browser
from tests.interviews import STRAIN
from tests.web.filling import Browsing, answered_as, form_of, run, told_of
from tests.web.looking import barriers, opened

from unspasm.assessment.assess import assess
from unspasm.web import told as cookie
from unspasm.web.assess import standing
from unspasm.web.assess.forms import number_words
from unspasm.web.told import Told
from unspasm.words import Urgency

NASTY = ["<script>alert('ana')</script>", "🔥" * 200, "ألم في الظهر", "9" * 3_000, "\0", "-1", "1e5", "NaN", "١٢"]


@pytest.fixture
def ana() -> Browsing:
    return Browsing()


# The thing working


def test_a_healthy_30_year_old_is_done_in_20_pages(ana, edition):
    shown = run(ana, {**STRAIN, "sex": "male"}, edition)
    assert len(shown) <= 20
    assert len(shown) == len(set(shown))  # nothing is asked twice
    told = told_of(ana.client)
    assert told.answers["age"] == 30.0
    assert told.answers["began_with_strain"] is True
    assert not told.carer
    triage = assess(told.answers, edition).triage
    assert (triage.level, triage.settled) == (Urgency.SELF_CARE, True)


def test_the_first_page_says_for_whom_and_starts(ana):
    html = ana.open("/assess")
    assert html.count("<h1") == 1
    assert "It is for me" in html
    assert "I answer for someone else" in html
    assert ana.send(who="self") == "/assess/q/right_now"


def test_later_the_first_page_offers_to_go_on(ana):
    ana.open("/assess")
    ana.open(ana.send(who="self"))
    target = ana.send(none="yes")
    html = ana.open("/assess")
    assert "Your answers are still here" in html
    assert target in form_of(html).links


def test_start_again_deletes_the_answers(ana):
    ana.open("/assess")
    ana.open(ana.send(who="self"))
    ana.send(none="yes")
    html = ana.open("/assess/review")
    assert form_of(html).action == "/assess/forget"
    assert ana.send() == "/assess"
    assert told_of(ana.client) == Told()
    assert "Who has the pain?" in ana.open("/assess")


def test_an_emergency_interrupts_at_once(ana):
    ana.open("/assess/q/right_now")
    assert ana.send(tick=["very_ill"]) == "/result"
    assert "Emergency. Get help now." in ana.open("/assess/q/pee_poo_numbness")


def test_an_emergency_comes_before_the_page_that_waits(ana):
    ana.open("/assess/q/right_now?next=review")
    assert ana.send(tick=["very_ill"]) == "/result"


def test_what_must_be_seen_today_waits_for_the_other_danger_cards(ana, edition):
    ana.open("/assess/q/right_now")
    ana.open(ana.send(none="yes"))
    target = ana.send(unsure=["saddle_numbness"])
    assert assess(told_of(ana.client).answers, edition).triage.level == Urgency.SAME_DAY
    assert target == "/assess/q/legs"
    assert "Get medical help today." not in ana.open(target)


def test_after_the_danger_cards_nobody_who_needs_help_today_has_to_finish(ana, edition):
    run(ana, {**STRAIN, "sex": "male"}, edition)
    ana.open("/assess/q/pee_poo_numbness")
    ana.send(none="", unsure=["saddle_numbness"])
    html = ana.open("/assess/q/how_it_feels")
    assert "Get medical help today." in html
    assert "/result" in form_of(html).links


def test_progress_counts_danger_cards_and_then_what_may_come(ana, edition):
    assert "Danger card 1 of 8<" in ana.open("/assess/q/right_now")
    ana.send(none="yes")
    assert "Danger card 2 of 8<" in ana.open("/assess/q/pee_poo_numbness")
    assert "About you. 7 danger cards to come<" in ana.open("/assess/q/how_old")
    ben = Browsing()
    shown = run(ben, {**STRAIN, "sex": "male"}, edition)
    assert "Danger card 7 of 7<" in ben.open("/assess/q/how_it_began")  # no card about pregnancy
    assert f"Question {len(shown)}, " in ben.open(f"/assess/q/{shown[-1]}")


def test_the_number_of_pages_to_come_is_never_too_small_for_a_plain_strain(ana, edition):
    shown = run(ana, {**STRAIN, "sex": "male"}, edition)
    ben, promised = Browsing(), []
    ben.open("/assess")
    target = ben.send(who="self")
    by_id = {question.id: question for question in edition.questions}
    for at, id in enumerate(shown):
        found = re.search(r"at most about (\d+) more", ben.open(target))
        promised += [(at, int(found[1]))] if found else []
        target = ben.send(**answered_as({**STRAIN, "sex": "male"}, by_id[id], edition))
    assert promised
    assert all(len(shown) - at - 1 <= most for at, most in promised)


# Answers of every kind


def test_three_ways_to_answer_a_danger_sign(ana):
    ana.open("/assess/q/heat")
    ana.send(tick=["tb_contact"], unsure=["recent_infection"])
    told = told_of(ana.client)
    assert told.answers["tb_contact"] is True
    assert told.answers["recent_infection"] == "unsure"
    assert told.answers["fever"] is False


def test_only_danger_signs_can_be_unsure(ana):
    html = ana.open("/assess/q/how_it_began")
    assert "unsure-fall_or_bump" in html
    assert "unsure-began_with_strain" not in html
    ana.send(unsure=["began_with_strain"])
    assert "Pick from the list on this page." in ana.html
    assert "unsure" not in form_of(ana.open("/assess/q/where_it_hurts")).offers


def test_a_single_danger_sign_offers_yes_no_and_not_sure(ana):
    ana.open("/assess/q/thoughts")
    assert form_of(ana.html).offers["answer"] == ["yes", "no", "unsure"]
    ana.send(answer="unsure")
    assert told_of(ana.client).answers["suicidal_thoughts"] == "unsure"


def test_a_plain_yes_or_no_is_skipped_when_nobody_knows(ana):
    html = ana.open("/assess/q/arching_sports")
    assert form_of(html).offers["answer"] == ["yes", "no"]
    ana.send(answer="unsure")
    assert "Pick from the list on this page." in ana.html


@pytest.mark.parametrize(
    ("typed", "days"), [("2", 2), ("0,25", 0.25), ("0.25", 0.25), (" 30 ", 30), ("36500", 36500), ("1000,5", 1000.5)]
)
def test_a_number_may_have_a_comma(ana, typed, days):
    ana.open("/assess/q/how_long")
    assert ana.send(answer=typed)
    assert told_of(ana.client).answers["duration_days"] == days
    shown = form_of(ana.open("/assess/q/how_long")).sends["answer"]
    assert [float(text) for text in shown] == [days]


@pytest.mark.parametrize("typed", NASTY)
def test_what_is_no_number_gets_one_message_and_stays(ana, typed):
    ana.open("/assess/q/how_old")
    assert ana.send(answer=typed) == ""
    assert ana.html.count("From 0 to 120, in years") == 1
    assert "ype a number from 0 to 120, in years" in ana.html
    assert form_of(ana.html).sends["answer"] == [typed]
    assert "<script>alert" not in ana.html
    assert told_of(ana.client).answers == {}


def test_a_number_out_of_range_names_the_range(ana):
    ana.open("/assess/q/how_old")
    ana.send(answer="300")
    assert "How old are you? Your number is out of range. Type a number from 0 to 120, in years." in ana.html


@pytest.mark.parametrize("typed", ["1,000", "1.000", "12.500"])
def test_what_may_be_one_or_a_thousand_is_not_guessed(ana, typed):
    ana.open("/assess/q/how_long")
    assert ana.send(answer=typed) == ""
    assert told_of(ana.client).answers == {}


@pytest.mark.parametrize(("typed", "days"), [("0.125", 0.125), ("2.1250", 2.125), ("2,5", 2.5), ("1000", 1000.0)])
def test_a_number_that_can_mean_one_thing_only_is_taken_and_can_be_sent_again(ana, typed, days):
    for said in (typed, number_words(days)):
        ana.open("/assess/q/how_long")
        assert ana.send(answer=said)
        assert told_of(ana.client).answers == {"duration_days": days}


@pytest.mark.parametrize(
    ("id", "filled", "words"),
    [
        ("right_now", {}, "Tick all that fit, or tick “None of these”."),
        ("right_now", {"none": "yes", "tick": ["collapsed"]}, "“None of these” is ticked, and a line above it too."),
        ("right_now", {"none": "yes", "unsure": ["collapsed"]}, "“None of these” is ticked, and a line above it too."),
        ("right_now", {"tick": ["collapsed"], "unsure": ["collapsed"]}, "is ticked, and marked “not sure” too."),
        ("right_now", {"tick": ["no_such_sign"]}, "Pick from the list on this page."),
        ("thoughts", {}, "Choose one answer, or use Skip."),
        ("which_sex", {"answer": "<b>x</b>"}, "Pick from the list on this page."),
        ("how_old", {"answer": ""}, "How old are you? Type a number from 0 to 120, in years, or use Skip."),
    ],
)
def test_a_page_that_does_not_fit_says_how_to_mend_it(ana, edition, id, filled, words):
    ana.open(f"/assess/q/{id}")
    assert ana.send(**filled) == ""
    assert words in ana.html
    assert 'role="alert"' in ana.html
    assert ana.html.count("<h1") == 1
    assert next(one.text for one in edition.questions if one.id == id) in ana.html
    sent = form_of(ana.html).sends
    for name in {"tick", "unsure", "none"} & filled.keys():
        kept = [one for one in [filled[name], *filled[name]] if one in form_of(ana.html).offers[name]]
        assert sent.get(name, []) == kept
    assert told_of(ana.client).answers == {}


def test_skip_leaves_the_facts_open_and_asks_no_more(ana):
    ana.open("/assess/q/right_now")
    target = ana.send(tick=["collapsed"], skip="yes")
    assert target == "/assess/q/pee_poo_numbness"
    told = told_of(ana.client)
    assert told.answers == {}
    assert told.skipped == {"right_now"}
    assert "Skipped" in ana.open("/assess/review")


def test_a_skipped_danger_card_leaves_the_result_unfinished(ana, edition):
    run(ana, {**STRAIN, "sex": "male"}, edition)
    ana.open("/assess/q/legs?next=result")
    assert "Take this answer out" in ana.html
    assert ana.send(skip="yes") == "/result"
    told = told_of(ana.client)
    assert not assess(told.answers, edition).triage.finished
    assert "leg_weakness" not in told.answers


def test_someone_who_answers_for_another_is_told_how(ana, edition):
    ana.open("/assess")
    html = ana.open(ana.send(who="carer"))
    assert "Answer for the person with the pain" in html
    told = told_of(ana.client)
    assert told.carer
    assert told.answers == {"who_answers": "carer"}
    ana.open("/assess/q/answered_by?next=review")
    assert ana.send(answer="self") == "/assess/review"
    assert not told_of(ana.client).carer
    assert "Answer for the person" not in ana.open("/assess/q/right_now")


# Nothing is lost


def test_back_shows_the_page_before_with_its_answers(ana):
    ana.open("/assess")
    ana.open(ana.send(who="self"))
    assert "/assess" in form_of(ana.html).links
    ana.open(ana.send(none="yes"))
    ana.open(ana.send(unsure=["new_urine_leak"]))
    assert "/assess/q/pee_poo_numbness" in form_of(ana.html).links
    ana.open("/assess/q/pee_poo_numbness")
    form = form_of(ana.html)
    assert form.sends["unsure"] == ["new_urine_leak"]
    assert "/assess/q/right_now" in form.links
    before = told_of(ana.client).answers
    assert ana.send() == "/assess/q/legs"  # sent as it stands
    assert told_of(ana.client).answers == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_tabs_keep_the_answers_of_both(ana, order):
    forms = [form_of(ana.open("/assess/q/how_old")), form_of(ana.open("/assess/q/legs"))]
    filled = [{"answer": "30"}, {"none": "yes"}]
    for at in order:
        assert ana.send_form(forms[at], **filled[at])
    told = told_of(ana.client)
    assert told.answers["age"] == 30
    assert told.answers["leg_weakness"] is False


def test_to_send_twice_changes_nothing(ana):
    form = form_of(ana.open("/assess/q/right_now"))
    first = ana.send_form(form, none="yes")
    told = told_of(ana.client)
    assert ana.send_form(form, none="yes") == first
    assert told_of(ana.client).answers == told.answers


def test_answers_that_no_longer_fit_are_not_kept_and_the_old_ones_stay(ana, monkeypatch):
    ana.open("/assess/q/right_now")
    ana.send(none="yes")
    before = told_of(ana.client)
    monkeypatch.setattr(cookie, "_MOST_BYTES", 10)
    ana.open("/assess/q/how_old")
    assert ana.send(answer="30") == ""
    assert "no longer fit" in ana.html
    assert form_of(ana.html).sends["answer"] == ["30"]
    assert told_of(ana.client) == before


def test_every_answer_together_fits(ana, edition):
    value = {"yes_no": True, "number": 33.25}
    answers = {fact.id: value.get(fact.kind) or next(iter(fact.choices)) for fact in edition.facts.values()}
    chance = random.Random(4)
    for fact in edition.facts.values():
        if fact.kind == "yes_no":
            answers[fact.id] = chance.choice([True, False, "unsure"] if fact.danger else [True, False])
    times = {one.id: 29_000_000 + at for at, one in enumerate(edition.questions)}
    assert cookie.write(HttpResponse(), Told(answers, times, carer=True, country="new_zealand"))


# Old answers, changed cookies


def test_a_cookie_from_before_the_known_words_is_still_read(ana):
    text = json.dumps({"a": {"age": 34.0}, "t": {"how_old": 1}, "s": [], "c": False, "l": "uk"}).encode()
    ana.client.cookies[cookie.COOKIE] = cookie.box().encrypt(zlib.compress(text)).decode()
    assert told_of(ana.client).answers == {"age": 34.0}


def test_danger_answers_older_than_a_day_are_asked_again(ana, edition, monkeypatch):
    run(ana, {**STRAIN, "sex": "male"}, edition)
    now = cookie._minutes()
    monkeypatch.setattr(cookie, "_minutes", lambda: now + 25 * 60)
    for address in ("/assess", "/assess/review", "/assess/q/how_old", "/assess/q/right_now"):
        assert "Some danger answers are older than a day. We ask them again" in ana.open(address)
    assert "/assess/q/right_now" in form_of(ana.open("/assess")).links
    assert "none" not in form_of(ana.open("/assess/q/right_now")).sends  # yesterday's answer is no suggestion
    assert form_of(ana.open("/assess/q/how_old")).sends["answer"] == ["30"]
    ana.open("/assess/q/right_now")
    assert ana.send(none="yes") == "/assess/q/pee_poo_numbness"


def test_a_cookie_older_than_a_week_is_empty(ana, monkeypatch):
    ana.open("/assess/q/right_now")
    ana.send(none="yes")
    monkeypatch.setattr(cookie, "DAYS", -1)
    assert told_of(ana.client) == Told()
    assert "Who has the pain?" in ana.open("/assess")


@pytest.mark.parametrize("value", ["", "x", "gAAAA", "é", "a" * 5_000, '"{}"'])
def test_a_changed_cookie_is_a_fresh_start(ana, value):
    ana.client.cookies[cookie.COOKIE] = value
    assert "Who has the pain?" in ana.open("/assess")
    assert "There are no answers yet." in ana.open("/assess/review")
    ana.open("/assess/q/how_old")
    assert ana.send(answer="30") == "/assess/q/right_now"


# Review


def test_review_shows_every_answer_and_changes_lead_back(ana, edition):
    run(ana, {**STRAIN, "sex": "female", "fever": True}, edition)
    html = ana.open("/assess/review")
    for words in ("Danger signs", "About you", "Age: 30 years", "Fever", "None of these", "Female"):
        assert words in html
    told = told_of(ana.client)
    links = form_of(html).links
    for question in edition.questions:
        if set(question.answers) & told.answers.keys():
            assert f"/assess/q/{question.id}?next=review" in links
    ana.open("/assess/q/how_old?next=review")
    assert "/assess/review" in form_of(ana.html).links
    assert ana.send(answer="31") == "/assess/review"
    assert "Age: 31 years" in ana.open("/assess/review")


def test_review_names_what_is_still_open(ana):
    ana.open("/assess/q/how_old")
    ana.send(answer="30")
    html = ana.open("/assess/review")
    assert "Not asked yet" in html
    assert "/assess/q/right_now?next=review" in form_of(html).links


def test_a_change_leads_to_no_page_but_ours(ana):
    ana.open("/assess/q/how_old?next=https://evil.example/")
    assert "evil" not in ana.html
    assert ana.send(answer="30").startswith("/assess/q/")
    ours = {"review", "result", "sheet", "plan", "options", "heat", "outlook", "medicines"}
    assert standing.RETURNS.keys() == ours


# Refusals


@pytest.mark.parametrize("id", ["nope", "right-now", "%00", "..", "<b>", "🔥", "a" * 2_000])
def test_an_unknown_question_is_not_there(client, id):
    assert client.get(f"/assess/q/{id}").status_code == 404
    assert client.post(f"/assess/q/{id}").status_code == 404


def test_a_form_without_its_token_is_refused(ana):
    ana.open("/assess/q/right_now")
    assert ana.client.post("/assess/q/right_now", {"none": "yes"}).status_code == 403
    assert told_of(ana.client).answers == {}


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/assess/forget"), ("post", "/assess/review"), ("post", "/assess/download")]
)
def test_a_page_is_asked_in_its_own_way(client, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_nobody_is_started_for(client):
    answer = client.post("/assess", {"who": "<b>eve</b>"})
    assert answer.status_code == 200
    assert "Choose one of the two buttons." in answer.content.decode()
    assert "eve" not in answer.content.decode()


def test_no_noise_breaks_a_page(client, edition):
    chance = random.Random(7)
    facts = list(edition.facts)
    values = [*NASTY, "yes", "no", "unsure", "30", "male", "", *facts[:40]]
    names = ["tick", "unsure", "none", "answer", "skip", "who", "text", "recent", "csrfmiddlewaretoken", "x\n"]
    pages = [f"/assess/q/{one.id}" for one in edition.questions] + ["/assess", "/assess/load"]
    for _ in range(300):
        filled = {
            chance.choice(names): chance.sample(values, chance.randint(1, 4)) for _ in range(chance.randint(0, 5))
        }
        page = chance.choice(pages) + chance.choice(["", "?next=review", "?next=<b>", "?next=sheet&next=x"])
        assert client.post(page, filled).status_code in (200, 303), (page, filled)
        assert client.get(page).status_code == 200


# In a real browser


def test_a_place_on_the_body_is_a_line_of_the_list_without_script(live: str, browser: Browser):
    with opened(browser, live, javascript=False) as (page, wrong):
        page.goto(f"{live}/assess/q/where_it_hurts")
        page.click(".at-left-buttock")
        assert page.is_checked("#tick-buttock_pain")
        page.click(".at-right-buttock")
        assert not page.is_checked("#tick-buttock_pain")
        page.click(".at-dimple")
        page.click(".at-right-groin")
        page.click("text=Next")
        page.goto(f"{live}/assess/q/where_it_hurts")
        ticked = {"tick-pain_over_sacroiliac_joint", "tick-groin_pain"}
        assert {box.get_attribute("id") for box in page.query_selector_all(":checked")} == ticked
        assert wrong == []


def test_the_keyboard_is_enough(live: str, browser: Browser):
    with opened(browser, live) as (page, wrong):
        page.goto(f"{live}/assess")
        page.focus("#for-me")
        page.keyboard.press("Enter")
        page.wait_for_url("**/right_now")
        page.focus("#none")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**/pee_poo_numbness")
        assert wrong == []


@pytest.mark.parametrize(
    "state", ["start", "ticks", "mistake", "number", "choice", "outline", "review", "load", "again"]
)
def test_nobody_is_kept_out(live: str, browser: Browser, state: str):
    with opened(browser, live) as (page, wrong):
        page.goto(f"{live}/assess")
        if state != "start":
            page.click("text=I answer for someone else")
            page.wait_for_url("**/right_now")
        if state == "ticks":
            page.click("text=Not sure about one of these?")
            page.click("text=Why we ask")
        elif state == "mistake":
            page.click("text=Next")
        elif state == "number":
            page.goto(f"{live}/assess/q/how_old")
            page.fill("#answer", "300")
            page.click("text=Next")
        elif state in ("choice", "outline"):
            page.goto(f"{live}/assess/q/{'thoughts' if state == 'choice' else 'where_it_hurts'}")
            page.click(".choice >> nth=0")
        elif state == "load":
            page.goto(f"{live}/assess/load")
            page.fill("#text", "agee: 3")
            page.click("text='Load'")
        elif state in ("review", "again"):
            page.check("#none")
            page.click("text=Next")
            page.wait_for_url("**/pee_poo_numbness")
            page.click("text=Skip")
            page.wait_for_url("**/legs")
            page.goto(f"{live}/assess{'/review' if state == 'review' else ''}")
            for summary in page.query_selector_all("summary"):
                summary.click()
        assert barriers(page) == []
        assert wrong == []
