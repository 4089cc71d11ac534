"""The closed shapes of medicine files: classes, rules, ingredients and names."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from unspasm.library.schema import Closed, Grounded, Id, Words
from unspasm.library.schema_care import GroundItem, InState

Verdicts = Literal["ask_first", "not_for_you"]
IfTaken = Literal["ask_first", "stop_and_call"]
Country = Literal["any", "uk", "ireland", "spain", "other_eu", "usa", "canada", "australia", "new_zealand", "elsewhere"]
FormId = Literal[
    "tablet",
    "long_acting",
    "liquid",
    "effervescent",
    "powder",
    "suppository",
    "gel",
    "plaster",
    "patch",
    "injection",
    "inhaler",
    "spray",
    "drops",
    "ring",
]


class ClassItem(Closed):
    id: Id
    name: Words
    means: Words


class ClassFile(Closed):
    reviewed_by: Words
    classes: tuple[ClassItem, ...]


class MedicineRuleItem(InState, Grounded):
    id: Id
    verdict: Verdicts
    if_taken: IfTaken
    say: Words
    do: Words

    @model_validator(mode="after")
    def _has_a_state(self) -> "MedicineRuleItem":
        if self.when is None and self.from_level is None:
            raise ValueError(
                "a medicine rule needs when or from_level: what holds for everyone stands in the ingredient"
            )
        return self


class MedicineRuleFile(Closed):
    reviewed_by: Words
    classes: tuple[Id, ...] = ()
    ingredients: tuple[Id, ...] = ()
    rules: Annotated[tuple[MedicineRuleItem, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _for_something(self) -> "MedicineRuleFile":
        if not (self.classes or self.ingredients):
            raise ValueError("the rules are for no class and no ingredient: give one of the two")
        return self


class FormItem(GroundItem):
    id: FormId
    hours_between: Annotated[float, Field(gt=0, le=168)] | None = None
    hours_in: dict[str, Annotated[float, Field(gt=0, le=168)]] = Field(default_factory=dict)


class MaximumItem(GroundItem):
    country: Country
    mg: Annotated[float, Field(gt=0)]


class LowerItem(InState, GroundItem):
    id: Id
    mg: Annotated[float, Field(gt=0)]


class IngredientFile(Closed):
    id: Id
    name: Words
    use: Literal["offered", "prescribed", "taken"]
    prescription_in: tuple[Country, ...] = ()
    classes: tuple[Id, ...] = ()
    reviewed_by: Words
    about: Words
    forms: Annotated[tuple[FormItem, ...], Field(min_length=1)]
    maximum_in_24h: tuple[MaximumItem, ...] = ()
    lower_maximum: tuple[LowerItem, ...] = ()
    common_harms: tuple[GroundItem, ...] = ()
    serious_harms: tuple[GroundItem, ...] = ()
    driving: GroundItem
    pregnancy: Annotated[tuple[GroundItem, ...], Field(min_length=1)]
    breast_feeding: GroundItem
    countries: dict[str, Words] = Field(default_factory=dict)
    rules: tuple[MedicineRuleItem, ...] = ()

    @model_validator(mode="after")
    def _harms(self) -> "IngredientFile":
        if self.use != "taken" and not (self.common_harms and self.serious_harms):
            raise ValueError("a medicine that people take for pain needs common_harms and serious_harms")
        return self


class NameItem(Closed):
    name: Annotated[str, Field(min_length=2, max_length=60)]
    ingredients: Annotated[tuple[Id, ...], Field(min_length=1)]
    mg: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    form: FormId = "tablet"
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    note: str = ""

    @model_validator(mode="after")
    def _strengths_of_its_own(self) -> "NameItem":
        if not self.mg.keys() <= set(self.ingredients):
            raise ValueError("mg names an ingredient that is not in it")
        return self


class NameFile(Closed):
    reviewed_by: Words
    names: tuple[NameItem, ...]
