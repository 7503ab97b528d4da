"""The filters of the log of the house."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.desk.reading.log import Wanted, verb_choices
from workflows.values.days import read_day
from workflows.values.reading import Unreadable


class LogForm(forms.Form):
    """Which lines of the log: read from an address, so that a look at it can be passed on."""

    person = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    case = forms.CharField(label=_("Number of the case"), required=False, max_length=60)
    verb = forms.ChoiceField(label=_("What happened"), required=False)
    since = forms.CharField(
        label=_("From"), required=False, max_length=20, help_text=_("For example 15.03.2026.")
    )
    until = forms.CharField(label=_("Up to and including"), required=False, max_length=20)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        verb = self.fields["verb"]
        assert isinstance(verb, forms.ChoiceField)
        verb.choices = [("", _("Everything")), *verb_choices()]

    def clean_since(self) -> date | None:
        """The first day."""
        return self._day("since")

    def clean_until(self) -> date | None:
        """The last day."""
        return self._day("until")

    def _day(self, name: str) -> date | None:
        text = self.cleaned_data[name]
        try:
            return read_day(text) if text else None
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, object] | None:
        """The days in their order."""
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end lies before the beginning. Change one of the two dates."))
        return data

    def wanted(self) -> Wanted:
        """What was asked for, once the form is valid."""
        return Wanted(**self.cleaned_data)
