"""`unspasm cases`: people whose answer is known, assessed by us; and `unspasm demo`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unspasm import where
from unspasm.assessment.cases import LEVELS, Case, Scored, score
from unspasm.cli import words
from unspasm.cli.assess import as_text_json, explained
from unspasm.library.edition import load
from unspasm.problems import Problem

if TYPE_CHECKING:
    from rich.console import Console


def run(file: Path | None, *, as_json: bool) -> int:
    """Print the scores. 2 when a case could not be used; the others are scored all the same."""
    scored, problems = score(file or where.cases_dir() / "published.yaml", load())
    if as_json:
        print(as_text_json(_plain(scored, problems)))
    else:
        _print(scored)
    return _tell(problems)


def demo() -> int:
    """The published cases, then one of them explained in full."""
    scored, problems = score(where.cases_dir() / "published.yaml", load())
    _print(scored)
    shown = next((one for one in scored if one.level == "emergency"), None)
    if shown is not None:
        print(f"\nOne case explained: {shown.case.id} (published as: {shown.case.diagnosis})\n")
        print(explained(shown.assessment))
    return _tell(problems)


def _tell(problems: Iterable[Problem]) -> int:
    found = sorted(set(problems))
    if found:
        print("\n\n".join(map(str, found)), file=sys.stderr)
    return 2 if found else 0


# Scores


def _triage_counts(cases: Iterable[tuple[Case, str]]) -> dict[str, int]:
    """How many levels fit, are too low, too high, or between two acceptable ones; and how many are the gold one."""
    pairs = list(cases)
    counts = Counter(case.verdict(level) for case, level in pairs)
    exact = sum(case.urgency == level for case, level in pairs)
    return {"cases": len(pairs), "exact": exact, **{name: counts[name] for name in _VERDICTS}}


_VERDICTS = ("fits", "under", "over", "between")


def _cause_counts(scored: list[Scored]) -> dict[str, int]:
    named = [one for one in scored if one.case.cause]
    return {
        "cases": len(named),
        "first": sum(one.classes[:1] == [one.case.cause] for one in named),
        "first_three": sum(one.case.cause in one.classes for one in named),
    }


def _lines_of_scores(scored: list[Scored]) -> dict[str, dict[str, int]]:
    """Our levels, ours where the story can tell, and what one and the same answer for everybody would score."""
    told = [one for one in scored if not one.case.history_hard]
    return {
        "unspasm": _triage_counts((one.case, one.level) for one in scored),
        "unspasm, without history_hard": _triage_counts((one.case, one.level) for one in told),
        **{f"always {level}": _triage_counts((one.case, level) for one in scored) for level in LEVELS},
    }


def _confusion(scored: list[Scored]) -> dict[str, dict[str, int]]:
    counts = Counter((one.case.urgency, one.level) for one in scored)
    return {gold: {ours: counts[gold, ours] for ours in LEVELS} for gold in LEVELS}


def _by_cause(scored: list[Scored]) -> dict[str, dict[str, int]]:
    told = [one for one in scored if not one.case.history_hard]
    return {"without history_hard": _cause_counts(told), "all": _cause_counts(scored)}


def _plain(scored: list[Scored], problems: list[Problem]) -> dict[str, Any]:
    return {
        "cases": [_plain_case(one) for one in scored],
        "urgency": _lines_of_scores(scored),
        "confusion": _confusion(scored),
        "causes": _by_cause(scored),
        "unfinished": _unfinished(scored),
        "problems": [{"where": p.where, "what": p.what, "why": p.why, "fix": p.fix} for p in sorted(problems)],
    }


def _plain_case(one: Scored) -> dict[str, Any]:
    return {
        "id": one.case.id,
        "source": one.case.source,
        "gold_diagnosis": one.case.diagnosis,
        "gold_urgency": one.case.urgency,
        "acceptable_urgency": list(one.case.acceptable),
        "level": one.assessment.triage.level.word,
        "finished": one.assessment.triage.finished,
        "urgency": one.level,
        "verdict": one.verdict,
        "gold_cause_class": one.case.cause,
        "cause_classes": one.classes,
        "history_hard": one.case.history_hard,
        "rules_come_later": one.case.later,
    }


# On paper


def _print(scored: list[Scored]) -> None:
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    for title, head, rows in _tables(scored):
        _table(console, title, head, rows)
    print("\n".join([*_lower_bounds(scored), *_misses(scored)]))


def _count(scored: list[Scored]) -> str:
    return "1 case" if len(scored) == 1 else f"{len(scored)} cases"


def _tables(scored: list[Scored]) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    yield (
        f"{_count(scored)} (… after our level: danger questions are still open)",
        ["case", "gold", "ours", "verdict", "gold cause", "our first three causes"],
        [_row(one) for one in scored],
    )
    yield (
        "Gold level (down) against ours (across)",
        ["gold", *map(_short, LEVELS)],
        [[_short(gold), *map(str, row.values())] for gold, row in _confusion(scored).items()],
    )
    lines = _lines_of_scores(scored).items()
    yield (
        "How soon: too low is the worse mistake",
        ["answers by", "cases", "exact", "fit", "too low", "too high", "between"],
        [[name.replace(LEVELS[1], "2_weeks"), *map(str, row.values())] for name, row in lines],
    )
    yield (
        "Which cause",
        ["cases", "of", "first is right", "one of three is right"],
        [[name, *map(str, row.values())] for name, row in _by_cause(scored).items()],
    )


def _unfinished(scored: list[Scored]) -> dict[str, int]:
    """Levels that are only lower bounds; `self_care` among them is scored here but would not be said to anybody."""
    left = [one for one in scored if not one.assessment.triage.finished]
    return {"cases": len(left), "self_care": sum(one.level == LEVELS[0] for one in left)}


def _lower_bounds(scored: list[Scored]) -> Iterator[str]:
    left = _unfinished(scored)
    if left["cases"]:
        yield words.wrapped(
            f"{left['cases']} of {len(scored)} levels are lower bounds: the story leaves danger questions open. "
            f"{left['self_care']} of these are self_care, which we score but would not tell a person yet."
        )


def _table(console: "Console", title: str, head: list[str], rows: list[list[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, title=Text(title, style="bold"), title_justify="left")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _row(one: Scored) -> list[str]:
    level = _short(one.level) + ("" if one.assessment.triage.finished else " …")
    return [one.case.id, _short(one.case.urgency), level, one.verdict, one.case.cause, ", ".join(one.classes)]


def _short(level: str) -> str:
    return "2_weeks" if level == LEVELS[1] else level


def _misses(scored: list[Scored]) -> Iterator[str]:
    told = [one for one in scored if not one.case.history_hard]
    hard = [one for one in scored if one.case.history_hard and one.verdict != "fits"]
    yield from _missed("Too low", [one for one in told if one.verdict == "under"])
    yield from _missed("Too high", [one for one in told if one.verdict == "over"])
    yield from _missed("Between two acceptable levels", [one for one in told if one.verdict == "between"])
    yield from _missed("Missed, but only an examination or a test could tell (history_hard)", hard)
    yield from _missed("Rules for these come later", [one for one in scored if one.case.later])


def _missed(title: str, missed: list[Scored]) -> Iterator[str]:
    yield f"{title}: {len(missed) or 'none'}"
    for one in missed:
        later = f"; rules come later: {one.case.later}" if one.case.later else ""
        ours = f"gold {_short(one.case.urgency)}, ours {_short(one.level)} ({one.verdict})"
        yield words.wrapped(f"{one.case.id}: {one.case.diagnosis}; {ours}{later}", "    ", "  - ")
