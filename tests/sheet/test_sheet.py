"""ana's sheet: what it says, in which order, and that it is one side whatever was typed."""

import io
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.people import people

from unspasm import assess, load, where
from unspasm.cli import sheet as command
from unspasm.library.reading import read_file
from unspasm.problems import ProblemsFound
from unspasm.sheet import pdf as printing
from unspasm.sheet.build import CHOICES, LEFT_OUT, OLD, Sheet, State, Wanted, build
from unspasm.sheet.contents import HEADINGS, TITLE
from unspasm.sheet.pdf import PAPERS, Paper, Printed, one_side
from unspasm.sheet.text import text
from unspasm.sheet.typed import MOST_LETTERS, NO_LETTER, Typed, cut, one_line

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
PLAIN = Wanted(NOW)
ANA: dict[str, Any] = {
    "age": 34,
    "sex": "female",
    "duration_days": 2,
    "pain_worst": 7,
    "new_trouble_peeing": True,
    "new_urine_leak": False,
    "saddle_numbness": "unsure",
    "lifted_heavy": True,
    "twisting_sport": True,
    "blood_thinner": True,
    "thinner_kind": "warfarin",
    "hours_since_thinner": 9,
    "hours_since_pee": 14,
    "biggest_fear": "work",
    "who_answers": "self",
}
MARKUP = '#panic("x") $x$ *a* _b_ `c` <b>d</b> = e @f \\ #let'
STORY = f"{MARKUP} مرحبا بك 😀👩‍👩‍👧 日本語 नमस्ते שלום\n"
FIELDS = [field.name for field in fields(Typed)]
WORST = {
    "story": STORY * 60,
    "wide": "W" * MOST_LETTERS,
    "lines": "a\n" * (MOST_LETTERS // 2),
    "emoji": "😀" * MOST_LETTERS,
    "arabic": "مرحبا " * (MOST_LETTERS // 6),
    "chinese": "日本語" * (MOST_LETTERS // 3),
    "combining": "a" + "\u0301" * (MOST_LETTERS - 1),
    "markup": (MARKUP * 90)[:MOST_LETTERS],
    "control": "".join(map(chr, range(MOST_LETTERS))),
}


def wanted(**typed: str) -> Wanted:
    return Wanted(NOW, Typed(**typed))


def sheet_of(told: dict[str, Any], want: Wanted = PLAIN) -> Sheet:
    return build(assess(told, load()), want)


def printed(told: dict[str, Any], want: Wanted = PLAIN, paper: Paper = "a4") -> Printed:
    assessment = assess(told, load())
    return one_side(lambda letters: build(assessment, replace(want, letters=letters)), paper)


def everything(danger: object) -> dict[str, Any]:
    """Every fact has an answer, the longest one where there is a choice."""
    told: dict[str, Any] = {}
    for fact in load().facts.values():
        if fact.kind == "number":
            told[fact.id] = fact.high
        elif fact.kind == "choice":
            told[fact.id] = max(fact.choices, key=lambda choice: len(fact.choices[choice]))
        else:
            told[fact.id] = danger if fact.danger else danger is not False
    return told | {"age": 40, "sex": "female"}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """The letters of the page without spaces: a line may end anywhere."""
    return "".join("".join(page.extract_text() for page in read(pdf).pages).replace("\u200b", "").split())


def part(sheet: Sheet, id: str) -> str:
    section = next(one for one in sheet.sections if one.id == id)
    return "\n".join(f"{line.label}: {line.words}" for line in section.lines)


def row(sheet: Sheet, id: str, label: str) -> str:
    section = next(one for one in sheet.sections if one.id == id)
    return next(line.words for line in section.lines if line.label == label)


# What it says


def test_each_state_has_its_own_word():
    sheet = sheet_of(ANA)
    said = row(sheet, "danger", "Pee, poo, numbness")
    assert "YES: New trouble starting or feeling pee." in said
    assert "NOT SURE: Numb between the legs." in said
    assert "no: New leaking of pee." in said
    assert "not asked: Cannot feel or hold poo; New change in sexual feeling or erection." in said
    assert len({str(state) for state in State}) == len(State)


def test_what_matters_most_stands_first():
    said = row(sheet_of(ANA), "danger", "Pee, poo, numbness")
    assert said.index("YES") < said.index("NOT SURE") < said.index("no:") < said.index("not asked")


def test_every_core_danger_card_has_its_row(edition):
    cards = {name for screen in edition.screens for name in screen.questions}
    danger = [
        question
        for question in edition.questions
        if question.id in cards and question.core and any(edition.facts[name].danger for name in question.answers)
    ]
    said = part(sheet_of({}), "danger")
    everyone = part(sheet_of(everything(False)), "danger")
    assert len(danger) == 8
    for name in (name for question in danger for name in question.answers):
        assert not edition.facts[name].danger or edition.facts[name].words in everyone, name
    assert said.count("not asked") >= len(danger)


def test_no_danger_fact_that_is_yes_is_missing(edition):
    sheet = sheet_of(everything(True))
    said = part(sheet, "danger") + part(sheet, "medicines")
    missing = [fact.words for fact in edition.facts.values() if fact.danger and fact.words not in said]
    assert missing == []


def test_a_card_says_when_it_was_answered_and_when_that_is_too_old():
    minutes = int((NOW - timedelta(minutes=40)).timestamp()) // 60
    old = int((NOW - timedelta(hours=30)).timestamp()) // 60
    sheet = sheet_of(ANA, Wanted(NOW, asked_at={"legs": minutes, "heat": old}))
    assert "(answered 23 Nov 13:25 UTC)" in row(sheet, "danger", "Legs")
    assert f"(answered 22 Nov 08:05 UTC, {OLD})" in row(sheet, "danger", "Fever and germs")
    assert "answered" not in row(sheet, "danger", "Health")


def test_a_card_that_does_not_apply_says_so():
    assert "does not apply" in row(sheet_of(ANA | {"sex": "male"}), "danger", "Pregnancy")
    assert "does not apply" not in row(sheet_of(ANA), "danger", "Pregnancy")


def test_the_doctor_finds_thinner_pee_and_fear():
    sheet = sheet_of(ANA, wanted(medicines="Warfarin 5 mg", question_1="Do I need a scan?", other="I live alone"))
    assert row(sheet, "medicines", "Medicines") == "Warfarin 5 mg."
    thinner = row(sheet, "medicines", "Blood thinner")
    assert "Warfarin or similar" in thinner
    assert "Hours since the last dose of the thinner: 9." in thinner
    assert row(sheet, "medicines", "Last pee") == "Hours since the last pee: 14."
    assert "not asked" in row(sheet, "medicines", "MRI")
    assert row(sheet, "questions", "1") == "Do I need a scan?"
    assert "Work or money" in row(sheet, "fear", "Worry")
    assert "YES: Lifted or moved something heavy." in row(sheet, "began", "Set off by")
    assert "YES: A sport with quick turns." in row(sheet, "began", "Sport")
    assert part(sheet, "who") == ": The person with the pain."


def test_a_carer_is_named_even_if_nobody_asked_who_answers():
    told = {name: value for name, value in ANA.items() if name != "who_answers"}
    assert "Someone who cares for them" in part(sheet_of(told, Wanted(NOW, carer=True)), "who")
    assert "not asked" in part(sheet_of(told), "who")


def test_the_level_comes_with_its_route_and_its_time():
    level = part(sheet_of(ANA), "level")
    assert "Emergency. Get help now." in level
    assert "Go to a hospital emergency department now." in level
    assert "23 Nov 2026, 14:05 UTC" in level


def test_unfinished_answers_are_called_not_finished():
    for told in ({}, {"age": 34, "sex": "female"}):
        sheet = sheet_of(told)
        assert not sheet.finished
        assert "Not finished" in row(sheet, "level", "Advice")
        assert "care for this at home" not in text(sheet)
        assert "Still open" in part(sheet, "open")


def test_what_could_not_be_ruled_out_never_reassures():
    sheet = sheet_of(everything(False) | {"sex": "male", "hours_since_pee": 2})
    assert "nobody examined" in part(sheet, "open") or "Still open" in part(sheet, "open")


def test_it_names_its_edition_and_that_nobody_reviewed_it(edition):
    footer = sheet_of(ANA).footer
    assert "No clinician has reviewed this" in footer
    assert edition.name in footer


# Always the same place


@given(people())
@settings(max_examples=25)
def test_headings_stand_in_one_order_whatever_was_told(told):
    sheet = sheet_of(told)
    assert tuple(section.heading for section in sheet.sections) == HEADINGS
    assert all(section.lines for section in sheet.sections)


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_left_out_leaves_its_place_and_says_so(choice: str):
    whole, without = sheet_of(ANA), sheet_of(ANA, Wanted(NOW, goes_in=frozenset(CHOICES) - {choice}))
    assert [section.heading for section in without.sections] == [section.heading for section in whole.sections]
    assert LEFT_OUT not in text(whole)
    assert text(without).count(LEFT_OUT) == 1


def test_private_answers_can_stay_private():
    told = ANA | {"suicidal_thoughts": True, "hurt_by_someone": True}
    assert "Thoughts of suicide" in text(sheet_of(told))
    kept = sheet_of(told, Wanted(NOW, goes_in=frozenset(CHOICES) - {"private"}))
    assert "YES: Thoughts of suicide" not in text(kept)


# Long and odd texts


def test_a_long_story_is_cut_where_everybody_sees_it():
    assert cut("abc", 3) == "abc"
    assert cut("abcdef", 3) == "abc … (cut; 3 characters more)"
    sheet = printed(ANA, wanted(tried="word " * 600)).sheet
    assert "characters more)" in row(sheet, "tried", "In their words")


def test_a_text_stands_on_one_line_without_tricks():
    assert one_line(" a \r\n\n b\tc \u202edef\x00\x07 ") == "a / b c def"
    assert one_line("new \ud800 \ue000") == f"new {NO_LETTER} {NO_LETTER}"


def test_plain_text_is_never_cut():
    long = "word " * 599 + "end"
    assert "end." in text(sheet_of(ANA, wanted(tried=long)))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("story", WORST)
def test_the_worst_that_can_be_typed_is_one_side(story: str, paper: Paper):
    want = Wanted(NOW, Typed(**dict.fromkeys(FIELDS, WORST[story][:MOST_LETTERS])))
    for told in (everything("unsure"), everything(True)):
        assert len(read(printed(told, want, paper).pdf).pages) == 1


@pytest.mark.parametrize("told", [{}, ANA, everything(False), everything(True), everything("unsure")])
def test_without_typed_texts_it_is_one_side(told):
    for paper in PAPERS:
        assert len(read(printed(told, paper=paper).pdf).pages) == 1


def test_short_texts_are_not_cut():
    want = wanted(**dict.fromkeys(FIELDS, "Short, and about as long as most people write here."))
    for told in (ANA, everything(True)):
        assert "cut;" not in text(printed(told, want).sheet)


def test_markup_is_only_letters():
    page = words_of(printed(ANA, wanted(medicines=MARKUP)).pdf)
    assert "".join(MARKUP.split()) in page


def test_letters_that_no_font_has_are_shown_as_missing():
    made = printed(ANA, wanted(other="good 日 day"))
    page = words_of(made.pdf)
    assert f"good{NO_LETTER}day" in page
    assert "cannotshow" in page
    assert made.missing == {"日"}
    assert "good 日 day" in row(made.sheet, "fear", "Anything else")


def test_a_complaint_that_nobody_can_read_still_gives_a_page(monkeypatch):
    monkeypatch.setattr(printing, "_letters_of", lambda _: frozenset())
    assert f"good{NO_LETTER}day" in words_of(printed(ANA, wanted(other="good 日 day")).pdf)


@given(st.text(max_size=300))
@settings(max_examples=40)
def test_any_text_makes_a_page(odd):
    assert len(read(printed(ANA, wanted(other=odd, name=odd)).pdf).pages) == 1


# The PDF


def test_the_same_input_gives_the_same_bytes():
    want = Wanted(NOW, Typed(name="A. B.", tried=STORY))
    assert printed(ANA, want).pdf == printed(ANA, want).pdf
    assert printed(ANA, want).pdf != printed(ANA, replace(want, made_at=NOW + timedelta(minutes=1))).pdf


def test_it_is_tagged_and_has_title_and_language():
    document = read(printed(ANA).pdf)
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert document.metadata is not None
    assert document.metadata.title == TITLE
    assert document.metadata.creation_date == NOW


def test_nothing_typed_is_in_the_metadata():
    document = read(printed(ANA, wanted(**dict.fromkeys(FIELDS, "xyzzy-marker"))).pdf)
    assert document.metadata is not None
    assert "xyzzy" not in json.dumps({key: str(value) for key, value in document.metadata.items()})
    assert document.xmp_metadata is not None
    assert b"xyzzy" not in document.xmp_metadata.stream.get_data()
    outline = " ".join(str(one) for one in document.outline)
    assert "xyzzy" not in outline


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_the_one_that_was_asked_for(paper: Paper):
    width = {"a4": 595, "letter": 612}[paper]
    assert round(float(read(printed(ANA, paper=paper).pdf).pages[0].mediabox.width)) == width


def test_headings_keep_their_order_on_paper():
    page = words_of(printed(ANA, wanted(name="A. B.")).pdf)
    places = [page.index("".join(heading.split())) for heading in HEADINGS]
    assert places == sorted(places)


def test_text_and_pdf_say_the_same():
    made = printed(ANA, wanted(name="A. B.", medicines="Warfarin 5 mg", question_1="Do I need a scan?"))
    page, plain = words_of(made.pdf), "".join(text(made.sheet).split())
    for section in made.sheet.sections:
        for line in section.lines:
            for said in line.said:
                words = "".join(f"{said.sign}{said.sentence}".split())
                assert words in plain, words
                assert words.replace("-", "") in page.replace("-", ""), words


def test_a_warm_sheet_is_ready_in_three_tenths_of_a_second():
    def seconds() -> float:  # of this process: the machine may be busy with other tests
        start = process_time()
        printed(ANA, wanted(tried="It helped a little. " * 100))
        return process_time() - start

    assert min(seconds() for _ in range(5)) <= 0.3


# Cases and the command line


def cases() -> list[dict[str, Any]]:
    document: Any = read_file(where.cases_dir() / "published.yaml").data
    return list(document["cases"])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_every_published_case_has_its_sheet(case):
    made = printed({name: fact["value"] for name, fact in case["facts"].items()})
    assert len(read(made.pdf).pages) == 1
    assert tuple(section.heading for section in made.sheet.sections) == HEADINGS


@pytest.fixture
def answers(tmp_path: Path) -> str:
    file = tmp_path / "ana.json"
    file.write_text(json.dumps(ANA))
    return str(file)


def test_the_command_writes_a_pdf(answers, tmp_path):
    target = tmp_path / "sheet.pdf"
    assert command.run(answers, output=str(target), now=NOW) == 0
    assert target.read_bytes() == printed(ANA).pdf
    command.run(answers, output=str(target), paper="letter", now=NOW)
    assert target.read_bytes() == printed(ANA, paper="letter").pdf


def test_the_command_writes_text(answers, tmp_path, capsysbinary):
    target = tmp_path / "sheet.txt"
    command.run(answers, output=str(target), format="text", now=NOW)
    command.run(answers, output="-", format="text", now=NOW)
    assert target.read_text() == text(sheet_of(ANA)) == capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("wrong", [{"format": "docx"}, {"paper": "a3"}, {"output": "/no/such/folder/sheet.pdf"}])
def test_what_cannot_be_written_gets_one_message(answers, tmp_path, wrong):
    options = {"output": str(tmp_path / "sheet.pdf")} | wrong
    with pytest.raises(ProblemsFound) as stop:
        command.run(answers, **options)
    assert len(stop.value.problems) == 1
    assert next(iter(wrong.values())) in str(stop.value)
    assert not (tmp_path / "sheet.pdf").exists()
