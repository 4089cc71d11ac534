"""What is written down of an edition gives the same edition back; what is damaged is never taken for one."""

import copy
import json
from dataclasses import dataclass, replace

import pytest

from unspasm.library.edition import Edition
from unspasm.library.restoring import plain, restored
from unspasm.rules.content import Situation
from unspasm.rules.expr import And, AtLeast, Compare, Expr, FactRef, In, Not, Number, Or, Text
from unspasm.rules.rule import Derived, Evidence, Rule
from unspasm.words import Read, Route, Urgency


def through_json(thing):
    return json.loads(json.dumps(plain(thing)))


def test_the_whole_edition_comes_back_unchanged(edition):
    assert restored(Edition, through_json(edition)) == edition


KINDS = ("rules", "questions", "triggers", "situations", "cautions", "scan_findings", "scan_notes", "claims")


@pytest.mark.parametrize("kept", KINDS)
def test_an_edition_with_one_kind_of_thing_only_comes_back_unchanged(edition, kept):
    others = {name: () for name in KINDS if name != kept}
    small = replace(edition, **others)
    assert getattr(small, kept)
    assert restored(Edition, through_json(small)) == small


def test_an_edition_with_nothing_in_it_comes_back_unchanged(edition):
    empty = Edition("0", "x", {}, (), (), (), (), {}, {})
    assert restored(Edition, through_json(empty)) == empty
    assert restored(Edition, through_json(empty)) != edition


YES = FactRef("fever")
CONDITIONS = [
    YES,
    Not(YES),
    And((YES, FactRef("night_pain"))),
    Or((YES, Not(FactRef("night_pain")))),
    AtLeast(2, (YES, FactRef("night_pain"), FactRef("smoker"))),
    In(FactRef("sex"), ("female", "other")),
    Compare("=", FactRef("sex"), Text("male")),
    Compare(">=", FactRef("age"), Number(49.5)),
]


@pytest.mark.parametrize("when", CONDITIONS, ids=lambda when: type(when).__name__)
def test_every_kind_of_condition_comes_back_in_a_rule_and_in_a_case(edition, when):
    rule = replace(edition.rules[0], when=when)
    assert restored(Rule, through_json(rule)) == rule
    derived = Derived("pattern", "first_match", "w", expr=when, cases=((when, "a"), (Not(when), "b")), otherwise="c")
    assert restored(Derived, through_json(derived)) == derived


@pytest.mark.parametrize("value", [2.0, "0.1 to 3.5"])
@pytest.mark.parametrize("interval", [None, (1.0, 2.5)])
def test_a_figure_keeps_its_kind_and_its_interval(value, interval):
    item = Evidence("bass_2018", "lr_positive", value, "ratio", interval, "adults", Read.SECONDARY, rows=("RF001",))
    back = restored(Evidence, through_json(item))
    assert back == item
    assert (type(back.value), type(back.interval)) == (type(value), type(interval))


@pytest.mark.parametrize("word", [*Urgency, *Route, *Read], ids=str)
def test_levels_routes_and_depths_of_reading_come_back_as_what_they_were(word):
    assert restored(type(word), through_json(word)) is word


def test_a_situation_without_a_condition_comes_back_without_one(edition):
    bare = next(one for one in edition.situations if one.when is None)
    assert restored(Situation, through_json(bare)) == bare


@dataclass(frozen=True)
class Pair:
    both: tuple[int, Expr]


def test_a_pair_of_the_wrong_length_is_refused():
    assert restored(Pair, through_json(Pair((1, YES)))) == Pair((1, YES))
    with pytest.raises(ValueError):
        restored(Pair, {"both": [1]})


def _set(*path, to):
    def damage(data):
        *way, last = path
        for step in way:
            data = data[step]
        data[last] = to

    return damage


def _drop(*path):
    def damage(data):
        *way, last = path
        for step in way:
            data = data[step]
        del data[last]

    return damage


DAMAGED = {
    "a missing part": _drop("rules"),
    "a missing field": _drop("rules", 0, "say"),
    "a missing field of a trigger": _drop("triggers", 0, "believed"),
    "a missing field of a scan finding": _drop("scan_findings", 0, "ages"),
    "no list of rules": _set("rules", to=3),
    "a rule that is none": _set("rules", 0, to=None),
    "a level that does not exist": _set("rules", 0, "urgency", to="urgent"),
    "a level that is a number": _set("rules", 0, "urgency", to=4),
    "no mapping of facts": _set("facts", to=[]),
    "a route that does not exist": _set("rules", 0, "route", to="taxi"),
    "a depth of reading that does not exist": _set("scan_notes", 0, "evidence", "read", to="skimmed"),
    "a condition of no kind": _set("rules", 0, "when", to=["perhaps", "fever"]),
    "a condition that is a number": _set("triggers", 0, "when", to=3),
    "a fact that is none": _set("facts", "age", to=3),
    "a level of a situation": _set("situations", 0, "from_level", to="now"),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_damaged_data_is_refused(stored, damage):
    data = copy.deepcopy(stored)
    damage(data)
    # These and no other: the reader of the lowered form takes them for "read the files again".
    with pytest.raises((LookupError, TypeError, ValueError)):
        restored(Edition, data)


@pytest.fixture(scope="module")
def stored(edition):
    return through_json(edition)


@pytest.mark.parametrize("data", [None, 3, "", [], {}])
def test_what_is_no_edition_at_all_is_refused(data):
    with pytest.raises((LookupError, TypeError, ValueError)):
        restored(Edition, data)
