"""The sections of medicines, their classes and the rules between them. Pure."""

from collections.abc import Iterator

from unspasm.plan.medicines.sentences import TAKEN, VERDICT
from unspasm.rules.medicine import Form, Ingredient, LowerMaximum, MedicineClass, MedicineRule
from unspasm.web.evidence.basis import basis
from unspasm.web.evidence.conditions import state
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.part import Line, Part, filled, grounded, pointed, rests

_USE = {
    "offered": "sold for pain without a prescription somewhere",
    "prescribed": "a doctor's choice",
    "taken": "here because people take it for something else",
}


def medicine(shelf: Shelf, one: Ingredient) -> Iterator[Part]:
    lines = (
        Line("Use", _USE[one.use]),
        Line("Needs a doctor in", ", ".join(map(_country, one.prescription_in))),
        Line("Classes", refs=shelf.refs("class", one.classes)),
        Line("For you", refs=(Ref(f"/medicines/{one.id}", "Check it with what you take"),)),
    )
    yield Part("In short", lines=filled(*lines))
    yield from (grounded(shelf, f"Form: {form.id.replace('_', ' ')}", form.ground, _hours(form)) for form in one.forms)
    for most in one.maxima:
        line = Line("By the label", f"{most.mg:g} mg in 24 hours")
        yield grounded(shelf, f"Most in 24 hours: {_country(most.country)}", most.ground, (line,))
    yield from (grounded(shelf, "Common harm", harm) for harm in one.common_harms)
    yield from (grounded(shelf, "Serious harm", harm) for harm in one.serious_harms)
    yield grounded(shelf, "Driving", one.driving)
    yield from (grounded(shelf, "Pregnancy", ground) for ground in one.pregnancy)
    yield grounded(shelf, "Breast-feeding", one.breast_feeding)
    countries = tuple(Line(_country(name), text) for name, text in sorted(one.countries.items()))
    if countries:
        yield Part("By country", lines=countries)
    yield from pointed("Names of products with it", _names(shelf, one.id))


def _country(id: str) -> str:
    return "any country" if id == "any" else id.replace("_", " ").upper() if len(id) < 4 else id.replace("_", " ")


def _hours(form: Form) -> tuple[Line, ...]:
    if form.hours_between is None:
        return ()
    others = (Line(f"In {_country(name)}", f"{hours:g} hours") for name, hours in sorted(form.hours_in.items()))
    return (Line("Least time between doses", f"{form.hours_between:g} hours"), *others)


def _names(shelf: Shelf, id: str) -> tuple[str, ...]:
    found = {one.name for one in shelf.edition.medicine_names if id in one.ingredients}
    return (", ".join(sorted(found, key=str.casefold)) + ".",) if found else ()


def medicine_rule(shelf: Shelf, one: MedicineRule) -> Iterator[Part]:
    lines = (
        Line("Classes", refs=shelf.refs("class", one.classes)),
        Line("Medicines", refs=shelf.refs("medicine", one.ingredients)),
        Line("No better than", VERDICT[one.verdict]),
        Line("If taken already", TAKEN[one.if_taken]),
        Line("What to do", one.do),
    )
    yield Part("What follows", lines=filled(*lines))
    yield Part("When", when=state(shelf, one.state))
    yield rests(shelf, one.evidence, one.judgement)


def lower_maximum(shelf: Shelf, one: LowerMaximum) -> Iterator[Part]:
    lines = (
        Line("Medicine", refs=shelf.refs("medicine", [one.ingredient])),
        Line("Most in 24 hours", f"{one.maximum.mg:g} mg"),
    )
    yield Part("What follows", lines=lines)
    yield Part("When", when=state(shelf, one.state))
    ground = one.maximum.ground
    yield Part("What it rests on", basis=basis(shelf, ground.evidence, ground.judgement))


def medicine_class(shelf: Shelf, one: MedicineClass) -> Iterator[Part]:
    inside = [each.id for each in shelf.edition.ingredients.values() if one.id in each.classes]
    yield Part("Medicines in it", lines=filled(Line("Medicines", refs=shelf.refs("medicine", inside))))
