"""What the medicines page can be sent: a name to add, the amounts of one line, and whether the list is whole."""

import re

from django import forms
from django.utils.functional import lazy

from unspasm.language import N_
from unspasm.language import gettext as _
from unspasm.web.assess.forms import ONE_OR_A_THOUSAND

_LONGEST = 80
later = lazy(_, str)  # said in the language of the page that shows it


def _too_long() -> str:
    text = _("That is longer than any name. Type the name only, at most {n} letters.")
    return text.format(n=_LONGEST)


class AmountField(forms.Field):
    """A number of people's hand: a comma may stand for the point; empty means that nobody knows."""

    def __init__(self, label: str, most: float) -> None:
        super().__init__(required=False, label=later(label))
        self.most = most

    def to_python(self, value: object) -> float | None:
        said = str(value or "").strip()
        if not said:
            return None
        if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3}|,[0-9]{1,2})?", said) or ONE_OR_A_THOUSAND.fullmatch(said):
            wrong = _("{field}: use figures only, or leave it empty when you do not know.")
            raise forms.ValidationError(wrong.format(field=self.label))
        number = float(said.replace(",", "."))
        if number > self.most:
            wrong = _("{field}: {number} is too much to be right. Look again, or leave it empty.")
            raise forms.ValidationError(wrong.format(field=self.label, number=f"{number:g}"))
        return number


class AddForm(forms.Form):
    """A name, as it stands on the packet."""

    name = forms.CharField(
        max_length=_LONGEST,
        strip=True,
        error_messages={
            "required": later(N_("Type the name that stands on the packet.")),
            "max_length": lazy(_too_long, str)(),
        },
    )
    # "yes" when the person wants to keep a name that nobody knows.
    as_it_is = forms.CharField(required=False, max_length=3)


class AmountsForm(forms.Form):
    """What was taken of one line in the last 24 hours."""

    units_24h = AmountField(N_("Tablets, measures or patches in 24 hours"), 200)
    mg = AmountField(N_("Milligrams in one"), 10_000)
    hours_since_last = AmountField(N_("Hours since the last one"), 72)
