"""How much was taken in 24 hours against the most that the label allows, and when the next dose may come."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from unspasm import language
from unspasm.assessment.assess import Assessment
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.plan.states import states_of
from unspasm.rules.medicine import Ingredient, LabelMaximum

_EVERYWHERE = "any"


@dataclass(frozen=True, slots=True)
class Clock:
    """One ingredient over 24 hours. Amounts in milligrams.

    `taken_mg`: None when some amount is not known. `most`: the lowest maximum that counts here; None when no label
    was read. `wait_hours`: until the next dose may come by label; None when no interval is known, and 24 hours at
    least while the most is reached.
    """

    ingredient: Ingredient
    taken_mg: float | None
    most: LabelMaximum | None
    wait_hours: float | None
    amounts_missing: tuple[str, ...]

    @property
    def over(self) -> bool:
        return self.most is not None and self.taken_mg is not None and self.taken_mg > self.most.mg

    @property
    def words(self) -> str:
        """`4,500 mg of paracetamol in 24 hours; the most by label is 4,000 mg.`"""
        name = self.ingredient.name.lower()
        if self.taken_mg is None:
            missing = ", ".join(self.amounts_missing)
            return _("How much {medicine} is not known for: {products}.").format(medicine=name, products=missing)
        had = _figure(self.taken_mg)
        if self.most is None:
            said = _("{mg} mg of {medicine} in 24 hours. No label maximum was read.")
            return said.format(mg=had, medicine=name)
        said = _("{mg} mg of {medicine} in 24 hours; the most is {most} mg.")
        return said.format(mg=had, medicine=name, most=_figure(self.most.mg))


def _figure(mg: float) -> str:
    """`4,000`; elsewhere with a thin space, since a comma there would make it four."""
    figure = f"{mg:,.0f}"
    return figure if language.in_use() == language.SOURCE else figure.replace(",", "\u202f")


def clock_of(edition: Edition, assessment: Assessment, taking: Taking, country: str) -> tuple[Clock, ...]:
    """A clock for each pain medicine taken in the last 24 hours, in the order of the list.

    What is taken for something else has none: a doctor set its dose.
    """
    by_ingredient: dict[str, list[Taken]] = defaultdict(list)
    for item in taking.items:
        for id in item.name.ingredients:
            if item.units_24h != 0:
                by_ingredient[id].append(item)
    lowered = _lower(assessment, by_ingredient)
    timed = {id: items for id, items in by_ingredient.items() if edition.ingredients[id].use != "taken"}
    return tuple(_clock(edition.ingredients[id], items, country, lowered) for id, items in timed.items())


def _lower(assessment: Assessment, taken: Collection[str]) -> Mapping[str, LabelMaximum]:
    """A lower maximum for this person, by ingredient: weight, alcohol or liver."""
    wanted = [one for one in assessment.edition.lower_maxima if one.ingredient in taken]
    states = states_of(assessment) if wanted else None
    found: dict[str, LabelMaximum] = {}
    for one in wanted:
        lowest = found.get(one.ingredient, one.maximum)
        # An open answer does not lower it here: the verdict of the medicine is open then.
        if states is not None and states.hold("lower maximum", one.id) and one.maximum.mg <= lowest.mg:
            found[one.ingredient] = one.maximum
    return found


def _clock(one: Ingredient, items: list[Taken], country: str, lowered: Mapping[str, LabelMaximum]) -> Clock:
    counted = [item for item in items if item.units_24h is not None and one.id in item.strengths]
    missing = tuple(item.typed for item in items if item not in counted)
    total = sum((item.units_24h or 0) * item.strengths[one.id] for item in counted)
    # What is known may already be too much; only then does a missing amount not matter.
    most = _most(one, country, lowered)
    enough = not missing or (most is not None and total > most.mg)
    return Clock(one, total if enough else None, most, _wait(one, items, total, most, country), missing)


def _most(one: Ingredient, country: str, lowered: Mapping[str, LabelMaximum]) -> LabelMaximum | None:
    """The lowest of the country's label and what lowers it; of all labels where the country is not known."""
    here = [maximum for maximum in one.maxima if maximum.country in (country, _EVERYWHERE)]
    fitting = [*(here or one.maxima), *([lowered[one.id]] if one.id in lowered else [])]
    return min(fitting, key=lambda maximum: maximum.mg, default=None)


def _wait(one: Ingredient, items: list[Taken], total: float, most: LabelMaximum | None, country: str) -> float | None:
    """By the longest interval among the forms taken; a form of unknown interval leaves it open."""
    waits = []
    for item in items:
        between = next((form.hours(country) for form in one.forms if form.id == item.name.form), None)
        if between is None:
            return None
        waits.append(max(0.0, between - (item.hours_since_last or 0.0)))
    if most is not None and total >= most.mg:
        waits.append(24.0 - min((item.hours_since_last or 0.0) for item in items))
    return max(waits, default=None)
