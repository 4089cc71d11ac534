"""The evidence in other languages: the same things, words and links in the language of the page, files in English."""

import re
from html import unescape

import pytest
from tests.web.leftovers import leftovers

from unspasm import language
from unspasm.language import Foreign, pseudo
from unspasm.web.evidence import shown
from unspasm.web.evidence.kinds import KINDS
from unspasm.web.evidence.marked import Same, cut, in_english, put
from unspasm.web.evidence.pathway import Box
from unspasm.web.evidence.search import Entry, found, words_of
from unspasm.web.evidence.site import write
from unspasm.web.speaking import speaking

XA = pseudo.LONGER
OVERVIEWS = ("", "/claims", "/results", "/judgements", "/pathway", "/search", "/search?q=heat", "/search?q=zzzz")
EXAMPLES = [f"/{kind}/{id}" for kind, things in shown.library().things.items() for id in list(things)[:3]]


def left(html: str) -> list[str]:
    """A title may hold an id or the name of a source, and the element can hold no mark."""
    return leftovers(re.sub(r"<title>.*?</title>", "", html.split("<footer")[0], count=1))


@pytest.mark.parametrize(
    "path", [*OVERVIEWS, *(f"/{kind}" for kind in KINDS if kind != "limit"), "?edition=ffffffffff"]
)
def test_nothing_stays_english_in_what_stands_over_the_items(client, path):
    assert left(client.get(f"/{XA}/evidence{path}").content.decode()) == []


@pytest.mark.parametrize("path", EXAMPLES)
def test_nothing_stays_english_in_an_item(client, path):
    assert left(client.get(f"/{XA}/evidence{path}", follow=True).content.decode()) == []


@pytest.mark.parametrize("path", [*OVERVIEWS, "/claim/S22", "/care/heat", "/medicine/ibuprofen", "/source/qaseem_2017"])
def test_each_link_keeps_the_language(client, path):
    html = client.get(f"/{XA}/evidence{path}").content.decode()
    links = re.findall(r'<a [^>]*href="(/[^"]*)"[^>]*>', re.sub(r"<a [^>]*hreflang.*?</a>", "", html))
    found = {unescape(one) for one in links}
    assert found
    assert [href for href in found if not href.startswith(f"/{XA}/")] == []


def test_what_is_moved_stays_in_its_language(client):
    assert client.get(f"/{XA}/evidence/any/ibuprofen")["Location"] == f"/{XA}/evidence/medicine/ibuprofen"
    assert client.get(f"/{XA}/evidence/limit")["Location"] == f"/{XA}/evidence/gate"


def test_one_language_never_shows_the_pages_of_another(client):
    for path in ("", "/pathway", "/care"):
        first = client.get(f"/evidence{path}").content
        assert client.get(f"/{XA}/evidence{path}").content != first
        assert client.get(f"/evidence{path}").content == first


def test_the_files_are_english_whatever_language_is_in_use(tmp_path):
    with speaking(XA):
        write(tmp_path / "out")
    html = (tmp_path / "out" / "pathway.html").read_text(encoding="utf-8")
    assert "From your answers to a level and a route" in html


def test_marks_stay_in_a_sentence_and_nothing_gets_out_of_it():
    said = put("{what} <of> {whom}", what=Same("<b>"), whom=Foreign("ana"))
    assert said == "<b> <of> ana"
    made = said.__html__()  # type: ignore[attr-defined]
    assert made == '<span translate="no">&lt;b&gt;</span> &lt;of&gt; ' + Foreign("ana").__html__()
    assert type(put("{what}", what="ana")) is str
    assert isinstance(cut(Same("one two three"), 9), Same)


def test_only_other_languages_mark_what_stayed_english():
    assert type(in_english("ana")) is str
    with language.use(XA):
        assert isinstance(in_english("ana"), Foreign)


def test_words_are_found_in_every_alphabet_and_without_their_accents():
    entries = [
        Entry("rule/a", "Regla", "Riñón", ""),
        Entry("rule/b", "Regla", "كلية", ""),
        Entry("c/heat_pack", "", "", ""),
    ]
    assert [one.path for one in found(entries, "rinon")] == ["rule/a"]
    assert [one.path for one in found(entries, "RIÑÓN")] == ["rule/a"]
    assert [one.path for one in found(entries, "كلية")] == ["rule/b"]
    assert words_of("heat_pack") == ["heat", "pack"]


def test_long_words_are_pressed_into_their_box_and_english_ones_are_not(client):
    assert "textLength" not in client.get("/evidence/pathway").content.decode()
    box = Box(0, 0, 128, 44, "Selbstversorgung zu Hause", "wenn sonst nichts zutrifft", "self_care")
    assert (box.words_fit, box.below_fit) == (112, 112)
