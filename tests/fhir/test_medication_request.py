"""MedicationRequest: the name and the state; any other shape tells nothing and breaks nothing."""

from typing import Any

import pytest

from unspasm.fhir.r4 import medication_request

CODED = {"coding": [{"display": "Ketorolac 10 MG Oral Tablet", "code": "834022"}]}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"medicationCodeableConcept": {"text": "Warfarin", **CODED}}, "Warfarin"),
        ({"medicationCodeableConcept": CODED}, "Ketorolac 10 MG Oral Tablet"),
        ({"medicationCodeableConcept": {"coding": [{"code": "1"}, {"display": "Warfarin"}]}}, "Warfarin"),
        ({"medicationReference": {"display": "Warfarin 5 mg"}}, "Warfarin 5 mg"),
    ],
)
def test_the_name_is_the_text_or_what_a_code_shows(said, name):
    assert medication_request.read({"resourceType": "MedicationRequest", **said}).name == name


@pytest.mark.parametrize(("status", "drafted", "over"), [("draft", 1, 0), ("active", 0, 0), ("stopped", 0, 1)])
def test_the_state_says_whether_it_runs(status, drafted, over):
    read = medication_request.read({"status": status, "medicationCodeableConcept": CODED})
    assert (read.drafted, read.over) == (bool(drafted), bool(over))


def test_what_was_not_used_is_named():
    read = medication_request.read({"status": "active", "dosageInstruction": [], "authoredOn": "2020"})
    assert read.unread == ("authoredOn", "dosageInstruction")


@pytest.mark.parametrize("odd", [None, 5, "warfarin", [], [CODED], {}, {"coding": 5}, {"coding": {"display": "x"}}])
def test_an_odd_shape_gives_no_name(odd):
    assert medication_request.read({"medicationCodeableConcept": odd}).name == ""


@pytest.mark.parametrize("odd", [{"coding": [None, "x", []]}, {"text": ["warfarin"]}, {"coding": [{"display": 5}]}])
def test_odd_codings_give_no_name(odd):
    assert medication_request.read({"medicationCodeableConcept": odd, "status": ["draft"]}).name == ""
    resource: dict[Any, Any] = {"medicationReference": odd, 5: "x", "y": 1}
    assert medication_request.read(resource).name == ""
