"""From answers to an assessment: urgency, causes, scan, next question, and why. No clock, file or chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unspasm.assessment.answers import Answers, engine_values
from unspasm.assessment.imaging import Imaging, imaging
from unspasm.assessment.next_question import next_questions
from unspasm.assessment.ranking import Ranked, ranking, to_check
from unspasm.assessment.triage import Finding, Triage, open_questions, triage
from unspasm.engines.person import Reading
from unspasm.engines.person import reader as reader_of
from unspasm.library.edition import Edition
from unspasm.rules.content import Trigger
from unspasm.rules.expr import Value
from unspasm.rules.rule import Cause, Question
from unspasm.words import Phase, Urgency

CHILD_BELOW_YEARS = 16


@dataclass(frozen=True, slots=True)
class Assessment:
    """All conclusions for one set of answers. Under 16, `causes` holds only those to check first.

    `not_ruled_out`: serious causes whose own rules are still open. `would_change`: the open rules above the
    level, each with the level it would raise to. `next_questions` are in the order to ask them.
    """

    edition: Edition
    answers: Answers
    triage: Triage
    causes: tuple[Ranked, ...]
    not_ruled_out: tuple[Cause, ...]
    triggers: tuple[Trigger, ...]
    imaging: Imaging
    phase: Phase
    next_questions: tuple[Question, ...]
    child: bool

    @property
    def would_change(self) -> tuple[Finding, ...]:
        return self.triage.unsettled

    @property
    def unknown_that_matter(self) -> tuple[str, ...]:
        """The unanswered facts that open rules above the level wait for, in the order of their names."""
        return tuple(sorted({fact for finding in self.triage.unsettled for fact in finding.reading.missing}))


def assess(raw: Mapping[str, Any] | Answers, edition: Edition) -> Assessment:
    """The assessment of these answers. Raises ProblemsFound with every answer that cannot be used."""
    answers = raw if isinstance(raw, Answers) else Answers.checked(raw, edition)
    reader = reader_of(edition)
    values = reader.with_gates(engine_values(answers, edition))
    known = reader.with_derived(values)
    asked = reader.asked(known)
    still_open = open_questions(edition, asked, answers, values)
    judged = triage(edition, reader.read(values, known), answers, still_open)
    clues = reader.clue_readings(values, known)
    child = "age" in values and float(values["age"]) < CHILD_BELOW_YEARS
    excluded = reader.excluded(known)
    holds = _holds(clues)
    ranked = to_check(edition, judged, holds) if child else ranking(edition, judged, holds, known, excluded)
    others = {kind: reader.other_readings(kind, values, known) for kind in ("trigger", "situation", "caution")}
    age = values.get("age")
    scan = imaging(edition, judged, _holds(others["situation"]), _holds(others["caution"]), _number(age))
    return Assessment(
        edition=edition,
        answers=answers,
        triage=judged,
        causes=tuple(ranked),
        not_ruled_out=_not_ruled_out(edition, judged),
        triggers=tuple(one for one in edition.triggers if others["trigger"][one.id].holds),
        imaging=scan,
        phase=Phase(known.get("phase", "unknown")),
        next_questions=next_questions(edition, judged, ranked, scan, clues, others, asked, still_open),
        child=child,
    )


def _holds(readings: Mapping[str, Reading]) -> dict[str, bool | None]:
    return {id: one.holds for id, one in readings.items()}


def _number(value: Value | None) -> float | None:
    return None if value is None else float(value)


def _not_ruled_out(edition: Edition, judged: Triage) -> tuple[Cause, ...]:
    """Serious causes with a rule at same-day or above still open, most urgent first; without those to check first."""
    fired = {finding.rule.cause for finding in judged.reasons if finding.rule.urgency >= Urgency.SOON}
    open_causes = [finding.rule.cause for finding in judged.unsettled if finding.rule.urgency >= Urgency.SAME_DAY]
    wanted = dict.fromkeys(id for id in open_causes if id is not None and id not in fired)
    return tuple(edition.causes[id] for id in wanted if edition.causes[id].serious)
