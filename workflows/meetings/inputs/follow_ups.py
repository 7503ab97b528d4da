"""What somebody says months after a training."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions import Became
from ..models.follow_ups import MOST_PASSED_ON


class FollowUpForm(forms.Form):
    """Three short questions."""

    passed_on = forms.IntegerField(
        label=_("To how many people have you passed on what you learned?"),
        min_value=0,
        max_value=MOST_PASSED_ON,
        required=False,
        help_text=_("A guess is enough. Empty: to nobody yet."),
    )
    started = forms.BooleanField(label=_("We have started something new since then"), required=False)
    cooperates = forms.BooleanField(label=_("We work together with somebody new"), required=False)

    def became(self) -> Became:
        """What was typed; only for a form that is valid."""
        return Became(**(self.cleaned_data | {"passed_on": self.cleaned_data["passed_on"] or 0}))
