"""Plain sentences for what the program knows as words: levels, routes, phases, scans and answers."""

from unspasm.assessment.assess import Assessment
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence, Question, Source
from unspasm.words import Phase, Read, Route, Urgency

LEVEL = {
    Urgency.EMERGENCY: "Emergency. Get help now.",
    Urgency.SAME_DAY: "Get medical help today.",
    Urgency.SOON: "See a doctor or nurse within 2 weeks.",
    Urgency.ROUTINE: "Book a normal visit with a doctor, nurse or physiotherapist.",
    Urgency.SELF_CARE: "You can care for this at home for now.",
}
AT_LEAST = {
    Urgency.SOON: "see a doctor or nurse within 2 weeks",
    Urgency.ROUTINE: "book a normal visit with a doctor, nurse or physiotherapist",
}
ROUTE = {
    Route.AMBULANCE: "Call an ambulance now.",
    Route.GO_NOW: "Go to a hospital emergency department now. Let someone else drive.",
    Route.MATERNITY: "Call your maternity unit now.",
    Route.CRISIS_LINE: "Call a crisis line now. If you are not safe, call an ambulance.",
    Route.POISON_LINE: "Call a poison line now, even if you feel well.",
    Route.MATERNITY_TODAY: "Call your maternity unit or midwife today.",
    Route.CALL_TODAY: "Call a doctor or a health line today.",
    Route.BOOK_SOON: "Book a visit within 2 weeks.",
    Route.BOOK_ROUTINE: "Book a normal visit.",
    Route.SELF_CARE: "Check again if anything changes.",
}
PHASE = {
    Phase.ACUTE: "This episode is under 6 weeks old.",
    Phase.SUBACUTE: "This episode is 6 to 12 weeks old.",
    Phase.CHRONIC: "This episode is over 12 weeks old.",
    Phase.UNKNOWN: "How long it has lasted is not known yet.",
}
SCAN = {
    "none": "No scan now.",
    "ask": "Not decided here.",
    "xray": "An X-ray.",
    "mri": "An MRI scan.",
    "ct": "A CT scan.",
    "ultrasound": "An ultrasound scan.",
}
HOW_SOON = {
    "now": "now",
    "within_hours": "within hours",
    "same_day": "today",
    "within_2_weeks": "within 2 weeks",
    "after_review": "after a visit",
    "not_now": "not now",
}
TRIGGER = {
    "set_off": "may have set it off",
    "keeps_going": "can keep it going",
    "raises_risk": "goes with more back pain in studies",
    "not_supported": "often blamed, but the studies do not support it",
}
VERDICT = {
    "supported": "The evidence supports this.",
    "partly": "Partly right.",
    "not_supported": "The evidence does not support this.",
    "unclear": "Nobody knows yet.",
}
READ = {
    Read.FULL_TEXT: "read in full",
    Read.ABSTRACT: "abstract read",
    Read.SECONDARY: "read at second hand",
    Read.UNCONFIRMED: "not yet read",
}
UNDER_16 = (
    "This person is under 16, so we only name what must be checked first. Our figures come from adults, and children "
    "are not small adults. The danger signs above still count. A doctor should see a child with back pain."
)


NOT_SURE = (
    "Not sure is not a no. Call a doctor or a health line today, and tell them what you are not sure of: it could be a "
    "danger sign."
)


def footer(edition: Edition) -> str:
    return f"No clinician has reviewed this. Information, not a medical device. Knowledge edition {edition.name}"


def headline(assessment: Assessment) -> str:
    """How soon, and how. Below same-day, an open danger question comes first, and self-care is not said at all."""
    triage = assessment.triage
    if triage.finished or triage.level >= Urgency.SAME_DAY:
        return f"{LEVEL[triage.level]} {ROUTE[triage.route]}"
    left = len(questions_left(assessment))
    if not left:
        return NOT_SURE
    open_now = f"Not finished: {count(left, 'question')} left." if left else "Not finished."
    so_far = AT_LEAST.get(triage.level)
    if so_far:
        return f"{open_now} So far, at least: {so_far}."
    return f"{open_now} Nobody can say yet how soon you need help."


def questions_left(assessment: Assessment) -> tuple[Question, ...]:
    """The open questions that could raise the level, or that must be asked before self-care may be said."""
    matter = set(assessment.unknown_that_matter)
    core = assessment.triage.open_core
    return tuple(
        question
        for question in assessment.next_questions
        if question.id in core or matter.intersection(question.answers)
    )


def answer(edition: Edition, name: str, value: object) -> str:
    """One answer in words: `Age: 42 years`, `Not: Fever`, `Not sure: Fever`."""
    fact = edition.facts.get(name)
    if isinstance(value, bool):
        return label(edition, name) if value else f"Not: {label(edition, name)}"
    if fact is None:
        return f"{label(edition, name)}: {value}"
    if fact.kind == "number" and isinstance(value, int | float):
        return f"{fact.words}: {value:g} {fact.unit or ''}".rstrip()
    if fact.kind == "choice":
        return f"{fact.words}: {fact.choices.get(str(value), value)}"
    return f"Not sure: {fact.words}"


def label(edition: Edition, name: str) -> str:
    """The words of an asked or derived fact."""
    if fact := edition.facts.get(name):
        return fact.words
    return next((one.words for one in edition.derived if one.id == name), name)


def sources(edition: Edition, evidence: tuple[Evidence, ...]) -> str:
    """Who says so and how deeply we read it; `clinical judgement` when nobody does."""
    if not evidence:
        return "clinical judgement"
    named = "; ".join(dict.fromkeys(_source(edition, item.source) for item in evidence))
    return f"{named} ({depth(evidence)})"


def cited(source: Source) -> str:
    """Authors and year; a page without a year has `none`."""
    return source.authors if source.year in ("", "none") else f"{source.authors} {source.year}"


def depth(evidence: tuple[Evidence, ...]) -> str:
    reads = {item.read for item in evidence}
    if reads == {Read.UNCONFIRMED}:
        return "source not yet read"
    return ", ".join(words for read, words in READ.items() if read in reads)


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _source(edition: Edition, name: str) -> str:
    source = edition.sources.get(name)
    return cited(source) if source else name
