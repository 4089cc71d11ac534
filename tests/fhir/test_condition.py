"""Condition: a diagnosis only ever raises; one that was refuted tells nothing, in every release."""

import pytest

from unspasm.fhir.r4 import condition
from unspasm.library.edition import load

ULCER = {"text": "Chronic gastric ulcer"}


def coded(status: str) -> dict[str, object]:
    return {"coding": [{"code": status, "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status"}]}


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("Chronic gastric ulcer", ("stomach_ulcer_or_bleed",)),
        ("Upper GASTROINTESTINAL haemorrhage", ("stomach_ulcer_or_bleed",)),
        ("Chronic kidney disease stage 3", ("kidney_disease",)),
        ("Asthma", ("asthma",)),
        ("Portal hypertension", ()),
        ("Family history of asthma", ()),
        ("Vertigo", ()),
        ("", ()),
    ],
)
def test_words_tell_what_they_tell_for_sure(words, facts):
    assert condition.read({"code": {"text": words}}) == condition.Condition(facts, words)
    assert condition.read({"code": {"coding": [{"display": words}]}}).facts == facts


def test_every_fact_it_tells_is_one_of_ours_and_is_answered_with_yes_or_no():
    facts = load().facts
    assert {facts[fact].kind for _, fact in condition._TELLS} == {"yes_no"}


@pytest.mark.parametrize("status", ["refuted", "entered-in-error"])
def test_a_refuted_diagnosis_tells_nothing_as_code_and_as_word(status):
    for said in (coded(status), status):
        assert condition.read({"code": ULCER, "verificationStatus": said}).facts == ()


@pytest.mark.parametrize("status", ["confirmed", "provisional", "differential", "unconfirmed", ""])
def test_any_other_state_counts(status):
    for said in (coded(status), status):
        assert condition.read({"code": ULCER, "verificationStatus": said}).facts == ("stomach_ulcer_or_bleed",)


@pytest.mark.parametrize(
    "odd", [None, 5, [], ["refuted"], {}, {"coding": 5}, {"coding": []}, {"coding": {"code": "x"}}, {"coding": [None]}]
)
def test_an_odd_state_counts_as_none(odd):
    assert condition.read({"code": ULCER, "verificationStatus": odd}).facts == ("stomach_ulcer_or_bleed",)


@pytest.mark.parametrize("odd", [None, 5, "ulcer", [], {}, {"coding": 5}, {"coding": [5]}, {"text": {"a": 1}}])
def test_an_odd_code_tells_nothing(odd):
    assert condition.read({"code": odd}) == condition.Condition((), "")
