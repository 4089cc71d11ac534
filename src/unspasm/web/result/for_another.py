"""The same words for the phone, said by someone for another person: for an adult, or for a child."""

from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.rules.rule import Rule

_THEY = Words(
    {
        "aortic_aneurysm": N_("They need to be checked for a leaking aneurysm."),
        "aortic_dissection": N_("They need to be checked for a tear in the main artery."),
        "body_wide_spasm": N_("They need to be checked for tetanus or a bad reaction to a medicine."),
        "cauda_equina": N_("They need to be checked for cauda equina."),
        "cord_compression": N_("They need to be checked for pressure on the spinal cord."),
        "early_pregnancy": N_("They need to be checked at once, for the pregnancy too."),
        "gut_emergency": N_("They need to be checked for an emergency in the belly."),
        "heart_or_lung": N_("They need to be checked for a heart attack or a clot in the lung."),
        "injury_fracture": N_("They need to be checked for a broken spine."),
        "kidney_infection": N_("They need to be checked for a kidney infection."),
        "kidney_stone": N_("They need to be checked for a kidney stone."),
        "later_pregnancy": N_("They and the baby need to be checked now."),
        "leg_artery": N_("They need to be checked for a blocked artery."),
        "muscle_compartment": N_("They need to be checked for muscle breakdown."),
        "nerve_root": N_("They need to be checked for a squeezed nerve."),
        "ovary_or_womb": N_("They need to be checked for a twisted ovary."),
        "retroperitoneal_bleed": N_("They need to be checked for a bleed inside."),
        "sepsis": N_("They need to be checked for sepsis."),
        "sickle_cell_crisis": N_("They need to be checked for a sickle cell crisis."),
        "spinal_bleed": N_("They need to be checked for a bleed at the spine."),
        "spinal_cancer": N_("They need to be checked for pressure on the spinal cord."),
        "spinal_cord_disease_flare": N_("Someone with me has a spinal cord disease. They need help with this now."),
        "spinal_infection": N_("They need to be checked for an infection of the spine."),
        "testicle": N_("They need to be checked for a twisted testicle."),
    }
)
_THEY_BY_NOTE = Words(
    {
        "G1": N_("They need help to get up."),
        "G4": N_("They need to talk with someone now."),
        "K1": N_("This is a child who must be seen now."),
    }
)
_THEY_NEED = N_("They need to be checked now.")
_CHILD = Words(
    {
        "aortic_aneurysm": N_("The child needs to be checked for a leaking aneurysm."),
        "aortic_dissection": N_("The child needs to be checked for a tear in the main artery."),
        "body_wide_spasm": N_("The child needs to be checked for tetanus or a bad reaction to a medicine."),
        "cauda_equina": N_("The child needs to be checked for cauda equina."),
        "cord_compression": N_("The child needs to be checked for pressure on the spinal cord."),
        "early_pregnancy": N_("The child needs to be checked at once, for the pregnancy too."),
        "gut_emergency": N_("The child needs to be checked for an emergency in the belly."),
        "heart_or_lung": N_("The child needs to be checked for a heart attack or a clot in the lung."),
        "injury_fracture": N_("The child needs to be checked for a broken spine."),
        "kidney_infection": N_("The child needs to be checked for a kidney infection."),
        "kidney_stone": N_("The child needs to be checked for a kidney stone."),
        "later_pregnancy": N_("They and the baby need to be checked now."),
        "leg_artery": N_("The child needs to be checked for a blocked artery."),
        "muscle_compartment": N_("The child needs to be checked for muscle breakdown."),
        "nerve_root": N_("The child needs to be checked for a squeezed nerve."),
        "ovary_or_womb": N_("The child needs to be checked for a twisted ovary."),
        "retroperitoneal_bleed": N_("The child needs to be checked for a bleed inside."),
        "sepsis": N_("The child needs to be checked for sepsis."),
        "sickle_cell_crisis": N_("The child needs to be checked for a sickle cell crisis."),
        "spinal_bleed": N_("The child needs to be checked for a bleed at the spine."),
        "spinal_cancer": N_("The child needs to be checked for pressure on the spinal cord."),
        "spinal_cord_disease_flare": N_("The child has a spinal cord disease. The child needs help with this now."),
        "spinal_infection": N_("The child needs to be checked for an infection of the spine."),
        "testicle": N_("The child needs to be checked for a twisted testicle."),
    }
)
_CHILD_BY_NOTE = Words(
    {
        "G1": N_("The child needs help to get up."),
        "G4": N_("The child needs to talk with someone now."),
        "K1": N_("This is a child who must be seen now."),
    }
)
_CHILD_NEEDS = N_("The child needs to be checked now.")


def sentence(words: tuple[str, ...], rule: Rule, *, child: bool) -> str:
    """What to say for these signs, as `phone.sentence` does for oneself."""
    signs = ". ".join(word[0].upper() + word[1:] for word in words)
    if child:
        told = _("The child has back pain, and this: {signs}.").format(signs=signs)
        asked = _CHILD.get(rule.cause or "") or _CHILD_BY_NOTE.get(rule.note_id) or _(_CHILD_NEEDS)
    else:
        told = _("Someone with me has back pain, and this: {signs}.").format(signs=signs)
        asked = _THEY.get(rule.cause or "") or _THEY_BY_NOTE.get(rule.note_id) or _(_THEY_NEED)
    return f"{told} {asked}"
