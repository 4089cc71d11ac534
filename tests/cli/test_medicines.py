"""`unspasm medicines`: for people, for programs, and from a request of a clinic's system."""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.test_assess import Finished, everything_no

from unspasm import load
from unspasm.cli.app import main
from unspasm.words import MedicineVerdict, Read, Urgency

SCHEMA = json.loads(Path(sys.modules["unspasm"].__path__[0], "plan/medicines/medicines.schema.json").read_text())
REQUESTS = sorted((Path(__file__).parents[1] / "data/cds_hooks").glob("*.json"))
ANA: dict[str, Any] = {
    "answers": everything_no(country="uk"),
    "medicines": ["warfarin", {"name": "Panadol", "units_24h": 12, "mg": 500, "hours_since_last": 2}],
    "asked": ["ibuprofen", "Nurofen Plus", "Ibuprofin"],
    "complete": True,
}
FILES: dict[str, Any] = {
    "ana": ANA,
    "nothing": {},
    "names only": {"medicines": ["warfarin", "zzzqq"]},
    "cleo": {**ANA, "answers": everything_no(saddle_numbness=True)},
    "a child": {"answers": {"age": 9}, "asked": ["aspirin"]},
    "a mix": {"medicines": [{"name": "Nurofen Plus", "units_24h": 4, "mg": {"ibuprofen": 200}}], "country": "uk"},
}


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    def checked(told, *options: str) -> Finished:
        file = told if isinstance(told, Path) else tmp_path / "takes.json"
        if not isinstance(told, Path):
            file.write_text(told if isinstance(told, str) else json.dumps(told))
        monkeypatch.setattr(sys, "argv", ["unspasm", "medicines", str(file), *options])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return Finished(int(stop.value.code or 0), printed.out, printed.err)

    return checked


def checked_as_data(run, told) -> dict[str, Any]:
    done = run(told, "--format", "json")
    assert (done.code, done.err) == (0, "")
    made: dict[str, Any] = json.loads(done.out)
    return made


def test_the_text_names_the_poison_line_first_and_then_every_part(run):
    done = run(ANA)
    out = " ".join(done.out.split())
    assert (done.code, done.err) == (0, "")
    assert out.startswith("You had more paracetamol in 24 hours than is safe for you.")
    headings = ["AMOUNTS IN 24 HOURS", "YOU ASKED ABOUT", "YOU TAKE", "NOT RECOGNISED", "FOR BACK PAIN THERE IS"]
    places = [out.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "6,000 mg of paracetamol in 24 hours; the most is 4,000 mg. No more now." in out
    assert "Ibuprofin: ask a pharmacist what is in it. Did you mean Ibuprofen" in out
    assert "No clinician has reviewed this." in out


@pytest.mark.parametrize("who", FILES)
def test_what_programs_get_fits_the_published_schema(run, who):
    made = checked_as_data(run, FILES[who])
    jsonschema.validate(made, SCHEMA, jsonschema.Draft202012Validator)
    assert all(one["reasons"] or one["missing"] for one in made["offered"] if one["verdict"] != "may_take_by_label")
    assert made["unread"] == []


def test_the_data_say_what_the_text_says(run):
    made = checked_as_data(run, ANA)
    assert made["poison_line"] is True
    assert (made["asked"][0]["name"], made["asked"][0]["verdict"]) == ("Ibuprofen", "not_for_you")
    assert made["not_recognised"] == ["Ibuprofin"]
    assert "Ibuprofen" in made["suggestions"]["Ibuprofin"]
    (paracetamol,) = made["amounts"]
    assert (paracetamol["taken_mg_24h"], paracetamol["most_mg_24h"], paracetamol["over"]) == (6000, 4000, True)


def test_every_reason_of_a_rule_has_a_source_or_a_judgement(run):
    made = checked_as_data(run, ANA)
    reasons = [why for one in (*made["taken"], *made["offered"]) for why in one["reasons"]]
    assert reasons
    assert all(why["sources"] or why["judgement"] for why in reasons)
    assert {id for why in reasons for id in why["sources"]} <= set(load().sources)


def test_the_schema_is_closed_and_knows_every_word():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    known = [SCHEMA, *SCHEMA["$defs"].values(), *(SCHEMA["properties"][name]["items"] for name in ("asked", "amounts"))]
    for one in known:
        if one.get("type") == "object":
            assert one["additionalProperties"] is False
            assert set(one["required"]) == set(one["properties"])
    assert SCHEMA["$defs"]["verdict"]["enum"] == [one.word for one in MedicineVerdict]
    assert SCHEMA["properties"]["urgency"]["enum"] == [one.word for one in Urgency]
    read = SCHEMA["$defs"]["reason"]["properties"]["read"]["items"]["enum"]
    assert set(read) == {one.value for one in Read}


@pytest.mark.parametrize("request_file", REQUESTS, ids=lambda path: path.stem)
def test_ketorolac_with_warfarin_is_not_for_this_person(run, request_file):
    """Test requests of others, given to the public: the LICENSE is beside them."""
    made = checked_as_data(run, request_file)
    jsonschema.validate(made, SCHEMA, jsonschema.Draft202012Validator)
    assert [(one["name"], one["verdict"]) for one in made["asked"]] == [("Ketorolac", "not_for_you")]
    assert [one["id"] for one in made["taken"]] == ["warfarin"]
    assert made["complete"] is False
    (ketorolac,) = made["asked"][0]["ingredients"]
    grave = [why for why in ketorolac["reasons"] if why["verdict"] == "not_for_you"]
    assert any(name.startswith("takes_") for why in grave for name in why["because"])
    assert "KETOROLAC" in run(request_file).out.upper()


def test_there_are_four_requests():
    assert len(REQUESTS) == 4


def test_what_a_record_holds_and_nobody_used_is_named(run):
    request = json.loads(REQUESTS[0].read_text())
    request["prefetch"]["more"] = {"resourceType": "Condition", "code": {"text": "Vertigo"}}
    request["prefetch"]["patient"] = {"resourceType": "Patient", "gender": "male"}
    made = checked_as_data(run, request)
    assert {"condition: Vertigo", "prefetch: Patient"} <= set(made["unread"])
    assert "NOT READ FROM THE RECORD" in run(request).out


@pytest.mark.parametrize(
    "bad",
    [
        "[]",
        "{",
        '"warfarin"',
        '{"medicines": 3}',
        '{"medicines": [{"units_24h": 3}]}',
        '{"medicines": [{"name": "warfarin", "units_24h": -1}]}',
        '{"medicines": [{"name": "warfarin", "mg": {"warfarin": "much"}}]}',
        '{"medicines": [{"name": "warfarin", "dose": 3}]}',
        '{"asked": [3]}',
        '{"takes": []}',
        '{"complete": "yes"}',
        '{"country": "atlantis"}',
        '{"answers": {"age": "old"}}',
        '{"hook": "order-sign"}',
        json.dumps({"medicines": ["warfarin"] * 61}),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_message_and_code_2(run, bad):
    done = run(bad)
    assert done.code == 2
    assert done.out == ""
    assert "what to do: " in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there_gets_code_2(run, tmp_path):
    done = run(tmp_path / "none.json")
    assert (done.code, done.out) == (2, "")
    assert "none.json" in done.err
