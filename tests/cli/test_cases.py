import json
import sys
from pathlib import Path

import pytest

from unspasm import where
from unspasm.cli.app import main

CASES = """
cases:
  - id: ana
    source: made up for this test
    gold_diagnosis: Cauda equina syndrome
    gold_cause_class: cauda_equina
    gold_urgency: emergency
    acceptable_urgency: [emergency]
    history_hard: false
    facts: {saddle_numbness: {value: true, from: numb where she sits}}
  - id: ben
    source: made up for this test
    gold_diagnosis: Strain
    gold_cause_class: muscle_strain_spasm
    gold_urgency: self_care
    acceptable_urgency: [self_care, within_2_weeks_or_routine_gp]
    history_hard: false
    facts: {saddle_numbness: true, age: 30}
  - id: cleo
    source: made up for this test
    gold_diagnosis: Infection found by a scan
    gold_cause_class: infection
    gold_urgency: emergency
    history_hard: true
    rules_come_later: a rule on night sweats
    facts: {age: 40, duration_days: 60}
"""


@pytest.fixture
def cases(monkeypatch, capsys, tmp_path: Path):
    def run(text: str, *options: str, name: str = "cases.yaml"):
        file = tmp_path / name
        file.write_text(text)
        return command(monkeypatch, capsys, "cases", str(file), *options)

    return run


def command(monkeypatch, capsys, *arguments: str):
    monkeypatch.setattr(sys, "argv", ["unspasm", *arguments])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code or 0, *capsys.readouterr()


def test_levels_are_scored_against_the_acceptable_ones(cases):
    code, out, err = cases(CASES, "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    verdicts = {case["id"]: case["verdict"] for case in data["cases"]}
    assert verdicts == {"ana": "fits", "ben": "over", "cleo": "under"}
    assert data["confusion"]["self_care"]["emergency"] == 1
    assert data["urgency"]["unspasm"] == {"cases": 3, "exact": 1, "fits": 1, "under": 1, "over": 1, "between": 0}
    assert data["urgency"]["unspasm, without history_hard"]["cases"] == 2


def test_constant_answers_stand_beside_ours(cases):
    urgency = json.loads(cases(CASES, "--format", "json")[1])["urgency"]
    assert urgency["always emergency"] == {"cases": 3, "exact": 2, "fits": 2, "under": 0, "over": 1, "between": 0}
    assert urgency["always self_care"] == {"cases": 3, "exact": 1, "fits": 1, "under": 2, "over": 0, "between": 0}


def test_causes_are_counted_with_and_without_those_that_a_story_cannot_tell(cases):
    causes = json.loads(cases(CASES, "--format", "json")[1])["causes"]
    assert causes["all"]["cases"] == 3
    assert causes["without history_hard"]["cases"] == 2
    assert causes["without history_hard"]["first"] == 1


def test_soon_and_routine_are_one_level_of_cases(cases):
    case = {
        "id": "ana",
        "gold_urgency": "within_2_weeks_or_routine_gp",
        "facts": {"fever": "unsure"},
    }
    out = cases(json.dumps([case]), "--format", "json", name="cases.json")[1]
    assert json.loads(out)["cases"][0]["level"] == "soon"
    assert json.loads(out)["cases"][0]["verdict"] == "fits"


def test_a_level_that_is_only_a_lower_bound_is_called_that(cases):
    """Scores may not hide that a self_care counted as right would not be said to the person yet."""
    assert json.loads(cases(CASES, "--format", "json")[1])["unfinished"]["cases"] == 1
    out = " ".join(cases(CASES)[1].split())
    assert "1 of 3 levels are lower bounds" in out


def test_misses_are_listed_by_kind(cases):
    code, out, _ = cases(CASES)
    assert code == 0
    high = out.index("Too high: 1")
    hard = out.index("(history_hard): 1")
    assert high < out.index("- ben: Strain") < hard < out.index("- cleo: Infection")
    assert "Too low: none" in out
    assert "rules come later: a rule on night sweats" in " ".join(out.split())
    assert "always self_care" in out


def test_a_case_that_cannot_be_used_does_not_stop_the_others(cases):
    code, out, err = cases(CASES.replace("{age: 40, ", "{age: 400, sadle: true, "))
    assert code == 2
    assert "ana" in out
    assert "400 is out of range" in err
    assert "cleo" in err
    assert err.count("what to do: ") == 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("gold_urgency: self_care", "gold_urgency: fine", "`fine` is not a level"),
        ("[self_care, within_2_weeks_or_routine_gp]", "fine", "not a list of levels"),
        ("id: ben", "id: 3", "no id"),
        ("{saddle_numbness: true, age: 30}", "3", "expected facts"),
    ],
)
def test_what_is_wrong_with_a_case_is_said(cases, old, new, expected):
    code, out, err = cases(CASES.replace(old, new), "--format", "json")
    assert code == 2
    assert expected in err
    assert [case["id"] for case in json.loads(out)["cases"]] == ["ana", "cleo"]
    assert expected in json.loads(out)["problems"][0]["what"]


@pytest.mark.parametrize("text", ["cases: 3", "{}", "3", "cases:\n- 3"])
def test_a_file_without_cases_is_explained(cases, text):
    code, _, err = cases(text)
    assert code == 2
    assert "what to do: " in err


def test_json_lines_are_read_too(cases):
    line = '{"id": "ana", "gold_urgency": "emergency", "facts": {"saddle_numbness": true}}'
    code, out, _ = cases(f"{line}\n\n{line}\n", "--format", "json", name="cases.jsonl")
    assert (code, len(json.loads(out)["cases"])) == (0, 2)


def test_brackets_in_a_case_are_text_and_not_style(cases):
    _, out, _ = cases(CASES.replace("id: ana", 'id: "[red]ana"'))
    assert "[red]ana" in out


def test_the_demo_explains_an_emergency_and_says_how_to_be_asked(monkeypatch, capsys, tmp_path):
    (tmp_path / "published.yaml").write_text(CASES)
    monkeypatch.setattr(where, "cases_dir", lambda: tmp_path)
    code, out, _ = command(monkeypatch, capsys, "demo")
    assert code == 0
    assert "One case explained: ana" in out
    assert "Emergency. Get help now." in out
    assert out.strip().endswith("unspasm ask")
