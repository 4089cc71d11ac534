"""Only the small language gets in; everything else is refused with a message that helps."""

import time

import pytest

from unspasm.rules import expr
from unspasm.rules.language import When
from unspasm.rules.vocabulary import Fact

FACTS = {
    fact.id: fact
    for fact in (
        Fact("fever", "yes_no", "Fever"),
        Fact("age", "number", "Age", unit="years", low=0, high=120),
        Fact("weight", "number", "Weight", unit="kg", low=1, high=400),
        Fact("onset", "choice", "Onset", choices={"abrupt": "a", "gradual": "g"}),
    )
}


def parse(sql):
    return When.parse(sql, "x.yaml:1 when", FACTS)


@pytest.mark.parametrize(
    "sql",
    [
        "fever",
        "NOT fever",
        "fever AND age >= 65",
        "age BETWEEN 10 AND 20",
        "age IN (1, 2)",
        "onset = 'abrupt' OR onset IN ('gradual')",
        "age + 1 > weight / 2 * 3 - 4",
        "age > -1",
        "((fever))",
    ],
)
def test_the_language_holds(sql):
    assert isinstance(parse(sql), When)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("fever IS NULL", "IS NULL"),
        ("CASE WHEN fever THEN 1 ELSE 0 END > 0", "CASE"),
        ("abs(age) > 1", "ABS"),
        ("CAST(age AS INT) > 1", "CAST"),
        ("age::int > 1", "does not belong"),
        ("fever -- trailing", "does not belong"),
        ("fever /* x */", "does not belong"),
        ('"fever"', "does not belong"),
        ("fever; DROP TABLE x", "does not belong"),
        ("NULL", "is not a condition"),
        ("fever AND NULL", "is not a condition"),
        ("TRUE", "is not a condition"),
        ("t.fever", "does not belong"),
        ("fever AND (SELECT 1)", "is not a condition"),
        ("age", "is a number fact and is used as yes_no"),
        ("fever > 1", "is a yes_no fact and is used as number"),
        ("onset > 'abrupt'", "have no order"),
        ("onset = 'sudden'", "has no choice 'sudden'"),
        ("age IN (1, 'abrupt')", "mixes"),
        ("fevr", "is not a fact"),
        ("", "is not a condition"),
        ("fever OR " * 70 + "fever", "longer than 500"),
        ("(" * 9 + "fever" + ")" * 9, "nested deeper"),
        ("(" * 200 + "fever" + ")" * 200, "nested deeper"),
        ("NOT " * 60 + "fever", "nested deeper"),
    ],
)
def test_anything_else_is_refused(sql, says):
    problems = parse(sql)
    assert isinstance(problems, list)
    assert says in "\n".join(map(str, problems))
    assert all(problem.where == "x.yaml:1 when" and problem.why and problem.fix for problem in problems)


def test_a_misspelt_fact_gets_the_nearest_name():
    assert "did you mean `fever`?" in str(parse("fevr")[0])


def test_all_problems_of_a_condition_come_together():
    assert len(parse("fevr AND onset = 'sudden' AND weigth > 3")) == 3


def test_a_hundred_thousand_brackets_are_refused_at_once():
    started = time.process_time()
    assert isinstance(parse("(" * 100_000), list)
    assert time.process_time() - started < 1


def test_what_stands_under_an_odd_number_of_nots_is_found():
    condition = parse("NOT (fever AND NOT age > 3) AND NOT onset = 'abrupt'").expr
    assert set(expr.denied_facts(condition)) == {"fever", "onset"}
