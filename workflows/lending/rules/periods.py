"""From when to when something may be booked: what does not fit, each in a sentence that says what to do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Resource
from .opening import Opening

FAR = 10 * 366  # days; nobody books beyond, whatever the horizon says
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """From a moment to a later one; the end does not belong to it, so 10–12 and 12–14 fit."""

    starts_at: datetime
    ends_at: datetime

    def spread(self, resource: Resource) -> "DateTimeTZRange":
        """The time that is kept free: with what the room or equipment needs before and after."""
        before = timedelta(minutes=resource.buffer_before)
        after = timedelta(minutes=resource.buffer_after)
        return DateTimeTZRange(self.starts_at - before, self.ends_at + after, "[)")

    def moved(self, days: int = 0, minutes: int = 0) -> "Period":
        """The same hours of the clock so many days later, for a time that may lie across a clock change."""
        start, end = (timezone.localtime(each) for each in (self.starts_at, self.ends_at))
        shift = timedelta(days=days, minutes=minutes)
        return Period(_aware(start, shift), _aware(end, shift))

    def days(self) -> list[date]:
        """The days on which it takes place."""
        first = timezone.localdate(self.starts_at)
        last = timezone.localdate(self.ends_at - timedelta(microseconds=1))
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def words(self) -> str:
        """As people read it, in their language."""
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        first = date_format(start, "D, d.m.Y, H:i")
        return f"{first} – {date_format(end, 'H:i' if start.date() == end.date() else 'D, d.m.Y, H:i')}"


def _aware(local: datetime, shift: timedelta) -> datetime:
    return timezone.make_aware(local.replace(tzinfo=None) + shift)


def exists(moment: datetime) -> bool:
    """Whether the clock of the house ever shows this moment: in a night of March an hour is left out."""
    naive = moment.replace(tzinfo=None, fold=0)
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None, fold=0) == naive


def complaints(resource: Resource, period: Period, opening: Opening, *, now: datetime) -> dict[str, str]:
    """What does not fit, by field (`starts` or `ends`); empty when all is well."""
    for field, moment in (("starts", period.starts_at), ("ends", period.ends_at)):
        if not exists(moment):
            return {
                field: _(
                    "This time does not exist: in that night the clock goes from 2 to 3. Choose another time."
                )
            }
    if period.ends_at <= period.starts_at:
        return {"ends": _("The end lies before the beginning. Choose a later end.")}
    return (
        _too_soon_or_far(resource, period, now)
        or _too_long(resource, period)
        or _closed(resource, period, opening)
    )


def _too_soon_or_far(resource: Resource, period: Period, now: datetime) -> dict[str, str]:
    if period.starts_at <= now:
        return {"starts": _("Choose a time that is still to come.")}
    if period.starts_at < now + timedelta(hours=resource.lead_hours):
        text = ngettext(
            "Please ask at least %(hours)d hour before. The earliest time is %(earliest)s.",
            "Please ask at least %(hours)d hours before. The earliest time is %(earliest)s.",
            resource.lead_hours,
        )
        earliest = timezone.localtime(now + timedelta(hours=resource.lead_hours))
        words = {"hours": resource.lead_hours, "earliest": date_format(earliest, "d.m.Y, H:i")}
        return {"starts": text % words}
    days = min(resource.horizon_days, FAR)
    if timezone.localdate(period.ends_at) > timezone.localdate(now) + timedelta(days=days):
        last = date_format(timezone.localdate(now) + timedelta(days=days), "DATE_FORMAT")
        return {"starts": _("It can be booked until %(last)s at the latest.") % {"last": last}}
    return {}


def _too_long(resource: Resource, period: Period) -> dict[str, str]:
    longest = timedelta(hours=resource.longest_hours)
    if period.ends_at - period.starts_at <= longest:
        return {}
    if resource.longest_hours >= 48:
        days = resource.longest_hours // 24
        text = ngettext("At most %(n)d day at a time.", "At most %(n)d days at a time.", days)
        return {"ends": text % {"n": days}}
    hours = resource.longest_hours
    text = ngettext("At most %(n)d hour at a time.", "At most %(n)d hours at a time.", hours)
    return {"ends": text % {"n": hours}}


def _closed(resource: Resource, period: Period, opening: Opening) -> dict[str, str]:
    """A room is open all the time; equipment is picked up and brought back while somebody is there."""
    days = period.days()
    ends = (("starts", period.starts_at, days[0]), ("ends", period.ends_at, days[-1]))
    if resource.is_room:
        between = [day for day in days[1:-1] if not opening.hours(day)]
        if between:
            return {"starts": _why(opening, between[0])}
    for field, moment, day in ends:
        hours = opening.hours(day)
        if not hours:
            return {field: _why(opening, day)}
        clock = timezone.localtime(moment).time()
        ended_at_midnight = field == "ends" and timezone.localdate(moment) != day
        if not any(opens <= clock <= closes for opens, closes in hours) and not (
            ended_at_midnight and hours[-1][1].hour == 23
        ):
            words = {"day": date_format(day, "l, d.m.Y"), "hours": hours_words(hours)}
            return {field: _("On %(day)s it is open %(hours)s.") % words}
    return {}


def _why(opening: Opening, day: date) -> str:
    words = {"day": date_format(day, "l, d.m.Y")}
    match opening.why_closed(day):
        case "holiday":
            return _("%(day)s is a public holiday; we are closed then. Choose another day.") % words
        case "closure":
            return _("On %(day)s we are closed. Choose another day.") % words
    return _("On %(day)s it is not open: it never is on this weekday. Choose another day.") % words


def hours_words(hours: tuple[tuple[object, object], ...]) -> str:
    """For example 09:00–12:00, 14:00–18:00."""
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in hours)
