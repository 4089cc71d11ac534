"""Would someone who answers every danger card with no still wait for an emergency rule?"""

from collections.abc import Mapping

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.library.edition import Edition
from unspasm.problems import Problem
from unspasm.words import Urgency

AGES = (18, 30, 45, 55, 66, 80)
# Rule id → why it may stay open after a no to every card.
ACCEPTED: Mapping[str, str] = {
    "sudden_severe_pain_between_the_shoulder_blades": (
        "the first card asks for pain that came all at once between the shoulder blades; this rule also catches it "
        "when the place, the start and the strength are told one by one, on later pages"
    ),
}


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
