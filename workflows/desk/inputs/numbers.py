"""Which days the weekly numbers are about."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.periods import Period
from workflows.values.widgets import DateFields


def last_week() -> Period:
    """Monday to Sunday before today's week: what is asked on Monday."""
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    return Period(monday - timedelta(days=7), monday - timedelta(days=1))


def last_month() -> Period:
    """The calendar month before this one."""
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def this_year() -> Period:
    """From 1 January to today."""
    today = timezone.localdate()
    return Period(today.replace(month=1, day=1), today)


READY = {
    "week": (_("Last week"), last_week),
    "month": (_("Last month"), last_month),
    "year": (_("This year"), this_year),
}


class NumbersForm(forms.Form):
    """Two days; none for one of the ready periods."""

    since = forms.DateField(label=_("First day"), widget=DateFields, required=False)
    until = forms.DateField(label=_("Last day"), widget=DateFields, required=False)

    def clean(self) -> dict[str, Any]:
        """Both days, in order, and none before there was a house or after the calendar ends."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first one."))
        for name in ("since", "until"):
            if data.get(name) and not 2000 <= data[name].year < 2200:
                self.add_error(name, _("This day is too far away."))
        return data


def period_of(form: NumbersForm, ready: str = "") -> Period:
    """What was chosen; last week while nothing was, or something does not fit."""
    if not (form.is_bound and form.is_valid()):
        return last_week()
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    if not (since or until):
        return READY.get(ready, READY["week"])[1]()
    return span_of(since, until)


def span_of(since: date | None, until: date | None) -> Period:
    """From or up to a day; an open end is today, an open beginning the first day of that year."""
    last = until or max(timezone.localdate(), since or date.min)
    return Period(since or last.replace(month=1, day=1), last)
