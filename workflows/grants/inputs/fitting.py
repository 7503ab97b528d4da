"""What a group says of itself to find the call that fits."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.models import LegalForm
from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields

from ..rules.fitting import Group

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _asked(label: "StrOrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)


def _postcode(label: "StrOrPromise", help_text: "StrOrPromise" = "") -> forms.RegexField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "class": "input--short"})
    wrong = {"invalid": _("A postcode has five digits.")}
    return forms.RegexField(
        r"^[0-9]{5}$", label=label, help_text=help_text, required=False, widget=widget, error_messages=wrong
    )


class FittingForm(forms.Form):
    """A few facts; what is left empty is not asked of the calls."""

    legal_form = forms.ChoiceField(
        label=_("What are you?"), choices=LegalForm.choices, widget=forms.RadioSelect
    )
    is_charitable = _asked(_("Do you have a charity notice of the tax office?"))
    is_migrant_organisation = _asked(_("Is your group led by people with a migration history?"))
    had_grant = _asked(_("Have you had a grant from us before?"))
    founded_on = forms.DateField(label=_("When did your group begin?"), widget=DateFields, required=False)
    postcode = _postcode(_("Postcode where the project takes place"))
    seat = _postcode(_("Postcode of your group"), _("Only if it is another one."))
    amount = MoneyField(label=_("How much money do you need from us?"), required=False, min_value=1)
    start = forms.DateField(label=_("When does the project start?"), widget=DateFields, required=False)
    partners = forms.IntegerField(
        label=_("How many partners work with you?"),
        required=False,
        min_value=0,
        max_value=20,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric", "dir": "ltr"}),
    )

    def group(self) -> Group:
        """The group as the rules see it."""
        data = dict(self.cleaned_data)
        for name in ("is_charitable", "is_migrant_organisation", "had_grant"):
            data[name] = data[name] == "yes"
        return Group(**data)
