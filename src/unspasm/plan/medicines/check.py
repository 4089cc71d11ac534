"""The verdict of each medicine for one person, with what they already take, and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from unspasm.assessment.answers import engine_values
from unspasm.assessment.assess import Assessment
from unspasm.engines.person import Reading
from unspasm.engines.person import reader as reader_of
from unspasm.language import gettext as _
from unspasm.library.edition import Edition, for_each_edition
from unspasm.plan.medicines.clock import Clock, clock_of
from unspasm.plan.medicines.taking import Taking
from unspasm.rules.expr import Value
from unspasm.rules.medicine import TAKES, Ingredient, MedicineName, MedicineRule
from unspasm.words import MedicineVerdict

ORAL_PAIN = "oral_pain"
PARACETAMOL = "paracetamol"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a rule of the knowledge with the answers that made it so, or what the list itself shows."""

    id: str
    verdict: MedicineVerdict
    say: str
    do: str
    rule: MedicineRule | None
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One ingredient with its verdict. `taken`: it is taken already. `missing`: answers that could forbid it."""

    ingredient: Ingredient
    taken: bool
    verdict: MedicineVerdict
    reasons: tuple[Why, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A product that the person asks about, as serious as the worst of what is in it."""

    name: MedicineName
    parts: tuple[Checked, ...]

    @property
    def verdict(self) -> MedicineVerdict:
        return max(one.verdict for one in self.parts)


@dataclass(frozen=True, slots=True)
class Check:
    """`taken` the most serious first, `offered` the safest first, `asked` in the order of asking."""

    taking: Taking
    taken: tuple[Checked, ...]
    offered: tuple[Checked, ...]
    asked: tuple[Product, ...]
    clocks: tuple[Clock, ...]

    @property
    def over(self) -> tuple[Clock, ...]:
        return tuple(one for one in self.clocks if one.over)

    @property
    def poison_line(self) -> bool:
        """Above the most paracetamol in 24 hours: a poison line, even when the person feels well."""
        return any(one.ingredient.id == PARACETAMOL for one in self.over)


def check(assessment: Assessment, taking: Taking, country: str = "", asked: tuple[MedicineName, ...] = ()) -> Check:
    """Every ingredient the person takes, every one sold or given for back pain, and the products asked about. Pure."""
    edition = assessment.edition
    person = _Person(assessment, taking, clock_of(edition, assessment, taking, country), country)
    in_items = dict.fromkeys(id for item in taking.items for id in item.name.ingredients)
    taken = [_of(person, edition.ingredients[id], person.without(id), taken=True) for id in in_items]
    everything = person.having([id for item in taking.items for id in item.name.ingredients])
    rest = [one for one in edition.ingredients.values() if one.use != "taken" and one.id not in in_items]
    offered = [_of(person, one, everything, taken=False) for one in rest]
    read = {one.ingredient.id: one for one in (*taken, *offered)}
    for id in (id for name in asked for id in name.ingredients if id not in read):
        read[id] = _of(person, edition.ingredients[id], everything, taken=False)
    products = tuple(Product(name, tuple(read[id] for id in name.ingredients)) for name in asked)
    return Check(taking, _worst_first(taken), _best_first(offered), products, person.clocks)


def _worst_first(found: Iterable[Checked]) -> tuple[Checked, ...]:
    return tuple(sorted(found, key=lambda one: (-one.verdict, one.ingredient.name)))


def _best_first(found: Iterable[Checked]) -> tuple[Checked, ...]:
    return tuple(sorted(found, key=lambda one: (one.verdict, one.ingredient.name)))


_Read: TypeAlias = Callable[[MedicineRule], Reading]


class _Person:
    """One person with what they take; the urgency rules are read once for all medicines."""

    def __init__(self, assessment: Assessment, taking: Taking, clocks: tuple[Clock, ...], country: str) -> None:
        self.edition, self.taking, self.clocks, self.country = assessment.edition, taking, clocks, country
        self._reader = reader_of(self.edition)
        self._values = self._reader.with_gates(engine_values(assessment.answers, self.edition))
        self._rules = self._reader.read(self._values)

    def without(self, id: str) -> _Read:
        """With everything else than this ingredient; a second product with it still counts."""
        others = [one for item in self.taking.items for one in item.name.ingredients]
        others.remove(id)
        return self.having(others)

    def having(self, others: list[str]) -> _Read:
        """How a rule reads for someone who takes these ingredients, as far as they told us all."""
        named = {*others, *(name for id in others for name in self.edition.ingredients[id].classes)}
        takes: dict[str, Value] = {TAKES + name: True for name in named}
        if self.taking.known_whole:
            takes = {**{TAKES + name: False for name in self.edition.takes}, **takes}
        values = {**self._values, **takes}
        known = self._reader.with_derived(values)
        done: dict[str, Reading] = {}

        def read(rule: MedicineRule) -> Reading:
            if rule.id not in done:  # a rule for a class is asked about each ingredient of it
                done[rule.id] = self._reader.medicine_reading(rule.id, self._rules, values, known)
            return done[rule.id]

        return read


def _of(person: _Person, one: Ingredient, read: _Read, *, taken: bool) -> Checked:
    readings = [(rule, read(rule)) for rule in rules_of(person.edition)[one.id]]
    reasons = [_ruled(rule, reading, taken=taken) for rule, reading in readings if reading.holds]
    reasons += _from_the_list(person, one, taken=taken)
    reasons.sort(key=lambda why: -why.verdict)
    verdict = reasons[0].verdict if reasons else MedicineVerdict.MAY_TAKE_BY_LABEL
    open_ = [reading for rule, reading in readings if reading.holds is None and _verdict(rule, taken=taken) > verdict]
    missing = tuple(sorted({name for reading in open_ for name in reading.missing}))
    if missing and verdict < MedicineVerdict.OPEN:
        verdict = MedicineVerdict.OPEN
    return Checked(one, taken, verdict, tuple(reasons), missing)


def is_for(rule: MedicineRule, one: Ingredient) -> bool:
    """Whether the rule speaks of this ingredient, by its name or by one of its classes."""
    return one.id in rule.ingredients or not set(rule.classes).isdisjoint(one.classes)


@for_each_edition
def rules_of(edition: Edition) -> Mapping[str, tuple[MedicineRule, ...]]:
    """The rules for each ingredient of an edition."""
    return {
        id: tuple(rule for rule in edition.medicine_rules if is_for(rule, one))
        for id, one in edition.ingredients.items()
    }


def _verdict(rule: MedicineRule, *, taken: bool) -> MedicineVerdict:
    return rule.if_taken if taken else rule.verdict


def _ruled(rule: MedicineRule, reading: Reading, *, taken: bool) -> Why:
    return Why(rule.id, _verdict(rule, taken=taken), rule.say, rule.do, rule, reading)


def _from_the_list(person: _Person, one: Ingredient, *, taken: bool) -> Iterator[Why]:
    products = [item.typed for item in person.taking.items if one.id in item.name.ingredients]
    if len(products) > 1:
        say = _("{medicine} is in more than one of your medicines: {products}. Together they can be too much.")
        say = say.format(medicine=one.name, products=", ".join(products))
        do = _("Call a pharmacist before the next dose of either.")
        yield Why("same_ingredient_twice", MedicineVerdict.STOP_AND_CALL, say, do, None, None)
    over = next((clock for clock in person.clocks if clock.ingredient.id == one.id and clock.over), None)
    if over is not None:
        poison = one.id == PARACETAMOL
        do = _("Call a poison line now, even if you feel well.") if poison else _("Call a pharmacist now.")
        yield Why("over_the_most_in_24_hours", MedicineVerdict.STOP_AND_CALL, over.words, do, None, None)
    if not taken:
        yield from _not_taken_yet(person, one)


def _not_taken_yet(person: _Person, one: Ingredient) -> Iterator[Why]:
    ask = MedicineVerdict.ASK_FIRST
    if one.use == "prescribed" or person.country in one.prescription_in:
        say = _("{medicine} needs a prescription for back pain.").format(medicine=one.name)
        do = _("Ask a doctor. Never take someone else's.")
        yield Why("needs_a_prescription", ask, say, do, None, None)
    elif one.prescription_in and not person.country:
        say = _("In some countries {medicine} needs a prescription for back pain.").format(medicine=one.name.lower())
        do = _("Say which country you are in, or ask a pharmacist.")
        yield Why("needs_a_prescription", ask, say, do, None, None)
    if person.taking.unrecognised and ORAL_PAIN in one.classes:
        say = _("We do not know what is in: {products}.").format(products=", ".join(person.taking.unrecognised))
        do = _("Ask a pharmacist before you take any pain medicine with it.")
        yield Why("unknown_product", ask, say, do, None, None)


def answers_of(why: Why) -> Mapping[str, Value]:
    """The known answers and medicines that made a reason true."""
    return why.reading.because if why.reading is not None else {}
