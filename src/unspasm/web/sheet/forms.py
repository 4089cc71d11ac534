"""What a person may add to the sheet: their own words, a few answers that only a doctor needs, and what goes in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from unspasm.language import N_
from unspasm.language import Words as Said
from unspasm.language import gettext as _
from unspasm.library.edition import Edition
from unspasm.rules.expr import Value
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import Fact
from unspasm.sheet.build import CHOICES, PRIVATE_PART
from unspasm.sheet.contents import PARTS
from unspasm.sheet.pdf import PAPERS, Paper
from unspasm.sheet.typed import MOST_LETTERS, Typed
from unspasm.web.ui.templatetags.ui import plain

_NAME_LETTERS = 100
_FACT = "fact_"
_OFF_THE_SHEET = ("which_country",)
_ALSO = ("before_a_scan",)  # asked for a scan; a doctor wants it anyway
_PAPERS = Said({"a4": N_("A4"), "letter": N_("US Letter")})
_LABELS = {
    "name": (N_("Name or initials"), N_("If you like.")),
    "born": (N_("Date of birth"), N_("If you like.")),
    "medicines": (N_("Your medicines"), N_("Name and dose, one a line. Add what you bought yourself.")),
    "allergies": (N_("Allergies"), N_("What was it, and what happened?")),
    "tried": (N_("What have you tried so far?"), N_("Tablets, heat, exercises, treatments. Did it help?")),
    "question_1": (N_("Your first question"), N_("The one that matters most to you.")),
    "question_2": (N_("Your second question"), ""),
    "question_3": (N_("Your third question"), ""),
    "other": (N_("Anything else"), N_("What the doctor must not miss.")),
}

_TOO_LONG = N_("{label}: use at most {most} letters. You have %(show_value)d.")


@dataclass(frozen=True, slots=True)
class Tick:
    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its fields."""

    text: str
    fields: tuple[BoundField, ...]


class Words(forms.CharField):
    """Free text; line ends count as one letter, and what no page can show is dropped, not refused."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python((value or "").replace("\x00", "").replace("\r\n", "\n")))


class SheetForm(forms.Form):
    """All fields are optional. After `is_valid`: `typed`, `given` (answers by fact; None clears one), `goes_in`."""

    def __init__(
        self, questions: Sequence[Question], edition: Edition, data: QueryDict | None, had: Mapping[str, Value]
    ):
        super().__init__(data, use_required_attribute=False)
        self.questions = questions
        self.edition = edition
        self.fields.update({name: _words(name) for name in _LABELS})
        self.fields["goes_in"] = _goes_in(list(CHOICES))
        self.fields["paper"] = forms.ChoiceField(
            label=_("Paper"),
            choices=list(_PAPERS.items()),
            required=False,
            initial="a4",
            error_messages={"invalid_choice": _("Paper: pick A4 or US Letter.")},
        )
        for fact in self._facts():
            self.fields[_FACT + fact.id] = _field(fact, self._label(fact), had.get(fact.id))

    def _facts(self) -> Iterator[Fact]:
        for question in self.questions:
            yield from (self.edition.facts[name] for name in question.answers)

    def _label(self, fact: Fact) -> str:
        question = next(one for one in self.questions if fact.id in one.answers)
        return question.labels.get(fact.id, fact.words if len(question.answers) > 1 else question.text)

    @property
    def texts(self) -> list[BoundField]:
        return [self[name] for name in _LABELS]

    @property
    def ticks(self) -> list[Tick]:
        on = self["goes_in"].value() or ()
        return [Tick(value, label, value in on) for value, label in _may_go_in()]

    @property
    def asked(self) -> list[Asked]:
        return [
            Asked(question.text, tuple(self[_FACT + name] for name in question.answers)) for question in self.questions
        ]

    @property
    def wrong(self) -> list[dict[str, str]]:
        """Every field that needs a change, for the list on top of the page."""
        return [{"href": f"#id_{name}", "text": str(errors[0])} for name, errors in self.errors.items()]

    @property
    def paper_choice(self) -> BoundField:
        return self["paper"]

    @property
    def wrong_ticks(self) -> bool:
        return "goes_in" in self.errors

    @property
    def wrong_answer(self) -> bool:
        return any(name.startswith(_FACT) for name in self.errors)

    @property
    def typed(self) -> Typed:
        return Typed(**{name: self.cleaned_data[name] for name in _LABELS})

    @property
    def goes_in(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["goes_in"])

    @property
    def paper(self) -> Paper:
        return next((one for one in PAPERS if one == self.cleaned_data["paper"]), "a4")

    @property
    def given(self) -> dict[str, Value | None]:
        """Only for facts that the page sent: what was not on it stays as it was told before."""
        sent = [fact for fact in self._facts() if _FACT + fact.id in self.data]
        return {fact.id: _value(fact, self.cleaned_data[_FACT + fact.id]) for fact in sent}

    @property
    def as_sent(self) -> list[tuple[str, str]]:
        """Every field with its value, so that the next page can send it again and nothing is lost."""
        if not isinstance(self.data, QueryDict):
            return []
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]


def for_the_sheet(edition: Edition, applies: Mapping[str, bool]) -> tuple[Question, ...]:
    """The questions that only a doctor needs the answers to, without those that do not apply."""
    return tuple(
        question
        for question in edition.questions
        if (question.serves == "sheet" or question.id in _ALSO)
        and question.id not in _OFF_THE_SHEET
        and applies[question.id]
    )


def _words(name: str) -> forms.Field:
    label, hint = (_(text) for text in _LABELS[name])
    line = name in ("name", "born")
    most = _NAME_LETTERS if line else MOST_LETTERS
    rows = {} if line else {"rows": 2 if name.startswith("question") else 4}
    widget = forms.TextInput if line else forms.Textarea
    return Words(
        label=label,
        help_text=hint,
        required=False,
        max_length=most,
        widget=widget(attrs={"autocomplete": "off", "dir": "auto", "translate": "no", **rows}),
        error_messages={"max_length": _(_TOO_LONG).format(label=label, most=f"{most:,}")},
    )


def _may_go_in() -> list[tuple[str, str]]:
    private = (PRIVATE_PART, _("Private answers: dark thoughts, hurt by someone"))
    return [*((part.id, part.heading) for part in PARTS), private]


def _goes_in(initial: list[str]) -> forms.Field:
    from_list = _("What goes in: pick from the list.")
    return forms.MultipleChoiceField(
        label=_("What goes in"),
        choices=_may_go_in(),
        initial=initial,
        required=False,
        error_messages={"invalid_choice": from_list, "invalid_list": from_list},
    )


def _field(fact: Fact, label: str, had: Value | None) -> forms.Field:
    if fact.kind == "number":
        return _number(fact, label, had)
    choices = _yes_no(fact) if fact.kind == "yes_no" else [(value, plain(said)) for value, said in fact.choices.items()]
    initial = {True: "yes", False: "no"}.get(had, "") if isinstance(had, bool) else had
    error = {"invalid_choice": _("{question} Pick from the list.").format(question=label)}
    choices = [("", _("no answer")), *choices]
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=initial, error_messages=error)


def _yes_no(fact: Fact) -> list[tuple[str, str]]:
    unsure = [("unsure", _("Not sure"))] if fact.danger else []
    return [("yes", _("Yes")), ("no", _("No")), *unsure]


def _number(fact: Fact, label: str, had: Value | None) -> forms.Field:
    low, high = fact.low or 0, fact.high or 0
    ends = {"low": f"{low:g}", "high": f"{high:g}"}
    span = _("{what}: write a number from {low} to {high}.").format(what=fact.words, **ends)
    return Number(
        label=label,
        help_text=_("A number from {low} to {high}, in {unit}.").format(unit=fact.unit, **ends),
        required=False,
        initial=f"{had:g}" if isinstance(had, float) else "",
        min_value=low,
        max_value=high,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": span, "min_value": span, "max_value": span},
    )


class Number(forms.FloatField):
    """A number with a point or a comma."""

    def clean(self, value: Any) -> Any:
        return super().clean(value.replace(",", ".") if isinstance(value, str) else value)


def _value(fact: Fact, cleaned: Any) -> Value | None:
    if cleaned in ("", None):
        return None
    if fact.kind == "yes_no" and cleaned != "unsure":
        return bool(cleaned == "yes")
    return float(cleaned) if fact.kind == "number" else str(cleaned)
