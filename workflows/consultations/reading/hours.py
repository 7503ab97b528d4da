"""An adviser's hours as rows, their calendar, and whose secret address it is."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format

from workflows.people.models import Role, User
from workflows.values.secret_links import hash_of

from .. import topics
from ..models import Consultation, Feed, Hours, Way, spoken_label

BACK = timedelta(days=90)


def hour_rows(adviser: User) -> list[dict[str, object]]:
    """The hours in words, single days first; days that are over are left out."""
    rows = Hours.objects.filter(adviser=adviser).exclude(day__lt=timezone.localdate())
    return [_row(row) for row in rows]


def _row(row: Hours) -> dict[str, object]:
    day = date_format(row.day, "DATE_FORMAT") if row.day else str(WEEKDAYS[row.weekday or 0])
    return {
        "pk": row.pk,
        "day": day,
        "time": f"{time_format(row.begins, 'H:i')}–{time_format(row.ends, 'H:i')}",
        "minutes": row.minutes,
        "ways": ", ".join(str(Way(way).label) for way in row.ways),
        "languages": ", ".join(spoken_label(code) for code in row.languages),
        "topics": ", ".join(topics.label(code) for code in row.topics),
        "place": row.place,
    }


def feed_of(adviser: User) -> Feed | None:
    """When the secret address was made; None when there is none."""
    return Feed.objects.filter(adviser=adviser).first()


def of_feed(token: str) -> User | None:
    """Whose calendar the secret address is; nobody's when they no longer advise."""
    found = Feed.objects.select_related("adviser").filter(
        token_hash=hash_of(token), adviser__is_active=True, adviser__role_grants__role=Role.ADVISER
    )
    row = found.first()
    return row.adviser if row else None


def feed_rows(adviser: User) -> list[Consultation]:
    """What takes the adviser's time, from three months back on."""
    rows: Any = Consultation.objects.filter(
        adviser=adviser, blocks=True, starts_at__gte=timezone.now() - BACK
    )
    return list(rows.order_by("starts_at"))


def upcoming(adviser: User, first: date, last: date) -> int:
    """How many talks lie on these days."""
    rows: Any = Consultation.objects.filter(adviser=adviser, blocks=True, closed_at=None)
    return int(rows.filter(starts_at__date__gte=first, starts_at__date__lte=last).count())
