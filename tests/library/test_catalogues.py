"""Compiling the translations: every code, several processes, a damaged cache, a file that cannot be read."""

import gettext
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unspasm import where
from unspasm.language import catalogues, pseudo
from unspasm.library.edition import shipped
from unspasm.problems import ProblemsFound

SPANISH = where.languages_dir() / "es"
SAY = [
    "from unspasm import language",
    "language._in_use.set('es')",
    "print(language.gettext('Call an ambulance now.'))",
]


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of languages of its own, with a cache of its own."""
    folder = tmp_path / "languages"
    shutil.copytree(SPANISH, folder / "es")
    monkeypatch.setattr(where, "languages_dir", lambda: folder)
    monkeypatch.setenv("UNSPASM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("UNSPASM_PSEUDO", raising=False)
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    for made in (catalogues.offered, catalogues.known, catalogues.compiled_dir, catalogues.digest):
        made.cache_clear()
    catalogues.interface.cache_clear()
    catalogues.knowledge.cache_clear()


@pytest.mark.parametrize(
    ("code", "folder"),
    [("es", "es"), ("pt-br", "pt_BR"), ("zh-hans", "zh_Hans"), ("en-xa", "en_XA"), ("ar-xb", "ar_XB")],
)
def test_a_language_has_the_folder_that_gettext_and_django_look_for(code: str, folder: str) -> None:
    assert (catalogues.locale(code), catalogues.code_of(folder)) == (folder, code)


@pytest.mark.parametrize("code", ["pt-br", "zh-hans", "so"])
def test_every_code_of_a_language_compiles(code: str, languages: Path, tmp_path: Path) -> None:
    shutil.copytree(SPANISH, languages / code)
    catalogues.write_compiled(languages, tmp_path / "out")
    assert gettext.translation("django", tmp_path / "out", [catalogues.locale(code)]).gettext("Call an ambulance now.")
    assert catalogues.offered() == ("en-gb", *sorted(["es", code]))


def test_a_catalogue_that_was_cleaned_away_is_compiled_anew(languages: Path) -> None:
    for file in catalogues.compiled_dir().glob("*/LC_MESSAGES/*.mo"):
        file.unlink()
    _forget()
    assert catalogues.interface("es").gettext("Call an ambulance now.") == "Llame ya a una ambulancia."


def test_a_known_language_is_never_english_under_another_name(languages: Path) -> None:
    compiled = catalogues.compiled_dir()
    shutil.rmtree(compiled)
    with pytest.raises(FileNotFoundError):
        catalogues.interface("es")


def test_half_a_language_is_not_offered(languages: Path) -> None:
    (languages / "es" / "knowledge.po").unlink()
    (languages / "notes").mkdir()
    assert catalogues.offered() == ("en-gb",)


def test_a_file_that_cannot_be_read_is_named_and_leaves_nothing_behind(languages: Path, tmp_path: Path) -> None:
    (languages / "es" / "interface.po").write_text("hello world", encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"interface\.po"):
        catalogues.compiled_dir()
    assert list((tmp_path / "cache").iterdir()) == []


def test_where_no_cache_may_be_kept_the_languages_are_made_for_this_process(
    languages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_file").write_text("", encoding="utf-8")
    monkeypatch.setenv("UNSPASM_CACHE_DIR", str(tmp_path / "a_file" / "cache"))
    assert catalogues.interface("es").gettext("Call an ambulance now.") == "Llame ya a una ambulancia."


def test_a_mended_translation_changes_the_digest(languages: Path) -> None:
    before = catalogues.digest()
    file = languages / "es" / "interface.po"
    file.write_text(file.read_text(encoding="utf-8").replace("Llame ya a una", "Llame ahora a una"), encoding="utf-8")
    _forget()
    assert catalogues.digest() != before


def test_several_processes_may_compile_at_once(tmp_path: Path) -> None:
    environment = os.environ | {"UNSPASM_CACHE_DIR": str(tmp_path / "cache"), "UNSPASM_PSEUDO": "0"}
    command = [sys.executable, "-c", "; ".join(SAY)]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate(timeout=60)[0].strip() for one in running] == ["Llame ya a una ambulancia."] * 3
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("code", pseudo.LANGUAGES)
def test_an_invented_language_keeps_placeholders_tags_and_figures(code: str) -> None:
    said = pseudo.written(code, "Call <strong>{number}</strong> within %(n)s of 24 hours &amp; wait, Unspasm")
    for part in ("<strong>", "{number}", "</strong>", "%(n)s", "24", "&amp;", "Unspasm"):
        assert part in said
    assert "Call" not in said


def test_a_text_of_the_knowledge_that_is_not_required_may_be_missing() -> None:
    assert catalogues.knowledge("fr").pgettext("rules/x/say", shipped().rules[0].say) == shipped().rules[0].say
