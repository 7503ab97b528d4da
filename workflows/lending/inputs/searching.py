"""What is free between X and Y?"""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields

from ..models import Kind
from ..rules.periods import Period
from .times import clock_field


class SearchForm(forms.Form):
    """A search is an address of its own, so it can be kept and shared; everything may be left open."""

    kind = forms.ChoiceField(
        label=_("What do you need?"), choices=[("", _("Rooms and equipment")), *Kind.choices], required=False
    )
    people = forms.IntegerField(label=_("For how many people?"), min_value=1, max_value=9999, required=False)
    day = forms.DateField(label=_("Day"), widget=DateFields, required=False)
    starts = clock_field(_("Begins at"), required=False)
    end_day = forms.DateField(
        label=_("Last day"), widget=DateFields, required=False, help_text=_("Empty: the same day.")
    )
    ends = clock_field(_("Ends at"), required=False)
    step_free = forms.BooleanField(label=_("Reached without steps"), required=False)

    def clean(self) -> dict[str, object]:
        """Times belong to a day, and the end lies behind the beginning."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("day"):
            if cleaned.get("starts") or cleaned.get("ends") or cleaned.get("end_day"):
                self.add_error("day", _("Say on which day."))
        elif (
            "ends" in cleaned and (period := self.period()) is not None and period.ends_at <= period.starts_at
        ):
            self.add_error("ends", _("The end lies before the beginning. Choose a later end."))
        return cleaned

    def period(self) -> Period | None:
        """From when to when; without times the whole day."""
        typed = self.cleaned_data
        day = typed.get("day")
        if not day:
            return None
        starts, ends = typed.get("starts"), typed.get("ends")
        midnight = datetime.min.time()
        start = timezone.make_aware(datetime.combine(day, starts or midnight))
        last = typed.get("end_day") or day
        end = timezone.make_aware(datetime.combine(last, ends or datetime.max.time().replace(microsecond=0)))
        return Period(start, end)
