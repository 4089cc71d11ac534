"""Read a drawn table: one person a row, one fact a column, and what every engine must say of a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from unspasm.assessment.answers import Answers, engine_values
from unspasm.engines import person, table
from unspasm.library.edition import Edition

VERDICTS = ("present", "absent", "unknown")
DRAWN: dict[str, set[str]] = {}  # which verdicts were drawn for each rule, so that none goes without


@dataclass(frozen=True)
class Row:
    line: str
    answers: Answers
    expect: str


def rows_of(drawn: str, edition: Edition) -> list[Row]:
    """`T`, `F`, a number or a choice; blank is unanswered, `?` is not sure. The last column is `expect`."""
    lines = [line.strip() for line in drawn.strip().splitlines() if line.strip()]
    names = [name.strip() for name in lines[0].split("|")]
    assert names[-1] == "expect", "the last column says what to expect"
    return [_row(line, names, edition) for line in lines[1:]]


def _row(line: str, names: list[str], edition: Edition) -> Row:
    cells = [cell.strip() for cell in line.split("|")]
    assert len(cells) == len(names), f"{len(cells)} cells under {len(names)} names: {line}"
    assert cells[-1] in VERDICTS, f"no verdict is called {cells[-1]!r}"
    told = {name: _value(cell, name, edition) for name, cell in zip(names[:-1], cells[:-1], strict=True) if cell}
    return Row(line, Answers.checked(told, edition), cells[-1])


def _value(cell: str, name: str, edition: Edition) -> bool | float | str:
    if cell in ("T", "F"):
        return cell == "T"
    if cell == "?":
        return "unsure"
    return float(cell) if edition.facts[name].kind == "number" else cell


def check_rule(rule_id: str, drawn: str, edition: Edition) -> None:
    """Every row reads as drawn, in plain Python and as a table on Polars."""
    (rule,) = [rule for rule in edition.rules if rule.id == rule_id]
    one = replace(edition, rules=(rule,))
    rows = rows_of(drawn, edition)
    values = [engine_values(row.answers, edition) for row in rows]
    in_python = [person.Reader(one).read(value)[rule_id].verdict.value for value in values]
    in_polars = [_word(holds) for holds in _polars(one, values)["rule_" + rule_id]]
    for row, first, second in zip(rows, in_python, in_polars, strict=True):
        assert (first, second) == (row.expect, row.expect), f"{rule_id}: {row.line}"
    DRAWN.setdefault(rule_id, set()).update(row.expect for row in rows)


def _word(holds: bool | None) -> str:
    return "unknown" if holds is None else "present" if holds else "absent"


def frame(edition: Edition, people: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """People as a table with a typed column for every fact and every `unsure_` fact."""
    kinds = {"yes_no": pl.Boolean, "number": pl.Float64, "choice": pl.String}
    schema: dict[str, Any] = {fact.id: kinds[fact.kind] for fact in edition.facts.values()}
    schema |= {f"unsure_{fact.id}": pl.Boolean for fact in edition.facts.values() if fact.danger}
    return pl.DataFrame([{name: one.get(name) for name in schema} for one in people], schema=schema)


def _polars(edition: Edition, people: Sequence[Mapping[str, object]]) -> Any:
    return table.read(edition, frame(edition, people).lazy()).collect()
