"""What is open to everybody: the meetings to come, and how many places are left."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ..models import Meeting, State
from ..rules.meetings import SHOWN

MOST = 200
IN_PLACE = Q(registrations__state=State.PLACED)
PLACED = Count("registrations", filter=IN_PLACE & Q(registrations__is_online=False))
ONLINE = Count("registrations", filter=IN_PLACE & Q(registrations__is_online=True))
WAITING = Count("registrations", filter=Q(registrations__state=State.WAITING))


@dataclass(frozen=True)
class Places:
    """How full the room is; `left` is None when there is room for everybody, `online` takes no place."""

    placed: int
    waiting: int
    left: int | None
    online: int = 0

    @property
    def is_full(self) -> bool:
        """Whether whoever registers now waits."""
        return self.left == 0


def places(case: Meeting) -> Places:
    """One query."""
    rows = case.registrations.values_list("state", "is_online").annotate(n=Count("pk"))
    counts = {(state, is_online): n for state, is_online, n in rows}
    placed, online = counts.get((State.PLACED, False), 0), counts.get((State.PLACED, True), 0)
    return _places(case, placed, counts.get((State.WAITING, False), 0), online)


def _places(case: Meeting, placed: int, waiting: int, online: int) -> Places:
    if case.capacity is None:
        return Places(placed, waiting, None, online)
    free = max(case.capacity - placed, 0)
    return Places(placed, waiting, 0 if waiting else free, online)


def public() -> QuerySet[Meeting]:
    """What may be shown to everybody."""
    rows: QuerySet[Meeting] = Meeting.objects.filter(stage__in=SHOWN, anonymised_at=None)
    return rows.prefetch_related("texts", "sessions")


def to_come(kind: str = "") -> list[tuple[Meeting, Places]]:
    """The announced ones that are not over, the next one first, at most 200; three queries."""
    rows = public().filter(stage="announced", ends_at__gte=timezone.now())
    if kind:
        rows = rows.filter(format=kind)
    rows = rows.annotate(placed=PLACED, queued=WAITING, online=ONLINE).order_by("starts_at", "number")
    return [(each, _places(each, each.placed, each.queued, each.online)) for each in rows[:MOST]]


def for_the_house() -> list[tuple[Meeting, Places]]:
    """All that people can still be named of, the newest first, at most 200."""
    rows = Meeting.objects.filter(anonymised_at=None).select_related("series")
    rows = rows.prefetch_related("texts", "sessions")
    rows = rows.annotate(placed=PLACED, queued=WAITING, online=ONLINE).order_by("-starts_at", "number")
    return [(each, _places(each, each.placed, each.queued, each.online)) for each in rows[:MOST]]
