"""The evidence as files: valid, whole, and without a server, a stranger or a path of this machine."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from tests.web.looking import barriers, opened

from unspasm import load
from unspasm.cli.app import main
from unspasm.web.evidence import shown
from unspasm.web.evidence.search import found
from unspasm.web.evidence.site import MARK, write

EDITION = load()
TEMPLATES = ("index.html", "claims.html", "results.html", "pathway.html", "search.html", "rule/index.html",
             "care/heat.html", "rule/known_aneurysm_and_new_pain.html")  # fmt: skip


class Seen(HTMLParser):
    """What one page points at and what it can be pointed at by."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.h1 = 0
        self.lang = ""
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.h1 += tag == "h1"
        if tag == "html":
            self.lang = given.get("lang") or ""
        self.links += [given[name] or "" for name in ("href", "src", "action", "srcset") if name in given]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in given) else []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    write(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def seen(pages: dict[Path, str]) -> dict[Path, Seen]:
    return {path: Seen(html) for path, html in pages.items()}


def broken(seen: dict[Path, Seen], site: Path) -> list[str]:
    """Links that lead to no file of the site or to no place in it."""
    wrong = []
    for path, page in seen.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("https", "http"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            inside = target.is_relative_to(site.resolve())
            missing = parts.fragment and target.suffix == ".html" and parts.fragment not in seen[target].ids if (
                inside and target in seen
            ) else not target.is_file()  # fmt: skip
            if not inside or missing:
                wrong.append(f"{path.relative_to(site)}: {link}")
    return wrong


def held(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def unspasm(monkeypatch, capsys):
    def run(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["unspasm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code or 0, *capsys.readouterr()

    return run


def test_everything_of_the_edition_has_a_file(pages, site):
    held = shown.library().things
    expected = {site / kind / f"{id}.html" for kind, things in held.items() if kind != "limit" for id in things}
    assert expected <= set(pages)
    lists = {site / kind / "index.html" for kind in held if kind != "limit"}
    assert set(pages) - expected - lists == {
        site / f"{name}.html" for name in ("index", "claims", "results", "judgements", "pathway", "search")
    }


def test_every_link_leads_to_a_file_and_every_anchor_exists(seen, site):
    assert broken(seen, site) == []


def test_a_broken_link_and_a_broken_anchor_are_found(tmp_path):
    page = tmp_path / "a.html"
    page.write_text("")
    html = '<a href="b.html">1</a><a href="#no">2</a><a href="../c.html">3</a><a id="yes" href="a.html#yes">4</a>'
    assert len(broken({page: Seen(html)}, tmp_path)) == 3


def test_every_page_is_valid(pages):
    wrong = {}
    for path, html in pages.items():
        try:
            html5lib.HTMLParser(strict=True).parse(html)
        except html5lib.html5parser.ParseError as error:
            wrong[path.name] = str(error)
    assert wrong == {}


def test_an_error_in_a_page_is_found():
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!doctype html><title>x</title><p><ul></p>")


def test_every_page_has_one_title_a_language_and_ids_that_are_its_own(seen):
    for path, page in seen.items():
        assert page.h1 == 1, path
        assert page.lang == "en", path
        assert len(page.ids) == len(set(page.ids)), path
        assert page.inline == [], path


def test_links_are_relative_and_the_rest_leads_to_sources(seen):
    outside = {link for page in seen.values() for link in page.links if urlsplit(link).scheme}
    sources = {link for path, page in seen.items() if path.parent.name == "source" for link in page.links}
    assert outside <= sources
    assert [link for page in seen.values() for link in page.links if link.startswith("/")] == []


def test_no_path_of_this_machine_and_nothing_of_the_server_stands_in_it(site, root):
    for path in site.rglob("*"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert str(root) not in text, path
        assert str(site) not in text, path
        assert "csrfmiddlewaretoken" not in text, path


@pytest.fixture(scope="module")
def root() -> Path:
    return Path(__file__).parents[2]


def test_a_list_is_light(site):
    assert [path for path in site.rglob("*.html") if path.stat().st_size >= 300_000] == []


def test_every_page_names_the_edition_and_that_nobody_reviewed_it(pages):
    for path, html in pages.items():
        assert EDITION.name in html, path
        assert "No clinician has reviewed this" in html, path


def test_the_styles_ask_for_nothing_else(site):
    for path in (site / "assets").glob("*.css"):
        assert re.findall(r"url\(|@import", path.read_text()) == []


# The command


def test_the_command_writes_the_same_files_and_writes_its_own_folder_anew(unspasm, tmp_path, site):
    out = tmp_path / "new" / "site"
    (out / "rule").mkdir(parents=True)
    (out / MARK).write_text("an older edition")
    (out / "rule" / "of_an_older_edition.html").write_text("old")
    code, said, wrong = unspasm("knowledge", "site", out)
    assert (code, wrong) == (0, "")
    assert "pages" in said
    assert held(out) == held(site)


def test_a_folder_with_something_else_is_refused_with_one_message(unspasm, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    code, said, wrong = unspasm("knowledge", "site", tmp_path)
    assert (code, said) == (2, "")
    assert wrong.count("what to do:") == 1
    assert "holds something else" in wrong
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(unspasm, tmp_path):
    (tmp_path / "taken").write_text("mine")
    code, _, wrong = unspasm("knowledge", "site", tmp_path / "taken")
    assert code == 2
    assert "not a folder" in wrong
    code, _, wrong = unspasm("knowledge", "site", tmp_path / "taken" / "below")
    assert code == 2
    assert "cannot be written" in wrong


# In a browser


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_files_keep_nobody_out(browser, site, name):
    with opened(browser, "file://") as (page, wrong):
        page.goto(f"file://{site}/{name}")
        page.evaluate("[...document.querySelectorAll('details')].slice(0, 8).forEach(one => { one.open = true })")
        assert wrong == []  # before axe, which reads the styles in a way that files do not allow
        assert barriers(page) == []


@pytest.mark.parametrize("query", ["fever", "known aneurysm", "HEAT pack", "ibuprofen bleed", "S22", "zzzzqqq"])
def test_the_script_finds_what_the_server_finds_in_the_same_order(browser, site, query):
    expected = [one.title for one in found(shown.entries(), query)]
    with opened(browser, "file://") as (page, wrong):
        page.goto(f"file://{site}/index.html")
        page.get_by_label("Look for a word").fill(query)
        page.get_by_role("button", name="Search").click()
        page.wait_for_url("**/search.html?q=*")
        assert page.locator("#hits a").all_inner_texts() == [" ".join(title.split()) for title in expected]
        assert page.get_by_label("Look for a word").input_value() == query
        if expected:
            page.locator("#hits a").first.click()
            assert page.get_by_role("heading", level=1).count() == 1
        else:
            assert "Nothing has all of these words" in page.locator("#hits-count").inner_text()
        assert wrong == []
