"""The JSON Schemas of the API: the three that the package publishes, and those of requests, made from the facts."""

import json
from importlib.resources import files
from typing import Any, TypeAlias

from unspasm.assessment.answers import SAID_UNSURE
from unspasm.library.edition import Edition
from unspasm.rules.vocabulary import Fact
from unspasm.web.api.knowledge import KINDS

Shape: TypeAlias = dict[str, Any]

_PUBLISHED = {
    "Assessment": ("unspasm.assessment", "assessment.schema.json"),
    "Plan": ("unspasm.plan", "plan.schema.json"),
    "Medicines": ("unspasm.plan.medicines", "medicines.schema.json"),
}
_TEXT: Shape = {"type": "string"}
# What the strict reader refuses in any text: characters that nobody can see.
_NAME: Shape = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[ -~\u00a0-\ud7ff]*$"}
_MOST_LISTED = 60


def everything(edition: Edition) -> dict[str, Shape]:
    """Every shape that the document names."""
    return {
        **{name: published(name) for name in _PUBLISHED},
        "Answers": answers(edition),
        "AssessRequest": _closed({"answers": {"$ref": "#/components/schemas/Answers"}}),
        "MedicinesRequest": _medicines_request(edition),
        "Problem": _problem(),
        "Facts": _closed({"edition": _TEXT, "facts": _list_of(_fact())}),
        "Questions": _closed({"edition": _TEXT, "questions": _list_of(_question())}),
        "Item": _item(),
        "Edition": _edition(),
        "Document": {
            "type": "object",
            "required": ["openapi", "info", "paths", "components"],
            "properties": {"openapi": {"const": "3.1.0"}, "paths": {"type": "object"}},
        },
    }


def published(name: str) -> Shape:
    """The schema that `--format json` of the command line is held to, with its references made to fit the document."""
    package, file = _PUBLISHED[name]
    text = files(package).joinpath(file).read_text(encoding="utf-8")
    shape: Shape = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{name}/$defs/'))
    return {key: value for key, value in shape.items() if key not in ("$schema", "$id")}


def answers(edition: Edition) -> Shape:
    """Any of the facts, each with a value it can have; null is unknown, as leaving it out is."""
    return {
        "type": "object",
        "description": "What is known, by fact. Leave out, or write null for, what is not.",
        "additionalProperties": False,
        "properties": {name: _value(edition.facts[name]) for name in sorted(edition.facts)},
    }


def _value(fact: Fact) -> Shape:
    about = {"description": fact.words}
    unsure = [SAID_UNSURE] if fact.danger else []
    if fact.kind == "number":
        number = {"type": ["number", "null"], "minimum": fact.low, "maximum": fact.high}
        return {**about, **({"anyOf": [number, {"const": SAID_UNSURE}]} if unsure else number)}
    values: list[Any] = [True, False] if fact.kind == "yes_no" else list(fact.choices)
    return {**about, "enum": [*values, *unsure, None]}


def _medicines_request(edition: Edition) -> Shape:
    number = {"type": ["number", "null"], "minimum": 0}
    mg: Shape = {**number, "maximum": 100_000}
    medicine = _closed(
        {
            "name": _NAME,
            "units_24h": {**number, "maximum": 500, "description": "Tablets, patches or measures in 24 hours."},
            "mg": {
                "description": "Milligrams in one unit; by ingredient where there are several.",
                "anyOf": [
                    mg,
                    {"type": "object", "additionalProperties": {**mg, "type": "number"}, "propertyNames": _NAME},
                ],
            },
            "hours_since_last": {**number, "maximum": 720},
        },
        required=["name"],
    )
    return _closed(
        {
            "answers": {"$ref": "#/components/schemas/Answers"},
            "medicines": {"type": "array", "maxItems": _MOST_LISTED, "items": {"anyOf": [_NAME, medicine]}},
            "asked": {"type": "array", "maxItems": _MOST_LISTED, "items": _NAME},
            "complete": {"type": ["boolean", "null"], "description": "True when that is all that is taken."},
            "country": {"enum": [*edition.facts["country"].choices, "", None]},
        },
        required=[],
    )


def _problem() -> Shape:
    parts = dict.fromkeys(("where", "what", "why", "fix"), _TEXT)
    return _closed(
        {
            "type": {"const": "about:blank"},
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "problems": {**_list_of(_closed(parts)), "minItems": 1},
        }
    )


def _fact() -> Shape:
    return _closed(
        {
            **dict.fromkeys(("id", "words", "means"), _TEXT),
            "kind": {"enum": ["yes_no", "number", "choice"]},
            "unit": {"type": ["string", "null"]},
            "range": {"type": ["array", "null"], "items": {"type": "number"}},
            "choices": {"type": "object", "additionalProperties": _TEXT},
            "danger": {"type": "boolean"},
            "accepts": _list_of(_TEXT),
            "question": {"anyOf": [{"type": "null"}, _closed(dict.fromkeys(("id", "text", "label"), _TEXT))]},
        }
    )


def _question() -> Shape:
    return _closed(
        {
            **dict.fromkeys(("id", "text", "why", "hint", "how_to_check", "serves"), _TEXT),
            "facts": _list_of(_TEXT),
            "labels": {"type": "object", "additionalProperties": _TEXT},
            "none_of_these": {"type": "boolean"},
            "core": {"type": "boolean"},
        }
    )


def _item() -> Shape:
    thing = {"type": "object", "required": ["id"], "description": "The fields of this kind of thing."}
    return _closed({"edition": _TEXT, "kind": {"enum": sorted(KINDS)}, "id": _TEXT, "item": thing})


def _edition() -> Shape:
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    return _closed({"edition": _TEXT, "version": _TEXT, "hash": _TEXT, "counts": counts})


def _closed(properties: dict[str, Shape], required: list[str] | None = None) -> Shape:
    needed = list(properties) if required is None else required
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def _list_of(shape: Shape) -> Shape:
    return {"type": "array", "items": shape}
