"""`unspasm knowledge diff`, `coverage`, `claims`, and `show` of what the wider knowledge holds."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from unspasm import load, where
from unspasm.cli import content
from unspasm.cli.app import main
from unspasm.library.table_rows import TOPICS

FLOOR = """
  - id: any_night_pain
    when: night_pain
    raise: {urgency: same_day, route: call_today}
    say: Made up for a test.
    judgement: Made up for a test.
    note_id: X1
"""


@pytest.fixture
def unspasm(monkeypatch, capsys):
    def run(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["unspasm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code or 0, *capsys.readouterr()

    return run


@pytest.fixture
def old() -> Path:
    return where.knowledge_dir()


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A folder that differs by one rule more and one that no longer asks for the same."""
    folder = Path(shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge"))
    file = folder / "urgency/floor.yaml"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + FLOOR, encoding="utf-8")
    return folder


def test_a_folder_against_itself_changes_nothing(unspasm, old):
    code, out, err = unspasm("knowledge", "diff", old, old, "--people", "2")
    assert (code, err) == (0, "")
    assert out.count("Nothing changes.") == 2
    assert "RULES ADDED" not in out
    assert "2 RANDOM PEOPLE" in out


def test_a_new_rule_is_named_with_how_many_people_it_moves_and_where_to(unspasm, old, changed):
    code, out, err = unspasm("knowledge", "diff", old, changed, "--people", "0")
    assert (code, err) == (0, "")
    added, cases = out.split("THE 24 PUBLISHED CASES")
    assert "RULES ADDED\n  - any_night_pain" in added
    assert "RULES REMOVED" not in out
    moved = [line for line in cases.splitlines() if "any_night_pain: " in line]
    assert int(moved[0].rsplit(": ", 1)[1]) > 0
    assert "to same_day (case_" in " ".join(cases.split())


def test_a_rule_taken_out_is_listed_and_no_longer_fires_for_programs_too(unspasm, old, changed):
    code, out, _ = unspasm("knowledge", "diff", changed, old, "--people", "0", "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert set(data) == {"cases", "random_people"}
    assert (data["cases"]["people"], data["random_people"]["people"]) == (24, 0)
    assert data["cases"]["rules_removed"] == ["any_night_pain"]
    assert data["cases"]["stops_to_fire"]["any_night_pain"] > 0
    assert data["cases"]["starts_to_fire"] == {}
    assert {level["from"] for level in data["cases"]["levels"]} == {"same_day"}
    assert all(level["people"] > 0 for level in data["cases"]["levels"])


@pytest.fixture
def warier(tmp_path: Path) -> Path:
    """A folder in which heat is for nobody under 80 without asking, and taping has another id."""
    folder = Path(shutil.copytree(where.knowledge_dir(), tmp_path / "warier"))
    file = folder / "care/heat.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("when: age < 16", "when: age < 80"), encoding="utf-8")
    file = folder / "care/taping.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: taping\n", "id: tape\n", 1), encoding="utf-8")
    return folder


def test_a_care_verdict_that_changes_is_told_by_option_from_and_to(unspasm, old, warier):
    code, out, err = unspasm("knowledge", "diff", old, warier, "--people", "0")
    assert (code, err) == (0, "")
    assert "CARE OPTIONS ADDED\n  - tape\n\nCARE OPTIONS REMOVED\n  - taping" in out
    cases = out.split("THE 24 PUBLISHED CASES")[1].split("RANDOM PEOPLE")[0]
    moved = [line.strip() for line in cases.splitlines() if "heat" in line]
    assert "  Care:\n" in cases
    assert [line for line in moved if not line.startswith("- heat: ") or "to ask_first: " not in line] == []
    assert moved


def test_care_verdicts_for_programs_are_counted_for_at_most_so_many_people(unspasm, old, warier, monkeypatch):
    monkeypatch.setattr(content, "MOST_FOR_CARE", 3)
    data = json.loads(unspasm("knowledge", "diff", old, warier, "--people", "5", "--format", "json")[1])
    assert (data["random_people"]["people"], data["random_people"]["care"]["people"]) == (5, 3)
    care = data["cases"]["care"]
    assert (care["people"], care["added"], care["removed"]) == (24, ["tape"], ["taping"])
    assert list(care["verdicts"]) == ["heat"]
    assert {one["to"] for one in care["verdicts"]["heat"]} == {"ask_first"}
    assert all(one["people"] > 0 for one in care["verdicts"]["heat"])


@pytest.mark.parametrize("place", [0, 1])
def test_a_folder_that_is_not_there_is_one_message(unspasm, old, tmp_path, place):
    folders = [old, old]
    folders[place] = tmp_path / "nothing"
    code, out, err = unspasm("knowledge", "diff", *folders)
    assert (code, out) == (2, "")
    assert err.count("there is no such folder") == err.count("what to do: ") == 1
    assert "Traceback" not in err


def test_a_folder_with_a_mistake_is_explained(unspasm, old, changed):
    file = changed / "urgency/floor.yaml"
    file.write_text(file.read_text().replace("when: night_pain", "when: nihgt_pain"))
    code, out, err = unspasm("knowledge", "diff", old, changed, "--people", "0")
    assert (code, out) == (2, "")
    assert "did you mean `night_pain`" in err


def test_fewer_than_no_people_cannot_be_compared(unspasm, old):
    assert unspasm("knowledge", "diff", old, old, "--people", "-1")[0] == 2


def test_coverage_names_every_topic_every_kind_and_how_deeply_it_was_read(unspasm):
    code, out, err = unspasm("knowledge", "coverage")
    assert (code, err) == (0, "")
    for topic in TOPICS:
        assert f"  - {topic}: " in out
    for kind in ("cause", "rule", "clue", "trigger", "situation", "caution", "finding", "note", "claim", "question"):
        assert f"  - {kind}: 0 of " in out
    assert "by clinical judgement" in out
    assert "not yet read" in out


def test_coverage_for_programs_counts_rows_and_items(unspasm):
    data = json.loads(unspasm("knowledge", "coverage", "--format", "json")[1])
    assert set(data["topics"]) == set(TOPICS)
    for counts in data["topics"].values():
        assert 0 < counts["used"] <= counts["rows"]
    unused = sum(counts["rows"] - counts["used"] for counts in data["topics"].values())
    assert unused == len(data["not_used"])
    assert data["grounds"]["trigger"]["items"] == len(load().triggers)
    assert data["grounds"]["claim"]["judgement"] == sum(bool(one.judgement) for one in load().claims)


def test_every_claim_stands_once_with_its_verdict_and_its_ground(unspasm):
    data = json.loads(unspasm("knowledge", "claims", "--format", "json")[1])
    assert [claim["id"] for claim in data] == [f"S{number}" for number in range(1, 36)]
    for claim in data:
        assert claim["verdict"] in ("supported", "partly", "not_supported", "unclear")
        assert bool(claim["sources"]) != bool(claim["judgement"])
        assert claim["why"]
        assert claim["served_by"]


def test_claims_for_people_give_statement_verdict_and_source(unspasm):
    code, out, err = unspasm("knowledge", "claims")
    assert (code, err) == (0, "")
    heads = [line.split(":")[0] for line in out.splitlines() if line.startswith("S") and line[1].isdigit()]
    assert heads == [f"S{number}" for number in range(1, 36)]
    assert out.count("  Source: ") == 35
    assert "Source: clinical judgement" in out
    assert "No clinician has reviewed this." in out


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("heavy_lifting", ["may have set it off", "Condition: lifted_heavy", "What people believe: ", "13.6 ratio"]),
        ("new_without_danger_signs", ["No scan now", "would change it: ", "acr_2021", "guidelines differ: "]),
        ("S19", ["Nobody knows yet.", "Served by: part evidence_pages", "Clinical judgement: "]),
        ("S20", ["The evidence supports this.", "steffens_2015"]),
    ],
)
def test_a_trigger_a_situation_and_a_claim_can_be_shown(unspasm, name, parts):
    code, out, err = unspasm("knowledge", "show", name)
    assert (code, err) == (0, "")
    text = " ".join(out.split())
    assert [part for part in parts if part not in text] == []


def test_all_triggers_situations_and_claims_are_listed_and_can_be_shown(unspasm):
    listed = unspasm("knowledge", "list")[1]
    for group in (load().triggers, load().situations, load().claims):
        for one in group:
            assert f"{one.id}: " in listed
            assert unspasm("knowledge", "show", one.id)[0] == 0
