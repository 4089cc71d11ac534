import json
import shutil
import sys
from pathlib import Path
from shutil import copytree

import pytest

from unspasm import load, where
from unspasm.cli.app import main
from unspasm.cli.knowledge import check
from unspasm.problems import ProblemsFound


@pytest.fixture
def unspasm(monkeypatch, capsys):
    def run(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["unspasm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code or 0, *capsys.readouterr()

    return run


def test_facts_for_programs_say_all_that_is_needed_to_answer(unspasm):
    facts = json.loads(unspasm("facts", "--format", "json")[1])
    by_id = {fact["id"]: fact for fact in facts}
    assert list(by_id) == sorted(load().facts)
    assert by_id["age"]["range"] == [0, 120]
    assert by_id["age"]["unit"] == "years"
    assert "female" in by_id["sex"]["choices"]
    assert by_id["fever"]["accepts"] == ["true", "false", "unsure"]
    assert by_id["fever"]["question"]["id"] == "heat"
    assert "38" in by_id["fever"]["means"]


def test_facts_for_people_say_where_unsure_is_accepted(unspasm):
    out = unspasm("facts")[1]
    assert 'fever (yes_no; danger sign, accepts "unsure")' in out
    assert "worse_on_straining (yes_no)\n" in out
    assert "age (number, 0 to 120 years" in out


def test_questions_are_all_listed(unspasm):
    listed = json.loads(unspasm("questions", "--format", "json")[1])
    assert [question["id"] for question in listed] == sorted(question.id for question in load().questions)
    assert all(question.text.split()[0] in unspasm("questions")[1] for question in load().questions[:2])


def test_check_counts_what_there_is(unspasm):
    code, out, _ = unspasm("knowledge", "check")
    assert code == 0
    for thing, number in (("facts", len(load().facts)), ("rules", len(load().rules))):
        assert f"{number} {thing}" in out
    assert load().name in out


def test_check_reports_every_problem_at_once(unspasm, tmp_path: Path):
    folder = tmp_path / "knowledge"
    copytree(where.knowledge_dir(), folder)
    (folder / "causes" / "shingles.yaml").write_text("id: [")
    rules = folder / "urgency" / "floor.yaml"
    rules.write_text(rules.read_text().replace("on_floor_now", "on_flor_now"))
    code, out, err = unspasm("knowledge", "check", folder)
    assert (code, out) == (2, "")
    assert "shingles.yaml" in err
    assert "on_flor_now" in err


def test_check_of_a_folder_that_is_not_there_is_explained(unspasm, tmp_path: Path):
    code, _, err = unspasm("knowledge", "check", tmp_path / "nothing")
    assert code == 2
    assert "there is no such folder" in err


@pytest.mark.parametrize("each", [4, pytest.param(1, marks=pytest.mark.deep)])  # one in so many
def test_everything_that_is_listed_can_be_shown(unspasm, each: int):
    edition = load()
    listed = unspasm("knowledge", "list")[1]
    groups = (edition.rules, edition.derived, edition.questions, edition.clues)
    ids = [*(one.id for group in groups for one in group), *edition.causes, *edition.facts, *edition.sources]
    for name in ids[::each]:
        code, out, err = unspasm("knowledge", "show", name)
        assert (code, err) == (0, ""), name
        assert name in out
    assert all(rule.id in listed for rule in edition.rules)


def test_why_gives_condition_evidence_with_interval_and_how_deeply_it_was_read(unspasm):
    out = " ".join(unspasm("knowledge", "why", "new_bladder_bowel_saddle_or_sex_change")[1].split())
    assert "Condition: cauda_equina_sign" in out
    assert "raison_2014 (Raison and others 2014): lr_positive 2.45 ratio, interval none given" in out
    assert "abstract read" in out


def test_why_calls_judgement_judgement(unspasm):
    rule = next(rule for rule in load().rules if not rule.evidence)
    assert "Clinical judgement: " in unspasm("knowledge", "why", rule.id)[1]


def test_a_misspelt_id_gets_the_nearest_one(unspasm):
    for command, name, near in (
        ("why", "new_bladder_bowel_saddle_or_sex", "new_bladder_bowel_saddle_or_sex_change"),
        ("show", "cauda_equna", "cauda_equina"),
        ("show", "zzzzzzz", "unspasm knowledge list"),
    ):
        code, out, err = unspasm("knowledge", command, name)
        assert (code, out) == (2, "")
        assert near in err


def test_check_refuses_an_emergency_rule_that_no_danger_card_closes(tmp_path):
    folder = shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge")
    file = folder / "urgency/floor.yaml"
    file.write_text(file.read_text().replace("when: on_floor_over_an_hour", "when: night_pain", 1))
    with pytest.raises(ProblemsFound, match="leaves this emergency rule open"):
        check(folder)
