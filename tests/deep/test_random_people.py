"""Large searches: many random people, dense and sparse, through both engines and the whole assessment."""

import random

import pytest
from tests.spec.table import frame

from unspasm import assess
from unspasm.assessment.answers import Answers, engine_values
from unspasm.engines import person, table

pytestmark = pytest.mark.deep
PEOPLE = 20_000


def _told(edition, dice):
    known = dice.random()
    told = {}
    for fact in edition.facts.values():
        if dice.random() < known:
            if fact.kind == "number":
                told[fact.id] = float(dice.randint(int(fact.low), int(fact.high)))
            elif fact.kind == "choice":
                told[fact.id] = dice.choice([*fact.choices])
            else:
                told[fact.id] = dice.choice([True, False, False, *(["unsure"] if fact.danger else [])])
    return told


def test_engines_agree_on_many_people(edition):
    dice = random.Random(3)
    values = [engine_values(Answers.checked(_told(edition, dice), edition), edition) for _ in range(PEOPLE)]
    in_polars = table.read(edition, frame(edition, values).lazy()).collect()
    reader = person.Reader(edition)
    for row, one in zip(in_polars.iter_rows(named=True), values, strict=True):
        readings = reader.read(one)
        assert {name: row["rule_" + name] for name in readings} == {name: read.holds for name, read in readings.items()}


def test_dropping_any_answer_never_raises_the_level_of_many_people(edition):
    dice = random.Random(4)
    for _ in range(500):
        told = _told(edition, dice)
        level = assess(told).triage.level
        for dropped in told:
            assert assess({name: value for name, value in told.items() if name != dropped}).triage.level <= level
