"""The forms around a running grant: answering a change, telling a notice, answering it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields, LongText

from ..models import Ending, NoticeKind


class DecideChangeForm(forms.Form):
    """Whether the house agrees, and what the group is told."""

    granted = forms.ChoiceField(
        label=_("Do we agree to the change?"),
        choices=[("yes", _("Yes, we agree")), ("no", _("No, it stays as it was"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Message to the group"),
        help_text=_("Needed when we do not agree."),
        widget=LongText(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )

    def given(self) -> dict[str, Any]:
        """The arguments of the action."""
        return self.cleaned_data | {"granted": self.cleaned_data["granted"] == "yes"}


class CheckChangeForm(DecideChangeForm):
    """As the officer answers it, with a note for whoever decides."""

    note = forms.CharField(
        label=_("Note for the house"),
        help_text=_("Stays inside the house."),
        widget=LongText(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )


class NoticeForm(forms.Form):
    """What happened, since when; money with other funding, the ending with a project that stopped."""

    kind = forms.ChoiceField(label=_("What happened?"), choices=NoticeKind.choices, widget=forms.RadioSelect)
    happened_on = forms.DateField(label=_("Since when?"), widget=DateFields)
    text = forms.CharField(
        label=_("Tell us in a few words"),
        help_text=_("Write in your language if you like."),
        widget=LongText(attrs={"rows": 5}),
        max_length=4000,
    )
    amount = MoneyField(
        label=_("How much other money?"), help_text=_("Only if you get other money."), required=False
    )
    ending = forms.ChoiceField(
        label=_("How do you bring it to its end?"),
        help_text=_("Only if the project has stopped."),
        choices=[("", _("The project goes on")), *Ending.choices],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )


class NoticeAnswerForm(forms.Form):
    """What the house says to a notice."""

    answer = forms.CharField(
        label=_("Answer to the group"),
        help_text=_("The group gets it by mail, word for word."),
        widget=LongText(attrs={"rows": 6}),
        max_length=4000,
    )
