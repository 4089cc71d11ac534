"""The knowledge in another language: which texts are replaced, and that nothing else is."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints

import pytest

from unspasm import language
from unspasm.assessment.assess import assess
from unspasm.language import Foreign, pseudo
from unspasm.library.edition import Edition, load, shipped
from unspasm.library.translating import TEXTS, in_language, texts
from unspasm.rules import care, content, medicine, rule, vocabulary

# Text of a type that people do not read as words: names for programs, conditions, sources, brand names.
FOR_PROGRAMS = {
    Edition: {"version", "hash"},
    vocabulary.Fact: {"id", "kind"},
    rule.Source: {"id", "authors", "year", "title", "kind", "doi", "pmid", "url"},
    rule.Evidence: {"source", "measure", "unit", "read", "rows"},
    rule.Rule: {"id", "cause", "sql", "note_id", "file", "reviewed_by"},
    rule.Clue: {"id", "cause", "group", "sql"},
    rule.Cause: {"id", "gold_class", "reviewed_by"},
    rule.Question: {"id", "answers", "serves", "reviewed_by"},
    rule.Screen: {"id", "questions"},
    rule.Derived: {"id", "kind", "of", "steps", "cases", "otherwise"},
    content.Trigger: {"id", "kind", "sql", "claims", "reviewed_by"},
    content.Situation: {"id", "for_causes", "study", "how_soon", "reviewed_by"},
    content.Caution: {"id", "studies", "reviewed_by"},
    content.ScanFinding: {"id", "reviewed_by"},
    content.ScanNote: {"id", "topic", "reviewed_by"},
    content.Claim: {"id", "verdict", "served_by", "reviewed_by"},
    care.State: {"sql", "for_causes"},
    care.Limit: {"id"},
    care.Gate: {"id", "reviewed_by"},
    care.ByPhase: {"phases", "size", "certainty"},
    care.Stand: {"body", "position", "phases"},
    care.CareOption: {"id", "group", "gates", "effort", "cost", "claims", "reviewed_by"},
    care.Step: {"id", "stages", "care", "slots", "reviewed_by"},
    care.Avoid: {"id", "stages", "reviewed_by"},
    care.Review: {"id", "reviewed_by"},
    care.Professional: {"id", "reviewed_by"},
    care.Curve: {"id", "phase", "certainty", "reviewed_by"},
    care.OutlookNote: {"id", "topic", "phases", "reviewed_by"},
    medicine.MedicineClass: {"id", "reviewed_by"},
    medicine.MedicineRule: {"id", "classes", "ingredients", "reviewed_by"},
    medicine.Form: {"id"},
    medicine.LabelMaximum: {"country"},
    medicine.Ingredient: {"id", "use", "prescription_in", "classes", "reviewed_by"},
    medicine.MedicineName: {"name", "ingredients", "form", "countries", "reviewed_by"},
    medicine.LowerMaximum: {"id", "ingredient"},
}


def below(thing: Any) -> Iterator[Any]:
    if isinstance(thing, tuple):
        for one in thing:
            yield from below(one)
    elif isinstance(thing, Mapping):
        yield from below(tuple(thing.values()))
    elif is_dataclass(thing) and not type(thing).__module__.endswith("expr"):
        yield thing
        for field in fields(thing):
            yield from below(getattr(thing, field.name))


def holds_text(value: Any) -> bool:
    if isinstance(value, str):
        return True
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return any(holds_text(one) for one in inside)


def test_every_text_of_the_knowledge_is_either_translated_or_for_programs() -> None:
    neither = {
        f"{type(thing).__name__}.{field.name}"
        for thing in below(shipped())
        for field in fields(thing)
        if holds_text(getattr(thing, field.name))
        and field.name not in {*TEXTS.get(type(thing), ()), *FOR_PROGRAMS.get(type(thing), ())}
    }
    assert neither == set()


@pytest.mark.parametrize("kind", [kind for kind in FOR_PROGRAMS if kind in TEXTS], ids=lambda kind: kind.__name__)
def test_no_name_for_programs_is_translated(kind: type) -> None:
    assert not FOR_PROGRAMS[kind].intersection(TEXTS[kind])
    assert {*FOR_PROGRAMS[kind], *TEXTS[kind]} <= set(get_type_hints(kind))


def test_each_text_has_a_place_of_its_own() -> None:
    places = [place for place, _ in texts(shipped())]
    assert len(places) == len(set(places)) > 10_000


def test_a_translated_edition_reasons_as_the_english_one() -> None:
    mirrored = in_language(shipped(), pseudo.MIRRORED)
    answers = {"age": 42, "saddle_numbness": True}
    english, other = assess(answers, shipped()), assess(answers, mirrored)
    assert other.triage.level == english.triage.level
    assert [one.cause.id for one in other.causes] == [one.cause.id for one in english.causes]
    assert [one.id for one in other.next_questions] == [one.id for one in english.next_questions]


def test_a_text_without_a_translation_stays_english_and_says_so() -> None:
    unknown = in_language(shipped(), "fr")  # nobody has begun French
    said = next(iter(unknown.rules)).say
    assert isinstance(said, Foreign)
    assert said == shipped().rules[0].say
    assert Foreign('a < "b"').__html__() == '<span lang="en" dir="ltr">a &lt; &quot;b&quot;</span>'


def test_a_text_whose_english_changed_is_not_shown_in_the_old_words() -> None:
    changed = replace(shipped(), rules=(replace(shipped().rules[0], say="Something else."),))
    assert in_language(changed, "es").rules[0].say == "Something else."


def test_the_language_in_use_decides_which_edition_is_loaded() -> None:
    assert load() is shipped()
    with language.use(pseudo.LONGER):
        assert load() is not shipped()
        assert load().rules[0].say == pseudo.written(pseudo.LONGER, shipped().rules[0].say)
        assert load() is load()
    assert load() is shipped()
