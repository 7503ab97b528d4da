"""From which day to which the numbers count."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields


class SpanForm(forms.Form):
    """Two days."""

    first = forms.DateField(label=_("First day"), widget=DateFields)
    last = forms.DateField(label=_("Last day"), widget=DateFields)

    def clean(self) -> dict[str, object]:
        """In their order."""
        cleaned = super().clean() or self.cleaned_data
        if "first" in cleaned and "last" in cleaned and cleaned["last"] < cleaned["first"]:
            self.add_error("last", _("The end lies before the beginning. Choose a later end."))
        return cleaned
