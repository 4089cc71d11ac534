"""Pages about urgency rules and facts: every rule, what it rests on, its drawn table, and the facts it reads."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from pages.writing import basis, code, link, page, plain, review, table
from unspasm.library.edition import Edition
from unspasm.rules.rule import Derived, Evidence, Rule
from unspasm.rules.spelling import spelled
from unspasm.rules.vocabulary import Fact

SPECS = sorted(path.stem for path in (Path(__file__).parents[2] / "tests" / "spec").glob("test_rules_*.py"))
LETTERS = {
    "N": "Nerves",
    "C": "Cancer",
    "I": "Infection",
    "V": "Vessels and organs",
    "B": "Bleeding",
    "T": "Injury",
    "P": "Pregnancy",
    "K": "Children",
    "G": "General",
    "R": "Review and self-care",
    "": "No row of the working table",
}


def basis_page(edition: Edition) -> str:
    """Every urgency rule beside the row of the working table it was drawn up from."""
    groups = []
    for letter, title in LETTERS.items():
        found = sorted((rule for rule in edition.rules if rule.note_id[:1] == letter), key=_place)
        if found:
            head = ("Row", "Rule", "Level", "Route", "Basis")
            heading = f"## {letter}: {title}" if letter else f"## {title}"
            groups.append(f"{heading}\n\n" + table(head, (basis_row(edition, rule) for rule in found)))
    return page(
        edition,
        "What each urgency rule rests on",
        review(edition, "urgency rules", edition.rules),
        "A row is the row of the working table that a rule was drawn up from. Behind each source stands how deeply "
        "it was read. [Every urgency rule](rules.md) has the conditions.",
        *groups,
    )


def _place(rule: Rule) -> tuple[int, int, int, str]:
    number = re.sub(r"\D", "", rule.note_id)
    return int(number or 0), -rule.urgency, -rule.route, rule.id


def basis_row(edition: Edition, rule: Rule) -> tuple[str, ...]:
    why = basis(edition, rule.evidence, rule.judgement)
    return (plain(rule.note_id), code(rule.id), rule.urgency.word, rule.route.word, why)


def spec_page(edition: Edition) -> str:
    """Every rule's drawn table, as the tests read it."""
    drawn: dict[str, str] = {}
    for name in SPECS:
        drawn |= importlib.import_module(f"tests.spec.{name}").RULES
    parts = [f"## {rule.id}\n\n```text\n{dedent(drawn[rule.id]).strip()}\n```" for rule in edition.rules]
    lead = "T yes, F no, ? not sure, blank not answered. The tests read these tables in plain Python and on Polars."
    return page(edition, "Rules drawn as tables", lead, *parts)


def rules_page(edition: Edition) -> str:
    most_urgent_first = sorted(edition.rules, key=lambda rule: (-rule.urgency, -rule.route, rule.id))
    head = ("Rule", "Cause", "Row", "Condition", "Level", "Route", "Basis")
    return page(
        edition,
        "Every urgency rule",
        review(edition, "urgency rules", edition.rules),
        "The most urgent come first. Behind each source stands how deeply it was read. "
        "[What each urgency rule rests on](rule-basis.md) has the figures.",
        table(head, (rule_row(rule, edition) for rule in most_urgent_first)),
    )


def rule_row(rule: Rule, edition: Edition) -> tuple[str, ...]:
    cause = edition.causes[rule.cause].name if rule.cause else ""
    sources = "<br>".join(evidence_cell(edition, item) for item in rule.evidence)
    return (
        code(rule.id),
        plain(cause),
        plain(rule.note_id),
        code(rule.sql),
        rule.urgency.word,
        rule.route.word,
        sources or "judgement: " + plain(rule.judgement),
    )


def evidence_cell(edition: Edition, evidence: Evidence) -> str:
    return f"{link(edition.sources[evidence.source])} ({evidence.read.value.replace('_', ' ')})"


def facts_page(edition: Edition) -> str:
    asked = table(
        ("Fact", "Kind", "Values", "Danger", "Words", "What it means"),
        (fact_row(fact) for fact in edition.facts.values()),
    )
    derived = table(
        ("Fact", "Words", "Follows from"),
        ((code(item.id), plain(item.words), definition(item)) for item in edition.derived),
    )
    return page(
        edition,
        "Every fact",
        "What may stand in a file of answers. A fact that is left out is unknown. A danger fact may also be "
        "answered `unsure`.",
        asked,
        "## Derived facts\n\nThese follow from the others and are never answered.",
        derived,
    )


def fact_row(fact: Fact) -> tuple[str, ...]:
    danger = "yes" if fact.danger else ""
    return (code(fact.id), fact.kind, values(fact), danger, plain(fact.words), plain(fact.means))


def values(fact: Fact) -> str:
    if fact.kind == "yes_no":
        return "`true`, `false`"
    if fact.kind == "number":
        return f"{fact.low:g} to {fact.high:g} {plain(fact.unit or '')}"
    return "<br>".join(f"{code(choice)}: {plain(words)}" for choice, words in fact.choices.items())


def definition(item: Derived) -> str:
    if item.expr is not None:
        return code(spelled(item.expr))
    return "<br>".join(steps(item))


def steps(item: Derived) -> Iterator[str]:
    """The bands of a number, or the first condition that holds."""
    for below, name in item.steps:
        yield f"{code(name)}: {code(item.of)} " + ("from there on" if below is None else f"below {below:g}")
    for when, name in item.cases:
        yield f"{code(name)}: {code(spelled(when))}"
    if item.otherwise:
        yield f"{code(item.otherwise)}: otherwise"
