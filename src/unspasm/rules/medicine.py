"""Medicines: ingredients, the classes they belong to, the names people know them by, and the rules between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from unspasm.rules.care import Ground, State
from unspasm.rules.rule import Evidence
from unspasm.words import MedicineVerdict

TAKES = "takes_"
Use: TypeAlias = Literal["offered", "prescribed", "taken"]


@dataclass(frozen=True, slots=True)
class MedicineClass:
    """A class that rules speak of, such as those that thin the blood."""

    id: str
    name: str
    means: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class MedicineRule:
    """In this state, an ingredient of these classes, or this ingredient, is no better than `verdict`.

    Its `when` speaks of facts and of `takes_<class or ingredient>`, which means: among the OTHER medicines that the
    person takes. `if_taken`: the verdict when the person takes the ingredient already. `do`: what to do, in words.
    """

    id: str
    classes: tuple[str, ...]
    ingredients: tuple[str, ...]
    state: State
    verdict: MedicineVerdict
    if_taken: MedicineVerdict
    say: str
    do: str
    evidence: tuple[Evidence, ...]
    judgement: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an ingredient. `hours_between`: the least time between doses by label; None where none is known.

    `hours_in`: where the label of a country says otherwise.
    """

    id: str
    hours_between: float | None
    hours_in: Mapping[str, float]
    ground: Ground

    def hours(self, country: str) -> float | None:
        """The least time in this country; the longest of all while nobody said which."""
        if self.hours_between is None or country:
            return self.hours_in.get(country, self.hours_between)
        return max(self.hours_between, *self.hours_in.values(), 0.0)


@dataclass(frozen=True, slots=True)
class LabelMaximum:
    """The most in 24 hours that a label allows adults, in `country` (`any` where it stands for all)."""

    country: str
    mg: float
    ground: Ground


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One active ingredient.

    `use`: offered (sold without prescription for pain somewhere), prescribed (a doctor's choice), or taken (met only
    because people take it for something else). `prescription_in`: countries where an offered one needs a doctor.
    """

    id: str
    name: str
    use: Use
    prescription_in: tuple[str, ...]
    classes: tuple[str, ...]
    about: str
    forms: tuple[Form, ...]
    maxima: tuple[LabelMaximum, ...]
    common_harms: tuple[Ground, ...]
    serious_harms: tuple[Ground, ...]
    driving: Ground
    pregnancy: tuple[Ground, ...]
    breast_feeding: Ground
    countries: Mapping[str, str]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class MedicineName:
    """A brand or common name and all that is in it. `mg`: of each in one unit, where one strength is usual."""

    name: str
    ingredients: tuple[str, ...]
    mg: Mapping[str, float]
    form: str
    countries: tuple[str, ...]
    note: str
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class LowerMaximum:
    """In this state the most in 24 hours of an ingredient is lower than on any label."""

    id: str
    ingredient: str
    state: State
    maximum: LabelMaximum
