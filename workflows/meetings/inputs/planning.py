"""A meeting as advisers plan it: kind, texts in the four languages, dates, place, places."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.values.moments import closing
from workflows.values.widgets import DateFields, written_in

from ..actions import Facts, Span, Words
from ..actions.facts import COPIED
from ..models import Format, Meeting
from ..models.meetings import LONGEST_OFFER
from ..reading.words import dates_of

MOST_WEEKS = 40
PARTS = ("title", "about", "agenda")


def _clock(label: str) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False)


class MeetingFactsForm(forms.Form):
    """All that is said of a meeting; the German title is needed, other languages may follow later."""

    format = forms.ChoiceField(label=gettext_lazy("What kind of meeting is it?"), choices=Format.choices)
    place = forms.CharField(
        label=gettext_lazy("Where is it?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Street and room. Empty when it is online only."),
    )
    online_link = forms.URLField(
        label=gettext_lazy("Link to take part online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Only those who have a place get it, by mail."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("How many places are there?"),
        min_value=1,
        max_value=99999,
        required=False,
        help_text=gettext_lazy("Empty: room for everybody."),
    )
    offer_hours = forms.IntegerField(
        label=gettext_lazy("How many hours may somebody think about a place that became free?"),
        min_value=1,
        max_value=LONGEST_OFFER,
        required=False,
        help_text=gettext_lazy("Then it goes to the next. Empty: who waits longest gets it at once."),
    )
    register_until = forms.DateField(
        label=gettext_lazy("Registration until"),
        widget=DateFields,
        required=False,
        help_text=gettext_lazy("Empty: until it begins."),
    )
    spoken = forms.CharField(
        label=gettext_lazy("Which languages are spoken?"), max_length=100, required=False
    )
    interpreting = forms.CharField(
        label=gettext_lazy("Into which languages is it interpreted?"), max_length=100, required=False
    )
    is_step_free = forms.BooleanField(label=gettext_lazy("It is reached without steps"), required=False)
    child_care = forms.BooleanField(label=gettext_lazy("There is child care"), required=False)
    gives_certificate = forms.BooleanField(
        label=gettext_lazy("Whoever was there gets a certificate of attendance"), required=False
    )
    share_needed = forms.IntegerField(
        label=gettext_lazy("For a certificate, how many percent of the dates?"),
        min_value=1,
        max_value=100,
        initial=80,
    )

    def __init__(self, data: QueryDict | None = None, *, case: Meeting | None = None) -> None:
        super().__init__(data, initial=_initial(case) if case else None)
        self.rows = len(dates_of(case)) + 1 if case else 1
        texts: dict[str, forms.Field] = {}
        for code, name in settings.LANGUAGES:
            texts[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": name},
                max_length=200,
                required=code == "de",
                widget=written_in(code),
            )
            texts[f"about_{code}"] = forms.CharField(
                label=_("What it is about (%(language)s)") % {"language": name},
                max_length=4000,
                required=False,
                widget=written_in(code, rows=3),
            )
            texts[f"agenda_{code}"] = forms.CharField(
                label=_("Agenda (%(language)s)") % {"language": name},
                max_length=4000,
                required=False,
                widget=written_in(code, rows=3),
            )
        self.fields = {"format": self.fields["format"], **texts, **self._dates(case), **self.fields}

    def _dates(self, case: Meeting | None) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for row in range(self.rows):
            said = {"number": row + 1}
            extra = case is not None and row == self.rows - 1
            day = _("One more date: day") if extra else _("Date %(number)d: day") % said
            help_text = _("Leave the day empty to give this date up.") if case and not extra else ""
            fields[f"day_{row}"] = forms.DateField(
                label=day, widget=DateFields, required=case is None, help_text=help_text
            )
            begins = _("One more date: begins at") if extra else _("Date %(number)d: begins at") % said
            ends = _("One more date: ends at") if extra else _("Date %(number)d: ends at") % said
            fields[f"starts_{row}"], fields[f"ends_{row}"] = _clock(begins), _clock(ends)
        if case is None:
            fields["weeks"] = forms.IntegerField(
                label=_("How many dates, each a week after the other?"),
                min_value=1,
                max_value=MOST_WEEKS,
                initial=1,
                help_text=_("You can change, add and give up single dates later."),
            )
        return fields

    def clean(self) -> dict[str, object]:
        """Each day has its times."""
        cleaned = super().clean() or self.cleaned_data
        for row in range(self.rows):
            for name in ("starts", "ends"):
                field = f"{name}_{row}"
                if cleaned.get(f"day_{row}") and cleaned.get(field) is None and field not in self.errors:
                    self.add_error(field, _("Write a time, for example 17:30."))
        return cleaned

    def facts(self) -> Facts:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        until = typed["register_until"]
        copied = {name: typed[name] for name in COPIED} | {
            "register_until": closing(_moment(until, time())) if until else None
        }
        words = {
            code: Words(*(typed[f"{part}_{code}"] for part in PARTS))
            for code, _name in settings.LANGUAGES
            if typed[f"title_{code}"].strip()
        }
        return Facts(dates=self._spans(), words=words, **copied)

    def _spans(self) -> list[Span]:
        typed, spans = self.cleaned_data, []
        for row in range(self.rows):
            day = typed[f"day_{row}"]
            if day is not None:
                spans += [
                    _span(day + timedelta(weeks=week), typed[f"starts_{row}"], typed[f"ends_{row}"])
                    for week in range(typed.get("weeks") or 1)
                ]
        return spans


def _span(day: date, starts: time, ends: time) -> Span:
    """A time of the clock before the beginning lies on the day after: an evening that ends past midnight."""
    last = day + timedelta(days=1) if ends < starts else day
    return Span(_moment(day, starts), _moment(last, ends).replace(fold=1))


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _initial(case: Meeting) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(case, name) for name in COPIED}
    if case.register_until:
        found["register_until"] = timezone.localdate(case.register_until)
    for text in case.texts.all():
        found |= {f"{part}_{text.language}": getattr(text, part) for part in PARTS}
    for row, each in enumerate(dates_of(case)):
        start, end = timezone.localtime(each.starts_at), timezone.localtime(each.ends_at)
        found |= {f"day_{row}": start.date(), f"starts_{row}": start.time(), f"ends_{row}": end.time()}
    return found


WHERE: Mapping[str, str] = {"dates": "day_0"}
