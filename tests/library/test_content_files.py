"""Triggers, scans, claims and the evidence table: a folder with one thing wrong is refused, with where and what."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from unspasm import where
from unspasm.library import edition as editions
from unspasm.problems import ProblemsFound

START, SCANS, FINDINGS = "triggers/at_the_start.yaml", "imaging/situations.yaml", "imaging/findings.yaml"
HARMS, CAUTIONS, CLAIMS = "imaging/harms.yaml", "imaging/cautions.yaml", "claims/causes.yaml"
TABLE = "evidence_table.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge")


def problems(folder):
    with pytest.raises(ProblemsFound) as found:
        editions.build(folder)
    return [str(one) for one in found.value.problems]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test would change nothing"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def in_item(folder: Path, file: str, id: str, edit: Callable[[str], str]) -> None:
    """Change the text of one item of a list, from its id to the next one."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    (item,) = re.findall(rf"^  - id: {id}\n(?:(?!  - id: ).*\n?)*", text, re.M)
    changed = edit(item)
    assert changed != item, "the test would change nothing"
    path.write_text(text.replace(item, changed), encoding="utf-8")


def without(key: str) -> Callable[[str], str]:
    return lambda item: re.sub(rf"^    {key}:.*\n(?:      .*\n)*", "", item, flags=re.M)


def plus(line: str) -> Callable[[str], str]:
    return lambda item: item.replace("\n", f"\n    {line}\n", 1)


# The first words of what is said, and where; each stands alone in its folder.
SHAPES = [
    (START, "mind_elsewhere", plus("cause: muscle"), "`cause` is not a key that belongs here"),
    (SCANS, "new_without_danger_signs", plus("dose: low"), "`dose` is not a key that belongs here"),
    (FINDINGS, "disc_bulge", plus("organ: spine"), "`organ` is not a key that belongs here"),
    (HARMS, "early_xray_at_65", plus("judgement: ours"), "`judgement` is not a key that belongs here"),
    (CAUTIONS, "pregnant_and_mri", plus("level: soon"), "`level` is not a key that belongs here"),
    (CLAIMS, "S1", plus("source: nih_2020"), "`source` is not a key that belongs here"),
    (START, "mind_elsewhere", plus("judgement: we think so"), "give one of the two"),
    (SCANS, "suspected_cauda_equina", plus("judgement: we think so"), "give one of the two"),
    (CLAIMS, "S1", plus("judgement: we think so"), "give one of the two"),
    (CAUTIONS, "pregnant_and_mri", without("judgement"), "give one of the two"),
    (START, "mind_elsewhere", without("evidence"), "give one of the two"),
    (SCANS, "new_without_danger_signs", without("when"), "nobody would ever be in it"),
    (SCANS, "suspected_cauda_equina", without("for_causes"), "nobody would ever be in it"),
    (SCANS, "new_without_danger_signs", without("would_change"), "give would_change"),
    (SCANS, "child", without("would_change"), "give would_change"),
    (FINDINGS, "disc_bulge", lambda item: re.sub(r".*\{age: 40,.*\n", "", item), "one share for each decade"),
    (FINDINGS, "disc_bulge", lambda item: item.replace("age: 20", "age: 30"), "one share for each decade"),
    (FINDINGS, "disc_bulge", lambda item: item.replace("percent: 30", "percent: 130"), "less than or equal to 100"),
    (SCANS, "suspected_cauda_equina", lambda item: item.replace("study: mri", "study: mr"), "Input should be"),
    (SCANS, "suspected_cauda_equina", lambda item: item.replace("acr_variant: 4", "acr_variant: 8"), "less than or"),
    (START, "mind_elsewhere", lambda item: item.replace("kind: set_off", "kind: causes"), "Input should be"),
    (CLAIMS, "S1", lambda item: item.replace("verdict: partly", "verdict: true_enough"), "Input should be"),
    (CLAIMS, "S1", without("served_by"), "`served_by` is missing"),
    (CAUTIONS, "pregnant_and_mri", lambda item: item.replace("[mri]", "[]"), "at least 1 item"),
]


@pytest.mark.parametrize(("file", "id", "edit", "says"), SHAPES)
def test_an_item_of_the_wrong_shape_is_found_where_it_stands(folder, file, id, edit, says):
    in_item(folder, file, id, edit)
    found = problems(folder)
    assert [one for one in found if says in one and f"knowledge/{file}:" in one]


LEADS_NOWHERE = [
    (SCANS, "for_causes: [cauda_equina]", "for_causes: [horse_tail]", "`cause horse_tail` does not exist"),
    (START, "claims: [S7, S8]", "claims: [S7, S99]", "`claim S99` does not exist"),
    (CLAIMS, '"part outlook"', '"part outlok"', "`part outlok` does not exist"),
    (CLAIMS, '"part outlook"', '"trigger lifting"', "`trigger lifting` does not exist"),
    (CLAIMS, '"part outlook"', '"situation any"', "`situation any` does not exist"),
    (CLAIMS, '"part outlook"', '"page outlook"', "`page outlook` does not exist"),
    (START, "when: lifted_heavy", "when: lifted_hevy", "did you mean `lifted_heavy`"),
    (CAUTIONS, "when: claustrophobia", "when: claustrofobia", "did you mean `claustrophobia`"),
    (SCANS, "when: duration_days < 42", "when: durationdays < 42", "did you mean `duration_days`"),
    (START, "id: bent_or_twisted_task", "id: heavy_lifting", "the trigger `heavy_lifting` stands twice"),
    (SCANS, "id: big_injury_with_nerve_signs", "id: aorta_may_leak_or_tear", "stands twice"),
    (CLAIMS, "id: S2\n", "id: S1\n", "the claim `S1` stands twice"),
    (START, "source: steffens_2015", "source: steffens_2115", "`steffens_2115` is not in sources.yaml"),
    (FINDINGS, "source: brinjikji_2015\n", "source: brinjikji_1915\n", "`brinjikji_1915` is not in sources.yaml"),
    (HARMS, "source: webster_2013", "source: webster_1913", "`webster_1913` is not in sources.yaml"),
    (
        "sources.yaml",
        "sources:\n",
        "sources:\n  - {id: ana_2020, authors: Ana, year: 2020, title: T, kind: study}\n",
        "nothing cites the source `ana_2020`",
    ),
]
IM018 = '"IM018", topic: "imaging", verified: true, value: 0.19'
FIGURES = [
    (FINDINGS, "rows: [IM001]", "rows: [IM999]", "there is no row IM999 in the evidence table"),
    (FINDINGS, "percent: 37, read: abstract", "percent: 38, read: abstract", "38 differs from 37 in the row IM001"),
    (START, "value: 13.6,", "value: 16.3,", "16.3 differs from 13.6 in the row TR003"),
    (HARMS, "interval: [-0.01, 0.39]", "interval: [0.01, 0.39]", "the interval differs from the one in the row IM018"),
    (TABLE, IM018, IM018.replace("0.19", "0.2"), "0.19 differs from 0.2 in the row IM018"),
    (FINDINGS, "read: unconfirmed, rows: [IM043]", "read: abstract, rows: [IM043]", "the row IM043 was not seen"),
    (TABLE, '"IM001", topic: "imaging", verified: true', '"IM001", topic: "imaging", verified: false',
     "the row IM001 was not seen"),
    (TABLE, "rows:\n", 'rows:\n  - {row: "IM998", topic: "imaging", verified: true}\n', "nothing cites the row IM998"),
    (TABLE, '"IM001", topic', '"IM001", not_used: "too old", topic', "IM001 is cited and says why it is not used"),
    (TABLE, '{row: "IM001", topic', '{row: "IM001", seen_on: "today", topic', "`seen_on` is not a key"),
    (TABLE, 'row: "IM001"', 'row: "imaging one"', "String should match pattern"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "says"), [*LEADS_NOWHERE, *FIGURES])
def test_one_thing_wrong_between_the_files_is_found(folder, file, old, new, says):
    change(folder, file, old, new)
    assert says in "\n\n".join(problems(folder))


@pytest.mark.parametrize(
    "row",
    [
        '{row: "IM998", topic: "imaging", verified: true, not_used: "about the neck"}',
        '{row: "IM998", topic: "imaging", verified: false}',
        '{row: "PV-998", topic: "prevention", verified: true}',
    ],
)
def test_a_row_with_a_reason_or_from_memory_or_of_a_later_topic_may_stay_unused(folder, row):
    change(folder, TABLE, "rows:\n", f"rows:\n  - {row}\n")
    assert editions.build(folder).rules


def test_a_difference_between_figure_and_row_is_told_at_the_place_of_the_figure(folder):
    change(folder, FINDINGS, "percent: 37, read: abstract", "percent: 38, read: abstract")
    (only,) = problems(folder)
    assert re.match(rf"knowledge/{FINDINGS}:\d+", only)
    assert "people would read a figure that nobody found" in only


def test_a_file_in_a_folder_for_no_kind_of_knowledge_is_found(folder):
    (folder / "weather").mkdir()
    shutil.copy(folder / START, folder / "weather/rain.yaml")
    assert "no kind of knowledge lives in this folder" in "\n".join(problems(folder))
