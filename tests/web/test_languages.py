"""Pages in other languages: which there are, what each says of itself, and that Spanish holds the whole danger path."""

import re
from concurrent.futures import ThreadPoolExecutor
from gettext import NullTranslations

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.web.leftovers import leftovers
from tests.web.looking import barriers, opened

from unspasm.language import SOURCE, catalogues, pseudo
from unspasm.language.names import name_of
from unspasm.library.edition import shipped
from unspasm.web import told as cookie
from unspasm.web.now.graph import graph
from unspasm.web.now.pages import GUIDES, ROUTES
from unspasm.web.speaking import address_in, note, speaking

PAGES = (
    "/",
    "/now",
    "/now/more",
    "/now/all",
    "/assess",
    "/result",
    "/sheet",
    "/plan",
    "/plan/options",
    "/medicines",
    "/evidence",
)
_ENGLISH = re.compile(r'(?<!“)<(\w+)[^>]*lang="en"[^>]*>(.*?)</\1>', re.S)  # “…” is what to say on the phone


def tell(client: Client, **answers: float) -> Client:
    response = HttpResponse()
    assert cookie.write(response, cookie.Told(answers=answers))
    client.cookies[cookie.COOKIE] = response.cookies[cookie.COOKIE].value
    return client


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_english_and_spanish_are_offered_and_the_invented_languages_are_not() -> None:
    assert catalogues.offered() == (SOURCE, "es")
    assert set(pseudo.LANGUAGES) <= set(catalogues.known())


@pytest.mark.parametrize(
    ("path", "code", "direction"),
    [
        ("/now", "en-gb", "ltr"),
        ("/es/now", "es", "ltr"),
        ("/en-xa/now", "en-xa", "ltr"),
        ("/ar-xb/now", "ar-xb", "rtl"),
    ],
)
def test_a_page_says_which_language_it_speaks(client: Client, path: str, code: str, direction: str) -> None:
    answer = client.get(path)
    assert answer.headers["Content-Language"] == code
    assert f'<html lang="{code}" dir="{direction}">' in answer.content.decode()


@pytest.mark.parametrize(
    ("here", "code", "there"),
    [
        ("/now/floor", "es", "/es/now/floor"),
        ("/es/now/floor", "en-gb", "/now/floor"),
        ("/es/", "en-gb", "/"),
        ("/", "es", "/es/"),
        ("/estimate", "es", "/es/estimate"),
    ],
)
def test_the_same_page_has_one_address_in_each_language(here: str, code: str, there: str) -> None:
    with speaking("es" if here.startswith("/es/") else SOURCE):
        assert address_in(here, code) == there


@pytest.mark.parametrize("path", PAGES)
def test_each_page_leads_to_itself_in_the_other_language(client: Client, path: str) -> None:
    there = address_in(path, "es")
    assert f'href="{there}" hreflang="es" lang="es">Español</a>' in page_of(tell(client, age=42), path)
    assert f'href="{path}" hreflang="en-gb" lang="en-gb">English</a>' in page_of(tell(client, age=42), there)


@pytest.mark.parametrize("path", PAGES)
def test_every_spanish_page_says_that_a_machine_made_it(client: Client, path: str) -> None:
    page = page_of(tell(client, age=42), address_in(path, "es"))
    assert "Traducido por una máquina. Nadie lo ha revisado." in page
    assert "Traducido" not in page_of(client, path)


@pytest.mark.parametrize("path", ["/es", "/en-xa"])
def test_a_language_alone_leads_to_its_first_page(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}/")


@pytest.mark.parametrize("path", ["/fr/now", "/en-gb/now", "/es/nowhere", "/ES/now", "/EN-GB/now"])
def test_a_language_that_is_not_there_is_no_page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_the_first_page_and_the_error_page_can_be_translated_whole(client: Client, path: str) -> None:
    for code in pseudo.LANGUAGES:
        assert leftovers(client.get(f"/{code}{path}").content.decode()) == []


def _left_in_english(html: str) -> list[str]:
    """What stands in English on the page, but for what to say to someone who speaks it."""
    return [" ".join(re.sub("<[^>]+>", "", text).split()) for _, text in _ENGLISH.findall(html)]


def danger_pages() -> list[str]:
    """Every page of help me now, as a person may reach it."""
    signs = [f"sign/{id}" for id in graph().signs]
    two = [f"sign/{id}/{extra.id}" for id, sign in graph().signs.items() for extra in sign.extras]
    unsure = [f"unsure/{sign.card}/{id}" for id, sign in graph().signs.items() if sign.unsure]
    cards = [f"unsure/{card.question.id}" for card in graph().cards]
    routes = [f"emergency/{route.word}" for route in ROUTES]
    return ["", "/more", "/all", *(f"/{page}" for page in (*GUIDES, *routes, *cards, *signs, *two, *unsure))]


def test_help_me_now_is_spanish_to_the_last_word(client: Client) -> None:
    left = {path: found for path in danger_pages() if (found := _left_in_english(page_of(client, f"/es/now{path}")))}
    assert left == {}
    assert len(danger_pages()) > 300


def test_every_question_is_spanish_to_the_last_word(client: Client) -> None:
    asked = [question.id for question in shipped().questions if question.serves == "assessment"]
    left = {id: _left_in_english(page_of(tell(client, age=42), f"/es/assess/q/{id}")) for id in asked}
    assert {id: found for id, found in left.items() if found} == {}
    assert len(asked) > 40


def test_an_emergency_is_told_in_spanish(client: Client) -> None:
    page = page_of(tell(client, age=34, saddle_numbness=True), "/es/result")
    assert "Vaya ya a urgencias del hospital. Que conduzca otra persona." in page
    assert "Go to a hospital" not in page


def test_what_has_no_spanish_yet_says_that_it_is_english(client: Client) -> None:
    page = page_of(client, "/es/medicines/ibuprofen")
    assert f'<span lang="en" dir="ltr">{shipped().ingredients["ibuprofen"].about[:20]}' in page


def test_two_people_may_read_two_languages_at_once(client: Client) -> None:
    alone = {path: page_of(client, path) for path in ("/now", "/es/now", "/ar-xb/now")}
    asked = [path for _ in range(8) for path in alone]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda path: page_of(Client(headers={"host": "127.0.0.1"}), path), asked))
    assert all(answer == alone[path] for path, answer in zip(asked, answers, strict=True))


@pytest.mark.parametrize(
    ("by", "reviewer", "says"),
    [
        ("machine", "none", "Translated by a machine. Nobody has reviewed it."),
        ("machine", "eve", "Translated by a machine, reviewed by eve."),
        ("ana", "none", "Translated by ana. Nobody has reviewed it."),
        ("ana", "eve", "Translated by ana, reviewed by eve."),
    ],
)
def test_the_note_says_who_made_and_who_reviewed_it(
    monkeypatch: pytest.MonkeyPatch, by: str, reviewer: str, says: str
) -> None:
    class Made(NullTranslations):
        def info(self) -> dict[str, str]:
            return {"last-translator": by, "language-team": reviewer}

    monkeypatch.setattr(catalogues, "interface", lambda _: Made())
    with speaking("es"):
        assert note().startswith(says)


def test_the_name_of_a_language_is_its_own() -> None:
    assert [name_of(code) for code in catalogues.offered()] == ["English", "Español"]


@pytest.mark.parametrize("path", ["/es/", "/es/now/emergency/go_now", "/ar-xb/"])
def test_nothing_keeps_people_out_in_another_language(browser, live, path: str) -> None:
    with opened(browser, live) as (page, wrong):
        page.goto(live + path)
        assert barriers(page) == []
        assert [one for one in wrong if "Service Worker" not in one] == []
