"""Plain words for what the plan knows as words: verdicts, sizes, certainty, guidelines, stages and parts of the day."""

from collections.abc import Mapping

from unspasm.assessment import sentences
from unspasm.plan.care import Choice
from unspasm.plan.today import Plan
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import CareVerdict, Phase, Urgency

VERDICT = {
    CareVerdict.DO: "Do it",
    CareVerdict.MAY_HELP: "May help",
    CareVerdict.OPEN: "Answer first",
    CareVerdict.ASK_FIRST: "Ask first",
    CareVerdict.NOT_ADVISED: "Not advised",
    CareVerdict.NOT_FOR_YOU: "Not for you now",
}
VERDICT_MEANS = {
    CareVerdict.DO: "Good for most people, and nothing you told us speaks against it.",
    CareVerdict.MAY_HELP: "It helps some people. Try it if you like it.",
    CareVerdict.OPEN: "An answer is missing that could speak against it.",
    CareVerdict.ASK_FIRST: "Ask a doctor, nurse, pharmacist or physiotherapist before you try it.",
    CareVerdict.NOT_ADVISED: "Studies or guidelines speak against it, or show no use.",
    CareVerdict.NOT_FOR_YOU: "Something you told us speaks against it.",
}
GROUP = {
    "comfort": "Comfort",
    "movement": "Moving",
    "exercise": "Exercise",
    "hands_on": "Hands-on treatment",
    "device": "Devices and supports",
    "medicine": "Medicines",
    "procedure": "Injections and operations",
    "mind": "Mind and mood",
    "everyday": "Everyday life and work",
}
SIZE = {
    "none": "No effect found",
    "small": "Small effect",
    "moderate": "Moderate effect",
    "large": "Large effect",
    "mixed": "Mixed results",
    "unknown": "Effect not known",
}
CERTAINTY = {
    "high": "High certainty",
    "moderate": "Moderate certainty",
    "low": "Low certainty",
    "very_low": "Very low certainty",
    "none": "No study read",
}
EFFORT = {"low": "Little effort", "some": "Some effort", "high": "Much effort"}
COST = {"low": "Low cost", "some": "Some cost", "high": "High cost"}
POSITION = {
    "recommends": "Recommends it",
    "may": "May be offered",
    "only_with_exercise": "Only with exercise",
    "last_resort": "Last resort",
    "not_advised": "Advises against it",
    "not_covered": "Nothing read",
}
BODY = {
    "qaseem_2017": "ACP 2017, United States",
    "nice_ng59": "NICE NG59, United Kingdom",
    "who_2023": "WHO 2023, lasting pain",
    "foster_2018": "Lancet series 2018",
}
PHASE = {
    Phase.ACUTE: "The first 6 weeks",
    Phase.SUBACUTE: "6 to 12 weeks",
    Phase.CHRONIC: "Over 12 weeks",
    Phase.UNKNOWN: "How long is not known",
}
STAGE = {
    "acute": "The first days: calm it and keep moving",
    "recovering": "Getting better: a little more each day",
    "building": "Building up: strong and steady",
}
SLOT = {
    "morning": "Morning",
    "midday": "Midday",
    "afternoon": "Afternoon",
    "evening": "Evening",
    "night": "Night",
}
DAY = {1: "Monday", 2: "Tuesday", 3: "Wednesday", 4: "Thursday", 5: "Friday", 6: "Saturday", 7: "Sunday"}
TOPIC = {
    "course": "How pain goes on",
    "recovery": "Getting better",
    "work": "Work and daily life",
    "recurrence": "Does it come back?",
    "slower": "What goes with slower recovery",
    "better_means": "What “better” means",
    "screening": "Can anyone predict it?",
    "not_better": "When to be seen if it is not better",
    "flare": "A flare: what it is and what to do",
    "done": "Done for now",
}
_BE_SEEN: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "Get help first. Until then only rest in the way that hurts least.",
    Urgency.SAME_DAY: "Be seen today. Until then keep to comfort and short walks that you need.",
}

_VISIT_FIRST: Mapping[Urgency, str] = {
    Urgency.SOON: "See a doctor or nurse within 2 weeks. Until then:",
    Urgency.ROUTINE: "Book a normal visit. Until then:",
}


def headline(plan: Plan) -> str:
    """What comes before the plan: help where it is needed, open questions where there are some, else the stage."""
    if plan.be_seen:
        level = plan.assessment.triage.level
        return f"{sentences.LEVEL[level]} {_BE_SEEN[level]}"
    if not plan.finished:
        return f"{sentences.headline(plan.assessment)} Until then the plan holds only what is safe for nearly everyone."
    seen = _VISIT_FIRST.get(plan.assessment.triage.level, "")
    return f"{seen} {STAGE[plan.stage]}".strip()


def why(choice: Choice) -> str:
    """The first reason of the verdict, or which answers are missing."""
    if choice.because:
        return choice.because[0].limit.say
    if choice.verdict == CareVerdict.MAY_HELP and choice.waiting:
        return "It stays allowed, though answers are missing."
    missing = {name.removeprefix(UNSURE) for name in choice.missing}
    return f"{sentences.count(len(missing), 'answer')} missing."
