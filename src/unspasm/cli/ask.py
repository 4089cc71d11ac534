"""The adaptive interview in a terminal: danger cards first, and an emergency interrupts at once."""

import json
import os
import re
import shlex
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console

from unspasm.assessment import sentences
from unspasm.assessment.answers import SAID_UNSURE, Answers
from unspasm.assessment.assess import Assessment, assess
from unspasm.library import reading
from unspasm.library.edition import Edition, load
from unspasm.rules.expr import Value
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import Fact
from unspasm.words import Urgency

Read: TypeAlias = Callable[[str], str]
Given: TypeAlias = dict[str, Value]  # what one page was answered with; empty when it was skipped

INTERRUPTED = 130  # what shells expect after Ctrl-C

_HELP = "Type w to see why we ask, b to go back one page, q to stop."


class _Quit(Exception):
    """The person wants to stop and may want to keep the answers."""


class _Back(Exception):
    """The person wants to see the page before this one."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A question with those of its facts that had no answer when it was first shown."""

    question: Question
    facts: tuple[Fact, ...]

    def label(self, fact: Fact) -> str:
        return self.question.labels.get(fact.id, fact.words)


@dataclass(slots=True)
class _Interview:
    edition: Edition
    console: Console
    read: Read
    resume: Path | None
    answers: Given
    past: list[_Page] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    told: Urgency = Urgency.SOON  # the highest level that needs no word before the end, or that had its word

    def say(self, text: str, style: str = "") -> None:
        self.console.print(text, style=style, markup=False, highlight=False)

    def hear(self, prompt: str = "> ") -> str:
        return self.read(prompt).strip().lower()


def ask(resume: Path | None, console: Console, read: Read = input) -> int:
    """Ask until nothing more matters, then say what follows. Returns the exit code: 130 after Ctrl-C, else 0.

    `resume` names a file of answers, as `q` writes them; ProblemsFound if it cannot be used.
    """
    edition = load()
    answers = Answers.checked({}, edition)
    if resume is not None:
        answers = Answers.checked(_content(resume), edition, str(resume))
    interview = _Interview(edition, console, read, resume, answers.plain())
    try:
        return _run(interview)
    except EOFError:
        interview.say("\nStopped. Nothing was kept.")
        return 0
    except KeyboardInterrupt:
        interview.say("\nStopped. Nothing was kept.")
        return INTERRUPTED


def _content(path: Path) -> Any:
    return reading.read_file(path).data  # Answers.checked says what is wrong with anything but answers


def _run(interview: _Interview) -> int:
    interview.say("Questions about your back. The first ones look for danger. Nothing is sent to anyone.")
    try:
        assessment = _ask_all(interview)
    except _Quit:
        _keep(interview)
        return 0
    if assessment.triage.level == Urgency.EMERGENCY:
        _say_emergency(interview, assessment)
    else:
        _say_result(interview, assessment)
    return 0


# Which page comes next


def _ask_all(interview: _Interview) -> Assessment:
    back = 0  # how many pages behind the newest one the person stands
    while True:
        assessment = assess(interview.answers, interview.edition)
        page = _next_page(interview, assessment)
        if assessment.triage.level == Urgency.EMERGENCY or (page is None and not back):
            return assessment
        _say_urgent_news(interview, assessment)
        if back:
            page = interview.past[-back]
        assert page is not None  # without a next page, only a page behind it can be shown
        try:
            given = _ask_page(interview, page, assessment, back)
        except _Back:
            back = _one_back(interview, back)
            continue
        _take(interview, page, given, new=not back)
        back = 0


def _next_page(interview: _Interview, assessment: Assessment) -> _Page | None:
    for question in assessment.next_questions:
        if question.id not in interview.skipped:
            facts = (interview.edition.facts[id] for id in question.answers)
            return _Page(question, tuple(fact for fact in facts if fact.id not in interview.answers))
    return None


def _one_back(interview: _Interview, back: int) -> int:
    if back == len(interview.past):
        interview.say("This is the first page.")
        return back
    return back + 1


def _take(interview: _Interview, page: _Page, given: Given | None, *, new: bool) -> None:
    """Put in the answers of one page. None keeps those it had; an old page replaces its own."""
    if new:
        interview.past.append(page)
    if given is None:
        return
    for fact in page.facts:
        interview.answers.pop(fact.id, None)
    interview.answers.update(given)
    if given:
        interview.skipped.discard(page.question.id)
    else:
        interview.skipped.add(page.question.id)


# One page


def _ask_page(interview: _Interview, page: _Page, assessment: Assessment, back: int) -> Given | None:
    """What was given: empty for a skipped page, None to keep what an earlier visit gave."""
    number = len(interview.past) + 1 - back
    question = page.question
    left = _danger_left(interview.edition, assessment)
    interview.say(f"\npage {number}; danger cards left: {left}", "dim")
    interview.say(question.text, "bold")
    if question.hint:
        interview.say(question.hint)
    lines, how = _choices(page)
    for line in lines:
        interview.say(line)
    if back:
        interview.say(f"Your answer was: {_former(interview, page)}. Press Enter to keep it.")
    interview.say(f"{how} {_HELP}", "dim")
    return _hear_page(interview, page, revisit=bool(back))


def _hear_page(interview: _Interview, page: _Page, *, revisit: bool) -> Given | None:
    checked = False
    while True:
        said = interview.hear()
        if said == "q":
            raise _Quit
        if said == "b":
            raise _Back
        if said == "w":
            interview.say(page.question.why)
        elif not said and revisit:
            return None
        elif said == "u" and not checked and page.question.how_to_check and _can_be_unsure(page):
            checked = True
            interview.say(page.question.how_to_check)
            interview.say(_after_check(page), "dim")
        else:
            given = _understood(page, said)
            if isinstance(given, dict):
                return given
            interview.say(given, "yellow")


def _choices(page: _Page) -> tuple[list[str], str]:
    """The lines to choose from, and how to answer."""
    first = page.facts[0]
    skip = "" if first.danger else " Press Enter to skip."
    if len(page.question.answers) > 1:
        lines = [f"  {at}  {page.label(fact)}" for at, fact in enumerate(page.facts, 1)]
        return lines, "Type the numbers of all that are true, such as 1 3. n: none of these. u: not sure."
    if first.kind == "number":
        return [], f"Type a number {_span(first)}.{skip}"
    if first.kind == "choice":
        lines = [f"  {at}  {choice}" for at, choice in enumerate(first.choices.values(), 1)]
        return lines, f"Type one number.{skip}"
    return [], f"y: yes. n: no. u: not sure.{skip}"


def _after_check(page: _Page) -> str:
    if len(page.question.answers) == 1:
        return "y: yes. n: no. u: still not sure."
    return "Type the numbers that are true, and ? before any you cannot tell, such as 1 ?2. n: none of these."


def _former(interview: _Interview, page: _Page) -> str:
    """What the page was answered with, in the person's own way of typing."""
    first = page.facts[0]
    had = {fact.id: interview.answers[fact.id] for fact in page.facts if fact.id in interview.answers}
    if not had:
        return "skipped"
    if len(page.question.answers) > 1:
        marks = ((f"{at}", f"?{at}", had.get(fact.id)) for at, fact in enumerate(page.facts, 1))
        typed = [tick if value is True else doubt for tick, doubt, value in marks if value]
        return " ".join(typed) or "none of these"
    value = had[first.id]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (
        "not sure"
        if value == SAID_UNSURE
        else first.choices.get(str(value), f"{value:g}" if isinstance(value, float) else str(value))
    )


def _danger_left(edition: Edition, assessment: Assessment) -> int:
    """Cards of the danger screens that still wait, the one on show among them."""
    cards = {id for screen in edition.screens for id in screen.questions}
    return sum(
        question.id in cards and any(edition.facts[fact].danger for fact in question.answers)
        for question in assessment.next_questions
    )


def _can_be_unsure(page: _Page) -> bool:
    return any(fact.danger for fact in page.facts)


# What was typed, as answers; a text says why it cannot be one


def _understood(page: _Page, said: str) -> Given | str:
    fact = page.facts[0]
    if len(page.question.answers) > 1:
        return _ticked(page, said)
    if said in ("", "u") and not fact.danger:
        return {}
    if fact.kind == "number":
        return _number(fact, said)
    return _choice(fact, said) if fact.kind == "choice" else _yes_no(fact, said)


def _ticked(page: _Page, said: str) -> Given | str:
    if said == "n":
        return {fact.id: False for fact in page.facts}
    if said == "u":
        # A page without danger facts may stay open; on a danger card every line needs its own word.
        return _after_check(page) if _can_be_unsure(page) else {}
    marks = re.split(r"[\s,]+", said.strip(" ,"))
    if not all(re.fullmatch(r"\??[0-9]{1,3}", mark) for mark in marks):
        return "Type numbers from the list with spaces between them, n for none of these, or u for not sure."
    numbers = [int(mark.removeprefix("?")) for mark in marks]
    if not all(1 <= number <= len(page.facts) for number in numbers):
        return f"The list goes from 1 to {len(page.facts)}. Type numbers from the list."
    given: Given = {fact.id: False for fact in page.facts}
    given |= {page.facts[number - 1].id: True for number in numbers}
    return _with_doubts(
        page, given, {number for number, mark in zip(numbers, marks, strict=True) if mark[0] == "?"}, numbers
    )


def _with_doubts(page: _Page, given: Given, doubts: set[int], numbers: list[int]) -> Given | str:
    for number in sorted(doubts):
        fact = page.facts[number - 1]
        if numbers.count(number) > 1:
            return f"Line {number} is there twice. Type it once, with or without the ?."
        if not fact.danger:
            return f"Line {number} cannot be marked not sure. Type its number if it is true, or leave it out."
        given[fact.id] = SAID_UNSURE
    return given


def _number(fact: Fact, said: str) -> Given | str:
    # No third figure after a comma: 1,000 may mean one or a thousand.
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6}|,[0-9]{1,2})?", said):
        return f"Type a number {_span(fact)}, such as {fact.low or 0:g} or {fact.high or 0:g}."
    value = float(said.replace(",", "."))
    if not (fact.low or 0) <= value <= (fact.high or 0):
        return f"{value:g} is out of range. Type a number {_span(fact)}."
    return {fact.id: value}


def _span(fact: Fact) -> str:
    return f"from {fact.low:g} to {fact.high:g}, in {fact.unit}"


def _choice(fact: Fact, said: str) -> Given | str:
    names = list(fact.choices)
    if re.fullmatch(r"[0-9]{1,3}", said) and 1 <= int(said) <= len(names):
        return {fact.id: names[int(said) - 1]}
    return f"Type one number from 1 to {len(names)}."


def _yes_no(fact: Fact, said: str) -> Given | str:
    meaning: Given = {"y": True, "yes": True, "n": False, "no": False, "u": SAID_UNSURE}
    return {fact.id: meaning[said]} if said in meaning else "Type y for yes, n for no, or u for not sure."


# What we say, apart from questions


def _say_emergency(interview: _Interview, assessment: Assessment) -> None:
    interview.say("\nThis is an emergency.", "bold red")
    interview.say(sentences.ROUTE[assessment.triage.route], "bold red")
    _say_reasons(interview, assessment)
    interview.say("If you typed something by mistake, start again with `unspasm ask`.")


def _say_urgent_news(interview: _Interview, assessment: Assessment) -> None:
    """Once the danger cards are done, nobody who needs help today waits for the end of the questions."""
    level = assessment.triage.level
    if level > interview.told and not _danger_left(interview.edition, assessment):
        interview.told = level
        interview.say(f"\n{sentences.ROUTE[assessment.triage.route]}", "bold yellow")
        _say_reasons(interview, assessment)
        interview.say("The next questions may change how fast. Type q if you want to stop here.")


def _say_reasons(interview: _Interview, assessment: Assessment) -> None:
    top = [one.rule.say for one in assessment.triage.reasons if one.rule.urgency == assessment.triage.level]
    for text in dict.fromkeys(top):
        interview.say(text)


def _say_result(interview: _Interview, assessment: Assessment) -> None:
    # Imported here: only the end of an interview needs it.
    from unspasm.cli.assess import explained

    interview.console.print(f"\n{explained(assessment)}", markup=False, highlight=False, soft_wrap=True)


# Keeping the answers


def _keep(interview: _Interview) -> None:
    while True:
        interview.say("Type a file name to keep your answers. Press Enter to keep nothing.")
        name = interview.read("file name: ").strip()
        if not name:
            interview.say("Nothing was kept.")
            return
        problem = _refused(interview, Path(name))
        if not problem:
            interview.say(f"Kept. To go on, type: unspasm ask --resume {shlex.quote(name)}")
            return
        interview.say(problem, "yellow")


def _refused(interview: _Interview, path: Path) -> str:
    """Write the answers, or say why not. Only the file that we came from is ever written over."""
    try:
        if path.exists() and not (interview.resume and path.samefile(interview.resume)):
            return f"{path} is there already. Type another name."
        _write(path, Answers.checked(interview.answers, interview.edition))
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or "no file can have this name"
        return f"{path} cannot be written: {reason}. Type another name."
    return ""


def _write(path: Path, answers: Answers) -> None:
    """All or nothing, and for the owner's eyes only: `mkstemp` sees to that."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:20]}")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(answers.plain(), ensure_ascii=False, indent=2) + "\n")
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
