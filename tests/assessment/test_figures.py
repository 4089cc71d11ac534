"""Figures in words: every measure and unit of the knowledge has words of its own, so each can be translated."""

from dataclasses import replace

import pytest

from unspasm.assessment import figures
from unspasm.library.across import cited
from unspasm.library.edition import shipped
from unspasm.rules.rule import Evidence
from unspasm.words import Read

CITED = [item for _, item in cited(shipped())]
ONE = Evidence("someone_2020", "odds_ratio", 2.5, "ratio", (1.5, 4.0), "ana and ben", Read.ABSTRACT)


def test_every_measure_and_unit_of_the_knowledge_has_words() -> None:
    assert {item.measure for item in CITED} == set(figures.MEASURE)
    assert {item.unit for item in CITED} == set(figures.IN_UNIT)


@pytest.mark.parametrize(
    ("value", "unit", "said", "with_unit"),
    [
        (2.5, "ratio", "2.5", "2.5"),
        (25.0, "percent", "25%", "25%"),
        (3.0, "of 100 people", "3 of 100 people", "3 of 100 people"),
        ("0.1 to 1.9", "percent", "0.1 to 1.9", "0.1 to 1.9%"),
        (7.0, "none", "7", "7"),
        (7.0, "a unit of tomorrow", "7 a unit of tomorrow", "7 a unit of tomorrow"),
    ],
)
def test_a_figure_stands_in_its_unit(value: float | str, unit: str, said: str, with_unit: str) -> None:
    item = replace(ONE, value=value, unit=unit)
    assert (figures.value(item), figures.in_unit(item)) == (said, with_unit)


def test_a_measure_is_named_and_its_interval_is_given_where_there_is_one() -> None:
    assert (figures.measure(ONE), figures.interval(ONE)) == ("Odds ratio", "1.5 to 4")
    assert figures.interval(replace(ONE, interval=None)) == ""
    assert figures.measure(replace(ONE, measure="a_new_one")) == "A new one"
