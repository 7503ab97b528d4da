"""The steps of the house around a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields, LongText

from ..models import Standing


class AnnounceForm(forms.Form):
    """Nothing to fill in."""


class FinishForm(forms.Form):
    """It was held."""

    guests = forms.IntegerField(
        label=_("How many more people were there?"),
        min_value=0,
        max_value=99999,
        initial=0,
        help_text=_("Those who are on no list. The list of attendance has its own page."),
    )


class CloseForm(forms.Form):
    """The next date, or why there is none."""

    next_on = forms.DateField(
        label=_("When is the next one?"),
        widget=DateFields,
        required=False,
        help_text=_("In a series the next date of its rhythm is filled in."),
    )
    no_next = forms.CharField(
        label=_("Or why is there no next date?"),
        max_length=500,
        required=False,
        widget=LongText(attrs={"rows": 2}),
    )


class CallOffForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        help_text=_("Everybody who is registered reads it."),
        widget=LongText(attrs={"rows": 3}),
    )


class GuestForm(forms.Form):
    """Somebody who came without having registered."""

    name = forms.CharField(label=_("Name"), max_length=120)
    organisation = forms.CharField(label=_("Group or organisation"), max_length=200, required=False)
    town = forms.CharField(label=_("Town or district"), max_length=80, required=False)
    standing = forms.ChoiceField(label=_("Comes"), choices=Standing.choices, required=False)
