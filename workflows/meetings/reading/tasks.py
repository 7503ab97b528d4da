"""Tasks from meetings: those of one meeting, what is open from the last ones, mine and theirs."""

from datetime import date

from django.db.models import F, Q, QuerySet

from workflows.people.membership import organisations_of
from workflows.people.models import User

from ..models import Meeting, MeetingTask

MOST_CARRIED = 100


def _rows() -> QuerySet[MeetingTask]:
    rows = MeetingTask.objects.filter(meeting__anonymised_at=None)
    return rows.select_related("person", "organisation", "point")


def tasks_of(case: Meeting) -> list[MeetingTask]:
    """What was taken on at this meeting, in the order in which it was noted."""
    return list(_rows().filter(meeting=case))


def one(key: int) -> MeetingTask | None:
    """The one with this key, with its meeting."""
    return _rows().select_related("person", "organisation", "point", "meeting").filter(pk=key).first()


def from_last_time(case: Meeting) -> list[MeetingTask]:
    """What earlier meetings of the series left open: it comes back in this agenda. At most a hundred."""
    if case.series_id is None:
        return []
    rows = _rows().filter(meeting__series=case.series_id, meeting__starts_at__lt=case.starts_at, done_at=None)
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST_CARRIED])


def mine(user: User) -> QuerySet[MeetingTask]:
    """What the person or their organisations took on: open ones first, by their day."""
    return _in_order(_rows().filter(Q(person=user) | Q(organisation__in=organisations_of(user))))


def theirs(user: User) -> QuerySet[MeetingTask]:
    """What everybody else took on."""
    own = MeetingTask.objects.filter(Q(person=user) | Q(organisation__in=organisations_of(user)))
    return _in_order(_rows().exclude(pk__in=own.values("pk")))


def _in_order(rows: QuerySet[MeetingTask]) -> QuerySet[MeetingTask]:
    rows = rows.select_related("person", "organisation", "meeting").prefetch_related("meeting__texts")
    ordered = (F("done_at").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    return rows.order_by(*ordered)


def is_late(task: MeetingTask, today: date) -> bool:
    """Open, and its day is over."""
    return task.done_at is None and task.due_on is not None and task.due_on < today
