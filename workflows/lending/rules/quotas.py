"""How much of a quota is used, and whether one more date fits; every quota that counts is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import (
    Audience,
    Booking,
    BundlePart,
    ConfirmedOrganisation,
    Kind,
    Measure,
    Quota,
    Resource,
    Span,
)
from .audiences import Borrower
from .periods import Period

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
Window = tuple[date, date] | None  # first and last day; None is "at a time"


@dataclass(frozen=True)
class Use:
    """How much of one quota somebody has used in one week or month, or has at a time."""

    quota: Quota
    window: Window
    used: float

    @property
    def words(self) -> str:
        """For example: Rooms, December 2026: 3 of 4 bookings."""
        used, most = number_format(_plain(self.used)), self.quota.most
        if self.quota.measure == Measure.HOURS:
            amount = ngettext("%(used)s of %(most)s hour", "%(used)s of %(most)s hours", most)
        else:
            amount = ngettext("%(used)s of %(most)s booking", "%(used)s of %(most)s bookings", most)
        parts = {"what": self._what(), "when": self._when(), "amount": amount % {"used": used, "most": most}}
        return _("%(what)s, %(when)s: %(amount)s") % parts

    def _what(self) -> str:
        if self.quota.resource is not None:
            return str(self.quota.resource)
        names = {Kind.ROOM: _("Rooms"), Kind.EQUIPMENT: _("Equipment")}
        return names.get(Kind(self.quota.kind), "") if self.quota.kind else _("Rooms and equipment")

    def _when(self) -> str:
        if self.window is None:
            return _("at a time")
        first, last = self.window
        if self.quota.span == Span.MONTH:
            return date_format(first, "F Y")
        return f"{date_format(first, 'SHORT_DATE_FORMAT')} – {date_format(last, 'SHORT_DATE_FORMAT')}"


@dataclass(frozen=True)
class _Date:
    case: UUID
    resources: frozenset[int]
    kind: str
    applicant: int
    organisation: int | None
    is_confirmed: bool
    is_running: bool
    period: Period

    def of(self, whose: Borrower) -> bool:
        """A confirmed organisation has its own; all else that a person asked for is the person's."""
        if whose.audience == Audience.ORGANISATION:
            return whose.organisation is not None and self.organisation == whose.organisation.pk
        return not self.is_confirmed and self.applicant == whose.user.pk


def uses(
    resource: Resource, whose: Sequence[Borrower], days: Iterable[date], *, without: UUID | None = None
) -> list[tuple[Borrower, Use]]:
    """What each has used of each quota in the weeks and months of these days; two queries, however many."""
    wanted = sorted(set(days))
    audiences = {each.audience for each in whose}
    quotas = list(_quotas(resource).filter(audience__in=audiences))
    if not quotas:
        return []
    first, last = _month(wanted[0])[0], _month(wanted[-1])[1]
    known = [each for each in _dates(whose, first - 7 * DAY, last + 7 * DAY) if each.case != without]
    return [
        (each, Use(quota, window, _used(quota, window, [row for row in known if row.of(each)])))
        for each in whose
        for quota in quotas
        if quota.audience == each.audience
        for window in _windows(quota, wanted)
    ]


def has_quota(resource: Resource) -> bool:
    """Whether anybody has a quota of it."""
    return _quotas(resource).exists()


def _quotas(resource: Resource) -> QuerySet[Quota]:
    """Those of it, of its kind and of everything; of a bundle those of its parts, too."""
    parts = BundlePart.objects.filter(bundle=resource.pk).values("part")
    mine = Q(resource=None) | Q(resource=resource) | Q(resource__in=parts)
    return Quota.objects.filter(mine, kind__in=["", resource.kind]).select_related("resource")


def exceeded(
    resource: Resource, whose: Borrower, periods: Sequence[Period], *, without: UUID | None = None
) -> list[Use]:
    """The quotas that a booking with these dates would go beyond."""
    days = [timezone.localdate(each.starts_at) for each in periods]
    found = uses(resource, [whose], days, without=without)
    return [use for _whose, use in found if use.used + _more(use, periods) > use.quota.most]


def said(beyond: Sequence[Use]) -> str:
    """What whoever asks is told."""
    words = "; ".join(each.words for each in beyond)
    return _("That is more than your quota (%(quotas)s).") % {"quotas": words}


def _dates(whose: Sequence[Borrower], first: date, last: date) -> list[_Date]:
    """Every date that stands or stood, and what waits; of what is over only that of these days."""
    known = ConfirmedOrganisation.objects.filter(organisation=OuterRef("organisation"))
    people = {each.user.pk for each in whose}
    groups = {each.organisation.pk for each in whose if each.organisation is not None}
    stands = Q(stage__in=["waiting", "missed"]) | Q(reservations__blocking=True)
    rows = Booking.objects.filter(Q(applicant__in=people) | Q(organisation__in=groups), stands).annotate(
        begins=Coalesce("reservations__starts_at", "starts_at"),
        stops=Coalesce("reservations__ends_at", "ends_at"),
        is_confirmed=Exists(known),
        parts=ArraySubquery(BundlePart.objects.filter(bundle=OuterRef("resource")).values("part")),
    )
    start, stop = (timezone.make_aware(datetime.combine(each, time())) for each in (first, last + DAY))
    rows = rows.filter(Q(closed_at=None) | Q(begins__gte=start, begins__lt=stop))
    facts = ("pk", "resource", "parts", "resource__kind", "applicant", "organisation", "is_confirmed")
    return [
        _Date(
            case=row[0],
            resources=frozenset([row[1], *row[2]]),
            kind=row[3],
            applicant=row[4],
            organisation=row[5],
            is_confirmed=row[6],
            is_running=row[7] is None,
            period=Period(row[8], row[9]),
        )
        for row in rows.values_list(*facts, "closed_at", "begins", "stops").distinct()
    ]


def _windows(quota: Quota, days: Sequence[date]) -> Sequence[Window]:
    if quota.span == Span.RUNNING:
        return [None]
    return sorted({_month(day) if quota.span == Span.MONTH else _week(day) for day in days})


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def _week(day: date) -> tuple[date, date]:
    monday = day - day.weekday() * DAY
    return monday, monday + 6 * DAY


def _used(quota: Quota, window: Window, known: Sequence[_Date]) -> float:
    rows = [each for each in known if quota.covers(each.resources, each.kind)]
    rows = [each for each in rows if (each.is_running if window is None else _in(window, each.period))]
    if quota.measure == Measure.HOURS:
        return _hours(each.period for each in rows)
    return len({each.case for each in rows}) if window is None else len(rows)


def _more(use: Use, periods: Sequence[Period]) -> float:
    rows = [each for each in periods if use.window is None or _in(use.window, each)]
    if use.quota.measure == Measure.HOURS:
        return _hours(rows)
    return 1 if use.window is None else len(rows)


def _in(window: tuple[date, date], period: Period) -> bool:
    return window[0] <= timezone.localdate(period.starts_at) <= window[1]


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number


def _hours(periods: Iterable[Period]) -> float:
    return round(sum(((each.ends_at - each.starts_at) / HOUR for each in periods), 0.0), 2)
