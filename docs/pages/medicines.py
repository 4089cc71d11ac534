"""The page about medicines: classes, ingredients with their label facts, rules, names, and what rests on judgement."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pages.writing import Reviewed, basis, code, codes, listed, page, plain, review, table
from unspasm.assessment.sentences import READ
from unspasm.cli.care_words import applies
from unspasm.cli.medicine_words import facts_of_label
from unspasm.library.across import cited
from unspasm.library.edition import Edition
from unspasm.plan.medicines.sentences import TAKEN, VERDICT
from unspasm.rules.care import Ground
from unspasm.rules.medicine import Form, Ingredient, LowerMaximum, MedicineRule
from unspasm.words import MedicineVerdict, Read

_FACTS = ("Label fact", "Where", "What people are told", "Basis")
_RULES = ("Rule", "When", "Not taken yet", "Taken already", "What is so", "What to do", "Basis")
_MEANS = {
    MedicineVerdict.MAY_TAKE_BY_LABEL: "No rule holds, and nothing that is missing could forbid it. Never a dose.",
    MedicineVerdict.OPEN: "An answer is missing that could forbid it, or nobody said that the list is whole.",
    MedicineVerdict.ASK_FIRST: "A pharmacist or doctor first. What needs a prescription, too, until it is taken.",
    MedicineVerdict.NOT_FOR_YOU: "Not taken yet, and a label or a pair speaks against it.",
    MedicineVerdict.STOP_AND_CALL: "Taken already, and dangerous: a call before the next dose. Nobody is told to stop.",
}


def medicines_page(edition: Edition) -> str:
    kinds: list[Reviewed] = [*edition.medicine_classes.values(), *edition.ingredients.values()]
    items: list[Reviewed] = [*kinds, *edition.medicine_rules, *edition.medicine_names]
    for_pain = [one for one in edition.ingredients.values() if one.use != "taken"]
    return page(
        edition,
        "Every medicine and rule",
        review(edition, "classes, medicines, rules and names", items),
        "What the medicine check knows. [The medicine check](../explanation/medicines.md) tells how it works and what "
        "it does not know. These are facts of labels and rules of pairs, never a dose for one person.",
        "## Verdicts\n\n" + table(("Verdict", "Not taken yet", "Taken already", "Means"), _verdicts()),
        "## What rests on judgement\n\n" + _judgement(edition, for_pain),
        "## Classes\n\n" + table(("Class", "Name", "Means", "Medicines in it"), _classes(edition)),
        "## Names\n\n" + _names(edition),
        "## Medicines for pain",
        *("\n\n".join(_ingredient(edition, one)) for one in for_pain),
        "## Medicines taken for something else\n\nThey are here because they can clash. A doctor set their dose, so "
        "they have no clock. `unspasm knowledge show warfarin` shows all that is said of one.\n\n"
        + table(("Medicine", "Classes", "What it is", "Sentences on judgement"), _others(edition)),
        "## Rules\n\n`takes_…` means: among the other medicines that the person takes.",
        *_rules(edition),
    )


def _verdicts() -> Iterator[tuple[str, ...]]:
    for one, means in _MEANS.items():
        new = "" if one == MedicineVerdict.STOP_AND_CALL else VERDICT[one]
        taken = "" if one == MedicineVerdict.NOT_FOR_YOU else TAKEN[one]
        yield code(one.word), new, taken, means


# What it rests on


def _judgement(edition: Edition, for_pain: list[Ingredient]) -> str:
    head = ("What", "How many", "By judgement", *(words.capitalize() for words in READ.values()))
    no_label = [one.id for one in for_pain if not one.maxima]
    judged = [rule.id for rule in edition.medicine_rules if rule.judgement]
    return "\n\n".join(
        (
            table(head, _counts(edition, for_pain)),
            "The last columns count pieces of evidence, by how deeply they were read; one sentence may rest on "
            "several. Names and classes cite nothing: they are ours, and nobody has compared all of them with packets. "
            "A rule by judgement can only restrict.",
            f"**No label maximum was read**, so there is no most in 24 hours to count against: {codes(no_label)}.",
            f"**Rules by judgement alone** ({len(judged)}): {codes(judged)}.",
        )
    )


def _counts(edition: Edition, for_pain: list[Ingredient]) -> Iterator[tuple[str, ...]]:
    others = [one for one in edition.ingredients.values() if one.use == "taken"]
    read: dict[str, Counter[Read]] = {"medicine rule": Counter(), "lower maximum": Counter()}
    for at, item in cited(edition):
        kind = at.rpartition(" ")[0]
        if kind in read:
            read[kind][item.read] += 1
    yield _sentences("Sentences on medicines for pain", for_pain)
    yield _sentences("Sentences on medicines taken for something else", others)
    judged = sum(bool(rule.judgement) for rule in edition.medicine_rules)
    yield _counted("Rules", len(edition.medicine_rules), judged, read["medicine rule"])
    lower = [one.maximum.ground for one in edition.lower_maxima]
    yield _counted("Lower maxima", len(lower), sum(bool(one.judgement) for one in lower), read["lower maximum"])


def _sentences(title: str, ingredients: list[Ingredient]) -> tuple[str, ...]:
    grounds = [ground for one in ingredients for ground in facts_of_label(one)]
    read = Counter(item.read for ground in grounds for item in ground.evidence)
    return _counted(title, len(grounds), sum(bool(ground.judgement) for ground in grounds), read)


def _counted(title: str, items: int, judged: int, read: Counter[Read]) -> tuple[str, ...]:
    return (title, str(items), str(judged), *(str(read[depth]) for depth in READ))


# Classes and names


def _classes(edition: Edition) -> Iterator[tuple[str, ...]]:
    for one in edition.medicine_classes.values():
        inside = (each.id for each in edition.ingredients.values() if one.id in each.classes)
        yield code(one.id), plain(one.name), plain(one.means), codes(inside)


def _names(edition: Edition) -> str:
    entries = edition.medicine_names
    countries = Counter(country for one in entries for country in one.countries)
    different = len({one.name.casefold() for one in entries})
    mixes = sum(len(one.ingredients) > 1 for one in entries)
    lead = (
        f"{len(entries)} entries with {different} different names; {mixes} of them are mixes. An entry counts for each "
        "of its countries; `any` holds generic names and synonyms. The same name may hold other things elsewhere: "
        "then it has an entry for each. `unspasm knowledge show Norgesic` shows one of these."
    )
    return lead + "\n\n" + table(("Country", "Entries"), ((code(id), str(count)) for id, count in countries.items()))


# Ingredients


def _ingredient(edition: Edition, one: Ingredient) -> Iterator[str]:
    yield f"### {plain(one.name)}"
    doctor = f"; needs a doctor in {', '.join(one.prescription_in)}" if one.prescription_in else ""
    names = len({each.name.casefold() for each in edition.medicine_names if one.id in each.ingredients})
    classes = codes(one.classes) or "no class"
    yield f"{code(one.id)}, {one.use}{doctor}; {classes}; {names} names; reviewed by: {plain(one.reviewed_by)}"
    yield plain(one.about)
    yield table(_FACTS, _label(edition, one))
    if one.countries:
        yield listed(f"{code(country)}: {plain(text)}" for country, text in sorted(one.countries.items()))


def _label(edition: Edition, one: Ingredient) -> Iterator[tuple[str, ...]]:
    for form in one.forms:
        yield _fact(edition, f"Time between doses, {code(form.id)}", _hours(form), form.ground)
    for most in one.maxima:
        yield _fact(edition, f"Most in 24 hours: {most.mg:,.0f} mg", code(most.country), most.ground)
    for lower in (each for each in edition.lower_maxima if each.ingredient == one.id):
        yield _lower(edition, lower)
    grounds = (
        *(("Common harm", harm) for harm in one.common_harms),
        *(("Serious harm", harm) for harm in one.serious_harms),
        ("Driving", one.driving),
        *(("Pregnancy", ground) for ground in one.pregnancy),
        ("Breast-feeding", one.breast_feeding),
    )
    yield from (_fact(edition, title, "", ground) for title, ground in grounds)


def _hours(form: Form) -> str:
    if form.hours_between is None:
        return "not known"
    others = "".join(f"<br>{code(country)} {value:g} hours" for country, value in sorted(form.hours_in.items()))
    return f"{form.hours_between:g} hours{others}"


def _lower(edition: Edition, one: LowerMaximum) -> tuple[str, ...]:
    title = f"Lower most in 24 hours: {one.maximum.mg:,.0f} mg"
    return _fact(edition, title, code(applies(one.state)), one.maximum.ground)


def _fact(edition: Edition, title: str, where: str, ground: Ground) -> tuple[str, ...]:
    return title, where, plain(ground.say), basis(edition, ground.evidence, ground.judgement)


def _others(edition: Edition) -> Iterator[tuple[str, ...]]:
    for one in edition.ingredients.values():
        if one.use == "taken":
            grounds = facts_of_label(one)
            judged = f"{sum(bool(ground.judgement) for ground in grounds)} of {len(grounds)}"
            yield code(one.id), codes(one.classes), plain(one.about), judged


# Rules


def _rules(edition: Edition) -> Iterator[str]:
    """Rules for classes first, each class or medicine under its own heading."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[MedicineRule]] = {}
    for rule in edition.medicine_rules:
        groups.setdefault((rule.classes, rule.ingredients), []).append(rule)
    for classes, ingredients in sorted(groups, key=lambda whom: (not whom[0], whom)):
        found = groups[classes, ingredients]
        names = [*(edition.medicine_classes[id].name for id in classes), *_called(edition, ingredients)]
        yield f"### For: {plain(', '.join(names))}\n\n" + table(_RULES, (_rule(edition, one) for one in found))


def _called(edition: Edition, ingredients: Iterable[str]) -> list[str]:
    return [edition.ingredients[id].name for id in ingredients]


def _rule(edition: Edition, rule: MedicineRule) -> tuple[str, ...]:
    when = plain(applies(rule.state)) if rule.state.from_level is not None else code(rule.state.sql)
    verdicts = (code(rule.verdict.word), code(rule.if_taken.word))
    why = basis(edition, rule.evidence, rule.judgement)
    return code(rule.id), when, *verdicts, plain(rule.say), plain(rule.do), why
