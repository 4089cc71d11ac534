"""A person who is well but for a fresh strain: every danger sign answered with no."""

from typing import Any

import pytest

from unspasm.library.edition import Edition


@pytest.fixture(scope="session")
def calm(edition: Edition) -> dict[str, Any]:
    told: dict[str, Any] = {name: False for name, fact in edition.facts.items() if fact.kind == "yes_no"}
    return told | {
        "age": 35.0,
        "sex": "male",
        "duration_days": 3.0,
        "onset": "abrupt",
        "pain_worst": 5.0,
        "pain_now": 4.0,
        "began_with_strain": True,
        "movement_changes_it": True,
        "eases_when_still": True,
        "height_cm": 178.0,
        "weight_kg": 76.0,
    }
