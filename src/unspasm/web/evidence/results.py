"""The results: published cases assessed now, and made-up people as they were counted when the docs were written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from unspasm import where
from unspasm.assessment.case_results import REMARKS, level_words, missed, named_first, one_answer, totals
from unspasm.assessment.cases import Scored, score
from unspasm.library.edition import Edition

_STORED = "## Made-up people with an ordinary strain"
_TOTALS = ("Cases", "Number", "Exact level", "Acceptable level", "Too low", "Too high", "Class first", "Class in three")
_ANSWERS = ("Answers by", "Cases", "Exact level", "Acceptable level", "Too low", "Too high")
CASES = ("Case", "Published as", "Published level", "Our level", "Fits", "Published class", "Our first three classes")
_FITS = {"fits": "yes", "under": "no, too low", "over": "no, too high", "between": "no, between two"}


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: the first cell of each names it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """What docs/results.md holds about made-up people, and the edition it was counted with."""

    edition: str
    texts: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Results:
    cases: Table
    totals: Table
    answers: Table
    wrong_level: tuple[str, ...]
    misses: tuple[str, ...]
    remarks: tuple[str, ...]
    open: int
    stored: Stored | None


def results(edition: Edition) -> Results:
    """Takes under a second; keep it by edition."""
    scored, _ = score(where.cases_dir() / "published.yaml", edition)
    told = [one for one in scored if not one.case.history_hard]
    lines = (totals("all", scored), totals("without those that only a test could tell", told))
    return Results(
        cases=Table("The published cases", CASES, tuple(map(_case, scored))),
        totals=Table("Totals", _TOTALS, lines),
        answers=Table("One answer for everybody", _ANSWERS, tuple(one_answer(scored))),
        wrong_level=tuple(_wrong_level(scored)),
        misses=tuple(missed(one) for one in scored if not named_first(one)),
        remarks=tuple(f"{id}: {text}" for id, text in REMARKS.items()),
        open=sum(not one.assessment.triage.finished for one in scored),
        stored=stored(where.results_file()),
    )


def _case(one: Scored) -> tuple[str, ...]:
    case = one.case
    hard = " (only a test could tell)" if case.history_hard else ""
    ours = level_words(one.level) + ("" if one.assessment.triage.finished else " …")
    level = level_words(case.urgency)
    classes = ", ".join(name.replace("_", " ") for name in one.classes)
    return case.id, case.diagnosis + hard, level, ours, _FITS[one.verdict], case.cause.replace("_", " "), classes


def _wrong_level(scored: Sequence[Scored]) -> list[str]:
    wrong = [one for one in scored if one.verdict != "fits"]
    return [f"{one.case.id}: published {level_words(one.case.urgency)}, ours {level_words(one.level)}" for one in wrong]


# What was stored


def stored(file: Path | None) -> Stored | None:
    """The section about made-up people, read back from the page that `make docs` wrote."""
    if file is None:
        return None
    text = file.read_text(encoding="utf-8")
    edition = re.search(r"Edition `([^`]+)`", text)
    _, mark, after = text.partition(_STORED)
    if not mark or edition is None:
        return None
    blocks = [block.strip() for block in after.split("\n## ")[0].split("\n\n") if block.strip()]
    texts = tuple(_plain(block) for block in blocks if not block.startswith("|") and not block.endswith(":"))
    return Stored(edition[1], texts, tuple(map(_table, (block for block in blocks if block.startswith("|")))))


def _table(block: str) -> Table:
    head, _, *rows = ([_plain(cell) for cell in line.strip("| ").split(" | ")] for line in block.splitlines())
    return Table(f"By {head[0].lower()}", tuple(head), tuple(map(tuple, rows)))


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").replace("`", "").split())
