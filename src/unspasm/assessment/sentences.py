"""Plain sentences for what the program knows as words: levels, routes, phases, scans and answers."""

from unspasm.assessment.assess import Assessment
from unspasm.language import N_, Words, ngettext
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.rule import Evidence, Question, Source
from unspasm.words import Phase, Read, Route, Urgency

LEVEL = Words(
    {
        Urgency.EMERGENCY: N_("Emergency. Get help now."),
        Urgency.SAME_DAY: N_("Get medical help today."),
        Urgency.SOON: N_("See a doctor or nurse within 2 weeks."),
        Urgency.ROUTINE: N_("Book a normal visit with a doctor, nurse or physiotherapist."),
        Urgency.SELF_CARE: N_("You can care for this at home for now."),
    }
)
AT_LEAST = Words(
    {
        Urgency.SOON: N_("So far, at least: see a doctor or nurse within 2 weeks."),
        Urgency.ROUTINE: N_("So far, at least: book a normal visit with a doctor, nurse or physiotherapist."),
    }
)
ROUTE = Words(
    {
        Route.AMBULANCE: N_("Call an ambulance now."),
        Route.GO_NOW: N_("Go to a hospital emergency department now. Let someone else drive."),
        Route.MATERNITY: N_("Call your maternity unit now."),
        Route.CRISIS_LINE: N_("Call a crisis line now. If you are not safe, call an ambulance."),
        Route.POISON_LINE: N_("Call a poison line now, even if you feel well."),
        Route.MATERNITY_TODAY: N_("Call your maternity unit or midwife today."),
        Route.CALL_TODAY: N_("Call a doctor or a health line today."),
        Route.BOOK_SOON: N_("Book a visit within 2 weeks."),
        Route.BOOK_ROUTINE: N_("Book a normal visit."),
        Route.SELF_CARE: N_("Check again if anything changes."),
    }
)
PHASE = Words(
    {
        Phase.ACUTE: N_("This episode is under 6 weeks old."),
        Phase.SUBACUTE: N_("This episode is 6 to 12 weeks old."),
        Phase.CHRONIC: N_("This episode is over 12 weeks old."),
        Phase.UNKNOWN: N_("How long it has lasted is not known yet."),
    }
)
SCAN = Words(
    {
        "none": N_("No scan now."),
        "ask": N_("Not decided here."),
        "xray": N_("An X-ray."),
        "mri": N_("An MRI scan."),
        "ct": N_("A CT scan."),
        "ultrasound": N_("An ultrasound scan."),
    }
)
HOW_SOON = Words(
    {
        "now": N_("now"),
        "within_hours": N_("within hours"),
        "same_day": N_("today"),
        "within_2_weeks": N_("within 2 weeks"),
        "after_review": N_("after a visit"),
        "not_now": N_("not now"),
    }
)
TRIGGER = Words(
    {
        "set_off": N_("may have set it off"),
        "keeps_going": N_("can keep it going"),
        "raises_risk": N_("goes with more back pain in studies"),
        "not_supported": N_("often blamed, but the studies do not support it"),
    }
)
VERDICT = Words(
    {
        "supported": N_("The evidence supports this."),
        "partly": N_("Partly right."),
        "not_supported": N_("The evidence does not support this."),
        "unclear": N_("Nobody knows yet."),
    }
)
READ = Words(
    {
        Read.FULL_TEXT: N_("read in full"),
        Read.ABSTRACT: N_("abstract read"),
        Read.SECONDARY: N_("read at second hand"),
        Read.UNCONFIRMED: N_("not yet read"),
    }
)
UNDER_16 = N_(
    "This person is under 16, so we only name what must be checked first. Our figures come from adults, and children "
    "are not small adults. The danger signs above still count. A doctor should see a child with back pain."
)


NOT_SURE = N_(
    "Not sure is not a no. Call a doctor or a health line today, and tell them what you are not sure of: it could be a "
    "danger sign."
)


def footer(edition: Edition) -> str:
    return _("No clinician has reviewed this. Information, not a medical device. Knowledge edition {edition}").format(
        edition=edition.name
    )


def headline(assessment: Assessment) -> str:
    """How soon, and how. Below same-day, an open danger question comes first, and self-care is not said at all."""
    triage = assessment.triage
    if triage.finished or triage.level >= Urgency.SAME_DAY:
        return f"{LEVEL[triage.level]} {ROUTE[triage.route]}"
    left = len(questions_left(assessment))
    if not left:
        return _(NOT_SURE)
    open_now = ngettext("Not finished: {n} question left.", "Not finished: {n} questions left.", left).format(n=left)
    so_far = AT_LEAST.get(triage.level) or _("Nobody can say yet how soon you need help.")
    return f"{open_now} {so_far}"


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
        return label(edition, name) if value else _("Not: {what}").format(what=label(edition, name))
    if fact is None:
        return f"{label(edition, name)}: {value}"
    if fact.kind == "number" and isinstance(value, int | float):
        return f"{fact.words}: {value:g} {fact.unit or ''}".rstrip()
    if fact.kind == "choice":
        return f"{fact.words}: {fact.choices.get(str(value), value)}"
    return _("Not sure: {what}").format(what=fact.words)


def label(edition: Edition, name: str) -> str:
    """The words of an asked or derived fact."""
    if fact := edition.facts.get(name):
        return fact.words
    return next((one.words for one in edition.derived if one.id == name), name)


def sources(edition: Edition, evidence: tuple[Evidence, ...]) -> str:
    """Who says so and how deeply we read it; `clinical judgement` when nobody does."""
    if not evidence:
        return _("clinical judgement")
    named = "; ".join(dict.fromkeys(_source(edition, item.source) for item in evidence))
    return f"{named} ({depth(evidence)})"


def cited(source: Source) -> str:
    """Authors and year; a page without a year has `none`."""
    return source.authors if source.year in ("", "none") else f"{source.authors} {source.year}"


def depth(evidence: tuple[Evidence, ...]) -> str:
    reads = {item.read for item in evidence}
    if reads == {Read.UNCONFIRMED}:
        return _("source not yet read")
    return ", ".join(words for read, words in READ.items() if read in reads)


def _source(edition: Edition, name: str) -> str:
    source = edition.sources.get(name)
    return cited(source) if source else name
