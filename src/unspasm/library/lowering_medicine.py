"""Medicines: from the shape of their files to what the medicine check uses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from unspasm.library import schema_medicine as schema
from unspasm.library.lowering import Lowering, evidence, flowing
from unspasm.library.lowering_care import ground_of
from unspasm.library.reading import Document
from unspasm.rules.care import State
from unspasm.rules.medicine import (
    TAKES,
    Form,
    Ingredient,
    LabelMaximum,
    LowerMaximum,
    MedicineClass,
    MedicineName,
    MedicineRule,
)
from unspasm.rules.vocabulary import Fact
from unspasm.words import MedicineVerdict, Urgency


@dataclass(slots=True)
class MedicineLowering:
    """Classes and ingredients first: the conditions of the rules may name any of them as `takes_…`."""

    base: Lowering
    classes: dict[str, MedicineClass] = field(default_factory=dict)
    ingredients: dict[str, Ingredient] = field(default_factory=dict)
    rules: list[MedicineRule] = field(default_factory=list)
    lower: list[LowerMaximum] = field(default_factory=list)
    names: list[MedicineName] = field(default_factory=list)

    def add_classes(self, file: schema.ClassFile, document: Document) -> None:
        for at, one in enumerate(file.classes):
            self.base.places[f"class {one.id}"] = document.place(["classes", at])
            self.classes[one.id] = MedicineClass(one.id, one.name, flowing(one.means), file.reviewed_by)
            self._known(one.id, one.name)

    def add_ingredient(self, file: schema.IngredientFile, document: Document) -> None:
        self.base.places[f"medicine {file.id}"] = document.place(["id"])
        self._known(file.id, file.name)
        kept = {name: getattr(file, name) for name in ("id", "name", "use", "prescription_in", "classes")}
        self.ingredients[file.id] = Ingredient(
            **kept,
            about=flowing(file.about),
            forms=tuple(Form(one.id, one.hours_between, one.hours_in, ground_of(one)) for one in file.forms),
            maxima=tuple(LabelMaximum(one.country, one.mg, ground_of(one)) for one in file.maximum_in_24h),
            common_harms=tuple(map(ground_of, file.common_harms)),
            serious_harms=tuple(map(ground_of, file.serious_harms)),
            driving=ground_of(file.driving),
            pregnancy=tuple(map(ground_of, file.pregnancy)),
            breast_feeding=ground_of(file.breast_feeding),
            countries={str(country): flowing(words) for country, words in file.countries.items()},
            reviewed_by=file.reviewed_by,
        )

    def add_rules(
        self,
        items: Iterable[schema.MedicineRuleItem],
        document: Document,
        reviewed_by: str,
        *,
        classes: tuple[str, ...] = (),
        ingredients: tuple[str, ...] = (),
    ) -> None:
        for at, raw in enumerate(items):
            place = document.place(["rules", at, *(["when"] if raw.when else [])])
            self.base.places[f"medicine rule {raw.id}"] = place
            self.rules.append(
                MedicineRule(
                    id=raw.id,
                    classes=classes,
                    ingredients=ingredients,
                    state=self._state(raw, place),
                    verdict=MedicineVerdict[raw.verdict.upper()],
                    if_taken=MedicineVerdict[raw.if_taken.upper()],
                    say=flowing(raw.say),
                    do=flowing(raw.do),
                    evidence=tuple(map(evidence, raw.evidence)),
                    judgement=flowing(raw.judgement),
                    reviewed_by=reviewed_by,
                )
            )

    def add_lower(self, file: schema.IngredientFile, document: Document) -> None:
        """Read after all ingredients, like the rules, since its conditions may name any of them."""
        for at, raw in enumerate(file.lower_maximum):
            place = document.place(["lower_maximum", at])
            self.base.places[f"lower maximum {raw.id}"] = place
            maximum = LabelMaximum("any", raw.mg, ground_of(raw))
            self.lower.append(LowerMaximum(raw.id, file.id, self._state(raw, place), maximum))

    def add_names(self, file: schema.NameFile, document: Document) -> None:
        for at, one in enumerate(file.names):
            self.base.places[f"name {one.name}"] = document.place(["names", at])
            self.names.append(MedicineName(**{**one.model_dump(), "reviewed_by": file.reviewed_by}))

    def _state(self, raw: Any, place: str) -> State:
        level = Urgency[raw.from_level.upper()] if raw.from_level else None
        when = self.base.when(raw.when, place) if raw.when else None
        return State(when, flowing(raw.when or ""), level, raw.for_causes)

    def _known(self, id: str, name: str) -> None:
        self.base.known[TAKES + id] = Fact(id=TAKES + id, kind="yes_no", words=f"Takes: {name}", danger=True)
