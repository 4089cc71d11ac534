"""Well people with a list of medicines, for tests of the medicine check."""

from collections.abc import Iterable, Mapping
from typing import Any

from unspasm import assess
from unspasm.library.edition import Edition
from unspasm.plan.medicines.check import Check, Checked, check
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.medicine import MedicineName


def well(edition: Edition) -> dict[str, Any]:
    """A man of 35 with a fresh strain: every yes_no with no, in the UK, no alcohol."""
    no: dict[str, Any] = {name: False for name, fact in edition.facts.items() if fact.kind == "yes_no"}
    return no | {
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
        "alcohol_units_a_week": 0.0,
        "country": "uk",
    }


def product(edition: Edition, id: str, **more: Any) -> Taken:
    """A product with this ingredient alone, under the ingredient's own name."""
    one = edition.ingredients[id]
    name = MedicineName(one.name, (id,), {}, one.forms[0].id, ("any",), "", "none")
    return Taken(one.name, name, **more)


def taking(edition: Edition, ids: Iterable[str], *, complete: bool = True, unrecognised: Iterable[str] = ()) -> Taking:
    return Taking(tuple(product(edition, id) for id in ids), tuple(unrecognised), complete)


def checked(
    edition: Edition,
    told: Mapping[str, Any],
    ids: Iterable[str],
    *,
    complete: bool = True,
    unrecognised: Iterable[str] = (),
) -> Check:
    """The check of one person; the country among the answers is the one they are in."""
    listed = taking(edition, ids, complete=complete, unrecognised=unrecognised)
    return check(assess(told, edition), listed, str(told.get("country", "")))


def of(found: Check, id: str) -> Checked:
    return next(one for one in (*found.taken, *found.offered) if one.ingredient.id == id)


def ids_of(one: Checked) -> set[str]:
    return {why.id for why in one.reasons}
