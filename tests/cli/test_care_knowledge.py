"""What an editor asks about care, gates, plan, visits and outlook: `list`, `show`, `check` and `coverage`."""

import json
import sys
from dataclasses import fields

import pytest

from unspasm import load
from unspasm.cli import care_words
from unspasm.cli.app import main
from unspasm.library.edition import Edition
from unspasm.rules.care import State
from unspasm.words import Urgency


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


def ids_of(edition: Edition) -> list[str]:
    """Read off the shape of the edition, so that a part added to it is asked for here, too."""
    without_ids = ("version", "hash", "screens", "medicine_names")
    parts = [getattr(edition, one.name) for one in fields(edition) if one.name not in without_ids]
    ids = [id for part in parts for id in (part if hasattr(part, "keys") else (one.id for one in part))]
    for home in care_words.homes(edition):
        ids += [one.id for one in care_words.limits_in(home)]
    return [*ids, *(clue.id for clue in edition.clues)]


@pytest.mark.parametrize("each", [5, pytest.param(1, marks=pytest.mark.deep)])  # one in so many
def test_every_id_of_the_edition_can_be_shown(unspasm, each: int):
    for id in list(dict.fromkeys(ids_of(load())))[::each]:
        code, out, err = unspasm("knowledge", "show", id)
        assert (code, err) == (0, ""), id
        assert out.splitlines()[0].endswith(f" {id}")
        assert len(out.splitlines()) > 1


def test_every_part_of_care_is_listed(unspasm):
    out = unspasm("knowledge", "list")[1]
    for group in care_words.groups(load()):
        assert [id for id in group if f"  - {id}: " not in out] == []
    for title in ("CARE OPTIONS", "GATES", "PLAN STEPS", "PROFESSIONALS", "OUTLOOK NOTES", "SCAN CAUTIONS"):
        assert f"\n{title}\n" in out


def test_check_counts_care_options_gates_and_outlook_notes(unspasm):
    edition = load()
    out = unspasm("knowledge", "check")[1]
    for thing, number in (
        ("care options", len(edition.care)),
        ("gates", len(edition.gates)),
        ("outlook notes", len(edition.outlook)),
        ("plan steps", len(edition.steps)),
    ):
        assert f"; {number} {thing};" in out


def test_a_care_option_is_shown_with_all_that_decides_it(unspasm):
    for option in load().care.values():
        out = flat(unspasm("knowledge", "show", option.id)[1])
        parts = [*option.gates, *option.claims, *(stand.body for stand in option.guidelines), *option.how, *option.ask]
        parts += [f"Effect {one.size}, certainty {one.certainty}" for one in option.by_phase]
        parts += [flat(ground.say) for ground in option.harms]
        for limit in care_words.limits_in(option):
            parts += [f": {limit.verdict.word}: {flat(limit.say)}", flat(limit.judgement)]
            parts += [flat(item.population) for item in limit.evidence]
        parts += [f"When: {flat(limit.state.sql)}" for limit in option.limits if limit.state.sql]
        assert [part for part in parts if part not in out] == [], option.id


def test_a_gate_is_shown_with_its_limits_and_the_options_that_have_it(unspasm):
    edition = load()
    for gate in edition.gates.values():
        out = flat(unspasm("knowledge", "show", gate.id)[1])
        assert [limit.id for limit in gate.limits if f"Limit {limit.id}: {limit.verdict.word}" not in out] == []
        listed = out.split(f"gate {gate.id} ", 1)[1].split("Care options with it: ", 1)[1].split(" Limit ", 1)[0]
        assert listed.split(", ") == [one.id for one in edition.care.values() if gate.id in one.gates]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("cold_reacts", ["No better than not_for_you in the gate cold, so for cold,", "When: cold_hurt_skin"]),
        ("heat_young_child", ["No better than ask_first for heat", "When: age < 16", "Clinical judgement: "]),
        ("heat_acute_subacute", ["No better than may_help for heat", "When: phase IN ('acute', 'subacute')"]),
        ("seen_first", ["When: a rule fired at same_day or above"]),
        ("exercise_broken_bone", ["a rule of fragility_fracture or injury_fracture fired at soon or above"]),
        ("pregnant_and_mri", ["Before: mri", "Condition: possibly_pregnant", "Clinical judgement: "]),
        ("wallwork_acute", ["shown first", "week 0: wallwork_2024", "week 52: "]),
    ],
)
def test_a_part_says_when_it_counts_and_why(unspasm, name, parts):
    out = flat(unspasm("knowledge", "show", name)[1])
    assert [part for part in parts if part not in out] == []


def test_steps_notes_and_professionals_say_what_people_read(unspasm):
    edition = load()
    for step in edition.steps:
        out = flat(unspasm("knowledge", "show", step.id)[1])
        assert f"Rests on the care option {step.care}" in out
        assert f"When: {care_words.applies(step.state)}" in out
        assert f"People are told: {step.ground.say}" in out
    for note in edition.outlook:
        out = flat(unspasm("knowledge", "show", note.id)[1])
        assert note.ground.say in out
        assert note.of_100 is None or f"{note.of_100:g} of 100" in out
    for who in edition.professionals:
        out = flat(unspasm("knowledge", "show", who.id)[1])
        assert [text for text in (who.for_what.say, *who.can, *who.cannot, *who.ask) if text not in out] == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("heat_and_cold_in_tern", "heat_and_cold_in_turn"),
        ("deep_presure", "deep_pressure"),
        ("cold_react", "cold_reacts"),
    ],
)
def test_a_misspelt_id_gets_the_nearest_one(unspasm, name, near):
    code, out, err = unspasm("knowledge", "show", name)
    assert (code, out) == (2, "")
    assert f"did you mean `{near}`" in err


def test_a_state_is_told_by_its_condition_its_level_or_as_everyones():
    assert care_words.applies(State(None, "", None, ())) == "always"
    both = State(None, "age < 16", Urgency.SOON, ("hip",))
    assert care_words.applies(both) == "age < 16; or a rule of hip fired at soon or above"


def test_coverage_counts_care_with_its_judgement_and_its_review(unspasm):
    edition = load()
    data = json.loads(unspasm("knowledge", "coverage", "--format", "json")[1])
    assert set(data["reviewed"]) == set(data["grounds"])
    assert data["grounds"]["care"]["items"] == len(edition.care)
    assert data["grounds"]["limit"]["items"] == len(care_words.limits(edition))
    assert data["grounds"]["step"]["judgement"] == sum(bool(one.ground.judgement) for one in edition.steps)
    assert data["grounds"]["professional"]["judgement"] == sum(
        bool(one.for_what.judgement) for one in edition.professionals
    )
    assert data["reviewed"]["limit"] == f"0 of {len(care_words.limits(edition))}"
