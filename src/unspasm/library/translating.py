"""The knowledge in another language: the same edition, with its texts replaced and nothing else.

`languages/<code>/knowledge.po` keys each text by its place, such as `rules/cauda_equina_1/say`, and by its English.
A text whose English has changed since is not found any more and stays English, marked as such.
"""

import gettext as machine
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from unspasm.language import Foreign, catalogues, pseudo
from unspasm.library.edition import Edition
from unspasm.rules import care, content, medicine, rule, vocabulary

Say = Callable[[str, str], str]  # place, English: the text to show

# The fields that people read. What is in none of these is a name for programs, a number, or the name of a source.
TEXTS: Mapping[type, tuple[str, ...]] = {
    vocabulary.Fact: ("words", "means", "unit", "choices"),
    rule.Evidence: ("value", "population", "note"),
    rule.Rule: ("say", "judgement"),
    rule.Clue: ("say", "label", "judgement"),
    rule.Cause: ("name", "about", "usually_next", "typical", "untypical", "chances_judgement"),
    rule.Question: ("text", "why", "hint", "how_to_check", "labels"),
    rule.Screen: ("title",),
    rule.Derived: ("words",),
    content.Trigger: ("name", "say", "believed", "judgement"),
    content.Situation: ("name", "study_words", "who_orders", "say", "would_change", "differs", "judgement"),
    content.Caution: ("say", "judgement"),
    content.ScanFinding: ("name",),
    content.ScanNote: ("say",),
    content.Claim: ("statement", "why", "judgement"),
    care.Ground: ("say", "judgement"),
    care.Limit: ("say", "judgement"),
    care.Gate: ("name",),
    care.Stand: ("say",),
    care.CareOption: ("name", "about", "for_whom", "effort_words", "cost_words", "differ", "how", "ask", "find"),
    care.Step: ("title",),
    care.Review: ("title",),
    care.Professional: ("name", "can", "cannot", "ask"),
    care.Curve: ("name", "counted_from"),
    medicine.MedicineClass: ("name", "means"),
    medicine.MedicineRule: ("say", "do", "judgement"),
    medicine.Ingredient: ("name", "about", "countries"),
    medicine.MedicineName: ("note",),
}


def in_language(edition: Edition, code: str) -> Edition:
    """The edition with every text that has a translation in it; the others stay English and say so."""
    if code in pseudo.LANGUAGES:
        return with_texts(edition, lambda _, text: pseudo.written(code, text))
    return with_texts(edition, _said(catalogues.knowledge(code)))


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each text of the knowledge that people read, after its place; a text that stands twice is given twice."""
    found: list[tuple[str, str]] = []

    def note(place: str, text: str) -> str:
        found.append((place, text))
        return text

    with_texts(edition, note)
    yield from found


def _said(catalogue: machine.NullTranslations) -> Say:
    def say(place: str, text: str) -> str:
        said = catalogue.pgettext(place, text)
        return Foreign(text) if said is text else said  # gettext gives back what it does not know

    return say


def with_texts(edition: Edition, say: Say) -> Edition:
    """The edition with what `say` makes of each text and its place."""
    changed = {field.name: _inside(getattr(edition, field.name), field.name, say) for field in fields(edition)}
    return replace(edition, **changed)


def _inside(thing: Any, place: str, say: Say) -> Any:
    """The thing with its texts replaced, and everything below it."""
    if isinstance(thing, tuple):
        return tuple(_inside(one, f"{place}/{_name(one, at)}", say) for at, one in enumerate(thing))
    if isinstance(thing, Mapping):
        return {key: _inside(one, f"{place}/{key}", say) for key, one in thing.items()}
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    read = TEXTS.get(type(thing), ())
    changed: dict[str, Any] = {}
    for field in fields(thing):
        value, at = getattr(thing, field.name), f"{place}/{field.name}"
        changed[field.name] = _text(value, at, say) if field.name in read else _inside(value, at, say)
    return replace(thing, **changed)


def _name(one: Any, at: int) -> str:
    name = getattr(one, "id", None)
    return name if isinstance(name, str) else str(at)


def _text(value: Any, place: str, say: Say) -> Any:
    if isinstance(value, str):
        return say(place, value) if value else value
    if isinstance(value, Mapping):
        return {key: _text(one, f"{place}/{key}", say) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_text(one, f"{place}/{at}", say) for at, one in enumerate(value))
    return value
