"""Write docs/reference/ from the knowledge, so that these pages say what the rules do."""

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from textwrap import dedent

import unspasm
from unspasm.library.edition import Edition
from unspasm.rules.expr import And, Arith, AtLeast, Compare, FactRef, In, Node, Not, Number, Or, Text
from unspasm.rules.rule import Derived, Evidence, Rule, Source
from unspasm.rules.vocabulary import Fact

REFERENCE = Path(__file__).parent / "reference"
SPECS = sorted(path.stem for path in (Path(__file__).parents[1] / "tests" / "spec").glob("test_rules_*.py"))


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the drawn tables live beside their tests
    edition = unspasm.load()
    REFERENCE.mkdir(exist_ok=True)
    pages = {"rules.md": rules_page(edition), "facts.md": facts_page(edition), "spec.md": spec_page(edition)}
    for name, page in pages.items():
        (REFERENCE / name).write_text(page, encoding="utf-8")


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
        "The most urgent come first. Behind each source stands how deeply it was read. No clinician has "
        "reviewed these rules.",
        table(head, (rule_row(rule, edition) for rule in most_urgent_first)),
    )


def rule_row(rule: Rule, edition: Edition) -> tuple[str, ...]:
    cause = edition.causes[rule.cause].name if rule.cause else ""
    basis = "<br>".join(evidence_cell(item, edition.sources[item.source]) for item in rule.evidence)
    return (
        code(rule.id),
        plain(cause),
        plain(rule.note_id),
        code(rule.sql),
        rule.urgency.word,
        rule.route.word,
        basis or "judgement: " + plain(rule.judgement),
    )


def evidence_cell(evidence: Evidence, source: Source) -> str:
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    name = f"[{code(source.id)}](<{address}>)" if address else code(source.id)
    return f"{name} ({evidence.read.value.replace('_', ' ')})"


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


def spelled(node: Node) -> str:
    """The condition as one would write it; brackets wherever ANDs, ORs and sums are nested."""
    match node:
        case FactRef(id):
            return id
        case Number(value):
            return f"{value:g}"
        case Text(value):
            return f"'{value}'"
        case Not(part):
            return f"NOT {bracketed(part)}"
        case And(parts):
            return " AND ".join(map(bracketed, parts))
        case Or(parts):
            return " OR ".join(map(bracketed, parts))
        case AtLeast(count, parts):
            return f"at least {count} of " + ", ".join(map(bracketed, parts))
        case In(fact, among):
            return f"{fact.id} IN ({', '.join(literal(option) for option in among)})"
        case Compare(op, left, right) | Arith(op, left, right):
            return f"{bracketed(left)} {op} {bracketed(right)}"


def bracketed(node: Node) -> str:
    return f"({spelled(node)})" if isinstance(node, And | Or | Arith | AtLeast) else spelled(node)


def literal(value: float | str) -> str:
    return f"'{value}'" if isinstance(value, str) else f"{value:g}"


def page(edition: Edition, title: str, *parts: str) -> str:
    origin = f"Written from edition `{edition.name}` by `make docs`; change the knowledge, not this page."
    return "\n\n".join((f"# {title}", *parts, origin)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plain(text: str) -> str:
    """Text of the knowledge that Markdown must not read as markup of its own."""
    return escape(" ".join(text.split()), quote=False).replace("|", "&#124;").replace("*", "&#42;")


def code(text: str) -> str:
    return f"`{text}`"


if __name__ == "__main__":
    main()
