"""The third card: what to do until you are seen, when to look again, and when to come back sooner."""

from dataclasses import dataclass

from unspasm.assessment import sentences
from unspasm.assessment.assess import Assessment
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.web.result import why
from unspasm.words import Urgency

COME_BACK_NOW = (
    N_("You get numb between the legs, or have new trouble with pee, poo or sex."),
    N_("A leg gets weak, or both legs hurt, tingle or go numb."),
    N_("You have a sudden tearing pain, chest pain, or you pass out."),
)
COME_BACK_TODAY = (
    N_("You get a fever or shaking chills, or you feel very ill."),
    N_("The pain gets worse each day, and no position eases it."),
)
_WORSE = (N_("In 24 to 48 hours"), N_("If it is worse by then, call a doctor. Do not wait for the next date."))
_TWO_WEEKS = (N_("After 2 weeks"), N_("If it is not clearly better, book a visit. Answer the questions again."))
_SIX_WEEKS = (N_("After 6 weeks"), N_("If it still stops you from doing things, see a doctor or physiotherapist."))
_REVIEWS = {
    Urgency.EMERGENCY: (
        (N_("Now"), N_("Get help first. Everything else on this page can wait.")),
        (N_("After the hospital"), N_("Ask what was found, what to watch for, and when to be seen again.")),
    ),
    Urgency.SAME_DAY: (
        (
            N_("Today"),
            N_("Be seen or speak to someone today. If you cannot reach anyone, go to an emergency department."),
        ),
        (N_("In 24 to 48 hours"), N_("If it is worse, call again, even if you have been seen.")),
        _TWO_WEEKS,
        _SIX_WEEKS,
    ),
    Urgency.SOON: (
        _WORSE,
        (N_("Within 2 weeks"), N_("Your visit. Take the sheet for the doctor with you.")),
        _SIX_WEEKS,
    ),
    Urgency.ROUTINE: (
        _WORSE,
        (N_("At your visit"), N_("Book it now. Take the sheet for the doctor with you.")),
        _TWO_WEEKS,
        _SIX_WEEKS,
    ),
    Urgency.SELF_CARE: (_WORSE, _TWO_WEEKS, _SIX_WEEKS),
}
_UNFINISHED = ((N_("Now"), N_("Answer the open questions. They decide how soon you need help.")), _WORSE)
_CHILD = N_("Let the child move as it can and rest when it wants. Give no medicine beyond the label for its age.")
_KEEP_MOVING = (
    N_("Keep moving as you can. Walk a little, often. Long rest in bed makes it slower to heal."),
    N_("Change position often. Stay away from what makes the pain shoot up, for now."),
)
_REST = (
    N_("Lie or sit in the way that hurts least. Turn often."),
    N_("Short walks that you need, such as to the toilet, are fine. Do no exercises yet."),
)
_CAREFUL = (
    N_("Walk as you can. Do not lift or twist with a load until you have been seen."),
    N_("Have no hands-on treatment of the spine before the visit."),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that may play a part in the pain."""

    name: str
    kind: str
    say: str
    believed: str
    why: why.Why


@dataclass(frozen=True, slots=True)
class Next:
    """`reviews`: when, and what then. `meanwhile` is empty while a danger question is open: nothing is settled yet."""

    reviews: tuple[tuple[str, str], ...]
    come_back_now: tuple[str, ...]
    come_back_today: tuple[str, ...]
    meanwhile: tuple[str, ...]
    parts: tuple[Part, ...]
    phase: str


def next_steps(assessment: Assessment) -> Next:
    triage = assessment.triage
    settled = triage.finished or triage.level >= Urgency.SAME_DAY
    calm = triage.level < Urgency.SAME_DAY
    return Next(
        reviews=tuple((_(when), _(what)) for when, what in (_REVIEWS[triage.level] if settled else _UNFINISHED)),
        come_back_now=_said(COME_BACK_NOW),
        come_back_today=_said(COME_BACK_TODAY) if calm else (),
        meanwhile=_meanwhile(assessment) if settled else (),
        parts=_parts(assessment) if calm else (),
        phase=sentences.PHASE[assessment.phase],
    )


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_(line) for line in lines)


def _meanwhile(assessment: Assessment) -> tuple[str, ...]:
    level = assessment.triage.level
    if level == Urgency.EMERGENCY:
        return ()
    if assessment.child:
        return _said((_CHILD,))
    if level == Urgency.SAME_DAY:
        return _said(_REST)
    return _said(_CAREFUL if level == Urgency.SOON else _KEEP_MOVING)


def _parts(assessment: Assessment) -> tuple[Part, ...]:
    return tuple(
        Part(
            one.name,
            sentences.TRIGGER[one.kind],
            one.say,
            one.believed,
            why.behind(assessment.edition, one.id, one.evidence, one.judgement, one.reviewed_by),
        )
        for one in assessment.triggers
    )
