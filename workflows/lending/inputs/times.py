"""Days and times of the clock as people type them, made into moments of the house."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields

from ..models import Resource
from ..rules.opening import opening_of
from ..rules.periods import Period

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MORNING, EVENING = time(9), time(18)


def clock_field(label: "StrOrPromise", *, required: bool) -> forms.TimeField:
    """A time of the clock."""
    widget = forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M")
    return forms.TimeField(label=label, required=required, widget=widget)


class TimesForm(forms.Form):
    """From when to when; equipment goes from the first opening to the last closing of its days."""

    day = forms.DateField(label=_("First day"), widget=DateFields)
    starts = clock_field(_("Begins at"), required=False)
    end_day = forms.DateField(label=_("Last day"), widget=DateFields, required=False)
    ends = clock_field(_("Ends at"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        resource: Resource,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.resource = resource
        if resource.is_room:
            self.fields["day"].label = _("Day")
            self.fields["starts"].required = self.fields["ends"].required = True
            del self.fields["end_day"]
        else:
            self.fields["starts"].help_text = _("Empty: as soon as we open.")
            self.fields["ends"].help_text = _("Empty: until we close.")
            self.fields["end_day"].help_text = _("Empty: the same day.")

    def period(self) -> Period:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        return period_of(self.resource, typed["day"], typed["starts"], typed.get("end_day"), typed["ends"])


def period_of(
    resource: Resource, day: date, starts: time | None, end_day: date | None, ends: time | None
) -> Period:
    """From these days and times of the clock; an hour that comes twice at its end ends the second time."""
    last = end_day or day
    opening = opening_of(resource)
    if starts is None:
        hours = opening.hours(day)
        starts = hours[0][0] if hours else MORNING
    if ends is None:
        hours = opening.hours(last)
        ends = hours[-1][1] if hours else EVENING
    return Period(_moment(day, starts), _moment(last, ends).replace(fold=1))


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
