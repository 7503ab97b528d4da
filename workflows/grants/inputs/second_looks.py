"""The forms of looking again: undoing a decision, a complaint and its answer, a late admission."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.models import Organisation
from workflows.values.widgets import DateFields, LongText

from ..models import ComplaintOutcome


class UndoForm(forms.Form):
    """Why a decision is undone."""

    reason = forms.CharField(
        label=_("Why is the decision undone?"),
        help_text=_("Stays inside the house."),
        widget=LongText(attrs={"rows": 3}),
        max_length=1000,
    )


class ComplaintForm(forms.Form):
    """What the group sees differently."""

    text = forms.CharField(
        label=_("What do you see differently?"),
        help_text=_("Write in your language if you like. Say what we overlooked or got wrong."),
        widget=LongText(attrs={"rows": 8}),
        max_length=4000,
    )


class ComplaintAnswerForm(forms.Form):
    """What somebody who was not involved found."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=ComplaintOutcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Answer to the group"),
        help_text=_("The group gets it by mail, word for word."),
        widget=LongText(attrs={"rows": 6}),
        max_length=4000,
    )


class AdmissionForm(forms.Form):
    """Who may still hand in, until when and why."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.order_by("name")
    )
    until = forms.DateField(label=_("Possible until"), widget=DateFields)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For instance: our form did not work in the last evening of the round."),
        widget=LongText(attrs={"rows": 3}),
        max_length=1000,
    )
