"""What people type: the request and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """The request."""

    purpose = forms.CharField(label=_("What is it for?"), max_length=500, widget=forms.Textarea)
    day = forms.DateField(label=_("Day"))


class AnswerForm(forms.Form):
    """The answer."""

    granted = forms.TypedChoiceField(
        label=_("Can they have the room?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Your words"), required=False, max_length=1000, widget=forms.Textarea)
