"""Plain words for what the plan knows as words: verdicts, sizes, certainty, guidelines, stages and parts of the day."""

from unspasm.assessment import sentences
from unspasm.language import N_, Words, ngettext
from unspasm.language import gettext as _
from unspasm.plan.care import Choice
from unspasm.plan.today import Plan
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import CareVerdict, Phase, Urgency

VERDICT = Words(
    {
        CareVerdict.DO: N_("Do it"),
        CareVerdict.MAY_HELP: N_("May help"),
        CareVerdict.OPEN: N_("Answer first"),
        CareVerdict.ASK_FIRST: N_("Ask first"),
        CareVerdict.NOT_ADVISED: N_("Not advised"),
        CareVerdict.NOT_FOR_YOU: N_("Not for you now"),
    }
)
VERDICT_MEANS = Words(
    {
        CareVerdict.DO: N_("Good for most people, and nothing you told us speaks against it."),
        CareVerdict.MAY_HELP: N_("It helps some people. Try it if you like it."),
        CareVerdict.OPEN: N_("An answer is missing that could speak against it."),
        CareVerdict.ASK_FIRST: N_("Ask a doctor, nurse, pharmacist or physiotherapist before you try it."),
        CareVerdict.NOT_ADVISED: N_("Studies or guidelines speak against it, or show no use."),
        CareVerdict.NOT_FOR_YOU: N_("Something you told us speaks against it."),
    }
)
GROUP = Words(
    {
        "comfort": N_("Comfort"),
        "movement": N_("Moving"),
        "exercise": N_("Exercise"),
        "hands_on": N_("Hands-on treatment"),
        "device": N_("Devices and supports"),
        "medicine": N_("Medicines"),
        "procedure": N_("Injections and operations"),
        "mind": N_("Mind and mood"),
        "everyday": N_("Everyday life and work"),
    }
)
SIZE = Words(
    {
        "none": N_("No effect found"),
        "small": N_("Small effect"),
        "moderate": N_("Moderate effect"),
        "large": N_("Large effect"),
        "mixed": N_("Mixed results"),
        "unknown": N_("Effect not known"),
    }
)
CERTAINTY = Words(
    {
        "high": N_("High certainty"),
        "moderate": N_("Moderate certainty"),
        "low": N_("Low certainty"),
        "very_low": N_("Very low certainty"),
        "none": N_("No study read"),
    }
)
EFFORT = Words({"low": N_("Little effort"), "some": N_("Some effort"), "high": N_("Much effort")})
COST = Words({"low": N_("Low cost"), "some": N_("Some cost"), "high": N_("High cost")})
POSITION = Words(
    {
        "recommends": N_("Recommends it"),
        "may": N_("May be offered"),
        "only_with_exercise": N_("Only with exercise"),
        "last_resort": N_("Last resort"),
        "not_advised": N_("Advises against it"),
        "not_covered": N_("Nothing read"),
    }
)
BODY = Words(
    {
        "qaseem_2017": N_("ACP 2017, United States"),
        "nice_ng59": N_("NICE NG59, United Kingdom"),
        "who_2023": N_("WHO 2023, lasting pain"),
        "foster_2018": N_("Lancet series 2018"),
    }
)
PHASE = Words(
    {
        Phase.ACUTE: N_("The first 6 weeks"),
        Phase.SUBACUTE: N_("6 to 12 weeks"),
        Phase.CHRONIC: N_("Over 12 weeks"),
        Phase.UNKNOWN: N_("How long is not known"),
    }
)
STAGE = Words(
    {
        "acute": N_("The first days: calm it and keep moving"),
        "recovering": N_("Getting better: a little more each day"),
        "building": N_("Building up: strong and steady"),
    }
)
SLOT = Words(
    {
        "morning": N_("Morning"),
        "midday": N_("Midday"),
        "afternoon": N_("Afternoon"),
        "evening": N_("Evening"),
        "night": N_("Night"),
    }
)
DAY = Words(
    {
        1: N_("Monday"),
        2: N_("Tuesday"),
        3: N_("Wednesday"),
        4: N_("Thursday"),
        5: N_("Friday"),
        6: N_("Saturday"),
        7: N_("Sunday"),
    }
)
TOPIC = Words(
    {
        "course": N_("How pain goes on"),
        "recovery": N_("Getting better"),
        "work": N_("Work and daily life"),
        "recurrence": N_("Does it come back?"),
        "slower": N_("What goes with slower recovery"),
        "better_means": N_("What “better” means"),
        "screening": N_("Can anyone predict it?"),
        "not_better": N_("When to be seen if it is not better"),
        "flare": N_("A flare: what it is and what to do"),
        "done": N_("Done for now"),
    }
)
_BE_SEEN = Words(
    {
        Urgency.EMERGENCY: N_("Get help first. Until then only rest in the way that hurts least."),
        Urgency.SAME_DAY: N_("Be seen today. Until then keep to comfort and short walks that you need."),
    }
)

_VISIT_FIRST = Words(
    {
        Urgency.SOON: N_("See a doctor or nurse within 2 weeks. Until then:"),
        Urgency.ROUTINE: N_("Book a normal visit. Until then:"),
    }
)


def headline(plan: Plan) -> str:
    """What comes before the plan: help where it is needed, open questions where there are some, else the stage."""
    if plan.be_seen:
        level = plan.assessment.triage.level
        return f"{sentences.LEVEL[level]} {_BE_SEEN[level]}"
    if not plan.finished:
        until_then = _("Until then the plan holds only what is safe for nearly everyone.")
        return f"{sentences.headline(plan.assessment)} {until_then}"
    seen = _VISIT_FIRST.get(plan.assessment.triage.level, "")
    return f"{seen} {STAGE[plan.stage]}".strip()


def why(choice: Choice) -> str:
    """The first reason of the verdict, or which answers are missing."""
    if choice.because:
        return choice.because[0].limit.say
    if choice.verdict == CareVerdict.MAY_HELP and choice.waiting:
        return _("It stays allowed, though answers are missing.")
    missing = len({name.removeprefix(UNSURE) for name in choice.missing})
    return ngettext("{n} answer missing.", "{n} answers missing.", missing).format(n=missing)
