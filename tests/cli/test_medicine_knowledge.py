"""What an editor asks about medicines: `list`, `show`, `check` and `coverage`."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from unspasm import load, where
from unspasm.cli import medicine_words
from unspasm.cli.app import main
from unspasm.library.across import cited
from unspasm.library.edition import shipped
from unspasm.plan.medicines.check import is_for


@pytest.fixture
def unspasm(monkeypatch, capsys):
    def run(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["unspasm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code or 0, *capsys.readouterr()

    return run


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_part_of_medicines_is_listed_and_counted(unspasm):
    edition = load()
    out = unspasm("knowledge", "list")[1]
    for group in medicine_words.groups(edition):
        assert [id for id in group if f"  - {id}: " not in out] == []
    checked = unspasm("knowledge", "check")[1]
    for thing, number in medicine_words.counts(edition).items():
        assert f"; {number} {thing};" in checked
    assert medicine_words.counts(edition)["medicine names"] == len(edition.medicine_names)


def test_an_ingredient_is_shown_with_every_sentence_and_its_ground(unspasm):
    edition = load()
    behind: dict[str, list[str]] = {}
    for at, item in cited(edition):
        behind.setdefault(at, []).append(item.source)
    for one in edition.ingredients.values():
        out = flat(unspasm("knowledge", "show", one.id)[1])
        parts = [one.about, *one.countries.values(), *one.classes, f"({one.use}"]
        parts += [part for ground in medicine_words.facts_of_label(one) for part in (ground.say, ground.judgement)]
        parts += behind.get(f"medicine {one.id}", [])
        parts += [f"Most in 24 hours, {most.country}, {most.mg:g} mg" for most in one.maxima]
        parts += [medicine_words.hours(form) for form in one.forms]
        parts += [f"- {rule.id}: {rule.verdict.word}" for rule in edition.medicine_rules if is_for(rule, one)]
        assert [part for part in parts if flat(part) not in out] == [], one.id


def test_ibuprofen_is_shown_with_its_names_its_hours_and_the_rules_of_others_that_look_for_it(unspasm):
    out = flat(unspasm("knowledge", "show", "ibuprofen")[1])
    others = out.split("Rules of others that look for it: ")[1]
    assert "- ibuprofen_gel_with_tablet: " in others  # by its name
    assert "- ketorolac_thinner: " in others  # by its class
    assert "- nsaid_with_lithium: " not in others
    names = others.split("Names (")[1]
    assert [name for name in ("Nurofen Plus", "Advil", "Motrin IB") if name not in names] == []
    assert "Form tablet, 6 hours between doses: " in out


def test_hours_by_country_and_a_lower_maximum_stand_with_the_medicine(unspasm):
    out = flat(unspasm("knowledge", "show", "paracetamol")[1])
    assert "Form tablet, 6 hours between doses; ireland 4; uk 4: " in out
    for one in load().lower_maxima:
        assert f"Lower, {one.maximum.mg:g} mg ({one.id}): {flat(one.state.sql)}" in out
        shown = flat(unspasm("knowledge", "show", one.id)[1])
        assert f"Of {one.ingredient}: {one.maximum.mg:g} mg in 24 hours When: {flat(one.state.sql)}" in shown


def test_a_medicine_without_a_label_maximum_says_that_it_has_no_clock(unspasm):
    for one in load().ingredients.values():
        out = unspasm("knowledge", "show", one.id)[1]
        assert ("no label maximum was read" in out) == (one.use != "taken" and not one.maxima), one.id


def test_a_class_is_shown_with_its_medicines_and_its_rules(unspasm):
    edition = load()
    for one in edition.medicine_classes.values():
        out = flat(unspasm("knowledge", "show", one.id)[1])
        inside = [each.id for each in edition.ingredients.values() if one.id in each.classes]
        listed = out.split(f"medicine class {one.id} ")[1].split("Medicines in it: ")[1].split(" Rules ")[0]
        assert listed.split(", ") == inside
        rules = [rule for rule in edition.medicine_rules if one.id in rule.classes]
        assert [rule.id for rule in rules if f"- {rule.id}: {medicine_words.verdicts(rule)}" not in out] == []


@pytest.mark.parametrize("each", [5, pytest.param(1, marks=pytest.mark.deep)])  # one in so many
def test_a_rule_is_shown_with_both_verdicts_and_what_people_are_told(unspasm, each: int):
    for rule in load().medicine_rules[::each]:
        out = flat(unspasm("knowledge", "show", rule.id)[1])
        assert f"Not taken yet: {rule.verdict.word} Taken already: {rule.if_taken.word}" in out
        parts = [rule.say, rule.do, rule.judgement, flat(rule.state.sql), *rule.classes, *rule.ingredients]
        assert [part for part in (*parts, *(item.source for item in rule.evidence)) if part not in out] == [], rule.id


def test_the_rule_on_blood_thinners_says_for_whom_and_when(unspasm):
    out = flat(unspasm("knowledge", "show", "nsaid_with_anticoagulant")[1])
    assert "For the class nsaid When: takes_anticoagulant OR blood_thinner" in out
    assert "Go on with the thinner." in out


def test_a_name_shows_what_is_in_it_in_each_country(unspasm):
    out = flat(unspasm("knowledge", "show", "Nurofen Plus")[1])
    assert "In uk, ireland: ibuprofen 200 mg, codeine 12.8 mg (tablet)" in out
    differing = flat(unspasm("knowledge", "show", "Norgesic")[1])
    assert "In australia: orphenadrine 35 mg, paracetamol 450 mg" in differing
    assert "In usa: orphenadrine 25 mg, aspirin 385 mg, caffeine 30 mg" in differing


def test_what_stands_on_a_packet_has_no_id_and_is_shown_by_its_name(unspasm):
    for name, found in list(medicine_words.names(load()).items())[::12]:
        code, out, err = unspasm("knowledge", "show", name)
        assert (code, err) == (0, ""), name
        heads = [line for line in out.splitlines() if line == f"medicine name {name}"]
        assert heads == [f"medicine name {name}"]
        text = flat(out)
        parts = [f"In {', '.join(one.countries)}: {one.ingredients[0]}" for one in found.entries]
        parts += [one.note for one in found.entries]
        assert [part for part in parts if part not in text] == [], name


@pytest.mark.parametrize("typed", ["nurofen plus", "NUROFEN  PLUS", "Nurofen-Plus"])
def test_a_name_is_found_however_it_is_capitalised(unspasm, typed):
    code, out, err = unspasm("knowledge", "show", typed)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "medicine name Nurofen Plus"


def test_a_misspelt_name_is_suggested_and_never_shown_as_another(unspasm):
    code, out, err = unspasm("knowledge", "show", "Nurofn Plus")
    assert (code, out) == (2, "")
    assert "did you mean `Nurofen Plus`" in err


def test_coverage_counts_medicines_by_what_they_rest_on(unspasm):
    edition = load()
    data = json.loads(unspasm("knowledge", "coverage", "--format", "json")[1])
    grounds = data["grounds"]
    judged = [
        one
        for one in edition.ingredients.values()
        if all(ground.judgement for ground in medicine_words.facts_of_label(one))
    ]
    assert 0 < grounds["medicine"]["judgement"] == len(judged) < len(edition.ingredients)
    assert grounds["medicine rule"]["judgement"] == sum(bool(one.judgement) for one in edition.medicine_rules)
    assert grounds["medicine rule"]["full_text"] == sum(
        item.read.value == "full_text" for one in edition.medicine_rules for item in one.evidence
    )
    for kind, group in (
        ("medicine class", edition.medicine_classes),
        ("medicine", edition.ingredients),
        ("medicine rule", edition.medicine_rules),
        ("lower maximum", edition.lower_maxima),
        ("medicine name", edition.medicine_names),
    ):
        assert grounds[kind]["items"] == len(group)
        assert data["reviewed"][kind] == f"0 of {len(group)}"
    assert [topic for topic in ("medicine", "medicine_safety", "interaction") if topic not in data["topics"]] == []
    out = unspasm("knowledge", "coverage")[1]
    assert f"medicine name: {len(edition.medicine_names)} items; no source of their own" in out


def test_a_review_of_a_file_of_medicines_is_counted(unspasm, tmp_path: Path, monkeypatch):
    folder = Path(shutil.copytree(where.knowledge_dir(), tmp_path / "knowledge"))
    for name in ("medicine_classes.yaml", "medicines/paracetamol.yaml", "medicine_names/spain.yaml"):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert "reviewed_by: none" in text
        file.write_text(text.replace("reviewed_by: none", "reviewed_by: eve, 2026-11-23"), encoding="utf-8")
    monkeypatch.setattr(where, "knowledge_dir", lambda: folder)
    shipped.cache_clear()
    try:
        edition = load()
        done = json.loads(unspasm("knowledge", "coverage", "--format", "json")[1])["reviewed"]
    finally:
        shipped.cache_clear()
    assert done["medicine class"] == "{0} of {0}".format(len(edition.medicine_classes))
    assert done["medicine"].startswith("1 of ")
    assert done["lower maximum"] == "3 of 3"
    assert not done["medicine name"].startswith("0 of ")
