"""What to say on the phone, in one breath: what is new, and what to be checked for. And whom to call where."""

from collections.abc import Mapping
from dataclasses import dataclass

from unspasm.rules.rule import Rule

_CHECK: Mapping[str, str] = {
    "aortic_aneurysm": "I need to be checked for a leaking aneurysm.",
    "aortic_dissection": "I need to be checked for a tear in the main artery.",
    "body_wide_spasm": "I need to be checked for tetanus or a bad reaction to a medicine.",
    "cauda_equina": "I need to be checked for cauda equina.",
    "cord_compression": "I need to be checked for pressure on the spinal cord.",
    "early_pregnancy": "I need to be checked at once, for the pregnancy too.",
    "gut_emergency": "I need to be checked for an emergency in the belly.",
    "heart_or_lung": "I need to be checked for a heart attack or a clot in the lung.",
    "injury_fracture": "I need to be checked for a broken spine.",
    "kidney_infection": "I need to be checked for a kidney infection.",
    "kidney_stone": "I need to be checked for a kidney stone.",
    "later_pregnancy": "The baby and I need to be checked now.",
    "leg_artery": "I need to be checked for a blocked artery.",
    "muscle_compartment": "I need to be checked for muscle breakdown.",
    "nerve_root": "I need to be checked for a squeezed nerve.",
    "ovary_or_womb": "I need to be checked for a twisted ovary.",
    "retroperitoneal_bleed": "I need to be checked for a bleed inside.",
    "sepsis": "I need to be checked for sepsis.",
    "sickle_cell_crisis": "I need to be checked for a sickle cell crisis.",
    "spinal_bleed": "I need to be checked for a bleed at the spine.",
    "spinal_cancer": "I need to be checked for pressure on the spinal cord.",
    "spinal_cord_disease_flare": "I have a spinal cord disease. I need help with this now.",
    "spinal_infection": "I need to be checked for an infection of the spine.",
    "testicle": "I need to be checked for a twisted testicle.",
}
_STATE: Mapping[str, str] = {  # by the line of the clinical notes, for rules that name no cause
    "G1": "I need help to get up.",
    "G4": "I need to talk with someone now.",
    "K1": "This is a child who must be seen now.",
}
_NO_CAUSE = "I need to be checked now."


@dataclass(frozen=True, slots=True)
class Line:
    """A number as people read it, and what to know about it."""

    number: str
    note: str = ""

    @property
    def tel(self) -> str:
        return self.number.replace(" ", "").replace("-", "")


@dataclass(frozen=True, slots=True)
class Country:
    """Lines that we found confirmed in public pages; where we found none, people are told to ask the first one.

    `id`: the choice of the fact `country`.
    """

    id: str
    name: str
    emergency: Line
    crisis: Line | None = None
    poison: Line | None = None


COUNTRIES = (
    Country("uk", "United Kingdom", Line("999"), Line("116 123", "Samaritans"), Line("111", "Northern Ireland: a GP")),
    Country("ireland", "Ireland", Line("112"), Line("116 123", "Samaritans"), Line("01 809 2166", "8 am to 10 pm")),
    Country("spain", "Spain", Line("112"), Line("024"), Line("91 562 04 20")),
    Country("other_eu", "Other countries of the EU", Line("112")),
    Country("usa", "United States", Line("911"), Line("988"), Line("1-800-222-1222")),
    Country("canada", "Canada", Line("911"), Line("988"), Line("1-844-764-7669")),
    Country("australia", "Australia", Line("000"), Line("13 11 14", "Lifeline"), Line("13 11 26")),
    Country("new_zealand", "New Zealand", Line("111"), Line("1737"), Line("0800 764 766")),
)
EMERGENCY = (
    ("999", "UK, Ireland"),
    ("112", "EU, UK, Ireland"),
    ("911", "US, Canada"),
    ("000", "Australia"),
    ("111", "New Zealand"),
)


def ask(rules: tuple[Rule, ...]) -> str:
    """What to ask for. A cause that we cannot name is left to who answers."""
    found = (_CHECK.get(rule.cause or "") or _STATE.get(rule.note_id) for rule in rules)
    return next(filter(None, found), _NO_CAUSE)


def sentence(words: tuple[str, ...], rules: tuple[Rule, ...]) -> str:
    """What to say for these signs."""
    signs = ". ".join(word[0].upper() + word[1:] for word in words)
    return f"I have back pain, and this: {signs}. {ask(rules)}"
