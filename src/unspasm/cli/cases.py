"""`unspasm cases`: people whose answer is known, assessed by us; and `unspasm demo`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unspasm import where
from unspasm.assessment import sentences
from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.cli import words
from unspasm.cli.assess import as_text_json, explained
from unspasm.library.edition import Edition, load
from unspasm.library.reading import MOST_BYTES, Document, Steps, read_file, read_text
from unspasm.problems import Problem, ProblemsFound
from unspasm.words import Urgency

if TYPE_CHECKING:
    from rich.console import Console

LEVELS = ("self_care", "within_2_weeks_or_routine_gp", "same_day", "emergency")
_AS_GOLD = dict(zip(Urgency, (LEVELS[0], LEVELS[1], LEVELS[1], LEVELS[2], LEVELS[3]), strict=True))
_WHY = "this case would be left out of the scores"


@dataclass(frozen=True, slots=True)
class Case:
    """One person with the answer that others gave. `later` says which rules do not exist yet; mostly empty."""

    id: str
    source: str
    diagnosis: str
    cause: str
    urgency: str
    acceptable: tuple[str, ...]
    history_hard: bool
    later: str
    answers: Answers

    def verdict(self, level: str) -> str:
        """`fits`, `under` when below every acceptable level, `over` when above every one, else `between`."""
        if level in self.acceptable:
            return "fits"
        order = [LEVELS.index(one) for one in self.acceptable]
        ours = LEVELS.index(level)
        return "under" if ours < min(order) else "over" if ours > max(order) else "between"


@dataclass(frozen=True, slots=True)
class Scored:
    """A case beside our assessment of it."""

    case: Case
    assessment: Assessment

    @property
    def level(self) -> str:
        return _AS_GOLD[self.assessment.triage.level]

    @property
    def verdict(self) -> str:
        return self.case.verdict(self.level)

    @property
    def classes(self) -> list[str]:
        """The classes of our first three causes, in order."""
        return [ranked.gold_class for ranked in self.assessment.causes[:3]]


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


def score(path: Path, edition: Edition) -> tuple[list[Scored], list[Problem]]:
    """Every usable case with our assessment, and a problem for every other one."""
    scored: list[Scored] = []
    problems: list[Problem] = []
    for document, steps, raw in _raw_cases(path):
        try:
            case = _case(raw, document, steps, edition)
        except ProblemsFound as found:
            problems += found.problems
        else:
            scored.append(Scored(case, assess(case.answers, edition)))
    return scored, problems


def answers_of(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The name and the answers of every case, as the file has them: no edition has checked them yet."""
    for _, _, raw in _raw_cases(path):
        if isinstance(raw, dict) and isinstance(values := _values(raw.get("facts")), dict):
            yield str(raw.get("id")), values


# From a file to cases


def _raw_cases(path: Path) -> Iterator[tuple[Document, Steps, Any]]:
    if path.suffix == ".jsonl" and path.is_file() and path.stat().st_size <= MOST_BYTES:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if line.strip():
                document = read_text(line, f"{path}:{number}", kind="json")
                yield document, (), document.data
        return
    document = read_file(path)
    data = document.data
    steps: Steps = ()
    if isinstance(data, dict) and "cases" in data:
        data, steps = data["cases"], ("cases",)
    if not isinstance(data, list):
        raise ProblemsFound([_problem(document, steps, "there is no list of cases", "write `cases:` and a list")])
    for index, raw in enumerate(data):
        yield document, (*steps, index), raw


def _case(raw: Any, document: Document, steps: Steps, edition: Edition) -> Case:
    """One case, or ProblemsFound with everything that is wrong in it."""
    if not isinstance(raw, dict):
        raise ProblemsFound([_problem(document, steps, "this is not a case", "write `id:`, `facts:` and so on")])
    problems = list(_wrong(raw, document, steps))
    name = f"{document.place((*steps, 'facts'))} ({raw.get('id', 'no id')})"
    answers = None
    try:
        answers = Answers.checked(_values(raw.get("facts")), edition, name)
    except ProblemsFound as found:
        problems += found.problems
    if problems or answers is None:
        raise ProblemsFound(problems)
    later = raw.get("rules_come_later")
    return Case(
        id=str(raw["id"]),
        source=str(raw.get("source") or ""),
        diagnosis=str(raw.get("gold_diagnosis") or ""),
        cause=str(raw.get("gold_cause_class") or ""),
        urgency=raw["gold_urgency"],
        acceptable=tuple(raw.get("acceptable_urgency") or [raw["gold_urgency"]]),
        history_hard=raw.get("history_hard") is True,
        later=_in_words(later),
        answers=answers,
    )


def _in_words(later: Any) -> str:
    if isinstance(later, list):
        return ", ".join(map(str, later))
    return "yes" if later is True else str(later or "")


def _values(facts: Any) -> Any:
    """`{fact: {value, from}}` or `{fact: value}`; anything else is for the check to refuse."""
    if not isinstance(facts, dict):
        return facts
    return {name: one["value"] if isinstance(one, dict) and "value" in one else one for name, one in facts.items()}


def _wrong(raw: Mapping[str, Any], document: Document, steps: Steps) -> Iterator[Problem]:
    one_of = "write one of " + ", ".join(LEVELS)
    if not isinstance(raw.get("id"), str) or not raw["id"]:
        yield _problem(document, steps, "the case has no id", "write `id:` with a short name")
    if raw.get("gold_urgency") not in LEVELS:
        place = (*steps, "gold_urgency")
        yield _problem(document, place, f"`{raw.get('gold_urgency')}` is not a level of a case", one_of)
    acceptable = raw.get("acceptable_urgency")
    if acceptable is not None and not (
        isinstance(acceptable, list) and acceptable and all(one in LEVELS for one in acceptable)
    ):
        place = (*steps, "acceptable_urgency")
        yield _problem(document, place, "this is not a list of levels", one_of + ", in a list")


def _problem(document: Document, steps: Steps, what: str, fix: str) -> Problem:
    return Problem(document.place(steps), what, _WHY, fix)


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


def _tables(scored: list[Scored]) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    yield (
        f"{sentences.count(len(scored), 'case')} (… after our level: danger questions are still open)",
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
