"""What people type at the door, and what advisers answer."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import LongText

from .actions import Answer, Words
from .models import Turn
from .reading.doors import choices


class RequestForm(forms.Form):
    """The request; an account is not needed."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    words = forms.CharField(
        label=_("What do you need?"),
        max_length=1500,
        help_text=_("A few words are enough. Nothing about health, religion, politics or residence, please."),
        widget=LongText(attrs={"rows": 5}),
    )
    email = forms.CharField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Or a phone number below: we need one of the two."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    town = forms.CharField(
        label=_("Your town or postcode"),
        required=False,
        max_length=80,
        help_text=_("If we do not work there, we tell you who does."),
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    language = forms.ChoiceField(label=_("In which language shall we answer?"), choices=settings.LANGUAGES)
    consent = forms.BooleanField(
        label=_("You may write to me or call me about this, and keep what I wrote for that."), required=False
    )

    def given(self) -> Words:
        """What was typed."""
        return Words(**self.cleaned_data)


class AnswerForm(forms.Form):
    """The adviser's answer."""

    turn = forms.ChoiceField(
        label=_("How does it go on?"),
        choices=[
            (Turn.ANSWERED.value, _("I answer in words")),
            (Turn.DOOR.value, _("I lead them to a door")),
            (Turn.ELSEWHERE.value, _("Not our region: I send them on")),
            (Turn.NOTHING.value, _("This is no request (spam): no answer")),
        ],
        widget=forms.RadioSelect,
    )
    door = forms.ChoiceField(label=_("Which door?"), required=False)
    words = forms.CharField(
        label=_("What the person reads"),
        required=False,
        max_length=4000,
        help_text=_("In their language, if you can. When you called, write what you said."),
        widget=LongText(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        door: Any = self.fields["door"]
        door.choices = [("", _("Choose a door")), *choices()]

    def given(self) -> Answer:
        """What was answered."""
        return Answer(**self.cleaned_data)
