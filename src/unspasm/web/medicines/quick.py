"""The short form for someone in pain: six questions, no typing. It never says yes; it says what speaks against."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unspasm.assessment.answers import Answers
from unspasm.assessment.assess import assess
from unspasm.library.edition import Edition, load
from unspasm.plan.medicines.check import Check, check
from unspasm.plan.medicines.clock import Clock
from unspasm.plan.medicines.names import names_of
from unspasm.plan.medicines.taking import Taken, Taking
from unspasm.rules.expr import Value
from unspasm.rules.medicine import MedicineName
from unspasm.web import told as cookie
from unspasm.web.medicines.shown import CardShown, ReasonShown, card
from unspasm.web.result import calls, links, why
from unspasm.words import MedicineVerdict, Route

SHOWN = ("paracetamol", "ibuprofen", "naproxen", "aspirin", "diclofenac_gel")
NONE = "none"
# Each stands for its whole class: any of a class has the same rules here.
_TAKES = {
    "thinner": ("A blood thinner", "warfarin"),
    "antiplatelet": ("Clopidogrel or heart aspirin", "clopidogrel"),
    "steroid": ("Steroid tablets", "prednisolone"),
    "antidepressant": ("A tablet for low mood or worry", "sertraline"),
    "pressure": ("A blood pressure tablet", "ramipril"),
    "water": ("A water tablet", "furosemide"),
    "lithium": ("Lithium", "lithium"),
    "methotrexate": ("Methotrexate", "methotrexate"),
    "transplant": ("A transplant medicine", "ciclosporin"),
}
_HAS = {
    "stomach_ulcer_or_bleed": "A stomach ulcer or a bleed of the gut, ever",
    "stomach_operation": "A stomach bypass or sleeve",
    "kidney_disease": "A kidney disease or one kidney",
    "liver_disease": "A liver disease",
    "heart_disease": "A heart disease or a stroke",
    "high_blood_pressure": "High blood pressure",
    "asthma_set_off_by_painkillers": "Asthma or a rash after a pain tablet",
    "bowel_inflammation": "Crohn's disease or colitis",
    "dried_out": "You vomit, or drink too little",
    "three_drinks_a_day": "Three or more alcoholic drinks a day",
    "operation_planned": "An operation within two weeks",
}
_AGE = {"10": "Under 16", "40": "16 to 59", "62": "60 to 64", "70": "65 or over"}
_PREGNANT = {
    "no": "No",
    "may_be": "I could be",
    "early": "Yes, under 20 weeks",
    "late": "Yes, 20 weeks or more",
    "feeding": "I breast-feed",
}
_PARACETAMOL = {
    "0": "None",
    "4": "1 to 4",
    "6": "5 or 6",
    "8": "7 or 8",
    "9": "More than 8",
    "unknown": "I do not know",
}
_NSAID = {"no": "No", "yes": "Yes", "unknown": "I do not know"}
_PARACETAMOL_MG = 500.0


_SILENT = (MedicineVerdict.MAY_TAKE_BY_LABEL.word, MedicineVerdict.OPEN.word)
# Any medicine of this kind: ibuprofen, naproxen and the rest are then read as a second one of the kind.
_SOME_NSAID = "dexketoprofen"
_CHOOSE = {"required": "Choose an answer.", "invalid_choice": "Choose one of the answers."}


def _options(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(words.items())


class QuickForm(forms.Form):
    """Six questions; every one needs an answer, "none of these" among them."""

    age = forms.ChoiceField(choices=_options(_AGE), label="How old are you?", error_messages=_CHOOSE)
    pregnant = forms.ChoiceField(choices=_options(_PREGNANT), label="Are you pregnant?", error_messages=_CHOOSE)
    takes = forms.MultipleChoiceField(
        choices=[*((id, words) for id, (words, _) in _TAKES.items()), (NONE, "None of these")],
        label="Do you take any of these?",
        error_messages=_CHOOSE,
    )
    has = forms.MultipleChoiceField(
        choices=[*_HAS.items(), (NONE, "None of these")],
        label="Do you have any of these, or had them?",
        error_messages=_CHOOSE,
    )
    paracetamol = forms.ChoiceField(
        choices=_options(_PARACETAMOL),
        label="How many paracetamol tablets of 500 mg (Tylenol, Panadol, cold mixes) in 24 hours?",
        help_text="Count a stronger tablet, or a dose of a cold mix, as two.",
        error_messages=_CHOOSE,
    )
    nsaid = forms.ChoiceField(
        choices=_options(_NSAID),
        label="Any ibuprofen, naproxen, diclofenac or aspirin for pain in 24 hours?",
        error_messages=_CHOOSE,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        for name in ("takes", "has"):
            ticked = cleaned.get(name, [])
            if NONE in ticked and len(ticked) > 1:
                self.add_error(name, "“None of these” is ticked, and another line too. Keep one of the two.")
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
        say = f"You do not know how much {name.lower()} you had."
        do = "Take no more until you know. If it may be more than the label allows, call a poison line."
    else:
        say, do = one.words, "Take no more of it until 24 hours have passed."
    reason = ReasonShown(say, do, why.Why("most_in_24_hours", (), (), "It follows from what you told us.", ""))
    verdict = MedicineVerdict.NOT_FOR_YOU
    return CardShown(one.ingredient.id, name, verdict.word, "No more for now", (reason,), "", 0)


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
    items = [_item(edition, _TAKES[id][1]) for id in said["takes"] if id in _TAKES]
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
