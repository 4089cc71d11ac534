"""How urgent it is, at least and at most, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unspasm.assessment.answers import Answers
from unspasm.engines.person import Reading
from unspasm.library.edition import Edition
from unspasm.rules.expr import Value
from unspasm.rules.rule import Question, Rule
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import Route, Urgency


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule with its reading for this person."""

    rule: Rule
    reading: Reading


@dataclass(frozen=True, slots=True)
class Triage:
    """`level` is the highest rule present, `could_be` the highest rule not absent.

    `settled`: nothing unanswered could raise the level. `finished`: every core danger question has an answer, and
    what is open is open only where the person was asked and cannot tell; below same-day such a doubt may not be about
    a rule of same-day or above. Self-care may be said only then.
    `reasons` are all present rules, without those for self-care while it may not be said;
    `unsettled` the unknown rules above the level; most urgent first.
    """

    level: Urgency
    route: Route
    could_be: Urgency
    settled: bool
    finished: bool
    open_core: tuple[str, ...]
    reasons: tuple[Finding, ...]
    unsettled: tuple[Finding, ...]


def triage(
    edition: Edition, readings: Mapping[str, Reading], answers: Answers, open_questions: Sequence[Question]
) -> Triage:
    """Join the readings of all rules to the worst one that is present."""
    findings = [Finding(rule, readings[rule.id]) for rule in edition.rules]
    reasons = _most_urgent_first(finding for finding in findings if finding.reading.holds)
    level = reasons[0].rule.urgency if reasons else Urgency.SELF_CARE
    route = reasons[0].rule.route if reasons else Route.SELF_CARE
    unsettled = _most_urgent_first(
        finding for finding in findings if finding.reading.holds is None and finding.rule.urgency > level
    )
    could_be = max([level, *(finding.rule.urgency for finding in unsettled)])
    open_core = tuple(question.id for question in open_questions if question.core)
    askable = any(not _only_unsure(finding, answers) for finding in unsettled)
    settled = could_be == level
    # Not sure is not a no: what only "not sure" leaves open may still be the danger (model, level and could_be).
    doubtful = any(finding.rule.urgency >= Urgency.SAME_DAY for finding in unsettled)
    finished = not askable and not ((open_core or doubtful) and level < Urgency.SAME_DAY)
    if not finished:
        # "You can care for this at home" is said only when nothing that matters is open.
        reasons = tuple(finding for finding in reasons if finding.rule.urgency > Urgency.SELF_CARE)
    return Triage(level, route, could_be, settled, finished, open_core, reasons, unsettled)


def open_questions(
    edition: Edition, asked: Mapping[str, bool | None], answers: Answers, values: Mapping[str, Value]
) -> tuple[Question, ...]:
    """Questions with a fact that has no answer yet and that apply, or may apply, to this person."""

    def is_open(question: Question) -> bool:
        unanswered = any(fact not in values and fact not in answers.unsure for fact in question.answers)
        return unanswered and asked.get(question.id, True) is not False

    return tuple(question for question in edition.questions if is_open(question))


def _only_unsure(finding: Finding, answers: Answers) -> bool:
    return all(fact in answers.unsure or fact.startswith(UNSURE) for fact in finding.reading.missing)


def _most_urgent_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.rule.urgency, -finding.rule.route, finding.rule.id)))
