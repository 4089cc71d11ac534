"""No urgency rule goes without a drawn table that shows it present, absent and unknown."""

import importlib

import pytest
from tests.spec.table import VERDICTS, rows_of

FILES = ("nerves", "cancer_infection", "other", "vessels_belly", "bleeding_bone_pregnancy", "content", "unsure")


@pytest.fixture(scope="module")
def drawn():
    tables: dict[str, str] = {}
    for name in FILES:
        tables |= importlib.import_module(f"tests.spec.test_rules_{name}").RULES
    return tables


def test_every_rule_has_a_table_and_every_table_a_rule(edition, drawn):
    assert set(drawn) == {rule.id for rule in edition.rules}


def test_every_table_shows_all_three_verdicts(edition, drawn):
    lacking = {rule: set(VERDICTS) - {row.expect for row in rows_of(text, edition)} for rule, text in drawn.items()}
    assert {rule: missing for rule, missing in lacking.items() if missing} == {}
