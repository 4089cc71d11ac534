"""Plain Python, Polars and DuckDB read every rule of the edition alike, for random people."""

import random

import duckdb
import polars as pl
import pytest
from tests.spec.table import frame

from unspasm import assess
from unspasm.assessment.answers import engine_values
from unspasm.engines import person, table
from unspasm.rules.vocabulary import UNSURE

PEOPLE = 1500


def someone(edition, dice):
    def value(fact):
        if dice.random() < 0.2:
            return None
        if fact.kind == "yes_no":
            return dice.random() < 0.3
        return (
            float(dice.randint(int(fact.low), int(fact.high)))
            if fact.kind == "number"
            else dice.choice([*fact.choices])
        )

    told = {fact.id: value(fact) for fact in edition.facts.values()}
    return told | {
        UNSURE + name: dice.choice([None, True, False]) for name, fact in edition.facts.items() if fact.danger
    }


@pytest.fixture(scope="module")
def crowd(edition):
    dice = random.Random(7)
    return [someone(edition, dice) for _ in range(PEOPLE)]


@pytest.fixture(scope="module")
def in_polars(edition, crowd):
    return table.read(edition, frame(edition, crowd).lazy()).collect()


def test_python_and_polars_read_every_rule_alike(edition, crowd, in_polars):
    reader = person.Reader(edition)
    for row, someone in zip(in_polars.iter_rows(named=True), crowd, strict=True):
        readings = reader.read({name: value for name, value in someone.items() if value is not None})
        assert {name: row["rule_" + name] for name in readings} == {name: one.holds for name, one in readings.items()}


def test_python_and_polars_derive_every_fact_alike(edition, crowd, in_polars):
    reader = person.Reader(edition)
    for row, someone in zip(in_polars.iter_rows(named=True), crowd, strict=True):
        known = reader.with_derived({name: value for name, value in someone.items() if value is not None})
        assert {item.id: row[item.id] for item in edition.derived} == {
            item.id: known.get(item.id) for item in edition.derived
        }


def test_levels_are_the_highest_present_and_the_highest_not_absent(edition, in_polars):
    for row in in_polars.iter_rows(named=True):
        present = [int(rule.urgency) for rule in edition.rules if row["rule_" + rule.id]]
        possible = [int(rule.urgency) for rule in edition.rules if row["rule_" + rule.id] is not False]
        assert (row["level"], row["could_be"]) == (max(present, default=0), max(possible, default=0))


def test_duckdb_reads_every_rule_as_polars_does(edition, crowd, in_polars):
    few = frame(edition, crowd[:400])
    in_duckdb = table.read(edition, duckdb.from_arrow(few.to_arrow())).pl()
    columns = [name for name in in_polars.columns if name.startswith("rule_")]
    assert in_duckdb.select(columns).equals(in_polars.head(400).select(columns))
    for name in ("level", "could_be"):
        assert in_duckdb[name].cast(pl.Int32).to_list() == in_polars.head(400)[name].cast(pl.Int32).to_list()


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_counts_as_unknown(edition, odd):
    row = table.read(edition, pl.LazyFrame({"age": [odd]})).collect()
    assert row[_age_rule(edition)].to_list() == [None]


def _age_rule(edition):
    return next("rule_" + rule.id for rule in edition.rules if rule.sql.strip() == "age < 5")


def test_python_and_polars_give_every_cause_the_same_score(edition):
    dice = random.Random(11)
    told = [{**_told(edition, dice), "age": 40.0} for _ in range(300)]
    assessments = [assess(one) for one in told]
    reader = person.reader(edition)
    values = [reader.with_gates(engine_values(one.answers, edition)) for one in assessments]
    scored = table.read(edition, frame(edition, values).lazy()).collect()
    for row, assessment in zip(scored.iter_rows(named=True), assessments, strict=True):
        for one in assessment.causes:
            assert row["score_" + one.cause.id] is not None
            assert one.score is None or one.score == pytest.approx(row["score_" + one.cause.id], abs=1e-6)


def _told(edition, dice):
    told = someone(edition, dice)
    return {name: value for name, value in told.items() if value is not None and name in edition.facts}


def test_shares_of_one_person_sum_to_one(edition, in_polars):
    shares = in_polars.select(pl.sum_horizontal([name for name in in_polars.columns if name.startswith("score_")]))
    assert shares.to_series().to_list() == pytest.approx([1.0] * PEOPLE)
