"""Which applications are counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields

from ..models import Call
from ..reading.numbers import Period


class PeriodForm(forms.Form):
    """A call and the days of submission; empty means all."""

    call = forms.ModelChoiceField(
        label=_("Call"),
        queryset=Call.objects.order_by("slug"),
        to_field_name="slug",
        required=False,
        empty_label=_("All calls"),
    )
    since = forms.DateField(label=_("Submitted from"), widget=DateFields, required=False)
    until = forms.DateField(label=_("Submitted until"), widget=DateFields, required=False)

    def clean(self) -> dict[str, object]:
        """The days are in order."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first one."))
        return data

    def period(self) -> Period:
        """What was chosen; everything while something does not fit."""
        if not (self.is_bound and self.is_valid()):
            return Period()
        return Period(**{name: self.cleaned_data[name] for name in ("call", "since", "until")})
