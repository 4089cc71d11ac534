"""People whose answer is known, from a file, beside our assessment of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.library.edition import Edition
from unspasm.library.reading import MOST_BYTES, Document, Steps, read_file, read_text
from unspasm.problems import Problem, ProblemsFound
from unspasm.words import Urgency

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
