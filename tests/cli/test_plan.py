"""`unspasm plan`: for people and for programs."""

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar
from tests.cli.test_assess import Finished, everything_no

from unspasm import load
from unspasm.cli.app import main
from unspasm.words import CareVerdict

SCHEMA = json.loads(Path(sys.modules["unspasm"].__path__[0], "plan/plan.schema.json").read_text())


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    def planned(told, *options: str) -> Finished:
        file = tmp_path / "answers.json"
        file.write_text(told if isinstance(told, str) else json.dumps(told))
        monkeypatch.setattr(sys, "argv", ["unspasm", "plan", str(file), *options])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return Finished(int(stop.value.code or 0), printed.out, printed.err)

    return planned


def test_a_plan_for_people_names_every_part(run):
    done = run(everything_no())
    assert done.code == 0
    for heading in ("TODAY, IN THIS ORDER", "LEAVE THIS OUT", "EVERY TREATMENT, FOR YOU", "HOW LONG", "WHOM TO SEE"):
        assert heading in done.out
    assert "No clinician has reviewed this." in done.out


@pytest.mark.parametrize("told", [everything_no(), everything_no(saddle_numbness=True), {}, {"age": 9}])
def test_what_programs_get_fits_the_published_schema(run, told):
    done = run(told, "--format", "json")
    made = json.loads(done.out)
    jsonschema.validate(made, SCHEMA, jsonschema.Draft202012Validator)
    assert {one["id"] for one in made["options"]} == set(load().care)
    assert all(one["reasons"] or one["missing"] for one in made["options"])


def test_the_schema_is_closed_and_knows_every_verdict():
    option = SCHEMA["properties"]["options"]["items"]
    assert option["additionalProperties"] is False
    assert set(option["properties"]["verdict"]["enum"]) == {one.word for one in CareVerdict}


def test_every_option_is_named_in_the_text(run):
    out = " ".join(run(everything_no()).out.split())
    assert [one.name for one in load().care.values() if one.name not in out] == []


def test_in_an_emergency_help_comes_first_and_only_rest_is_left(run):
    told = everything_no(saddle_numbness=True, new_trouble_peeing=True)
    assert run(told).out.startswith("Emergency. Get help now.")
    made = json.loads(run(told, "--format", "json").out)
    assert {one["id"] for one in made["options"] if one["verdict"] in ("do", "may_help")} == {"rest_and_positions"}


def test_the_calendar_is_written_beside_it(run, tmp_path):
    target = tmp_path / "week.ics"
    assert run(everything_no(), "--calendar", str(target)).code == 0
    assert Calendar.from_ical(target.read_bytes()).walk("VEVENT")


def test_a_calendar_that_cannot_be_written_is_told_in_one_message(run, tmp_path):
    done = run(everything_no(), "--calendar", str(tmp_path / "no" / "week.ics"))
    assert done.code == 2
    assert "the file cannot be written" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("told", ['{"age": "old"}', '{"nobody": true}', "[1, 2]", "{"])
def test_answers_that_cannot_be_used_are_told(run, told):
    done = run(told)
    assert done.code == 2
    assert "what to do" in done.err
    assert "Traceback" not in done.err
