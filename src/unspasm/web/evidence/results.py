"""The results: published cases assessed now, and made-up people as they were counted when the docs were written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from unspasm import where
from unspasm.assessment.case_results import REMARKS, missed, named_first, one_answer, totals
from unspasm.assessment.cases import LEVELS, Scored, score
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.web.evidence.marked import Same, in_english, put
from unspasm.web.evidence.words import CASE_LEVEL, GOLD, word

_STORED = "## Made-up people with an ordinary strain"
_LEVELS = (N_("Exact level"), N_("Acceptable level"), N_("Too low"), N_("Too high"))
_TOTALS = (N_("Cases"), N_("Number"), *_LEVELS, N_("Class first"), N_("Class in three"))
_ANSWERS = (N_("Answers by"), N_("Cases"), *_LEVELS)
CASES = (
    *(N_("Case"), N_("Published as"), N_("Published level"), N_("Our level"), N_("Fits")),
    *(N_("Published class"), N_("Our first three classes")),
)
_FITS = Words(
    {"fits": N_("yes"), "under": N_("no, too low"), "over": N_("no, too high"), "between": N_("no, between two")}
)


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
    scored, _problems = score(where.cases_dir() / "published.yaml", edition)
    told = [one for one in scored if not one.case.history_hard]
    lines = (totals(_("all"), scored), totals(_("without those that only a test could tell"), told))
    return Results(
        cases=Table(_("The published cases"), _head(CASES), tuple(map(_case, scored))),
        totals=Table(_("Totals"), _head(_TOTALS), lines),
        answers=Table(_("One answer for everybody"), _head(_ANSWERS), tuple(_answers(scored))),
        wrong_level=tuple(_wrong_level(scored)),
        misses=tuple(in_english(missed(one)) for one in scored if not named_first(one)),
        remarks=tuple(in_english(f"{id}: {text}") for id, text in REMARKS.items()),
        open=sum(not one.assessment.triage.finished for one in scored),
        stored=stored(where.results_file()),
    )


def _case(one: Scored) -> tuple[str, ...]:
    case = one.case
    diagnosis = in_english(case.diagnosis)
    if case.history_hard:
        diagnosis = put(_("{diagnosis} (only a test could tell)"), diagnosis=diagnosis)
    ours = CASE_LEVEL[one.level] + ("" if one.assessment.triage.finished else " …")
    level, classes = CASE_LEVEL[case.urgency], ", ".join(word(GOLD, name) for name in one.classes)
    return Same(case.id), diagnosis, level, ours, _FITS[one.verdict], word(GOLD, case.cause), classes


def _wrong_level(scored: Sequence[Scored]) -> list[str]:
    wrong = [one for one in scored if one.verdict != "fits"]
    text = _("{case}: published {published}, ours {ours}")
    return [
        text.format(case=one.case.id, published=CASE_LEVEL[one.case.urgency], ours=CASE_LEVEL[one.level])
        for one in wrong
    ]


def _head(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_, names))


def _answers(scored: Sequence[Scored]) -> Iterator[tuple[str, ...]]:
    """Our rules first, then each level for everybody."""
    always = _("always {level}")
    names = [_("our rules"), *(always.format(level=CASE_LEVEL[level]) for level in LEVELS)]
    for name, row in zip(names, one_answer(scored), strict=True):
        yield name, *row[1:]


# What was stored


def stored(file: Path | None) -> Stored | None:
    """The section about made-up people, read back from the page that `make docs` wrote."""
    if file is None:
        return None
    text = file.read_text(encoding="utf-8")
    edition = re.search(r"Edition `([^`]+)`", text)
    _before, mark, after = text.partition(_STORED)
    if not mark or edition is None:
        return None
    blocks = [block.strip() for block in after.split("\n## ")[0].split("\n\n") if block.strip()]
    texts = tuple(_plain(block) for block in blocks if not block.startswith("|") and not block.endswith(":"))
    return Stored(
        edition[1],
        tuple(map(in_english, texts)),
        tuple(map(_table, (block for block in blocks if block.startswith("|")))),
    )


def _table(block: str) -> Table:
    head, _line, *rows = ([_plain(cell) for cell in line.strip("| ").split(" | ")] for line in block.splitlines())
    named = [tuple(map(in_english, row)) for row in (head, *rows)]
    return Table(in_english(f"By {head[0].lower()}"), named[0], tuple(named[1:]))


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").replace("`", "").split())
