"""/medicines in other languages: names are known as they stand in English and as they are translated."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.web.leftovers import leftovers
from tests.web.test_medicines import ANA, QUICK, kept, takes, tell

from unspasm import language
from unspasm.language import pseudo
from unspasm.library.edition import load, shipped
from unspasm.plan.medicines.clock import Clock
from unspasm.plan.medicines.names import names_of
from unspasm.web.medicines.kept import Kept

XA = pseudo.LONGER
TRANSLATED = pseudo.written(XA, "Ibuprofen")


def post(client: Client, path: str, **sent: Any) -> str:
    """The page that answers, in the same language."""
    answer = client.post(f"/{XA}{path}", sent)
    if answer.status_code == 303:
        assert answer["Location"] == f"/{XA}/medicines"
        answer = client.get(answer["Location"])
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["ibuprofen", "Ibuprofen 200 mg", "Nurofen", TRANSLATED, f"{TRANSLATED} 200 mg"])
def test_a_name_is_known_in_english_and_as_it_is_translated(client, typed):
    post(client, "/medicines/add", name=typed)
    assert len(kept(client).items) == 1
    with language.use(XA):
        found = names_of(load()).recognised(typed).settled
    assert found is not None
    assert found.ingredients == ("ibuprofen",)


def test_every_ingredient_is_known_by_both_its_names():
    with language.use(XA):
        names = names_of(load())
        for id, one in load().ingredients.items():
            for name in (one.name, shipped().ingredients[id].name):
                assert id in {part for entry in names.recognised(name).found for part in entry.ingredients}, name


def test_english_pages_know_what_was_typed_as_it_is_translated(client):
    page = post(client, "/medicines/add", name=TRANSLATED)
    assert f">{TRANSLATED}</h3>" in page
    assert [one.name for one in kept(client).items] == ["Ibuprofen"]
    assert ">Ibuprofen</h3>" in client.get("/medicines").content.decode()
    post(client, "/medicines/change", at="0", was="Ibuprofen", remove="yes")
    assert kept(client).items == ()


def test_what_was_picked_is_known_in_every_language(client):
    post(client, "/medicines/pick", id="aspirin")
    assert [one.name for one in kept(client).items] == ["Aspirin for pain"]


def test_the_verdicts_are_those_of_the_english_page(client):
    takes(tell(client, ANA), "ibuprofen", "warfarin", "omeprazole")
    verdicts = [client.get(f"{start}/medicines").content.decode().count('data-verdict="') for start in ("", f"/{XA}")]
    assert verdicts[0] == verdicts[1]


def test_typing_suggests_the_names_of_both_languages(client):
    names = set(json.loads(client.get(f"/{XA}/medicines/names.json").content))
    assert {TRANSLATED, "Ibuprofen", "Nurofen"} <= names


def test_thousands_never_look_like_a_decimal():
    one = shipped().ingredients["paracetamol"]
    clock = Clock(one, 4500.0, one.maxima[0], None, ())
    assert clock.words.startswith("4,500 mg")
    with language.use(XA):
        assert clock.words.startswith("4\u202f500 ")


@pytest.mark.parametrize("path", ["", "/limits", "/quick", "/ibuprofen", "/warfarin"])
def test_nothing_stays_english(client, path):
    """What people typed and the names of sources are marked as no text of ours."""
    takes(tell(client, ANA), Kept("ibuprofen", 2.0, 400.0, 1.5), "warfarin", "omeprazole")
    page = client.get(f"/{XA}/medicines{path}").content.decode()
    assert leftovers(page.split("<footer")[0]) == []


def test_no_mistake_stays_english(client):
    takes(client, "warfarin")
    pages = [
        post(client, "/medicines/add", name=""),
        post(client, "/medicines/add", name="x" * 81),
        post(client, "/medicines/add", name="Ibuprofin"),
        post(client, "/medicines/add", name="Norgesic"),
        post(client, "/medicines/change", at="0", was="warfarin", units_24h="3x", mg="99999", hours_since_last="1"),
        post(client, "/medicines/quick", **{**QUICK, "takes": ["none", "lithium"]}),
        post(client, "/medicines/quick", **{**QUICK, "paracetamol": "8"}),
    ]
    for page in pages:
        assert leftovers(page.split("<footer")[0]) == []
