"""Medicine classes, ingredients, rules, lower maxima and names, in lines for an editor to read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from unspasm.cli import words
from unspasm.cli.care_words import applies
from unspasm.cli.grounds import backing
from unspasm.library.edition import Edition
from unspasm.plan.medicines.check import is_for
from unspasm.plan.medicines.names import normal
from unspasm.rules.care import Ground
from unspasm.rules.expr import facts_of
from unspasm.rules.medicine import TAKES, Form, Ingredient, LowerMaximum, MedicineClass, MedicineName, MedicineRule

Lines = Iterator[str]
_normal = cache(normal)  # of thousands of names, once in a process


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is written, with every entry that bears it: what is in it may differ by country."""

    name: str
    entries: tuple[MedicineName, ...]


def groups(edition: Edition) -> Iterator[Mapping[str, Any]]:
    """What can be shown by id or by the exact name, one mapping for each kind."""
    yield from (edition.medicine_classes, edition.ingredients)
    yield {one.id: one for one in edition.medicine_rules}
    yield {one.id: one for one in edition.lower_maxima}
    yield names(edition)


def names(edition: Edition) -> dict[str, Named]:
    """Every name once, as it is written."""
    entries: dict[str, list[MedicineName]] = defaultdict(list)
    for one in edition.medicine_names:
        entries[one.name].append(one)
    return {name: Named(name, tuple(found)) for name, found in entries.items()}


def spelt_otherwise(edition: Edition, typed: str) -> list[Named]:
    """Names that differ from what was typed in capitals, accents or signs only."""
    wanted = normal(typed)
    return [one for name, one in names(edition).items() if name != typed and _normal(name) == wanted]


def counts(edition: Edition) -> dict[str, int]:
    """What `check` and `list` count, beside what they count elsewhere."""
    return {
        "medicine classes": len(edition.medicine_classes),
        "medicines": len(edition.ingredients),
        "medicine rules": len(edition.medicine_rules),
        "lower maxima": len(edition.lower_maxima),
        "medicine names": len(edition.medicine_names),
    }


def listed(edition: Edition) -> dict[str, list[str]]:
    """One line for each part, under its title."""
    return {
        "MEDICINE CLASSES": [f"{one.id}: {one.name}" for one in edition.medicine_classes.values()],
        "MEDICINES": [f"{one.id}: {one.name} ({one.use})" for one in edition.ingredients.values()],
        "MEDICINE RULES": [f"{one.id}: {verdicts(one)}" for one in edition.medicine_rules],
        "LOWER MAXIMA": [f"{one.id}: {one.ingredient}, {one.maximum.mg:g} mg" for one in edition.lower_maxima],
        "MEDICINE NAMES": [
            f"{name}: {'; '.join(dict.fromkeys(', '.join(one.ingredients) for one in found.entries))}"
            for name, found in names(edition).items()
        ],
    }


def verdicts(rule: MedicineRule) -> str:
    """Both verdicts, such as `not_for_you, taken already stop_and_call`."""
    return f"{rule.verdict.word}, taken already {rule.if_taken.word}"


def facts_of_label(one: Ingredient) -> tuple[Ground, ...]:
    """Every sentence about an ingredient that has a ground of its own."""
    forms, maxima = ((part.ground for part in parts) for parts in (one.forms, one.maxima))
    rest = (*one.common_harms, *one.serious_harms, one.driving, *one.pregnancy, one.breast_feeding)
    return (*forms, *maxima, *rest)


def looking_for(edition: Edition, targets: Iterable[str]) -> list[MedicineRule]:
    """The rules of other medicines that look for one of these among what a person takes."""
    asked = {TAKES + name for name in targets}
    return [one for one in edition.medicine_rules if one.state.when is not None and asked & facts_of(one.state.when)]


# Each kind


def _class(edition: Edition, one: MedicineClass) -> Lines:
    inside = [each.id for each in edition.ingredients.values() if one.id in each.classes]
    yield words.wrapped(f"{one.name}. {one.means}", "  ")
    yield f"  Reviewed by: {one.reviewed_by}"
    yield words.wrapped(f"Medicines in it: {', '.join(inside)}", "    ", "  ")
    yield from _rules("Rules for it", [rule for rule in edition.medicine_rules if one.id in rule.classes])
    yield from _rules("Rules of others that look for it", looking_for(edition, [one.id]))


def _ingredient(edition: Edition, one: Ingredient) -> Lines:
    doctor = f"; needs a doctor in {', '.join(one.prescription_in)}" if one.prescription_in else ""
    yield words.wrapped(f"{one.name} ({one.use}{doctor})", "  ")
    yield words.wrapped(one.about, "  ")
    yield f"  Classes: {', '.join(one.classes) or 'none'}"
    yield f"  Reviewed by: {one.reviewed_by}"
    yield from (line for form in one.forms for line in _ground(edition, form.ground, hours(form)))
    yield from _maxima(edition, one)
    parts = (
        *(("Common harm", harm) for harm in one.common_harms),
        *(("Serious harm", harm) for harm in one.serious_harms),
        ("Driving", one.driving),
        *(("Pregnancy", ground) for ground in one.pregnancy),
        ("Breast-feeding", one.breast_feeding),
    )
    yield from (line for title, ground in parts for line in _ground(edition, ground, title))
    yield from (words.wrapped(f"In {country}: {text}", "    ", "  ") for country, text in sorted(one.countries.items()))
    yield from _rules("Rules for it", [rule for rule in edition.medicine_rules if is_for(rule, one)])
    yield from _rules("Rules of others that look for it", looking_for(edition, [one.id, *one.classes]))
    found = [each for each in names(edition).values() if any(one.id in entry.ingredients for entry in each.entries)]
    shown = ", ".join(each.name for each in found) or "its own only"
    yield words.wrapped(f"Names ({len(found)}): {shown}", "    ", "  ")


def hours(form: Form) -> str:
    """A form with its least time between doses, such as `Form tablet, 6 hours between doses; uk 4`."""
    if form.hours_between is None:
        return f"Form {form.id}, no time between doses known"
    others = "".join(f"; {country} {value:g}" for country, value in sorted(form.hours_in.items()))
    return f"Form {form.id}, {form.hours_between:g} hours between doses{others}"


def _maxima(edition: Edition, one: Ingredient) -> Lines:
    for most in one.maxima:
        yield from _ground(edition, most.ground, f"Most in 24 hours, {most.country}, {most.mg:g} mg")
    if not one.maxima and one.use != "taken":
        yield "  Most in 24 hours: no label maximum was read, so it has no clock against one"
    for lower in (each for each in edition.lower_maxima if each.ingredient == one.id):
        yield words.wrapped(f"Lower, {lower.maximum.mg:g} mg ({lower.id}): {applies(lower.state)}", "    ", "  ")


def _rule(edition: Edition, rule: MedicineRule) -> Lines:
    whom = [*(f"the class {name}" for name in rule.classes), *rule.ingredients]
    yield words.wrapped(f"For {', '.join(whom)}", "    ", "  ")
    yield words.wrapped(f"When: {applies(rule.state)}", "    ", "  ")
    yield f"  Not taken yet: {rule.verdict.word}"
    yield f"  Taken already: {rule.if_taken.word}"
    yield words.wrapped(f"People are told: {rule.say}", "    ", "  ")
    yield words.wrapped(f"What to do: {rule.do}", "    ", "  ")
    yield f"  Reviewed by: {rule.reviewed_by}"
    yield from backing(edition, rule.evidence, rule.judgement)


def _lower(edition: Edition, one: LowerMaximum) -> Lines:
    yield f"  Of {one.ingredient}: {one.maximum.mg:g} mg in 24 hours"
    yield words.wrapped(f"When: {applies(one.state)}", "    ", "  ")
    yield from _ground(edition, one.maximum.ground, "People are told")


def _named(_: Edition, found: Named) -> Lines:
    for one in found.entries:
        inside = [f"{id}{f' {one.mg[id]:g} mg' if id in one.mg else ''}" for id in one.ingredients]
        yield words.wrapped(f"In {', '.join(one.countries)}: {', '.join(inside)} ({one.form})", "    ", "  ")
        if one.note:
            yield words.wrapped(f"Note: {one.note}", "      ", "    ")
        yield f"    Reviewed by: {one.reviewed_by}"


def _rules(title: str, rules: Sequence[MedicineRule]) -> Lines:
    if rules:
        yield f"  {title}:"
        yield from words.bullets([f"{one.id}: {verdicts(one)}" for one in rules], len(rules))


def _ground(edition: Edition, ground: Ground, title: str) -> Lines:
    yield words.wrapped(f"{title}: {ground.say}", "    ", "  ")
    yield from backing(edition, ground.evidence, ground.judgement, "    ")


DRAW: Mapping[type, tuple[str, Callable[[Edition, Any], Lines]]] = {
    MedicineClass: ("medicine class", _class),
    Ingredient: ("medicine", _ingredient),
    MedicineRule: ("medicine rule", _rule),
    LowerMaximum: ("lower maximum", _lower),
    Named: ("medicine name", _named),
}
