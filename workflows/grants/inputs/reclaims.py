"""The forms of money that comes back: what arrived, instalments, waivers, a corrected account."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields

from ..models import WaiverKind
from ..rules.reclaims import MOST_PARTS
from .running import long_text, yes_no


class ReceivedForm(forms.Form):
    """The day on which money came back, and how much."""

    received_on = forms.DateField(
        label=_("On which day did the money arrive?"), widget=DateFields, initial=timezone.localdate
    )
    amount = MoneyField(
        label=_("How much arrived?"), required=False, help_text=_("Empty means everything that is open.")
    )


class InstalmentsForm(forms.Form):
    """Equal parts, one a month."""

    count = forms.IntegerField(
        label=_("How many monthly parts?"),
        min_value=1,
        max_value=MOST_PARTS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    first = forms.DateField(label=_("When is the first one due?"), widget=DateFields)


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
