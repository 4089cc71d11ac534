"""Plain Python, Polars and DuckDB give every care option the same verdict, for random people."""

import random

import duckdb
import pytest
from tests.engines.test_agree import someone
from tests.spec.table import frame

from unspasm.engines import person, table, table_care
from unspasm.rules.joining import joined
from unspasm.words import CareVerdict

PEOPLE = 600
FEW_YESES = 200
NEARLY_WELL = 200


@pytest.fixture(scope="module")
def crowd(edition, calm):
    dice = random.Random(5)
    full = [someone(edition, dice) for _ in range(PEOPLE)]
    # Random people are nearly all emergencies: those with few yeses, or nearly well, reach the other verdicts.
    quiet = [_quiet(one, dice) for one in full[:FEW_YESES]]
    nearly_well = [_nearly_well(calm, one, dice) for one in full[:NEARLY_WELL]]
    return [*full, *quiet, *nearly_well]


def _quiet(one, dice):
    return one | {name: dice.random() < 0.02 for name, value in one.items() if value is True}


def _nearly_well(calm, one, dice):
    changed = dice.sample(sorted(calm), 3)
    return calm | {name: one[name] for name in changed} | {"duration_days": dice.choice([3.0, 50.0, 200.0])}


@pytest.fixture(scope="module")
def in_polars(edition, crowd):
    return table_care.read(edition, table.read(edition, frame(edition, crowd).lazy())).collect()


def _in_python(edition, one):
    reader = person.reader(edition)
    values = {name: value for name, value in one.items() if value is not None}
    known = reader.with_derived(values)
    states = reader.state_readings(reader.read(values, known), values, known)
    found = {}
    for option in edition.care.values():
        limits = [(limit.verdict, states[f"limit {limit.id}"].holds) for limit in edition.limits_of(option)]
        present = max((verdict for verdict, holds in limits if holds), default=None)
        undecided = max((verdict for verdict, holds in limits if holds is None), default=None)
        found[option.id] = joined(present, undecided, stays_allowed=option.stays_allowed)
    return found


def test_python_and_polars_agree_on_every_verdict(edition, crowd, in_polars):
    seen = set()
    for row, one in zip(in_polars.iter_rows(named=True), crowd, strict=True):
        expected = _in_python(edition, one)
        seen |= set(expected.values())
        assert {id: row[table_care.CARE + id] for id in expected} == {id: int(it) for id, it in expected.items()}
    assert seen == set(CareVerdict)


def test_duckdb_agrees_with_polars(edition, crowd, in_polars):
    few = frame(edition, crowd[-200:])
    read = table_care.read(edition, table.read(edition, duckdb.from_arrow(few.to_arrow()))).pl()
    for id in edition.care:
        column = table_care.CARE + id
        assert read[column].cast(int).to_list() == in_polars[column].tail(200).cast(int).to_list(), id


@pytest.mark.parametrize(
    ("present", "undecided", "stays", "expect"),
    [
        ("do", None, False, "do"),
        ("do", "may_help", False, "may_help"),
        ("do", "ask_first", False, "open"),
        ("do", "not_for_you", True, "may_help"),
        ("may_help", "not_for_you", False, "open"),
        ("ask_first", "not_for_you", False, "ask_first"),
        ("not_advised", "not_for_you", True, "not_advised"),
        ("not_for_you", None, True, "not_for_you"),
        (None, "do", False, "open"),
        (None, "do", True, "may_help"),
        (None, None, False, "open"),
    ],
)
def test_limits_join_to_the_one_that_allows_least(present, undecided, stays, expect):
    def named(word):
        return CareVerdict[word.upper()] if word else None

    assert joined(named(present), named(undecided), stays_allowed=stays) is named(expect)
