"""The lowered form says exactly what the files say, and is never trusted when it might not."""

import json
import shutil

import pytest

from unspasm import where
from unspasm.library import edition as editions


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge")


def test_the_lowered_form_gives_back_the_same_edition(folder, tmp_path):
    built = editions.load_from(folder, tmp_path / "cache")
    (lowered,) = (tmp_path / "cache").glob("edition-*.json")
    assert editions._from_lowered(lowered, built.hash) == built


def test_a_second_start_reads_the_lowered_form(folder, tmp_path, monkeypatch):
    first = editions.load_from(folder, tmp_path / "cache")
    monkeypatch.setattr(editions, "build", lambda *_: pytest.fail("the files were read again"))
    assert editions.load_from(folder, tmp_path / "cache") == first


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"code": 1}', "null", "[" * 100_000])
def test_a_damaged_lowered_form_is_built_anew(folder, tmp_path, damage):
    first = editions.load_from(folder, tmp_path / "cache")
    (lowered,) = (tmp_path / "cache").glob("edition-*.json")
    lowered.write_text(damage, encoding="utf-8")
    assert editions.load_from(folder, tmp_path / "cache") == first
    assert json.loads(lowered.read_text())["content"] == first.hash


def test_a_changed_file_changes_the_hash_and_is_read(folder, tmp_path):
    first = editions.load_from(folder, tmp_path / "cache")
    file = folder / "urgency/self_care.yaml"
    file.write_text(file.read_text().replace("duration_days < 42", "duration_days < 41"), encoding="utf-8")
    second = editions.load_from(folder, tmp_path / "cache")
    assert first.hash != second.hash
    assert any("41" in rule.sql for rule in second.rules)


def test_a_folder_that_cannot_be_written_costs_only_speed(folder, tmp_path):
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    assert editions.load_from(folder, blocked).rules


def test_the_lowered_form_names_no_place_on_this_machine(folder, tmp_path):
    editions.write_lowered(folder, tmp_path / "edition.json")
    assert str(tmp_path) not in (tmp_path / "edition.json").read_text()


@pytest.mark.parametrize(
    ("ratio", "interval", "setting", "expect"),
    [
        (6.4, (4.1, 9.9), "specialist", 3.960),
        (7.4, (1.9, 30.0), "specialist", 2.466),
        (2.0, None, "primary_care", 1.516),
        (1.0, None, "specialist", 1.0),
    ],
)
def test_ratios_are_shrunk_as_the_notes_say(ratio, interval, setting, expect):
    """exp(w · ln ratio), w = 0.64 / (0.64 + SE²) or 0.6, times 0.8 outside primary care; worked by hand."""
    from unspasm.library.lowering import shrunk

    assert shrunk(ratio, interval, setting) == pytest.approx(expect, abs=0.01)
