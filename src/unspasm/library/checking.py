"""From a folder of files to an edition: every file by itself, then all of them together. All problems at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from unspasm.library import (
    across,
    across_care,
    across_medicine,
    schema,
    schema_care,
    schema_content,
    schema_medicine,
    table_rows,
)
from unspasm.library.edition import VERSION, Edition
from unspasm.library.lowering import Lowering
from unspasm.library.lowering_care import CareLowering
from unspasm.library.lowering_content import ContentLowering
from unspasm.library.lowering_medicine import MedicineLowering
from unspasm.library.reading import Document, read_file
from unspasm.problems import Problem, ProblemsFound
from unspasm.rules.rule import Screen, Source

Shape = TypeVar("Shape", bound=BaseModel)

_SHAPES: dict[str, type[BaseModel]] = {
    "facts": schema.FactFile,
    "questions": schema.QuestionFile,
    "screens": schema.ScreenFile,
    "causes": schema.CauseFile,
    "urgency": schema.RuleFile,
    "triggers": schema_content.TriggerFile,
    "imaging": schema_content.ImagingFile,
    "claims": schema_content.ClaimFile,
    "gates": schema_care.GateFile,
    "care": schema_care.CareFile,
    "plan": schema_care.PlanFile,
    "visits": schema_care.VisitFile,
    "outlook": schema_care.OutlookFile,
    "medicines": schema_medicine.IngredientFile,
    "medicine_rules": schema_medicine.MedicineRuleFile,
    "medicine_names": schema_medicine.NameFile,
}
_LISTED = (
    *("questions", "screens", "sources", "triggers", "situations", "cautions", "findings", "claims"),
    *("limits", "steps", "reviews", "professionals", "curves", "notes"),
)
_SINGLE: dict[str, type[BaseModel]] = {
    "sources.yaml": schema.SourceFile,
    "evidence_table.yaml": schema_content.EvidenceTable,
    "medicine_classes.yaml": schema_medicine.ClassFile,
}


@dataclass(slots=True)
class Files:
    """Every file that could be read and has its shape, with where its parts stand."""

    problems: list[Problem] = field(default_factory=list)
    read: list[tuple[str, Document, Any]] = field(default_factory=list)

    def of(self, shape: type[Shape]) -> Iterator[tuple[Document, Shape]]:
        for _, document, item in self.read:
            if isinstance(item, shape):
                yield document, item


def edition_of(folder: Path, content: str) -> Edition:
    """The edition that the files make, or ProblemsFound with everything that is wrong in all of them."""
    files = _read_all(folder)
    if any("/facts/" in problem.where for problem in files.problems):
        # Without the vocabulary every condition would complain of its facts and bury the cause.
        raise ProblemsFound(files.problems)
    lowering = Lowering(files.problems)
    _facts(files, lowering)
    causes, rules = _causes(files, lowering), _loose_rules(files, lowering)
    content_of = ContentLowering(lowering)
    edition = Edition(
        version=VERSION,
        hash=content,
        facts=lowering.facts,
        derived=tuple(lowering.derived.values()),
        questions=tuple(_questions(files, lowering)),
        screens=tuple(_screens(files)),
        rules=(*lowering.rules, *rules),
        causes={cause.id: cause for cause in causes},
        sources={source.id: source for source in _sources(files)},
        **_content(files, content_of),
        **_care(files, CareLowering(lowering)),
        **_medicines(files, MedicineLowering(lowering)),
    )
    files.problems += _twice(files)
    if not files.problems:
        files.problems += across.problems_of(edition, lowering.places)
        files.problems += across_care.problems_of(edition, lowering.places)
        files.problems += across_medicine.problems_of(edition, lowering.places)
        rows = [row for _, table in files.of(schema_content.EvidenceTable) for row in table.rows]
        files.problems += table_rows.problems_of(edition, rows, lowering.places)
    if files.problems:
        raise ProblemsFound(files.problems)
    return edition


def evidence_rows(folder: Path) -> Sequence[schema_content.TableRow]:
    """The rows of the evidence tables that the folder keeps, with the reasons of those that are not used."""
    return [row for _, table in _read_all(folder).of(schema_content.EvidenceTable) for row in table.rows]


def _read_all(folder: Path) -> Files:
    files = Files()
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            document = read_file(path, name=f"knowledge/{name}", kind="yaml")
        except ProblemsFound as found:
            files.problems += found.problems
            continue
        shape = _SINGLE.get(name) or _SHAPES.get(name.split("/")[0])
        if shape is None:
            files.problems.append(_homeless(document))
            continue
        item = _shaped(shape, document, files.problems)
        if item is not None:
            files.read.append((name, document, item))
    if not files.read and not files.problems:
        files.problems.append(_nothing_there(folder))
    return files


def _shaped(shape: type[BaseModel], document: Document, problems: list[Problem]) -> BaseModel | None:
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        for detail in error.errors():
            problems.append(_shape_problem(document, detail))
        return None


def _shape_problem(document: Document, detail: Any) -> Problem:
    path = [step for step in detail["loc"] if isinstance(step, int) or step in _steps_in(document)]
    name = detail["loc"][-1] if detail["loc"] else ""
    if detail["type"] == "extra_forbidden":
        what, fix = f"`{name}` is not a key that belongs here", "check its spelling, or take it out"
    elif detail["type"] == "missing":
        what, fix = f"the key `{name}` is missing", "add it"
    else:
        what, fix = (
            detail["msg"].removeprefix("Value error, "),
            "change the value; the schema is in docs/how-to",
        )
    return Problem(document.place(path), what, "the file cannot be used as it is, so nothing in it would be", fix)


def _steps_in(document: Document) -> set[str | int]:
    return {step for path in document.lines for step in path}


def _facts(files: Files, lowering: Lowering) -> None:
    for document, item in files.of(schema.FactFile):
        for at, fact in enumerate(item.facts):
            lowering.add_fact(fact, document.place(["facts", at]))
    waiting = [
        (document.place(["derived", at]), derived)
        for document, item in files.of(schema.FactFile)
        for at, derived in enumerate(item.derived)
    ]
    lowering.add_derived(waiting)


def _causes(files: Files, lowering: Lowering) -> list[Any]:
    return [lowering.cause(document, item) for document, item in files.of(schema.CauseFile)]


def _content(files: Files, lowering: ContentLowering) -> dict[str, Any]:
    """Triggers, scans and claims, under the names they have in the edition."""
    for document, triggers in files.of(schema_content.TriggerFile):
        lowering.add_triggers(triggers, document)
    for document, imaging in files.of(schema_content.ImagingFile):
        lowering.add_imaging(imaging, document)
    for document, claims in files.of(schema_content.ClaimFile):
        lowering.add_claims(claims, document)
    return {
        "triggers": tuple(lowering.triggers),
        "situations": tuple(lowering.situations),
        "cautions": tuple(lowering.cautions),
        "scan_findings": tuple(lowering.scan_findings),
        "scan_notes": tuple(lowering.scan_notes),
        "claims": tuple(lowering.claims),
    }


def _care(files: Files, lowering: CareLowering) -> dict[str, Any]:
    """Care, plan, visits and outlook, under the names they have in the edition."""
    adds: tuple[tuple[Any, Any], ...] = (
        (schema_care.GateFile, lowering.add_gate),
        (schema_care.CareFile, lowering.add_care),
        (schema_care.PlanFile, lowering.add_plan),
        (schema_care.VisitFile, lowering.add_visits),
        (schema_care.OutlookFile, lowering.add_outlook),
    )
    for shape, add in adds:
        for document, file in files.of(shape):
            add(file, document)
    lists = ("steps", "avoid", "reviews", "professionals", "curves", "outlook")
    return {"gates": lowering.gates, "care": lowering.care, **{name: tuple(getattr(lowering, name)) for name in lists}}


def _medicines(files: Files, lowering: MedicineLowering) -> dict[str, Any]:
    """Classes and ingredients before the rules: a rule may name any of them."""
    for document, classes in files.of(schema_medicine.ClassFile):
        lowering.add_classes(classes, document)
    for document, ingredient in files.of(schema_medicine.IngredientFile):
        lowering.add_ingredient(ingredient, document)
    for document, one in files.of(schema_medicine.IngredientFile):
        lowering.add_rules(one.rules, document, one.reviewed_by, ingredients=(one.id,))
        lowering.add_lower(one, document)
    for document, rules in files.of(schema_medicine.MedicineRuleFile):
        lowering.add_rules(
            rules.rules, document, rules.reviewed_by, classes=rules.classes, ingredients=rules.ingredients
        )
    for document, names in files.of(schema_medicine.NameFile):
        lowering.add_names(names, document)
    return {
        "medicine_classes": lowering.classes,
        "ingredients": lowering.ingredients,
        "medicine_rules": tuple(lowering.rules),
        "lower_maxima": tuple(lowering.lower),
        "medicine_names": tuple(lowering.names),
    }


def _loose_rules(files: Files, lowering: Lowering) -> list[Any]:
    return [
        rule
        for document, item in files.of(schema.RuleFile)
        for at, raw in enumerate(item.rules)
        for rule in lowering.rule(raw, None, document, ["rules", at], item.reviewed_by)
    ]


def _questions(files: Files, lowering: Lowering) -> Iterator[Any]:
    for document, item in files.of(schema.QuestionFile):
        for at, raw in enumerate(item.questions):
            yield from lowering.question(raw, document.place(["questions", at]), item.reviewed_by)


def _screens(files: Files) -> Iterator[Screen]:
    for _, item in files.of(schema.ScreenFile):
        for screen in item.screens:
            yield Screen(id=screen.id, title=screen.title, questions=screen.questions)


def _sources(files: Files) -> Iterator[Source]:
    for _, item in files.of(schema.SourceFile):
        for source in item.sources:
            yield Source(**{**source.model_dump(), "year": str(source.year)})


def _twice(files: Files) -> Iterator[Problem]:
    """Ids are unique within their kind, over all files."""
    named: dict[tuple[str, str], list[str]] = {}
    for _, document, item in files.read:
        for kind, id, place in _ids(document, item):
            named.setdefault((kind, id), []).append(place)
    for (kind, id), places in named.items():
        if len(places) > 1:
            yield Problem(
                places[1],
                f"the {kind} `{id}` stands twice; first at {places[0]}",
                "one of the two would silently win",
                "rename one, or merge them",
            )


def _ids(document: Document, item: BaseModel) -> Iterator[tuple[str, str, str]]:
    whole = {schema.CauseFile: "cause", schema_care.GateFile: "gate", schema_care.CareFile: "care option"}
    whole[schema_medicine.IngredientFile] = "medicine"
    if type(item) in whole:
        yield whole[type(item)], item.id, document.place(["id"])  # type: ignore[attr-defined]
    kinds = {"facts": "fact", "derived": "fact", "rules": "rule", "clues": "clue", "avoid": "avoid"}
    for key in (*kinds, *_LISTED):
        if key == "claims" and isinstance(item, schema_care.CareFile):
            continue  # those are names of claims that stand elsewhere
        if isinstance(item, schema_medicine.IngredientFile | schema_medicine.MedicineRuleFile) and key == "rules":
            kinds = {**kinds, "rules": "medicine rule"}
        listed: Sequence[Any] = getattr(item, key, ())
        for at, part in enumerate(listed):
            yield kinds.get(key, key[:-1]), part.id, document.place([key, at])


def _homeless(document: Document) -> Problem:
    return Problem(
        document.where,
        "no kind of knowledge lives in this folder",
        "the file would never be read",
        "move it to one of " + ", ".join([*_SHAPES, *_SINGLE]),
    )


def _nothing_there(folder: Path) -> Problem:
    return Problem(folder.name, "there is no YAML file in it", "there is nothing to say", "name a knowledge folder")
