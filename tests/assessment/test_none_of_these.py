"""A no to every danger card closes every emergency rule; a rule that no card closes is found."""

from dataclasses import replace

from unspasm.assessment.none_of_these import left_open
from unspasm.rules.expr import FactRef


def test_no_emergency_rule_is_left_open(edition):
    assert left_open(edition) == []


def test_an_emergency_rule_that_no_card_closes_is_named(edition):
    (rule,) = [rule for rule in edition.rules if rule.id == "tearing_pain_all_at_once"]
    loose = replace(rule, id="loose", when=FactRef("night_pain"))
    (problem,) = left_open(replace(edition, rules=(*edition.rules, loose)))
    assert "loose" in problem.where
