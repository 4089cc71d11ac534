"""How much in 24 hours: drawn tables of amounts, and what the clock does when it was not told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.medicines import checked, ids_of, of, product, well

from unspasm import assess
from unspasm.plan.medicines.check import check
from unspasm.plan.medicines.clock import clock_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.medicine import MedicineName
from unspasm.words import MedicineVerdict

PANADOL = MedicineName("Panadol", ("paracetamol",), {"paracetamol": 500.0}, "tablet", ("uk",), "", "none")
TYLENOL = MedicineName("Tylenol", ("paracetamol",), {"paracetamol": 325.0}, "tablet", ("usa",), "", "none")
CO_CODAMOL = MedicineName(
    "Co-codamol 8/500",
    ("codeine", "paracetamol"),
    {"codeine": 8.0, "paracetamol": 500.0},
    "tablet",
    ("uk",),
    "",
    "none",
)
NUROFEN = MedicineName("Nurofen", ("ibuprofen",), {"ibuprofen": 200.0}, "tablet", ("uk",), "", "none")
LONG = MedicineName("Brufen Retard", ("ibuprofen",), {"ibuprofen": 800.0}, "long_acting", ("uk",), "", "none")
ALEVE = MedicineName("Aleve", ("naproxen",), {"naproxen": 220.0}, "tablet", ("usa",), "", "none")
ASPIRIN = MedicineName("Aspirin", ("aspirin",), {"aspirin": 300.0}, "tablet", ("uk",), "", "none")
NAMED = {one.name.split()[0].casefold(): one for one in (PANADOL, TYLENOL, CO_CODAMOL, NUROFEN, LONG, ALEVE, ASPIRIN)}

# products with units | answers | country | ingredient | total in mg | over
AMOUNTS = """
panadol 8                  |                          | uk  | paracetamol | 4000 | no
panadol 9                  |                          | uk  | paracetamol | 4500 | over
panadol 1                  |                          | uk  | paracetamol |  500 | no
panadol 8.5                |                          | uk  | paracetamol | 4250 | over
tylenol 9                  |                          | usa | paracetamol | 2925 | no
tylenol 11                 |                          | usa | paracetamol | 3575 | over
panadol 6                  |                          | usa | paracetamol | 3000 | no
panadol 7                  |                          | usa | paracetamol | 3500 | over
panadol 8                  |                          |     | paracetamol | 4000 | over
panadol 8                  | weight_kg=45             | uk  | paracetamol | 4000 | over
panadol 8                  | weight_kg=50             | uk  | paracetamol | 4000 | no
panadol 4                  | weight_kg=45             | uk  | paracetamol | 2000 | no
panadol 8                  | three_drinks_a_day       | uk  | paracetamol | 4000 | over
panadol 8                  | heavy_drinking           | uk  | paracetamol | 4000 | over
panadol 4                  | three_drinks_a_day       | uk  | paracetamol | 2000 | no
panadol 8                  | liver_disease            | uk  | paracetamol | 4000 | over
panadol 4                  | liver_disease            | uk  | paracetamol | 2000 | no
panadol 8                  | smoker                   | uk  | paracetamol | 4000 | no
co-codamol 8               |                          | uk  | paracetamol | 4000 | no
co-codamol 9               |                          | uk  | paracetamol | 4500 | over
co-codamol 4, panadol 4    |                          | uk  | paracetamol | 4000 | no
co-codamol 4, panadol 5    |                          | uk  | paracetamol | 4500 | over
co-codamol 5, panadol 4    |                          | uk  | paracetamol | 4500 | over
co-codamol 2, tylenol 10   |                          | uk  | paracetamol | 4250 | over
panadol 4, nurofen 3       |                          | uk  | paracetamol | 2000 | no
nurofen 6                  |                          | uk  | ibuprofen   | 1200 | no
nurofen 7                  |                          | uk  | ibuprofen   | 1400 | over
nurofen 7                  |                          | usa | ibuprofen   | 1400 | over
nurofen 3, brufen 1        |                          | uk  | ibuprofen   | 1400 | over
aleve 3                    |                          | usa | naproxen    |  660 | no
aleve 4                    |                          | usa | naproxen    |  880 | over
aspirin 12                 |                          | uk  | aspirin     | 3600 | no
aspirin 14                 |                          | uk  | aspirin     | 4200 | over
""".strip().splitlines()

# product, units, hours since the last | hours to wait; the country is the UK.
WAITS = """
panadol 1 0    | 4
panadol 1 ?    | 4
panadol 1 1.5  | 2.5
panadol 2 4    | 0
panadol 2 20   | 0
panadol 8 2    | 22
panadol 8 ?    | 24
panadol 9 5    | 19
nurofen 1 ?    | 6
nurofen 2 2    | 4
nurofen 2 7    | 0
nurofen 6 6    | 18
brufen 1 10    | 14
brufen 1 ?     | 24
brufen 1 24    | 0
""".strip().splitlines()


def _cells(line):
    return [cell.strip() for cell in line.split("|")]


def _told(edition, text):
    told = well(edition)
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = part.partition("=")
        told[name] = float(value) if value else True
    return told


def _taken(text):
    name, units, *hours = text.split()
    since = None if not hours or hours[0] == "?" else float(hours[0])
    return Taken(name, NAMED[name], None if units == "?" else float(units), None, since)


def _clocks(edition, told, items, country="uk"):
    found = clock_of(edition, assess(told, edition), Taking(tuple(items), (), True), country)
    return {clock.ingredient.id: clock for clock in found}


@pytest.mark.parametrize("line", AMOUNTS)
def test_drawn_amounts(edition, line):
    products, answers, country, ingredient, total, over = _cells(line)
    items = [_taken(part.strip()) for part in products.split(",")]
    clock = _clocks(edition, _told(edition, answers), items, country)[ingredient]
    assert (clock.taken_mg, "over" if clock.over else "no") == (float(total), over)
    assert not clock.amounts_missing


@pytest.mark.parametrize("line", WAITS)
def test_drawn_waits(edition, line):
    product_, wait = _cells(line)
    (clock,) = _clocks(edition, well(edition), [_taken(product_)]).values()
    assert clock.wait_hours == float(wait)


def test_paracetamol_above_the_most_is_a_poison_line_and_ibuprofen_is_not(edition):
    for item, poison in (("panadol 9", True), ("panadol 8", False), ("nurofen 7", False)):
        found = check(assess(well(edition), edition), Taking((_taken(item),), (), True), "uk")
        assert found.poison_line is poison
        assert bool(found.over) is item.endswith(("9", "7"))


@pytest.mark.parametrize(
    ("item", "id", "what"), [("panadol 9", "paracetamol", "poison"), ("nurofen 7", "ibuprofen", "")]
)
def test_above_the_most_says_call_before_anything_else(edition, item, id, what):
    found = check(assess(well(edition), edition), Taking((_taken(item),), (), True), "uk")
    first = found.taken[0]
    assert (first.ingredient.id, first.verdict) == (id, MedicineVerdict.STOP_AND_CALL)
    why = next(why for why in first.reasons if why.id == "over_the_most_in_24_hours")
    assert ("poison line" in why.do) is bool(what)
    assert "mg" in why.say


def test_two_products_with_paracetamol_are_told_even_below_the_most(edition):
    items = (_taken("co-codamol 2"), _taken("panadol 2"))
    found = check(assess(well(edition), edition), Taking(items, (), True), "uk")
    one = of(found, "paracetamol")
    assert not found.over
    assert one.verdict == MedicineVerdict.STOP_AND_CALL
    assert ids_of(one) >= {"same_ingredient_twice"}


def test_an_amount_nobody_told_is_said_and_never_reads_as_within(edition):
    clock = _clocks(edition, well(edition), [_taken("panadol ?")])["paracetamol"]
    assert clock.taken_mg is None
    assert clock.amounts_missing == ("panadol",)
    assert "not known" in clock.words
    assert "panadol" in clock.words
    assert not clock.over


def test_what_is_known_may_be_too_much_already(edition):
    clock = _clocks(edition, well(edition), [_taken("panadol 9"), _taken("co-codamol ?")])["paracetamol"]
    assert clock.over
    less = _clocks(edition, well(edition), [_taken("panadol 7"), _taken("co-codamol ?")])["paracetamol"]
    assert less.taken_mg is None


def test_a_strength_nobody_knows_is_an_amount_nobody_knows(edition):
    clock = _clocks(edition, well(edition), [product(edition, "paracetamol", units_24h=9.0)])["paracetamol"]
    assert clock.taken_mg is None
    assert clock.amounts_missing
    told = replace(product(edition, "paracetamol", units_24h=9.0), mg={"paracetamol": 500.0})
    assert _clocks(edition, well(edition), [told])["paracetamol"].over


def test_none_in_24_hours_is_no_clock(edition):
    assert _clocks(edition, well(edition), [_taken("panadol 0")]) == {}


def test_a_form_of_unknown_interval_leaves_the_wait_open(edition):
    item = replace(_taken("panadol 1"), name=replace(PANADOL, form="ring"))
    assert _clocks(edition, well(edition), [item])["paracetamol"].wait_hours is None


def test_the_longest_interval_among_the_products_counts(edition):
    clock = _clocks(edition, well(edition), [_taken("nurofen 1 5"), _taken("brufen 1 10")])["ibuprofen"]
    assert clock.wait_hours is not None
    assert clock.wait_hours >= 14


@settings(max_examples=60)
@given(
    units=st.lists(st.integers(0, 12), min_size=1, max_size=4),
    more=st.integers(0, 6),
    country=st.sampled_from(["uk", "usa", "spain", "", "elsewhere"]),
    answers=st.sampled_from(["", "weight_kg=45", "three_drinks_a_day", "liver_disease", "weight_kg=45, liver_disease"]),
)
def test_more_tablets_and_worse_answers_never_make_it_within(edition, units, more, country, answers):
    items = [Taken("panadol", PANADOL, float(number)) for number in units]
    added = [*items, Taken("co-codamol", CO_CODAMOL, float(more))]
    for told in (well(edition), _told(edition, answers)):
        before, after = _clocks(edition, told, items, country), _clocks(edition, told, added, country)
        if "paracetamol" in before:
            assert after["paracetamol"].over >= before["paracetamol"].over
    plain, worse = (_clocks(edition, told, items, country) for told in (well(edition), _told(edition, answers)))
    if "paracetamol" in plain:
        assert worse["paracetamol"].over >= plain["paracetamol"].over


@pytest.mark.parametrize("unknown", ["weight_kg", "three_drinks_a_day", "liver_disease"])
def test_an_answer_that_could_lower_the_most_leaves_it_open(edition, unknown):
    told = {name: value for name, value in well(edition).items() if name != unknown}
    one = of(checked(edition, told, ["paracetamol"]), "paracetamol")
    assert one.verdict == MedicineVerdict.OPEN
    assert unknown in one.missing
