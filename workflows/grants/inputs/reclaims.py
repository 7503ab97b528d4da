"""The forms of money that comes back: what arrived, instalments, waivers, a corrected account."""

import datetime
import re
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflows.values.days import read_day
from workflows.values.fields import MoneyField
from workflows.values.numbers import latin_digits, read_amount
from workflows.values.reading import Unreadable
from workflows.values.texts import bare
from workflows.values.widgets import DateFields

from ..models import WaiverKind
from ..rules.reclaims import MOST_PARTS, equal_parts
from .running import long_text, yes_no

type Parts = list[tuple[datetime.date, Decimal]]
_PART = re.compile(
    r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[./] ?[0-9]{1,2}[./] ?[0-9]{4})(?: *[:;,–-] *| +)(.+)"
)


class ReceivedForm(forms.Form):
    """The day on which money came back, and how much."""

    received_on = forms.DateField(
        label=_("On which day did the money arrive?"), widget=DateFields, initial=timezone.localdate
    )
    amount = MoneyField(
        label=_("How much arrived?"), required=False, help_text=_("Empty means everything that is open.")
    )


class ShelvedForm(ReceivedForm):
    """Money that came although nobody pursued it any more."""

    amount = MoneyField(label=_("How much arrived?"))


class InstalmentsForm(forms.Form):
    """Equal parts, one a month; or any days and amounts, one part a line."""

    count = forms.IntegerField(
        label=_("How many monthly parts?"),
        min_value=1,
        max_value=MOST_PARTS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    first = forms.DateField(label=_("When is the first one due?"), widget=DateFields, required=False)
    rows = long_text(
        _("Or parts of your own, one a line"),
        required=False,
        help_text=_("Day and amount, for example: 15.04.2027 60,00. Leave the two fields above empty then."),
    )

    def clean_rows(self) -> Parts:
        """The parts as they are written, line by line."""
        lines = [line for line in self.cleaned_data["rows"].splitlines() if line.strip()]
        return [_part(line, number) for number, line in enumerate(lines, 1)]

    def clean(self) -> dict[str, object]:
        """One of both ways, not both."""
        equal = self.cleaned_data.get("count"), self.cleaned_data.get("first")
        if self.errors:
            return self.cleaned_data
        if self.cleaned_data["rows"] and any(equal):
            self.add_error("rows", _("Either equal parts or parts of your own, not both."))
        elif not self.cleaned_data["rows"]:
            for name, value in zip(("count", "first"), equal, strict=True):
                if not value:
                    self.add_error(name, _("This is needed for equal monthly parts."))
        return self.cleaned_data

    def parts(self, still: Decimal) -> Parts:
        """The parts that were written, or equal ones of what is open."""
        rows: Parts = self.cleaned_data["rows"]
        return rows or equal_parts(still, self.cleaned_data["count"], self.cleaned_data["first"])


def _part(line: str, number: int) -> tuple[datetime.date, Decimal]:
    found = _PART.fullmatch(latin_digits(bare(line)))
    try:
        if found is None:
            raise Unreadable(gettext("Write a day and an amount, for example 15.04.2027 60,00."))
        return read_day(found[1]), read_amount(found[2])
    except Unreadable as error:
        values = {"number": number, "problem": error.message}
        raise forms.ValidationError(gettext("Line %(number)s: %(problem)s") % values) from error


class WaiverForm(forms.Form):
    """Money that shall be let go."""

    kind = forms.ChoiceField(label=_("How?"), choices=WaiverKind.choices, widget=forms.RadioSelect)
    amount = MoneyField(label=_("How much?"))
    reason = long_text(_("Why? For the file and the funder."))


class AnswerWaiverForm(forms.Form):
    """The second person behind a waiver."""

    confirmed = yes_no(_("Do you agree?"), _("Yes, let it go"), _("No, the money has to come back"))
    answer = long_text(_("Remark"), required=False, help_text=_("Needed when you do not agree."))


class CorrectPaymentForm(forms.Form):
    """The right account for a transfer that came back."""

    payee = forms.CharField(label=_("Who gets the money?"), max_length=150)
    iban = forms.CharField(
        label=_("IBAN"), max_length=42, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
