"""The files of translators: Spanish is complete, and each fault in such a file is one clear message."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from unspasm import where
from unspasm.language import files
from unspasm.library import translation_files
from unspasm.library.edition import shipped
from unspasm.problems import ProblemsFound

OURS = Catalog("es")
OURS.add("Call {number} now.")
OURS.add("Take <strong>2 hours</strong>.")
OURS.add("Age", context="facts/age/words")
OURS.add(("{n} sign", "{n} signs"))


def whole() -> Catalog:
    made = Catalog("es", fuzzy=False)
    made.last_translator, made.language_team = "machine", "none"
    made.add("Call {number} now.", "Llame al {number} ahora.")
    made.add("Take <strong>2 hours</strong>.", "Tarda <strong>2 horas</strong>.")
    made.add("Age", "Edad", context="facts/age/words")
    made.add(("{n} sign", "{n} signs"), ("{n} señal", "{n} señales"))
    return made


def found(made: Catalog, folder: Path) -> list[str]:
    file = folder / "interface.po"
    with file.open("wb") as out:
        write_po(out, made)
    return [problem.what for problem in files.problems(file, "es", OURS)]


def test_a_whole_file_has_no_problem(tmp_path: Path) -> None:
    assert found(whole(), tmp_path) == []


def _said(id: str | tuple[str, str], text: str | tuple[str, str], **more: object) -> Callable[[Catalog], None]:
    def change(made: Catalog) -> None:
        made.delete(id, more.get("context"))  # type: ignore[arg-type]
        made.add(id, text, **more)  # type: ignore[arg-type]

    return change


FAULTS = {
    "a text left out": (lambda made: made.delete("Age", "facts/age/words"), "a text has changed or is new"),
    "a text of another place": (
        lambda made: (made.delete("Age", "facts/age/words"), made.add("Age", "Edad", context="facts/x/words")),
        "a text has changed or is new",
    ),
    "an empty translation": (_said("Call {number} now.", ""), "a text is not translated"),
    "one empty form": (_said(("{n} sign", "{n} signs"), ("{n} señal", "")), "a text is not translated"),
    "a placeholder lost": (_said("Call {number} now.", "Llame ahora."), "placeholders or tags differ"),
    "a placeholder renamed": (_said("Call {number} now.", "Llame al {numero}."), "placeholders or tags differ"),
    "a tag lost": (_said("Take <strong>2 hours</strong>.", "Tarda 2 horas."), "placeholders or tags differ"),
    "a tag made up": (
        _said("Take <strong>2 hours</strong>.", "Tarda <em>2 horas</em>."),
        "placeholders or tags differ",
    ),
    "a straight quote": (_said("Call {number} now.", 'Llame "ya" al {number}.'), "a straight quote"),
    "a brace alone": (_said("Call {number} now.", "Llame al {number} ahora {."), "placeholders or tags differ"),
    "a percent sign alone": (_said("Call {number} now.", "Llame al {number} %."), "placeholders or tags differ"),
    "a comment": (_said("Age", "Edad <!-- x", context="facts/age/words"), "placeholders or tags differ"),
    "a tag in capitals": (_said("Age", "<SCRIPT>Edad", context="facts/age/words"), "placeholders or tags differ"),
    "tags the wrong way round": (
        _said("Take <strong>2 hours</strong>.", "Tarda </strong>2 horas<strong>."),
        "placeholders or tags differ",
    ),
    "blanks only": (_said("Age", "  ", context="facts/age/words"), "a text is not translated"),
    "a plural that changed": (
        lambda made: (
            made.delete(("{n} sign", "{n} signs")),
            made.add(("{n} sign", "{n} old signs"), ("{n} señal", "{n} señales")),
        ),
        "a text has changed or is new",
    ),
    "another number in a plural": (
        _said(("{n} sign", "{n} signs"), ("{n} señal", "{n} señales de 9")),
        "the numbers differ",
    ),
    "another number": (
        _said("Take <strong>2 hours</strong>.", "Tarda <strong>3 horas</strong>."),
        "the numbers differ",
    ),
    "a number in words": (
        _said("Take <strong>2 hours</strong>.", "Tarda <strong>dos horas</strong>."),
        "the numbers differ",
    ),
    "not read again": (_said("Age", "Edad", context="facts/age/words", flags=["fuzzy"]), "is marked fuzzy"),
    "no translator": (lambda made: setattr(made, "last_translator", ""), "Last-Translator names nobody"),
    "no reviewer": (lambda made: setattr(made, "language_team", ""), "Language-Team names nobody"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_problem(fault: str, tmp_path: Path) -> None:
    break_it, what = FAULTS[fault]
    made = whole()
    break_it(made)
    (problem,) = found(made, tmp_path)
    assert what in problem


@pytest.mark.parametrize("said", ["Tome 3750 mg y 2,5 mg.", "Tome 3.750 mg y 2,5 mg."])
def test_a_number_may_be_written_as_the_language_does(said: str, tmp_path: Path) -> None:
    ours, made = Catalog("es"), Catalog("es", fuzzy=False)
    ours.add("Take 3,750 mg and 2.5 mg.")
    made.last_translator, made.language_team = "machine", "none"
    made.add("Take 3,750 mg and 2.5 mg.", said)
    file = tmp_path / "interface.po"
    with file.open("wb") as out:
        write_po(out, made)
    assert list(files.problems(file, "es", ours)) == []


def test_a_file_that_is_none_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "interface.po"
    file.write_text("hello world", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="cannot be read"):
        files.read(file, "es")


@pytest.mark.parametrize(("ours", "said"), [("Take 0.5 mg.", "Tome 5.0 mg."), ("Take 2.5 mg.", "Tome 5,2 mg.")])
def test_a_decimal_is_one_number(ours: str, said: str, tmp_path: Path) -> None:
    texts, made = Catalog("es"), Catalog("es", fuzzy=False)
    texts.add(ours)
    made.last_translator, made.language_team = "machine", "none"
    made.add(ours, said)
    file = tmp_path / "interface.po"
    with file.open("wb") as out:
        write_po(out, made)
    assert ["the numbers differ" in one.what for one in files.problems(file, "es", texts)] == [True]


def test_a_plural_whose_english_changed_waits_again(tmp_path: Path) -> None:
    file = tmp_path / "interface.po"
    with file.open("wb") as out:
        write_po(out, whole())
    changed = Catalog("es")
    changed.add(("{n} sign", "{n} signs: call an ambulance"))
    assert files.update(file, "es", changed) == 1


@pytest.mark.parametrize("code", ["en-gb", "en-xa", "ar-xb"])
def test_our_own_languages_are_not_translated_into(code: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="what we write ourselves"):
        translation_files.update(tmp_path, code, shipped())


def test_a_code_of_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="`xx` is no language"):
        translation_files.update(tmp_path, "xx", shipped())
    assert list(tmp_path.iterdir()) == []


def test_every_language_of_ours_is_complete() -> None:
    assert [str(one) for one in translation_files.problems(where.languages_dir(), shipped())] == []


def test_a_new_language_begins_with_every_text_of_the_danger_path(tmp_path: Path) -> None:
    waiting = translation_files.update(tmp_path, "fr", shipped())
    asked = {text for _, text in translation_files.required(shipped())}
    assert {rule.say for rule in shipped().rules} < asked
    assert {question.text for question in shipped().questions} < asked
    assert {fact.words for fact in shipped().facts.values() if fact.danger} < asked
    assert waiting > len(asked)
    assert list(translation_files.problems(tmp_path, shipped()))


def test_an_update_keeps_what_was_translated(tmp_path: Path) -> None:
    shutil.copytree(where.languages_dir() / "es", tmp_path / "es")
    assert translation_files.update(tmp_path, "es", shipped()) == 0
    assert list(translation_files.problems(tmp_path, shipped())) == []


def test_further_texts_may_be_asked_for(tmp_path: Path) -> None:
    translation_files.update(tmp_path, "fr", shipped(), also="causes/[^/]+/name")
    began = files.read(tmp_path / "fr" / "knowledge.po", "fr")
    assert began.get(shipped().causes["cauda_equina"].name, "causes/cauda_equina/name") is not None
    assert began.get(shipped().causes["cauda_equina"].about, "causes/cauda_equina/about") is None
