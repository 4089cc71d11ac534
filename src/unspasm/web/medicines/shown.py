"""What the medicines page shows, the most dangerous first. Pure: no clock, no request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from unspasm.assessment import sentences as told_in
from unspasm.assessment.assess import Assessment
from unspasm.assessment.contract import said
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.plan.medicines import sentences
from unspasm.plan.medicines.check import Check, Checked, Why, check, rules_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.care import Ground
from unspasm.rules.medicine import TAKES, Form, Ingredient, MedicineName, MedicineRule
from unspasm.web.medicines.forms import AmountsForm
from unspasm.web.medicines.kept import Kept, List
from unspasm.web.result import calls, links, why
from unspasm.web.result.links import Asked
from unspasm.words import MedicineVerdict, Route, Urgency


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One reason: what is so, what to do, and what it rests on."""

    say: str
    do: str
    why: why.Why


@dataclass(frozen=True, slots=True)
class CardShown:
    """One ingredient or product with its verdict. `missing`: in words, where the verdict is open."""

    id: str
    name: str
    verdict: str
    words: str
    reasons: tuple[ReasonShown, ...]
    missing: str
    more: int


@dataclass(frozen=True, slots=True)
class AmountShown:
    """One amount of a line as it was typed. `wrong`: why it cannot be used."""

    name: str
    label: str
    typed: str
    wrong: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the list, with what is in it and what is known of the amount. `was`: the name as it is kept."""

    at: int
    name: str
    was: str
    inside: str
    known: bool
    note: str
    amounts: tuple[AmountShown, ...]

    @property
    def said(self) -> bool:
        return any(one.wrong or (one.typed and one.name != "mg") for one in self.amounts)


@dataclass(frozen=True, slots=True)
class RowShown:
    """One ingredient in short: its gravest reason, and how many more there are on its own page."""

    id: str
    name: str
    say: str
    do: str
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """Ingredients for back pain with the same verdict. `opened`: those that may be of use now."""

    verdict: str
    words: str
    rows: tuple[RowShown, ...]
    opened: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name may hold, and where it does."""

    ingredients: tuple[str, ...]
    words: str
    countries: str


@dataclass(frozen=True, slots=True)
class MedicinesShown:
    """`level` colours the first block: the gravest of what follows. `unsure`: what is
    taken and waits for an answer. `calm`: what is taken and clashes with nothing.
    """

    level: str
    headlines: tuple[str, ...]
    lines: tuple[calls.Line, ...]
    listed: tuple[LineShown, ...]
    amounts: tuple[str, ...]
    clashing: tuple[CardShown, ...]
    unsure: tuple[CardShown, ...]
    calm: tuple[CardShown, ...]
    offered: tuple[Group, ...]
    unrecognised: tuple[str, ...]
    questions: tuple[Asked, ...]
    complete: bool
    nothing: bool


@dataclass(frozen=True, slots=True)
class GroundShown:
    say: str
    why: why.Why


@dataclass(frozen=True, slots=True)
class IngredientShown:
    """The page of one ingredient: label facts, and its verdict for this person."""

    card: CardShown
    about: str
    use: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    forms: tuple[tuple[str, GroundShown], ...]
    maxima: tuple[tuple[str, GroundShown], ...]
    countries: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[GroundShown, ...]], ...]
    rules: tuple[ReasonShown, ...]


_USE = Words(
    {
        "offered": N_("Sold without a prescription for pain in some countries."),
        "prescribed": N_("Needs a prescription. Never take someone else's."),
        "taken": N_("Listed here because it can clash with pain medicines."),
    }
)
_FORMS = Words(
    {
        "tablet": N_("Tablet or capsule"),
        "long_acting": N_("Slow-release tablet"),
        "liquid": N_("Liquid"),
        "effervescent": N_("Effervescent tablet"),
        "powder": N_("Powder to drink"),
        "suppository": N_("Suppository"),
        "gel": N_("Gel or cream"),
        "plaster": N_("Plaster"),
        "patch": N_("Patch"),
        "injection": N_("Injection"),
        "inhaler": N_("Inhaler"),
        "spray": N_("Spray"),
        "drops": N_("Drops"),
        "ring": N_("Ring"),
    }
)
# What is in a product, where the name of the ingredient says more than belongs there.
_IN_SHORT = Words(
    {
        "aspirin": N_("aspirin"),
        "aspirin_low_dose": N_("aspirin low dose"),
        "combined_pill": N_("combined pill"),
        "fish_oil": N_("fish oil"),
        "hrt_oestradiol": N_("hrt oestradiol"),
        "hydrocortisone": N_("hydrocortisone"),
        "ketoconazole": N_("ketoconazole"),
        "menthol_salicylate": N_("menthol salicylate"),
        "nicotine_patch": N_("nicotine patch"),
        "progestogen_pill": N_("progestogen pill"),
        "st_johns_wort": N_("st johns wort"),
        "turmeric": N_("turmeric"),
    }
)
# The look of an emergency is kept for what is one: a call to a pharmacist is for today.
_LEVELS = {
    MedicineVerdict.MAY_TAKE_BY_LABEL: "self_care",
    MedicineVerdict.OPEN: "open",
    MedicineVerdict.ASK_FIRST: "soon",
    MedicineVerdict.NOT_FOR_YOU: "same_day",
    MedicineVerdict.STOP_AND_CALL: "same_day",
}
_MOST_NAMES = 30
_MOST_TYPED = 40
MOST_REASONS = 3
_CALM = MedicineVerdict.MAY_TAKE_BY_LABEL.word
_OPEN = MedicineVerdict.OPEN.word
_PRESCRIPTION = "needs_a_prescription"


def shown(assessment: Assessment, kept: List, taking: Taking, country: str) -> MedicinesShown:
    """Everything on the page for this person and list."""
    made = check(assessment, taking, country)
    edition = assessment.edition
    told = [card(edition, one, MOST_REASONS) for one in made.taken]
    return MedicinesShown(
        level=_level(assessment, made),
        headlines=tuple(
            line for line in sentences.headlines(assessment, made) if kept.items or line != _(sentences.WHOLE)
        ),
        lines=_lines(assessment, made, country),
        listed=tuple(_listed(edition, kept, taking)),
        amounts=tuple(f"{one.words} {sentences.next_dose(one)}" for one in made.clocks),
        clashing=tuple(one for one in told if one.verdict not in (_OPEN, _CALM)),
        unsure=tuple(one for one in told if one.verdict == _OPEN),
        calm=tuple(one for one in told if one.verdict == _CALM),
        offered=tuple(_groups(made.offered, country)),
        unrecognised=taking.unrecognised,
        questions=_questions(edition, made),
        complete=taking.complete,
        nothing=not kept.items,
    )


def _level(assessment: Assessment, made: Check) -> str:
    if made.poison_line or assessment.triage.level == Urgency.EMERGENCY:
        return "emergency"
    worst = max((one.verdict for one in made.taken), default=MedicineVerdict.OPEN)
    return _LEVELS[worst if made.taking.known_whole else max(worst, MedicineVerdict.OPEN)]


def _lines(assessment: Assessment, made: Check, country: str) -> tuple[calls.Line, ...]:
    if made.poison_line:
        return calls.lines(Route.POISON_LINE, country)
    if assessment.triage.level == Urgency.EMERGENCY:
        return calls.lines(assessment.triage.route, country)
    return ()


def _listed(edition: Edition, kept: List, taking: Taking) -> Iterable[LineShown]:
    known = iter(taking.items)  # those of the list that are recognised, in its order
    for at, one in enumerate(kept.items):
        if one.name in taking.unrecognised:
            yield LineShown(at, one.name, one.name, "", False, "", ())
            continue
        item = next(known)
        inside = " + ".join(_in_short(edition, id) for id in item.name.ingredients)
        yield LineShown(at, item.typed, one.name, inside, True, item.name.note, tuple(_amounts(one, item)))


def _in_short(edition: Edition, id: str) -> str:
    return _IN_SHORT.get(id) or edition.ingredients[id].name.lower()


def _amounts(one: Kept, item: Taken) -> Iterable[AmountShown]:
    """The milligrams of a mix are not asked: which of them would it be?"""
    usual = next(iter(item.name.mg.values()), None)
    typed = {
        "units_24h": one.units_24h,
        "mg": usual if one.mg is None else one.mg,
        "hours_since_last": one.hours_since_last,
    }
    for name, field in AmountsForm.base_fields.items():
        if name != "mg" or len(item.name.ingredients) == 1:
            yield AmountShown(name, str(field.label), _typed(typed[name]), "")


def with_typed(page: MedicinesShown, at: int, typed: Mapping[str, str], wrong: Mapping[str, str]) -> MedicinesShown:
    """What was typed stays, with what is wrong beside it."""

    def again(one: AmountShown) -> AmountShown:
        return replace(one, typed=typed.get(one.name, "")[:_MOST_TYPED], wrong=wrong.get(one.name, ""))

    listed = tuple(
        replace(line, amounts=tuple(map(again, line.amounts))) if line.at == at else line for line in page.listed
    )
    return replace(page, listed=listed)


def choices(edition: Edition, found: Iterable[MedicineName]) -> tuple[Choice, ...]:
    """What a name holds here and there, each content once."""
    where: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        named = (_("elsewhere") if id == "any" else _country(edition, id) for id in one.countries)
        where.setdefault(tuple(sorted(one.ingredients)), []).extend(named)
    return tuple(
        Choice(ids, " + ".join(edition.ingredients[id].name for id in ids), ", ".join(dict.fromkeys(countries)))
        for ids, countries in where.items()
    )


def _typed(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def card(edition: Edition, one: Checked, most: int | None = None) -> CardShown:
    """`most`: how many reasons are shown; the rest stands on the page of the ingredient."""
    reasons = tuple(_reason(edition, one.ingredient.id, reason) for reason in one.reasons[:most])
    open_ = one.verdict == MedicineVerdict.OPEN
    missing = sentences.missing(edition, one.missing) if open_ else ""
    more = len(one.reasons) - len(reasons)
    name = one.ingredient.name
    return CardShown(one.ingredient.id, name, one.verdict.word, sentences.verdict(one), reasons, missing, more)


def _reason(edition: Edition, ingredient: str, one: Why) -> ReasonShown:
    """What comes from the list itself and from no rule leads to the page of the ingredient."""
    because = said(one.reading) if one.reading is not None else {}
    told = tuple(_said(edition, name, value) for name, value in because.items())
    if one.rule is None:
        return ReasonShown(one.say, one.do, why.Why(ingredient, told, (), _(sentences.FROM_THE_LIST), "", "medicine"))
    return ReasonShown(one.say, one.do, _behind(edition, one.rule, told))


def _behind(edition: Edition, rule: MedicineRule, told: tuple[str, ...] = ()) -> why.Why:
    return why.behind(edition, rule.id, rule.evidence, rule.judgement, rule.reviewed_by, told, "medicine_rule")


def _said(edition: Edition, name: str, value: object) -> str:
    if not name.startswith(TAKES):
        return told_in.answer(edition, name, value)
    id = name.removeprefix(TAKES)
    known = edition.ingredients.get(id) or edition.medicine_classes.get(id)
    return _("You take: {medicine}").format(medicine=known.name if known else id)


def _groups(offered: Iterable[Checked], country: str) -> Iterable[Group]:
    """The safest first; those that only a doctor can give apart from those that are sold."""
    found = list(offered)
    for verdict in MedicineVerdict:
        of_it = [one for one in found if one.verdict == verdict]
        apart = [one for one in of_it if verdict == MedicineVerdict.ASK_FIRST and _given(one, country)]
        words, opened = sentences.VERDICT[verdict], verdict <= MedicineVerdict.OPEN
        rows = tuple(_row(one, one.reasons) for one in of_it if one not in apart)
        if rows:
            yield Group(verdict.word, words, rows, opened)
        if apart:
            # The group says already that a doctor must give them.
            rest = tuple(_row(one, [why for why in one.reasons if why.id != _PRESCRIPTION]) for one in apart)
            yield Group(verdict.word, _("Ask first: a doctor must give it"), rest, opened=False)


def _given(one: Checked, country: str) -> bool:
    return one.ingredient.use == "prescribed" or country in one.ingredient.prescription_in


def _row(one: Checked, reasons: Sequence[Why]) -> RowShown:
    first, more = (reasons[0], len(reasons) - 1) if reasons else (None, 0)
    said = (first.say, first.do) if first else ("", "")
    return RowShown(one.ingredient.id, one.ingredient.name, *said, more)


def _questions(edition: Edition, made: Check) -> tuple[Asked, ...]:
    """Those that would settle an open verdict; the ones asked for medicines first."""
    missing = {name for one in (*made.taken, *made.offered) for name in one.missing if not name.startswith(TAKES)}
    found = links.that_answer(edition, missing, "medicines")
    own = {one.id for one in edition.questions if one.serves == "medicines"}
    return tuple(sorted(found, key=lambda one: one.id not in own))


def ingredient(edition: Edition, one: Ingredient, checked: Checked) -> IngredientShown:
    """Label facts as general facts: no dose here is meant for one person."""
    rules = rules_of(edition)[one.id]
    return IngredientShown(
        card=card(edition, checked),
        about=one.about,
        use=_USE[one.use],
        classes=tuple(edition.medicine_classes[id].name for id in one.classes),
        names=_names(edition, one),
        forms=tuple(_forms(edition, one)),
        maxima=tuple((_country(edition, most.country), _ground(edition, one, most.ground)) for most in one.maxima),
        countries=tuple((_country(edition, id), words) for id, words in one.countries.items()),
        parts=tuple(_parts(edition, one)),
        rules=tuple(ReasonShown(rule.say, rule.do, _behind(edition, rule)) for rule in rules),
    )


def _forms(edition: Edition, one: Ingredient) -> Iterable[tuple[str, GroundShown]]:
    """Forms of which the same is to be said stand together."""
    together: dict[str, list[Form]] = {}
    for form in one.forms:
        together.setdefault(form.ground.say, []).append(form)
    for forms in together.values():
        yield ", ".join(_FORMS[form.id] for form in forms), _ground(edition, one, forms[0].ground)


def _names(edition: Edition, one: Ingredient) -> tuple[str, ...]:
    named: list[MedicineName] = [name for name in edition.medicine_names if one.id in name.ingredients]
    return tuple(dict.fromkeys(name.name for name in named))[:_MOST_NAMES]


def _country(edition: Edition, id: str) -> str:
    return edition.facts["country"].choices.get(id, _("Elsewhere") if id != "any" else _("Other countries"))


def _parts(edition: Edition, one: Ingredient) -> Iterable[tuple[str, tuple[GroundShown, ...]]]:
    titled = (
        (_("Common side effects"), one.common_harms),
        (_("Serious side effects: get help"), one.serious_harms),
        (_("Driving"), (one.driving,)),
        (_("Pregnancy"), one.pregnancy),
        (_("Breast-feeding"), (one.breast_feeding,)),
    )
    for title, grounds in titled:
        if grounds:
            yield title, tuple(_ground(edition, one, ground) for ground in grounds)


def _ground(edition: Edition, one: Ingredient, ground: Ground) -> GroundShown:
    return GroundShown(ground.say, why.behind(edition, one.id, ground.evidence, ground.judgement, one.reviewed_by))
