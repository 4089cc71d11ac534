"""Plain words for the medicine check: verdicts, what comes first, and what the check does not know."""

from collections.abc import Iterable, Iterator

from unspasm.assessment import sentences as told_in
from unspasm.assessment.assess import Assessment
from unspasm.language import N_, Words, ngettext
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.plan.medicines.check import Check, Checked, Why, answers_of
from unspasm.plan.medicines.clock import Clock
from unspasm.plan.medicines.taking import Taken
from unspasm.rules.medicine import TAKES
from unspasm.rules.vocabulary import UNSURE
from unspasm.words import MedicineVerdict, Urgency

_VERDICT = {
    MedicineVerdict.MAY_TAKE_BY_LABEL: N_("Nothing you told us speaks against it; go by the label"),
    MedicineVerdict.OPEN: N_("Answer first"),
    MedicineVerdict.ASK_FIRST: N_("Ask first"),
    MedicineVerdict.NOT_FOR_YOU: N_("Not for you"),
    MedicineVerdict.STOP_AND_CALL: N_("Call before the next dose"),
}
VERDICT = Words(_VERDICT)
TAKEN = Words(
    {
        **_VERDICT,
        MedicineVerdict.MAY_TAKE_BY_LABEL: N_("Nothing you told us clashes with it"),
        MedicineVerdict.OPEN: N_("Not fully checked yet"),
        MedicineVerdict.ASK_FIRST: N_("Ask about this"),
    }
)
# Each of these is translated where it is said.
MAY_BE_MORE = N_("perhaps more: they have not said that this is all")
FROM_THE_LIST = N_("It follows from the list itself.")
POISON = N_(
    "You had more paracetamol in 24 hours than is safe for you. Take no more. Call a poison line now, even if you feel "
    "well: the harm to the liver shows late."
)
EMERGENCY = N_(
    "This is an emergency. Take no anti-inflammatory and nothing to eat. Bring the list of what you take, and the time "
    "of the last blood thinner."
)
WHOLE = N_("This holds only if you told us all you take, also what you bought without a prescription.")
LIMITS = N_(
    "This check knows labels and common pairs. It does not know your blood tests, doses that a doctor set for you, "
    "rare illnesses, and what is new since this edition. It never replaces a pharmacist. Never stop a prescribed "
    "medicine because of it."
)
_MOST_NAMED = 6


def verdict(checked: Checked) -> str:
    """In words; what is taken already needs no leave, and nobody is to wait with it for an answer."""
    return (TAKEN if checked.taken else VERDICT)[checked.verdict]


def headlines(assessment: Assessment, made: Check) -> Iterator[str]:
    """What comes before everything else, the gravest first."""
    if made.poison_line:
        yield _(POISON)
    if assessment.triage.level == Urgency.EMERGENCY:
        yield _(EMERGENCY)
    elif assessment.triage.level == Urgency.SAME_DAY:
        ask_there = _("Ask there before you take anything new.")
        yield f"{told_in.LEVEL[assessment.triage.level]} {ask_there}"
    calls = [one.ingredient.name for one in made.taken if one.verdict == MedicineVerdict.STOP_AND_CALL]
    if calls:
        call = _("Call a pharmacist or doctor before the next dose of: {medicines}.")
        yield call.format(medicines=", ".join(calls))
    if not made.taking.known_whole:
        yield _(WHOLE)


def listed(made: Check) -> tuple[str, ...]:
    """The list as the doctor wants it: name, amount, when the last one was, and whether it is known to be all."""
    known = tuple(_listed(item) for item in made.taking.items)
    unknown = tuple(_("{name} (not recognised)").format(name=typed) for typed in made.taking.unrecognised)
    found = known + unknown
    return found if made.taking.complete or not found else (*found, _(MAY_BE_MORE))


def _listed(item: Taken) -> str:
    units, hours = item.units_24h, item.hours_since_last
    if units is None:
        words = "{name}" if hours is None else _("{name}, last {hours} h ago")
    else:
        words = _("{name} {units} in 24 h") if hours is None else _("{name} {units} in 24 h, last {hours} h ago")
    return words.format(name=item.typed, units=f"{units or 0:g}", hours=f"{hours or 0:g}")


def clashes(made: Check) -> tuple[str, ...]:
    """What is taken already and needs a call, each with its first reason that speaks of another medicine."""
    found = [one for one in made.taken if one.verdict == MedicineVerdict.STOP_AND_CALL]
    return tuple(f"{one.ingredient.name}: {_first(one).say}" for one in found)


def _first(one: Checked) -> Why:
    grave = [why for why in one.reasons if why.verdict == one.verdict]
    return next((why for why in grave if any(name.startswith(TAKES) for name in answers_of(why))), grave[0])


def next_dose(clock: Clock) -> str:
    """When the next dose may come, by label."""
    if clock.over:
        return _("No more now.")
    if clock.wait_hours is None:
        return _("When the next one may come is not known: read the label.")
    if clock.wait_hours == 0:
        return _("By the time between doses, the next one may come now.")
    return _("The next one not before {hours} hours from now.").format(hours=f"{clock.wait_hours:g}")


def missing(edition: Edition, names: Iterable[str]) -> str:
    """The answers that are missing, in words; all the unnamed medicines are one answer."""
    facts = [name for name in names if not name.startswith(TAKES)]
    labels = list(dict.fromkeys(_small(told_in.label(edition, name.removeprefix(UNSURE))) for name in facts))
    if len(facts) < len(list(names)):
        labels.insert(0, _("whether this is all you take"))
    more = len(labels) - _MOST_NAMED
    named = ", ".join(labels[:_MOST_NAMED])
    if more <= 0:
        return named
    return ngettext("{answers}, and {n} more", "{answers}, and {n} more", more).format(answers=named, n=more)


def _small(label: str) -> str:
    """Inside a sentence; a word such as MRI keeps its letters."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
