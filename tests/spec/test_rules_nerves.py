"""Urgency rules on nerves, drawn."""

import pytest
from tests.spec.table import check_rule

RULES = {
    "new_leg_weakness": """
        leg_weakness | leg_weakness_worse | expect
        T            |                    | present
        F            | T                  | present
        F            | F                  | absent
        F            |                    | unknown
        ?            | F                  | unknown
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_reads_as_drawn(rule, edition):
    check_rule(rule, RULES[rule], edition)
