"""/medicines: what ana takes, what clashes, and what is not for her. The quick form is ben's, who is in pain."""

import io
import json
import logging
import random
import re
import time
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from pypdf import PdfReader
from tests.interviews import STRAIN
from tests.web.filling import Browsing, form_of

from unspasm.library.edition import load
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.names import names_of
from unspasm.sheet.build import CHOICES
from unspasm.web import told as told_cookie
from unspasm.web.medicines import kept as cookie
from unspasm.web.medicines.kept import Kept, List

EDITION = load()
ANA = {
    **{fact.id: False for fact in EDITION.facts.values() if fact.kind == "yes_no"},
    **STRAIN,
    "age": 35.0,
    "sex": "male",
    "weight_kg": 76.0,
    "height_cm": 178.0,
    "alcohol_units_a_week": 0.0,
    "country": "uk",
}
CLEO = {**ANA, "saddle_numbness": True, "new_trouble_peeing": True}
TWELVE = (
    *("warfarin", "ramipril", "furosemide", "metformin", "atorvastatin", "bisoprolol"),
    *("sertraline", "omeprazole", "levothyroxine", "prednisolone", "Panadol", "Nurofen Plus"),
)
POSTS = ("/medicines/add", "/medicines/pick", "/medicines/change", "/medicines/all", "/medicines/forget")
PAGES = ("/medicines", "/medicines/limits", "/medicines/quick", "/medicines/ibuprofen", "/medicines/warfarin")
QUICK: dict[str, Any] = {
    "age": "40",
    "pregnant": "no",
    "takes": ["none"],
    "has": ["none"],
    "paracetamol": "0",
    "nsaid": "no",
}
_STOP = re.compile(r"\bstop(?:ped|ping)?\b[^.]*", re.IGNORECASE)


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    """A name that a template misses shows up."""
    django: Any = engines["django"]
    monkeypatch.setattr(django.engine, "string_if_invalid", "MISSING")


def tell(client: Client, answers: dict[str, Any]) -> Client:
    response = HttpResponse()
    now = int(time.time() // 60)
    times = {one.id: now for one in EDITION.questions if answers.keys() & set(one.answers)}
    assert told_cookie.write(response, told_cookie.Told(answers=answers, asked_at=times))
    client.cookies[told_cookie.COOKIE] = response.cookies[told_cookie.COOKIE].value
    return client


def takes(client: Client, *names: str | Kept, complete: bool = True) -> Client:
    response = HttpResponse()
    items = tuple(one if isinstance(one, Kept) else Kept(one) for one in names)
    assert cookie.write(response, List(items, complete))
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def kept(client: Client) -> List:
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return cookie.read(request)


def page_of(client: Client, path: str = "/medicines") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "MISSING" not in page
    return page


def post(client: Client, path: str, **sent: Any) -> str:
    """The page that answers, which may be the one it leads to."""
    answer = client.post(path, sent)
    if answer.status_code == 303:
        assert answer["Location"] == "/medicines"
        return page_of(client)
    assert answer.status_code == 200
    return answer.content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def forms(page: str) -> list[Any]:
    """Each form of the page by itself."""
    return [form_of(part) for part in re.findall(r"<form.*?</form>", page, re.DOTALL)]


def form_for(page: str, action: str, words_in_it: str = "") -> Any:
    found = re.findall(r"<form.*?</form>", page, re.DOTALL)
    return form_of(next(part for part in found if f'action="{action}"' in part and words_in_it in part))


def card(page: str, name: str) -> str:
    """The words of the card of one medicine."""
    parts = re.split(r'<div class="card stack medicine"', page)[1:]
    return words(next(part for part in parts if f">{name}</a>" in part).split("<section")[0])


# The page working


def test_ana_types_what_she_takes_and_sees_what_clashes_without_any_script():
    ana = Browsing()
    for name in ("Nurofen Plus", "Panadol", "warfarin"):
        ana.open("/medicines")
        assert ana.send_form(form_for(ana.html, "/medicines/add"), name=name) == "/medicines"
    ana.open("/medicines")
    assert [one.name for one in kept(ana.client).items] == ["Nurofen Plus", "Panadol", "warfarin"]
    assert "Call before the next dose" in card(ana.html, "Ibuprofen")
    assert "blood thinner" in card(ana.html, "Ibuprofen")
    assert "In it: ibuprofen + codeine" in words(ana.html)


def test_too_much_paracetamol_comes_before_everything_else_with_the_poison_line_of_the_country(client):
    page = page_of(takes(tell(client, ANA), Kept("Panadol", 12.0, 500.0, 1.0), "warfarin"))
    assert page.index(sentences.POISON) < page.index("<h2")
    assert 'data-level="emergency"' in page
    assert page.index("Poison line, United Kingdom") < page.index('id="list"')
    assert page.count('class="big-link danger"') == 2
    assert "6,000 mg of paracetamol in 24 hours; the most is 4,000 mg." in page


def test_with_no_country_every_poison_line_is_there(client):
    page = page_of(takes(client, Kept("Panadol", 12.0, 500.0, 1.0)))
    assert "Poison line, United Kingdom" in page
    assert "Poison line, Spain" in page


def test_the_gravest_is_shown_first(client):
    page = page_of(takes(tell(client, ANA), "omeprazole", "sertraline", "ibuprofen", "warfarin"))
    shown = re.findall(r'<div class="card stack medicine" data-verdict="(\w+)"', page)
    order = ["stop_and_call", "not_for_you", "ask_first"]
    assert shown[0] == "stop_and_call"
    assert shown == sorted(shown, key=order.index)


def test_a_call_to_a_pharmacist_does_not_look_like_an_emergency(client):
    page = page_of(takes(tell(client, ANA), "ibuprofen", "warfarin"))
    assert 'class="banner" data-level="same_day"' in page
    assert "Call a pharmacist or doctor before the next dose of: Ibuprofen." in page


def test_every_shown_reason_opens_to_its_ground(client):
    page = page_of(takes(tell(client, ANA), "ibuprofen", "warfarin"))
    for part in re.findall(r'<div class="reason">.*?</details></div>', page, re.DOTALL):
        assert re.search("<dt>(Sources|Clinical judgement)</dt>", part)
        assert "Rule: " in part


def test_a_misspelt_name_is_asked_about_and_never_taken_for_what_it_looks_like(client):
    page = post(client, "/medicines/add", name="Ibuprofin")
    assert "We do not know “ Ibuprofin ”" in words(page)
    assert kept(client).items == ()
    suggestion = form_for(page, "/medicines/add", ">Ibuprofen</button>")
    page = post(client, "/medicines/add", **{key: value[0] for key, value in suggestion.sends.items()})
    assert [one.name for one in kept(client).items] == ["Ibuprofen"]


def test_an_unknown_name_is_kept_as_it_is_and_blocks_every_green(client):
    page = post(tell(client, ANA), "/medicines/add", name="zzzqq")
    sends = form_for(page, "/medicines/add", "as not recognised").sends
    page = post(client, "/medicines/add", **{key: value[0] for key, value in sends.items()})
    assert "We do not know this name" in page
    page = post(client, "/medicines/all", complete="yes")
    groups = re.findall(r'<summary><span class="verdict" data-verdict="(\w+)">.*?</details>', page, re.DOTALL)
    assert "may_take_by_label" not in groups
    assert re.search(r">Paracetamol</a><p>We do not know what is in: zzzqq\.", page)


def test_a_name_that_is_more_than_one_thing_is_for_ana_to_settle(client):
    page = post(client, "/medicines/add", name="Norgesic")
    assert "is more than one thing" in page
    assert page.count('action="/medicines/pick"') == 2
    assert "Canada, United States" in words(page)
    picked = form_for(page, "/medicines/pick", "Aspirin for pain")
    post(client, "/medicines/pick", id=picked.sends["id"])
    assert sorted(one.name for one in kept(client).items) == ["Aspirin for pain", "Caffeine", "Orphenadrine"]


def test_with_a_country_the_same_name_is_settled(client):
    post(tell(client, {**ANA, "country": "usa"}), "/medicines/add", name="Norgesic")
    assert [one.name for one in kept(client).items] == ["Norgesic"]


def test_amounts_are_kept_with_a_comma_too(client):
    takes(client, "Panadol")
    post(client, "/medicines/change", at="0", was="Panadol", units_24h="2,5", mg="500", hours_since_last="")
    assert kept(client).items == (Kept("Panadol", 2.5, 500.0, None),)


def test_a_line_comes_off_and_the_list_is_forgotten(client):
    takes(client, "Panadol", "warfarin")
    post(client, "/medicines/change", at="0", was="Panadol", remove="yes")
    assert [one.name for one in kept(client).items] == ["warfarin"]
    post(client, "/medicines/forget")
    assert kept(client) == List()
    assert not client.cookies[cookie.COOKIE].value


def test_who_forgets_the_answers_forgets_the_list_too(client):
    takes(client, "warfarin")
    assert client.post("/assess/forget").status_code == 303
    assert not client.cookies[cookie.COOKIE].value


def test_only_a_whole_list_makes_a_green_and_a_new_line_takes_it_back(client):
    page = page_of(tell(client, ANA))
    assert 'data-verdict="may_take_by_label"' not in page
    page = post(client, "/medicines/all", complete="yes")
    assert "You said that you take nothing." in page
    assert 'data-verdict="may_take_by_label"' in page
    page = post(client, "/medicines/add", name="omeprazole")
    assert 'data-verdict="may_take_by_label"' not in page.split('id="offered"')[1]
    assert sentences.WHOLE in page
    post(client, "/medicines/all", complete="no")
    assert not kept(client).complete


def test_cleo_is_sent_to_help_first_and_no_anti_inflammatory_is_left(client):
    page = page_of(takes(tell(client, CLEO), "warfarin"))
    assert page.index(sentences.EMERGENCY) < page.index("Call 999") < page.index('id="list"')
    for row in re.findall(r'data-verdict="(\w+)">[^<]*</span>.*?</details>', page, re.DOTALL):
        assert row != "may_take_by_label"
    assert "Ibuprofen</a>" in page.split('data-verdict="not_for_you"')[1]


@pytest.mark.parametrize("listed", [(), TWELVE, ("ibuprofen", "warfarin"), ("fentanyl", "diazepam", "tramadol")])
@pytest.mark.parametrize("told", [{}, ANA, CLEO], ids=["nothing told", "ana", "cleo"])
def test_no_page_ever_says_to_stop_a_prescribed_medicine(client, listed, told):
    takes(tell(client, told), *listed)
    for path in ("/medicines", *(f"/medicines/{id}" for id in ("warfarin", "ibuprofen", "sertraline", "diazepam"))):
        # What a source says word for word is not ours to tell.
        text = words(re.sub(r'<ul class="sources">.*?</ul></dd>', " ", page_of(client, path), flags=re.DOTALL))
        for found in _STOP.finditer(text):
            before = text[: found.start()].lower().rstrip()
            assert before.endswith(("do not", "never", "trouble")), text[found.start() - 60 : found.end()]


def test_what_is_taken_is_never_left_waiting_for_an_answer(client):
    page = page_of(takes(client, "warfarin", complete=False))
    before = page.split('id="offered"')[0]
    assert "Answer first" not in before
    assert "Go on with what a doctor gave you." in before
    assert "Not fully checked yet" in page_of(client, "/medicines/warfarin")


@pytest.mark.parametrize("id", sorted(EDITION.ingredients))
def test_every_ingredient_has_its_page(client, id):
    page = page_of(client, f"/medicines/{id}")
    assert f"<h1>{EDITION.ingredients[id].name}</h1>" in unescape(page)
    assert len(page) < 150_000


def test_the_sheet_names_what_is_taken_and_what_clashes(client):
    takes(tell(client, ANA), "ibuprofen", Kept("warfarin", hours_since_last=9.0), "zzzqq", complete=False)
    page = words(page_of(client, "/sheet"))
    assert f"Takes: ibuprofen; warfarin, last 9 h ago; zzzqq (not recognised); {sentences.MAY_BE_MORE}" in page
    assert "Clashes: Ibuprofen: With a blood thinner" in page
    answer = client.post("/sheet", {"show": "pdf", "paper": "a4", "goes_in": CHOICES})
    assert answer["Content-Type"] == "application/pdf"
    read = PdfReader(io.BytesIO(answer.content)).pages
    assert len(read) == 1
    text = "".join(read[0].extract_text().split())
    assert "warfarin,last9hago" in text
    assert "Clashes:Ibuprofen" in text


def test_on_the_sheet_a_pair_comes_before_the_emergency_that_is_said_above(client):
    page = words(page_of(takes(tell(client, CLEO), "ibuprofen", "warfarin"), "/sheet"))
    assert "Clashes: Ibuprofen: With a blood thinner" in page


def test_the_names_are_the_same_bytes_for_all_and_asked_for_once(client):
    mine = takes(tell(client, ANA), "warfarin").get("/medicines/names.json")
    other = Client(headers={"host": "127.0.0.1"}).get("/medicines/names.json")
    assert mine.content == other.content
    assert {"paracetamol", "warfarin"} <= {name.casefold() for name in json.loads(mine.content)}
    assert not mine.cookies
    assert "Cookie" not in mine.headers.get("Vary", "")
    again = client.get("/medicines/names.json", headers={"if-none-match": mine["ETag"]})
    assert again.status_code == 304
    assert not again.content


# Refusals


@pytest.mark.parametrize("path", POSTS)
def test_what_changes_the_list_is_never_asked_by_address(client, path):
    takes(client, "warfarin")
    assert client.get(path).status_code == 405
    assert [one.name for one in kept(client).items] == ["warfarin"]


@pytest.mark.parametrize("path", [*POSTS, "/medicines/quick"])
def test_a_forged_form_changes_nothing(path):
    forged = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    takes(forged, "warfarin")
    assert forged.post(path, {"name": "ibuprofen"}).status_code == 403
    assert [one.name for one in kept(forged).items] == ["warfarin"]


@pytest.mark.parametrize(
    "typed", [("3x", "500", "2"), ("-1", "500", "2"), ("999", "500", "2"), ("1", "1e3", "80"), ("1.000", "500", "2")]
)
def test_amounts_that_cannot_be_used_stay_as_typed_with_the_reason_beside(client, typed):
    takes(client, Kept("Panadol", 1.0), "warfarin")
    sent = dict(zip(("units_24h", "mg", "hours_since_last"), typed, strict=True))
    page = post(client, "/medicines/change", at="0", was="Panadol", **sent)
    for name, value in sent.items():
        assert f'id="{name}-0"' in page
        assert f'value="{value}"' in page
    for href in re.findall(r'class="error-summary".*?</div>', page, re.DOTALL):
        for target in re.findall(r'href="#([^"]+)"', href):
            assert f'id="{target}"' in page
            assert f'aria-describedby="wrong-{target}"' in page
            assert f'id="wrong-{target}"' in page
    assert "<title>Not yet: " in page
    assert kept(client).items[0] == Kept("Panadol", 1.0)


@pytest.mark.parametrize(
    ("at", "was"),
    [("1", "Panadol"), ("7", "Panadol"), ("", ""), ("-1", "warfarin"), ("9" * 5000, "x"), ("٠", "Panadol")],
)
def test_a_line_that_another_tab_has_changed_is_left_alone(client, at, was):
    takes(client, "Panadol", "warfarin")
    post(client, "/medicines/change", at=at, was=was, remove="yes")
    assert [one.name for one in kept(client).items] == ["Panadol", "warfarin"]


def test_the_thirty_first_is_refused_with_a_way_out(client):
    takes(client, *["omeprazole"] * 30)
    page = post(client, "/medicines/add", name="warfarin")
    assert "The list holds 30 at most." in page
    assert 'value="warfarin"' in page
    assert len(kept(client).items) == 30
    page = post(client, "/medicines/pick", id=["warfarin"])
    assert "The list holds 30 at most." in page
    assert len(kept(client).items) == 30


def test_a_list_that_does_not_fit_is_refused_and_the_old_one_stays(client):
    dice = random.Random(4)
    for _ in range(29):
        name = "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(80))
        page = post(client, "/medicines/add", name=name, as_it_is="yes")
        if "There is no room for more" in page:
            break
    else:
        pytest.fail("it always fits")
    assert kept(client).items


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_no_name_and_a_name_without_end_are_refused(client, name):
    page = post(client, "/medicines/add", name=name)
    assert 'class="error-summary"' in page
    assert '<a href="#name">' in page
    assert 'aria-invalid="true"' in page
    assert kept(client).items == ()


def test_markup_in_a_name_is_shown_as_text(client):
    typed = "<script>alert(1)</script>\"'"
    pages = [post(client, "/medicines/add", name=typed), post(client, "/medicines/add", name=typed, as_it_is="yes")]
    pages += [page_of(client, "/sheet")]
    for page in pages:
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-5] + "AAAAA", lambda _: "x", lambda _: "", lambda text: text[:40]]
)
def test_a_list_that_someone_changed_is_no_list(client, spoil):
    takes(client, "warfarin")
    client.cookies[cookie.COOKIE] = spoil(client.cookies[cookie.COOKIE].value)
    assert kept(client) == List()
    assert "<h1>May I take this?</h1>" in page_of(client)


def test_the_answers_put_in_place_of_the_list_are_no_list(client):
    tell(client, ANA)
    client.cookies[cookie.COOKIE] = client.cookies[told_cookie.COOKIE].value
    assert kept(client) == List()
    page_of(client)


def test_a_list_of_yesterday_is_gone(client, monkeypatch):
    takes(client, "warfarin")
    now = time.time()
    monkeypatch.setattr("cryptography.fernet.time.time", lambda: now + 24 * 3600 + 120)
    assert kept(client) == List()
    assert "/medicines/change" not in page_of(client)


def test_the_cookie_is_locked_and_for_this_place_only(client):
    client.post("/medicines/add", {"name": "warfarin"})
    morsel = client.cookies[cookie.COOKIE]
    assert morsel["httponly"]
    assert morsel["samesite"] == "Strict"
    assert int(morsel["max-age"]) == 24 * 3600
    assert "warfarin" not in morsel.value


def test_an_unknown_ingredient_has_no_page(client):
    assert client.get("/medicines/aspirin%20for%20pain").status_code == 404
    assert client.get("/medicines/nothing").status_code == 404


def test_nothing_typed_reaches_an_address_or_a_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    for name in ("warfarin", "Qqzzx", "Norgesic"):
        answer = client.post("/medicines/add", {"name": name, "as_it_is": "yes"})
        assert answer["Location"] == "/medicines"
    page = page_of(client)
    client.get("/sheet")
    assert all(form.action.startswith("/medicines/") and "?" not in form.action for form in forms(page))
    assert 'method="get"' not in page
    assert "Qqzzx" not in "".join(re.findall(r'(?:href|action|src)="[^"]*"', page))
    assert not re.search("warfarin|qqzzx|norgesic", caplog.text, re.IGNORECASE)


def test_three_hundred_random_posts_break_nothing(client):
    dice = random.Random(7)
    names = [*names_of(EDITION)]
    values = ["", "0", "1", "-1", "29", "9" * 400, "yes", "no", "½", "\x00", "<b>", "x" * 5000, "1,5", "nan", "💊"]
    keys = ["name", "as_it_is", "at", "was", "units_24h", "mg", "hours_since_last", "remove", "complete", "id", "takes"]
    keys += ["age", "pregnant", "has", "paracetamol", "nsaid"]
    for _ in range(300):
        sent = {
            key: [dice.choice([*values, dice.choice(names), dice.choice(sorted(EDITION.ingredients))])]
            * dice.randint(1, 2)
            for key in dice.sample(keys, dice.randint(0, len(keys)))
        }
        if dice.random() < 0.5:
            sent |= {"at": ["0"], "was": [kept(client).items[0].name]} if kept(client).items else {}
        answer = client.post(dice.choice([*POSTS, "/medicines/quick"]), sent)
        assert answer.status_code in (200, 303, 400), sent
        assert "MISSING" not in answer.content.decode()
    page_of(client)
