"""The sections of medicines, their classes and the rules between them. Pure."""

from collections.abc import Iterator

from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.plan.medicines.sentences import TAKEN, VERDICT
from unspasm.rules.medicine import Form, Ingredient, LowerMaximum, MedicineClass, MedicineRule
from unspasm.web.evidence.basis import basis
from unspasm.web.evidence.conditions import state
from unspasm.web.evidence.kinds import Ref, Shelf
from unspasm.web.evidence.marked import Same, put
from unspasm.web.evidence.part import Line, Part, filled, grounded, pointed, rests
from unspasm.web.evidence.words import COUNTRY, FORM, word

_USE = Words(
    {
        "offered": N_("sold for pain without a prescription somewhere"),
        "prescribed": N_("a doctor's choice"),
        "taken": N_("here because people take it for something else"),
    }
)


def medicine(shelf: Shelf, one: Ingredient) -> Iterator[Part]:
    lines = (
        Line(_("Use"), _USE[one.use]),
        Line(_("Needs a doctor in"), ", ".join(word(COUNTRY, id) for id in one.prescription_in)),
        Line(_("Classes"), refs=shelf.refs("class", one.classes)),
        Line(_("For you"), refs=(Ref(f"/medicines/{one.id}", _("Check it with what you take")),)),
    )
    yield Part(_("In short"), lines=filled(*lines))
    yield from (
        grounded(shelf, put(_("Form: {form}"), form=word(FORM, form.id)), form.ground, _hours(form))
        for form in one.forms
    )
    for most in one.maxima:
        line = Line(_("By the label"), _("{mg} mg in 24 hours").format(mg=f"{most.mg:g}"))
        yield grounded(
            shelf, put(_("Most in 24 hours: {country}"), country=word(COUNTRY, most.country)), most.ground, (line,)
        )
    yield from (grounded(shelf, _("Common harm"), harm) for harm in one.common_harms)
    yield from (grounded(shelf, _("Serious harm"), harm) for harm in one.serious_harms)
    yield grounded(shelf, _("Driving"), one.driving)
    yield from (grounded(shelf, _("Pregnancy"), ground) for ground in one.pregnancy)
    yield grounded(shelf, _("Breast-feeding"), one.breast_feeding)
    countries = tuple(Line(word(COUNTRY, name), text) for name, text in sorted(one.countries.items()))
    if countries:
        yield Part(_("By country"), lines=countries)
    yield from pointed(_("Names of products with it"), _names(shelf, one.id))


def _hours(form: Form) -> tuple[Line, ...]:
    if form.hours_between is None:
        return ()
    others = (
        Line(put(_("In {country}"), country=word(COUNTRY, name)), _in_hours(hours))
        for name, hours in sorted(form.hours_in.items())
    )
    return (Line(_("Least time between doses"), _in_hours(form.hours_between)), *others)


def _in_hours(hours: float) -> str:
    return _("{n} hours").format(n=f"{hours:g}")


def _names(shelf: Shelf, id: str) -> tuple[str, ...]:
    found = {one.name for one in shelf.edition.medicine_names if id in one.ingredients}
    return (Same(", ".join(sorted(found, key=lambda name: (name.casefold(), name))) + "."),) if found else ()


def medicine_rule(shelf: Shelf, one: MedicineRule) -> Iterator[Part]:
    lines = (
        Line(_("Classes"), refs=shelf.refs("class", one.classes)),
        Line(_("Medicines"), refs=shelf.refs("medicine", one.ingredients)),
        Line(_("No better than"), VERDICT[one.verdict]),
        Line(_("If taken already"), TAKEN[one.if_taken]),
        Line(_("What to do"), one.do),
    )
    yield Part(_("What follows"), lines=filled(*lines))
    yield Part(_("When"), when=state(shelf, one.state))
    yield rests(shelf, one.evidence, one.judgement)


def lower_maximum(shelf: Shelf, one: LowerMaximum) -> Iterator[Part]:
    lines = (
        Line(_("Medicine"), refs=shelf.refs("medicine", [one.ingredient])),
        Line(_("Most in 24 hours"), _("{mg} mg").format(mg=f"{one.maximum.mg:g}")),
    )
    yield Part(_("What follows"), lines=lines)
    yield Part(_("When"), when=state(shelf, one.state))
    ground = one.maximum.ground
    yield Part(_("What it rests on"), basis=basis(shelf, ground.evidence, ground.judgement))


def medicine_class(shelf: Shelf, one: MedicineClass) -> Iterator[Part]:
    inside = [each.id for each in shelf.edition.ingredients.values() if one.id in each.classes]
    yield Part(_("Medicines in it"), lines=filled(Line(_("Medicines"), refs=shelf.refs("medicine", inside))))
