"""The short form for someone in pain: six questions, no typing. It never says yes; it says what speaks against."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.language import N_, Words
from unspasm.language import gettext as _
from unspasm.library.edition import Edition, load
from unspasm.plan.medicines.check import Check, check
from unspasm.plan.medicines.clock import Clock
from unspasm.plan.medicines.names import names_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.expr import Value
from unspasm.rules.medicine import MedicineName
from unspasm.web import told as cookie
from unspasm.web.medicines.forms import later
from unspasm.web.medicines.shown import CardShown, ReasonShown, card
from unspasm.web.result import calls, links, why
from unspasm.words import MedicineVerdict, Route

SHOWN = ("paracetamol", "ibuprofen", "naproxen", "aspirin", "diclofenac_gel")
NONE = "none"
# Each stands for its whole class: any of a class has the same rules here.
_STANDS_FOR = {
    "thinner": "warfarin",
    "antiplatelet": "clopidogrel",
    "steroid": "prednisolone",
    "antidepressant": "sertraline",
    "pressure": "ramipril",
    "water": "furosemide",
    "lithium": "lithium",
    "methotrexate": "methotrexate",
    "transplant": "ciclosporin",
}
_TAKES = Words(
    {
        "thinner": N_("A blood thinner"),
        "antiplatelet": N_("Clopidogrel or heart aspirin"),
        "steroid": N_("Steroid tablets"),
        "antidepressant": N_("A tablet for low mood or worry"),
        "pressure": N_("A blood pressure tablet"),
        "water": N_("A water tablet"),
        "lithium": N_("Lithium"),
        "methotrexate": N_("Methotrexate"),
        "transplant": N_("A transplant medicine"),
    }
)
_HAS = Words(
    {
        "stomach_ulcer_or_bleed": N_("A stomach ulcer or a bleed of the gut, ever"),
        "stomach_operation": N_("A stomach bypass or sleeve"),
        "kidney_disease": N_("A kidney disease or one kidney"),
        "liver_disease": N_("A liver disease"),
        "heart_disease": N_("A heart disease or a stroke"),
        "high_blood_pressure": N_("High blood pressure"),
        "asthma_set_off_by_painkillers": N_("Asthma or a rash after a pain tablet"),
        "bowel_inflammation": N_("Crohn's disease or colitis"),
        "dried_out": N_("You vomit, or drink too little"),
        "three_drinks_a_day": N_("Three or more alcoholic drinks a day"),
        "operation_planned": N_("An operation within two weeks"),
    }
)
_AGE = Words({"10": N_("Under 16"), "40": N_("16 to 59"), "62": N_("60 to 64"), "70": N_("65 or over")})
_PREGNANT = Words(
    {
        "no": N_("No"),
        "may_be": N_("I could be"),
        "early": N_("Yes, under 20 weeks"),
        "late": N_("Yes, 20 weeks or more"),
        "feeding": N_("I breast-feed"),
    }
)
_PARACETAMOL = Words(
    {
        "0": N_("None"),
        "4": N_("1 to 4"),
        "6": N_("5 or 6"),
        "8": N_("7 or 8"),
        "9": N_("More than 8"),
        "unknown": N_("I do not know"),
    }
)
_NSAID = Words({"no": N_("No"), "yes": N_("Yes"), "unknown": N_("I do not know")})
_NONE_OF_THESE = Words({NONE: N_("None of these")})
_PARACETAMOL_MG = 500.0


_SILENT = (MedicineVerdict.MAY_TAKE_BY_LABEL.word, MedicineVerdict.OPEN.word)
# Any medicine of this kind: ibuprofen, naproxen and the rest are then read as a second one of the kind.
_SOME_NSAID = "dexketoprofen"
_CHOOSE = {"required": later(N_("Choose an answer.")), "invalid_choice": later(N_("Choose one of the answers."))}


def _options(*tables: Mapping[str, str]) -> Callable[[], list[tuple[str, str]]]:
    """The answers in the language of the page that asks."""
    return lambda: [option for words in tables for option in words.items()]


class QuickForm(forms.Form):
    """Six questions; every one needs an answer, "none of these" among them."""

    age = forms.ChoiceField(choices=_options(_AGE), label=later(N_("How old are you?")), error_messages=_CHOOSE)
    pregnant = forms.ChoiceField(
        choices=_options(_PREGNANT), label=later(N_("Are you pregnant?")), error_messages=_CHOOSE
    )
    takes = forms.MultipleChoiceField(
        choices=_options(_TAKES, _NONE_OF_THESE),
        label=later(N_("Do you take any of these?")),
        error_messages=_CHOOSE,
    )
    has = forms.MultipleChoiceField(
        choices=_options(_HAS, _NONE_OF_THESE),
        label=later(N_("Do you have any of these, or had them?")),
        error_messages=_CHOOSE,
    )
    paracetamol = forms.ChoiceField(
        choices=_options(_PARACETAMOL),
        label=later(N_("How many paracetamol tablets of 500 mg (Tylenol, Panadol, cold mixes) in 24 hours?")),
        help_text=later(N_("Count a stronger tablet, or a dose of a cold mix, as two.")),
        error_messages=_CHOOSE,
    )
    nsaid = forms.ChoiceField(
        choices=_options(_NSAID),
        label=later(N_("Any ibuprofen, naproxen, diclofenac or aspirin for pain in 24 hours?")),
        error_messages=_CHOOSE,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        for name in ("takes", "has"):
            ticked = cleaned.get(name, [])
            if NONE in ticked and len(ticked) > 1:
                self.add_error(name, _("“None of these” is ticked, and another line too. Keep one of the two."))
        return cleaned


@dataclass(frozen=True, slots=True)
class QuickShown:
    """`cards`: the medicines people have at home. `silent`: the ids of those that nothing speaks against here."""

    cards: tuple[CardShown, ...]
    silent: frozenset[str]
    poison: bool
    lines: tuple[calls.Line, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    """Nothing of it is kept: the answers are in the request, and the result is in the page."""
    form = QuickForm(request.POST if request.method == "POST" else None)
    country = cookie.read(request).country
    page = shown(load(), form.cleaned_data, country) if form.is_bound and form.is_valid() else None
    return render(request, "medicines/quick.html", {"form": form, "page": page, "links": links.TO})


def shown(edition: Edition, said: Mapping[str, Any], country: str = "") -> QuickShown:
    """`country` picks label and poison line; unknown takes the lowest label and shows every line."""
    made = _checked(edition, said, country)
    by_id = {one.ingredient.id: one for one in (*made.taken, *made.offered)}
    enough = {one.ingredient.id: one for one in made.clocks if _enough(one)}
    cards = tuple(_no_more(enough[id]) if id in enough else card(edition, by_id[id]) for id in SHOWN)
    lines = calls.lines(Route.POISON_LINE, country) if made.poison_line else ()
    silent = frozenset(one.id for one in cards if one.verdict in _SILENT)
    return QuickShown(cards, silent, made.poison_line, lines)


def _enough(one: Clock) -> bool:
    """The most is reached, or might be; above it the reasons of the check say so themselves."""
    return not one.over and (one.taken_mg is None or one.most is None or one.taken_mg >= one.most.mg)


def _no_more(one: Clock) -> CardShown:
    name = one.ingredient.name
    if one.taken_mg is None:
        say = _("You do not know how much {medicine} you had.").format(medicine=name.lower())
        do = _("Take no more until you know. If it may be more than the label allows, call a poison line.")
    else:
        say, do = one.words, _("Take no more of it until 24 hours have passed.")
    reason = ReasonShown(say, do, why.Why("most_in_24_hours", (), (), _("It follows from what you told us."), ""))
    verdict = MedicineVerdict.NOT_FOR_YOU
    return CardShown(one.ingredient.id, name, verdict.word, _("No more for now"), (reason,), "", 0)


def _checked(edition: Edition, said: Mapping[str, Any], country: str) -> Check:
    assessment = assess(Answers.checked(_answers(said), edition), edition)
    return check(assessment, Taking(tuple(_items(edition, said))), country)


def _answers(said: Mapping[str, Any]) -> dict[str, Value]:
    answers: dict[str, Value] = {"age": float(said["age"])}
    answers |= {id: id in said["has"] for id in _HAS}
    pregnant = said["pregnant"]
    answers |= {"pregnant": pregnant in ("early", "late"), "may_be_pregnant": pregnant == "may_be"}
    answers["breast_feeding"] = pregnant == "feeding"
    if pregnant in ("early", "late"):
        answers["pregnancy_weeks"] = 12.0 if pregnant == "early" else 30.0
    return answers


def _items(edition: Edition, said: Mapping[str, Any]) -> list[Taken]:
    """One of each class that was ticked; unknown amounts count as taken just now."""
    items = [_item(edition, _STANDS_FOR[id]) for id in said["takes"] if id in _STANDS_FOR]
    tablets = said["paracetamol"]
    if tablets != "0":
        units = None if tablets == "unknown" else float(tablets)
        items.append(_item(edition, "paracetamol", units))
    if said["nsaid"] != "no":
        items.append(_item(edition, _SOME_NSAID))
    return items


def _item(edition: Edition, id: str, units: float | None = None) -> Taken:
    one = edition.ingredients[id]
    mg = {"paracetamol": _PARACETAMOL_MG} if id == "paracetamol" else {}
    found = names_of(edition).recognised(one.name).settled
    name = found or MedicineName(one.name, (id,), {}, one.forms[0].id, ("any",), "", one.reviewed_by)
    return Taken(one.name, name, units, mg)
