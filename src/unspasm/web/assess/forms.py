"""What one page can be answered with, checked. A form that does not fit keeps everything that was typed."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from django import forms
from django.http import QueryDict

from unspasm.assessment.answers import SAID_UNSURE
from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.rules.expr import Value
from unspasm.rules.rule import Question
from unspasm.rules.vocabulary import Fact, Vocabulary

Given: TypeAlias = dict[str, Value]

_YES_NO: Mapping[str, Value] = {"yes": True, "no": False, "unsure": SAID_UNSURE}
_FROM_LIST = N_("Pick from the list on this page.")

_TYPE_A_NUMBER = N_("{question} Type a number from {low} to {high}, in {unit}, or use Skip.")
_FIGURES_ONLY = N_("{question} Use figures only: type a number from {low} to {high}, in {unit}, or use Skip.")
_OUT_OF_RANGE = N_("{question} Your number is out of range. Type a number from {low} to {high}, in {unit}.")
ONE_OR_A_THOUSAND = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")  # 1.000 is one in English and a thousand in Spanish


class PageForm(forms.Form):
    """The form of one question. After `is_valid`, `given` holds a value for every fact that was answered."""

    given: Given

    def __init__(self, question: Question, facts: tuple[Fact, ...], data: QueryDict | None, had: Mapping[str, Value]):
        super().__init__(data, initial=self.shown(facts, had), use_required_attribute=False)
        self.question = question
        self.facts = facts
        self.given = {}

    @staticmethod
    def shown(facts: tuple[Fact, ...], had: Mapping[str, Value]) -> dict[str, Any]:
        """Earlier answers as the fields show them."""
        raise NotImplementedError

    def chosen(self, field: str) -> Any:
        """What a field shows now: what was just typed, else the earlier answer."""
        return self[field].value()

    def label(self, fact: Fact) -> str:
        return self.question.labels.get(fact.id, fact.words)


class TicksForm(PageForm):
    """Several yes-or-no facts at once: those that are true, those that are not clear, or none of them."""

    tick = forms.MultipleChoiceField(required=False)
    unsure = forms.MultipleChoiceField(required=False)
    none = forms.BooleanField(required=False)

    def __init__(self, question: Question, facts: tuple[Fact, ...], data: QueryDict | None, had: Mapping[str, Value]):
        super().__init__(question, facts, data, had)
        self._offer("tick", facts)
        self._offer("unsure", tuple(fact for fact in facts if fact.danger))

    def _offer(self, name: str, facts: tuple[Fact, ...]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(fact.id, self.label(fact)) for fact in facts]
        field.error_messages["invalid_choice"] = _(_FROM_LIST)

    @staticmethod
    def shown(facts: tuple[Fact, ...], had: Mapping[str, Value]) -> dict[str, Any]:
        return {
            "tick": [fact.id for fact in facts if had.get(fact.id) is True],
            "unsure": [fact.id for fact in facts if had.get(fact.id) == SAID_UNSURE],
            "none": all(had.get(fact.id) is False for fact in facts),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        ticked, unsure = cleaned.get("tick", []), cleaned.get("unsure", [])
        if not self.errors:
            self._check(ticked, unsure, none=cleaned["none"])
        self.given = {fact.id: False for fact in self.facts}
        self.given |= dict.fromkeys(ticked, True) | dict.fromkeys(unsure, SAID_UNSURE)
        return cleaned

    def _check(self, ticked: list[str], unsure: list[str], *, none: bool) -> None:
        twice = [self.label(fact) for fact in self.facts if fact.id in ticked and fact.id in unsure]
        if none and (ticked or unsure):
            self.add_error("tick", _("“None of these” is ticked, and a line above it too. Keep one of the two."))
        elif twice:
            text = _("“{what}” is ticked, and marked “not sure” too. Keep one of the two.")
            self.add_error("tick", text.format(what=twice[0]))
        elif not (none or ticked or unsure):
            text = _("“{question}” Tick all that fit, or tick “None of these”.")
            self.add_error("tick", text.format(question=self.question.text))


class ChoiceForm(PageForm):
    """One answer out of a few."""

    answer = forms.ChoiceField()

    def __init__(self, question: Question, facts: tuple[Fact, ...], data: QueryDict | None, had: Mapping[str, Value]):
        super().__init__(question, facts, data, had)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(self.offered(facts[0]).items())
        field.error_messages["invalid_choice"] = _(_FROM_LIST)
        required = _("“{question}” Choose one answer, or use Skip.")
        field.error_messages["required"] = required.format(question=question.text)

    @staticmethod
    def offered(fact: Fact) -> Mapping[str, str]:
        return fact.choices

    @staticmethod
    def shown(facts: tuple[Fact, ...], had: Mapping[str, Value]) -> dict[str, Any]:
        return {"answer": had.get(facts[0].id, "")}

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        self.given = {self.facts[0].id: answer}
        return answer


class YesNoForm(ChoiceForm):
    """One yes-or-no fact. "Not sure" is an answer only where it leads to one: at a danger sign."""

    @staticmethod
    def offered(fact: Fact) -> Mapping[str, str]:
        return {"yes": _("Yes"), "no": _("No"), **({"unsure": _("Not sure")} if fact.danger else {})}

    @staticmethod
    def shown(facts: tuple[Fact, ...], had: Mapping[str, Value]) -> dict[str, Any]:
        value = had.get(facts[0].id)
        return {"answer": next((word for word, means in _YES_NO.items() if means == value), "")}

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        self.given = {self.facts[0].id: _YES_NO[answer]}
        return answer


class NumberForm(PageForm):
    """One number in its unit. A comma may stand for the decimal point."""

    # A plain field: nothing that was typed is cut or refused before `clean_answer` can say what to do.
    answer = forms.Field(required=False)

    @staticmethod
    def shown(facts: tuple[Fact, ...], had: Mapping[str, Value]) -> dict[str, Any]:
        value = had.get(facts[0].id)
        return {"answer": "" if value is None else number_words(float(value))}

    def clean_answer(self) -> str:
        fact, said = self.facts[0], str(self.cleaned_data["answer"] or "").strip()
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6}|,[0-9]{1,2})?", said) or ONE_OR_A_THOUSAND.fullmatch(said):
            raise forms.ValidationError(self._range(_(_FIGURES_ONLY if said else _TYPE_A_NUMBER)))
        value = float(said.replace(",", "."))
        if not (fact.low or 0) <= value <= (fact.high or 0):
            raise forms.ValidationError(self._range(_(_OUT_OF_RANGE)))
        self.given = {fact.id: value}
        return said

    def _range(self, text: str) -> str:
        return text.format(question=self.question.text, **_ends(self.facts[0]))


def number_words(value: float) -> str:
    """`30`, `0.25`, `36500`: as a person types it, and may send it once more."""
    words = f"{value:.6f}".rstrip("0").rstrip(".")
    return f"{words}0" if ONE_OR_A_THOUSAND.fullmatch(words) else words


def span(fact: Fact) -> str:
    """`From 0 to 120, in years`"""
    return _("From {low} to {high}, in {unit}").format(**_ends(fact))


def _ends(fact: Fact) -> dict[str, str]:
    return {"low": number_words(fact.low or 0), "high": number_words(fact.high or 0), "unit": str(fact.unit)}


def form_for(
    question: Question, facts: Vocabulary, data: QueryDict | None = None, had: Mapping[str, Value] | None = None
) -> PageForm:
    """The form that fits the facts of a question."""
    asked = tuple(facts[name] for name in question.answers)
    kind = TicksForm if len(asked) > 1 else _FORMS[asked[0].kind]
    return kind(question, asked, data, had or {})


_FORMS: Mapping[str, type[PageForm]] = {"yes_no": YesNoForm, "number": NumberForm, "choice": ChoiceForm}
