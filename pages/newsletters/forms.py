"""The forms readers and editors fill in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import AddressField

from .rubrics import Rubric


class PreferencesForm(forms.Form):
    """In which language, and about what."""

    language = forms.ChoiceField(
        label=_("Language of the newsletter"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    rubrics = forms.MultipleChoiceField(
        label=_("What interests you?"),
        help_text=_("Choose nothing to get everything."),
        choices=Rubric.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SubscribeForm(PreferencesForm):
    """Subscribe with an e-mail address only."""

    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("We send you a mail. You only get the newsletter after you have confirmed it there."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is not an e-mail address. Write it as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "spellcheck": "false"}),
    )
    field_order = ("email", "language", "rubrics")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"language": get_language() or settings.LANGUAGE_CODE})
        super().__init__(*args, **kwargs)


class ReadersForm(forms.Form):
    """A list of readers out of another program."""

    file = forms.FileField(
        label=_("List"),
        help_text=_(
            "CSV as listmonk, Mailchimp, CleverReach or a spreadsheet save it, with a column for the address."
            " A column with the moment of consent is the proof; without it nobody may be written to."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Where the list names none."),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )
    ask = forms.BooleanField(
        label=_("Ask those without proof by mail to confirm"),
        help_text=_(
            "Only where the law lets you write to them: an unwanted question is advertising (§ 7 UWG)."
        ),
        required=False,
    )


class EraseForm(forms.Form):
    """Whom to forget."""

    email = AddressField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))


class ScheduleForm(forms.Form):
    """When a campaign starts by itself."""

    at = forms.DateTimeField(
        label=_("Start at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
