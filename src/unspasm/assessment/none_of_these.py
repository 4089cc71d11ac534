"""Would someone who answers every danger card with no still wait for an emergency rule?"""

from collections.abc import Mapping

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.library.edition import Edition
from unspasm.problems import Problem
from unspasm.words import Urgency

AGES = (18, 30, 45, 55, 66, 80)
ACCEPTED: Mapping[str, str] = {}  # rule id → why it may stay open after a no to every card; none needs it today


def left_open(edition: Edition) -> list[Problem]:
    """A problem for each emergency rule that a no to every danger card leaves open at some adult age."""
    cards = {name for screen in edition.screens for name in screen.questions}
    asked = [fact for question in edition.questions if question.id in cards for fact in question.answers]
    answered_no = {name: False for name in asked if edition.facts[name].kind == "yes_no"}
    rules = {
        finding.rule.id: finding.rule
        for age in AGES
        for finding in assess(Answers({**answered_no, "age": float(age)}, frozenset()), edition).triage.unsettled
        if finding.rule.urgency is Urgency.EMERGENCY and finding.rule.id not in ACCEPTED
    }
    return [
        Problem(
            f"{rule.file}: {rule.id}",
            "a no to every danger card leaves this emergency rule open",
            "nobody could ever be told that it is ordinary back pain",
            "give the rule a condition that a danger card asks for, or accept it by name with a reason",
        )
        for rule in rules.values()
    ]
