"""What people type who want to come, and what they say afterwards."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import LongText

from ..actions import Person
from ..models import Meeting, Standing
from ..rules.series import is_both


def wishes(*, with_children: bool = True) -> dict[str, forms.Field]:
    """What the house prepares when somebody says it."""
    found: dict[str, forms.Field] = {
        "interpreter": forms.CharField(
            label=_("Do you need an interpreter? For which language?"), max_length=60, required=False
        ),
        "access": forms.CharField(
            label=_("What should we prepare so that you can take part?"),
            max_length=300,
            required=False,
            help_text=_("For example a place for a wheelchair. No illnesses, please."),
            widget=LongText(attrs={"rows": 2}),
        ),
        "food": forms.CharField(
            label=_("What should we know about food?"),
            max_length=120,
            required=False,
            help_text=_("For example vegetarian. You need not say why."),
        ),
    }
    if with_children:
        found["children"] = forms.IntegerField(
            label=_("How many children need care?"), min_value=0, max_value=9, required=False
        )
    return found


class RegistrationForm(forms.Form):
    """Without an account; who can choose is asked whether they come or take part online."""

    is_online = forms.ChoiceField(
        label=_("How do you take part?"),
        choices=[("", _("I come")), ("online", _("I take part online"))],
        required=False,
        widget=forms.RadioSelect,
    )

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("We send you a link to confirm."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("In which language shall we write?"), choices=settings.LANGUAGES)
    organisation = forms.CharField(
        label=_("Your group or organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    town = forms.CharField(
        label=_("Your town or district"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    standing = forms.ChoiceField(
        label=_("How do you come?"), choices=Standing.choices, required=False, widget=forms.RadioSelect
    )
    no_photos = forms.BooleanField(label=_("I don't want to be in photos"), required=False)
    consent = forms.BooleanField(
        label=_("You may keep what I wrote to prepare this meeting, and write to me about it."),
        required=False,
    )

    def __init__(
        self, data: QueryDict | None = None, *, case: Meeting, initial: dict[str, str] | None = None
    ) -> None:
        super().__init__(data, initial={"is_online": "", **(initial or {})})
        last = {name: self.fields.pop(name) for name in ("no_photos", "consent")}
        self.fields = {**self.fields, **wishes(), **last}
        if not is_both(case):
            del self.fields["is_online"]

    def person(self) -> Person:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        online = bool(typed.get("is_online"))
        return Person(**{**typed, "children": typed["children"] or 0, "is_online": online})


class FeedbackForm(forms.Form):
    """How it was."""

    stars = forms.TypedChoiceField(
        label=_("How was it?"),
        coerce=int,
        choices=[
            ("5", _("Very good")),
            ("4", _("Good")),
            ("3", _("So-so")),
            ("2", _("Not good")),
            ("1", _("Bad")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What should we do differently, what the same?"),
        max_length=1000,
        required=False,
        help_text=_("We keep it without your name."),
        widget=LongText(attrs={"rows": 3}),
    )
