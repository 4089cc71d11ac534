"""A CDS Hooks request: drafts are asked about, the record is taken, everything else is named as unread."""

from typing import Any

import pytest

from unspasm.fhir.r4 import cds_hooks


def medicine(name: str, status: str = "active") -> dict[str, Any]:
    return {"resourceType": "MedicationRequest", "status": status, "medicationCodeableConcept": {"text": name}}


def bundle(*resources: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}


ULCER = {"resourceType": "Condition", "code": {"text": "Peptic ulcer"}}
REQUEST = {
    "hook": "order-sign",
    "context": {"draftOrders": bundle(medicine("Ketorolac", "draft"))},
    "prefetch": {
        "a": {
            "response": {"status": "200"},
            "resource": bundle(medicine("Warfarin"), medicine("Ibuprofen", "stopped")),
        },
        "b": bundle(ULCER, {"resourceType": "Condition", "code": {"text": "Vertigo"}}, {"resourceType": "Patient"}),
    },
}


def test_a_request_is_read_into_what_is_asked_taken_and_known():
    assert cds_hooks.read(REQUEST) == cds_hooks.Order(
        asked=("Ketorolac",),
        taken=("Warfarin",),
        facts=("stomach_ulcer_or_bleed",),
        unread=("Ibuprofen", "condition: Vertigo", "prefetch: Patient"),
    )


def test_the_same_medicine_twice_in_a_record_is_one_line():
    twice = {**REQUEST, "prefetch": [bundle(medicine("Warfarin")), bundle(medicine("Warfarin"))]}
    assert cds_hooks.read(twice).taken == ("Warfarin",)


def test_a_medicine_without_a_name_is_named_as_unread():
    nameless = {"resourceType": "MedicationRequest", "status": "active"}
    assert cds_hooks.read({"prefetch": nameless}).unread == ("a medicine without a name",)


@pytest.mark.parametrize(
    "raw", [None, [], "x", {}, {"hook": 5, "context": {}}, {"hook": "x"}, {"hook": "x", "context": []}]
)
def test_anything_else_is_no_request(raw):
    assert not cds_hooks.is_request(raw)


@pytest.mark.parametrize("odd", [None, 5, "x", [], [[None, 5, "x"]], {}, {"entry": 5}, {"resourceType": 5}])
def test_odd_shapes_give_an_empty_order(odd):
    assert cds_hooks.read({"hook": "order-sign", "context": odd, "prefetch": odd}) == cds_hooks.Order((), (), (), ())


def test_what_lies_too_deep_is_not_looked_for():
    deep: Any = medicine("Warfarin")
    for _ in range(5000):
        deep = [deep]
    assert cds_hooks.read({"prefetch": deep}).taken == ()
    near: Any = medicine("Warfarin")
    for _ in range(20):
        near = {"x": near}
    assert cds_hooks.read({"prefetch": near}).taken == ("Warfarin",)
