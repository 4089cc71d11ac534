"""The evidence as files: the same pages with links between files, for any web space or a stick. No server, no requests.

A folder that holds anything else is refused; one that was written by us is written anew.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from unspasm.assessment import sentences
from unspasm.language import SOURCE
from unspasm.problems import Problem, ProblemsFound
from unspasm.web.evidence import pages, shown
from unspasm.web.evidence.kinds import KINDS
from unspasm.web.evidence.way import ByFile, file_of
from unspasm.web.speaking import speaking

MARK = ".unspasm-evidence"
_STYLES = ("site.css", "evidence.css", "icon.svg")
_SEARCH = "evidence-search.js"


def write(folder: Path) -> int:
    """Write all pages into the folder and say how many there are. Raises ProblemsFound when it is not ours to use."""
    _refuse_foreign(folder)
    try:
        with speaking(SOURCE):  # in English only
            return _write(folder)
    except OSError as error:
        what = f"the site cannot be written: {error.strerror}"
        raise ProblemsFound([Problem(str(folder), what, "pages would be missing", "choose another folder")]) from error


def _refuse_foreign(folder: Path) -> None:
    if folder.is_dir():
        ours = (folder / MARK).is_file() or not any(folder.iterdir())
        what = "the folder holds something else"
    else:
        ours = not folder.exists()
        what = "this is not a folder"
    if not ours:
        fix = "name a folder that is empty or does not exist yet"
        raise ProblemsFound([Problem(str(folder), what, "it could be overwritten", fix)])


def _write(folder: Path) -> int:
    # The mark comes first: what is broken off half-way is still ours to write anew.
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(f"{shown.library().edition.name}\n", encoding="utf-8")
    for name in (*(kind for kind in KINDS if kind != "limit"), "assets"):  # a limit stands with its option or gate
        rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
    _assets(folder / "assets")
    count = 0
    for path, page in _pages():
        (folder / file_of(path)).write_text(html(path, page), encoding="utf-8")
        count += 1
    return count


def _pages() -> Iterator[tuple[str, shown.Page]]:
    for name in ("", *pages.PAGES):
        yield name, shown.overview(name)
    for kind in KINDS:
        found = shown.listed(kind)
        if found is not None:
            yield kind, found
            for id in shown.library().things[kind]:
                item = shown.item(kind, id)
                assert item is not None  # its kind holds it
                yield f"{kind}/{id}", item


def html(path: str, page: shown.Page) -> str:
    """One page as it is written."""
    edition = shown.library().edition
    facts = {
        "base": "evidence/_files.html",
        "way": ByFile(file_of(path).count("/")),
        "title": page.title,
        "page": page.page,
        "edition": edition.name,
        "edition_hash": edition.hash[:12],
        "review_line": sentences.footer(edition),
    }
    return render_to_string(page.template, facts)


def _assets(folder: Path) -> None:
    for name in _STYLES:
        _copy(name, folder / name)
    _copy(_SEARCH, folder / "search.js")
    entries = [asdict(entry) | {"file": _file(entry.path)} for entry in shown.entries()]
    listed = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    # A script and not plain JSON: a page that was opened from a folder may not fetch a file.
    (folder / "index.js").write_text(f"window.unspasmIndex = {listed}\n", encoding="utf-8")


def _file(path: str) -> str:
    page, mark, anchor = path.partition("#")
    return f"{file_of(page)}{mark}{anchor}"


def _copy(name: str, target: Path) -> None:
    found = finders.find(f"ui/{name}")
    if not isinstance(found, str):
        raise ProblemsFound(
            [Problem(name, "the file is missing from this installation", "pages would have no style", "install again")]
        )
    target.write_bytes(Path(found).read_bytes())
