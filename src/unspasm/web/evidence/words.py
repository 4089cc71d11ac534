"""Plain words for what the knowledge knows as words and only these pages show."""

from collections.abc import Iterable
from functools import reduce

from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.web.evidence.marked import from_id, put
from unspasm.words import Route

ROUTE = Words(
    {
        Route.AMBULANCE: N_("Ambulance"),
        Route.GO_NOW: N_("Go now"),
        Route.MATERNITY: N_("Maternity"),
        Route.CRISIS_LINE: N_("Crisis line"),
        Route.POISON_LINE: N_("Poison line"),
        Route.MATERNITY_TODAY: N_("Maternity today"),
        Route.CALL_TODAY: N_("Call today"),
        Route.BOOK_SOON: N_("Book soon"),
        Route.BOOK_ROUTINE: N_("Book routine"),
        Route.SELF_CARE: N_("Self care"),
    }
)
STAGE = Words({"acute": N_("acute"), "recovering": N_("recovering"), "building": N_("building")})
PHASE = Words({"acute": N_("acute"), "subacute": N_("subacute"), "chronic": N_("chronic")})
FACT = Words({"yes_no": N_("yes or no"), "number": N_("number"), "choice": N_("choice")})
SERVES = Words(
    {
        "assessment": N_("assessment"),
        "sheet": N_("sheet"),
        "medicines": N_("medicines"),
        "plan": N_("plan"),
        "imaging": N_("imaging"),
        "triggers": N_("triggers"),
    }
)
SOURCE = Words(
    {
        "public_advice": N_("public advice"),
        "review": N_("review"),
        "study": N_("study"),
        "guideline": N_("guideline"),
        "case_series": N_("case series"),
        "textbook": N_("textbook"),
    }
)
NOTE = Words(
    {
        "harm": N_("harm"),
        "with_pain": N_("with pain"),
        "guideline": N_("guideline"),
        "accuracy": N_("accuracy"),
    }
)
FORM = Words(
    {
        "tablet": N_("tablet"),
        "long_acting": N_("long acting"),
        "liquid": N_("liquid"),
        "effervescent": N_("effervescent"),
        "powder": N_("powder"),
        "suppository": N_("suppository"),
        "gel": N_("gel"),
        "plaster": N_("plaster"),
        "patch": N_("patch"),
        "injection": N_("injection"),
        "inhaler": N_("inhaler"),
        "spray": N_("spray"),
        "drops": N_("drops"),
        "ring": N_("ring"),
    }
)
COUNTRY = Words(
    {
        "any": N_("any country"),
        "australia": N_("australia"),
        "canada": N_("canada"),
        "elsewhere": N_("elsewhere"),
        "ireland": N_("ireland"),
        "new_zealand": N_("new zealand"),
        "other_eu": N_("other eu"),
        "spain": N_("spain"),
        "uk": N_("UK"),
        "usa": N_("USA"),
    }
)
GOLD = Words(
    {
        "aortic": N_("aortic"),
        "axial_spondyloarthritis": N_("axial spondyloarthritis"),
        "cauda_equina": N_("cauda equina"),
        "compression_fracture": N_("compression fracture"),
        "disc_herniation_radiculopathy": N_("disc herniation radiculopathy"),
        "gynaecologic_pregnancy": N_("gynaecologic pregnancy"),
        "infection": N_("infection"),
        "malignancy": N_("malignancy"),
        "muscle_strain_spasm": N_("muscle strain spasm"),
        "nonspecific": N_("nonspecific"),
        "osteoarthritis_degenerative": N_("osteoarthritis degenerative"),
        "other": N_("other"),
        "other_visceral": N_("other visceral"),
        "renal_urologic": N_("renal urologic"),
        "sacroiliac": N_("sacroiliac"),
        "spinal_stenosis": N_("spinal stenosis"),
        "spondylolisthesis": N_("spondylolisthesis"),
        "traumatic_fracture": N_("traumatic fracture"),
    }
)
CASE_LEVEL = Words(
    {
        "self_care": N_("self care"),
        "within_2_weeks_or_routine_gp": N_("2 weeks or routine"),
        "same_day": N_("same day"),
        "emergency": N_("emergency"),
    }
)


def word(table: Words[str], id: str) -> str:
    """From the table; made from the id where it has none."""
    return table.get(id) or from_id(id)


def joined(words: Iterable[str], pair: str) -> str:
    """`a and b and c`, with the message that joins two: `{one} and {other}`."""
    found = list(words)
    return reduce(lambda one, other: put(_(pair), one=one, other=other), found) if found else ""
