"""Random conditions over random facts read the same in plain Python, on Polars and on DuckDB."""

from dataclasses import replace

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unspasm.engines import person, table
from unspasm.rules import expr
from unspasm.rules.vocabulary import Fact

FACTS = {
    fact.id: fact
    for fact in (
        Fact("a", "yes_no", "a"),
        Fact("b", "yes_no", "b"),
        Fact("x", "number", "x", unit="points", low=-5, high=5),
        Fact("y", "number", "y", unit="points", low=-5, high=5),
        Fact("c", "choice", "c", choices={"red": "r", "blue": "b"}),
    )
}
terms = st.recursive(
    st.sampled_from([expr.FactRef("x"), expr.FactRef("y"), expr.Number(0.0), expr.Number(2.5), expr.Number(-1.0)]),
    lambda inner: st.builds(expr.Arith, st.sampled_from("+-*/"), inner, inner),
    max_leaves=4,
)
leaves = st.one_of(
    st.sampled_from([expr.FactRef("a"), expr.FactRef("b")]),
    st.builds(expr.Compare, st.sampled_from(["=", "<>", "<", "<=", ">", ">="]), terms, terms),
    st.builds(expr.Compare, st.sampled_from(["=", "<>"]), st.just(expr.FactRef("c")), st.just(expr.Text("red"))),
    st.builds(expr.In, st.just(expr.FactRef("c")), st.sampled_from([("red",), ("red", "blue")])),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(expr.Not, inner),
        st.builds(expr.And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(expr.Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(expr.AtLeast, st.integers(1, 3), st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
PEOPLE = [
    {"a": a, "b": b, "x": x, "y": y, "c": c}
    for a in (True, False, None)
    for b in (True, None)
    for x in (0.0, 2.5, None)
    for y in (0.0, -1.0, None)
    for c in ("red", None)
]
TABLE = pl.DataFrame(
    PEOPLE, schema={"a": pl.Boolean, "b": pl.Boolean, "x": pl.Float64, "y": pl.Float64, "c": pl.String}
)


def _edition(edition, condition):
    rule = replace(edition.rules[0], id="drawn", when=condition)
    nothing = {"derived": (), "questions": (), "screens": (), "triggers": (), "situations": (), "cautions": ()}
    return replace(edition, facts=FACTS, causes={}, rules=(rule,), **nothing)


def _in_python(one):
    reader = person.Reader(one)
    return [reader.read({k: v for k, v in someone.items() if v is not None})["drawn"].holds for someone in PEOPLE]


@given(condition=conditions)
def test_python_and_polars_read_any_condition_alike(edition, condition):
    one = _edition(edition, condition)
    assert table.read(one, TABLE.lazy()).collect()["rule_drawn"].to_list() == _in_python(one)


@given(condition=conditions)
def test_duckdb_reads_any_condition_as_python_does(edition, condition):
    one = _edition(edition, condition)
    assert table.read(one, duckdb.from_arrow(TABLE.to_arrow())).pl()["rule_drawn"].to_list() == _in_python(one)


@given(condition=conditions)
def test_a_condition_survives_being_written_down(condition):
    assert expr.from_plain(expr.to_plain(condition)) == condition


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_dividing_by_zero_is_unknown(edition, zero):
    condition = expr.Compare(">", expr.Arith("/", expr.FactRef("x"), expr.Number(zero)), expr.Number(0.0))
    assert set(_in_python(_edition(edition, condition))) == {None}
