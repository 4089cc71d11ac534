"""What to say on the phone, in one breath: what is new, and what to be checked for. And whom to call where."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from unspasm import language
from unspasm.language import N_, Foreign, Words
from unspasm.language import gettext as _
from unspasm.rules.rule import Rule

_CHECK = Words(
    {
        "aortic_aneurysm": N_("I need to be checked for a leaking aneurysm."),
        "aortic_dissection": N_("I need to be checked for a tear in the main artery."),
        "body_wide_spasm": N_("I need to be checked for tetanus or a bad reaction to a medicine."),
        "cauda_equina": N_("I need to be checked for cauda equina."),
        "cord_compression": N_("I need to be checked for pressure on the spinal cord."),
        "early_pregnancy": N_("I need to be checked at once, for the pregnancy too."),
        "gut_emergency": N_("I need to be checked for an emergency in the belly."),
        "heart_or_lung": N_("I need to be checked for a heart attack or a clot in the lung."),
        "injury_fracture": N_("I need to be checked for a broken spine."),
        "kidney_infection": N_("I need to be checked for a kidney infection."),
        "kidney_stone": N_("I need to be checked for a kidney stone."),
        "later_pregnancy": N_("The baby and I need to be checked now."),
        "leg_artery": N_("I need to be checked for a blocked artery."),
        "muscle_compartment": N_("I need to be checked for muscle breakdown."),
        "nerve_root": N_("I need to be checked for a squeezed nerve."),
        "ovary_or_womb": N_("I need to be checked for a twisted ovary."),
        "retroperitoneal_bleed": N_("I need to be checked for a bleed inside."),
        "sepsis": N_("I need to be checked for sepsis."),
        "sickle_cell_crisis": N_("I need to be checked for a sickle cell crisis."),
        "spinal_bleed": N_("I need to be checked for a bleed at the spine."),
        "spinal_cancer": N_("I need to be checked for pressure on the spinal cord."),
        "spinal_cord_disease_flare": N_("I have a spinal cord disease. I need help with this now."),
        "spinal_infection": N_("I need to be checked for an infection of the spine."),
        "testicle": N_("I need to be checked for a twisted testicle."),
    }
)
_STATE = Words(  # by the line of the clinical notes, for rules that name no cause
    {
        "G1": N_("I need help to get up."),
        "G4": N_("I need to talk with someone now."),
        "K1": N_("This is a child who must be seen now."),
    }
)
_NO_CAUSE = N_("I need to be checked now.")
PHRASES = Words(  # where no sign is known
    {
        "danger_sign": N_("I have back pain and a danger sign."),
        "numb": N_("I have new numbness between my legs. I need to be checked for cauda equina."),
        "crisis": N_("I have bad back pain, and I think about ending my life. I need to talk with someone."),
        "poison": N_("I took more paracetamol than the label allows. It was this many in 24 hours. What must I do?"),
        "today": N_("I have back pain and a danger sign. I was told to be seen today."),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A number as people read it, and what to know about it."""

    number: str
    in_source: str = ""

    @property
    def note(self) -> str:
        return _(self.in_source)

    @property
    def tel(self) -> str:
        return self.number.replace(" ", "").replace("-", "")


@dataclass(frozen=True, slots=True)
class Country:
    """Lines that we found confirmed in public pages; where we found none, people are told to ask the first one.

    `id`: the choice of the fact `country`.
    """

    id: str
    in_source: str
    emergency: Line
    crisis: Line | None = None
    poison: Line | None = None

    @property
    def name(self) -> str:
        return _(self.in_source)


COUNTRIES = (
    Country(
        "uk",
        N_("United Kingdom"),
        Line("999"),
        Line("116 123", N_("Samaritans")),
        Line("111", N_("Northern Ireland: a GP")),
    ),
    Country(
        "ireland",
        N_("Ireland"),
        Line("112"),
        Line("116 123", N_("Samaritans")),
        Line("01 809 2166", N_("8 am to 10 pm")),
    ),
    Country("spain", N_("Spain"), Line("112"), Line("024"), Line("91 562 04 20")),
    Country("other_eu", N_("Other countries of the EU"), Line("112")),
    Country("usa", N_("United States"), Line("911"), Line("988"), Line("1-800-222-1222")),
    Country("canada", N_("Canada"), Line("911"), Line("988"), Line("1-844-764-7669")),
    Country("australia", N_("Australia"), Line("000"), Line("13 11 14", N_("Lifeline")), Line("13 11 26")),
    Country("new_zealand", N_("New Zealand"), Line("111"), Line("1737"), Line("0800 764 766")),
)
EMERGENCY = (
    ("999", N_("UK, Ireland")),
    ("112", N_("EU, UK, Ireland")),
    ("911", N_("US, Canada")),
    ("000", N_("Australia")),
    ("111", N_("New Zealand")),
)


def emergency() -> tuple[tuple[str, str], ...]:
    """Each emergency number, and where it answers."""
    return tuple((number, _(where)) for number, where in EMERGENCY)


def ask(rules: tuple[Rule, ...]) -> str:
    """What to ask for. A cause that we cannot name is left to who answers."""
    found = (_CHECK.get(rule.cause or "") or _STATE.get(rule.note_id) for rule in rules)
    return next(filter(None, found), _(_NO_CAUSE))


def sentence(words: tuple[str, ...], rules: tuple[Rule, ...]) -> str:
    """What to say for these signs."""
    signs = ". ".join(word[0].upper() + word[1:] for word in words)
    told = _("I have back pain, and this: {signs}.").format(signs=signs)
    return f"{told} {ask(rules)}"


def for_today(words: str) -> str:
    """The same for whoever gives out places to be seen."""
    return _("{words} I was told to be seen today.").format(words=words)


def in_english(say: Callable[[], str]) -> str:
    """The same in English: who answers may not speak the reader's language. Empty in English pages."""
    if language.in_use() == language.SOURCE:
        return ""
    with language.use(language.SOURCE):
        return Foreign(say())


def phrases_in_english() -> dict[str, str]:
    return {name: in_english(partial(PHRASES.__getitem__, name)) for name in PHRASES}
