"""What came back, as numbers: of the whole house, and of a few mails."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from workflows.outbox.models import Bounce, BounceBox, BounceKind, Message

DAYS = 30


@dataclass(frozen=True)
class Bounced:
    """How many mails came back for good, for now, or as unwanted; a mail counts once in each."""

    permanent: int
    temporary: int
    complaints: int

    @property
    def any(self) -> bool:
        """Whether there is something to show."""
        return bool(self.permanent or self.temporary or self.complaints)


@dataclass(frozen=True)
class Box:
    """How the mailbox of reports stands."""

    is_read: bool
    read_at: datetime | None
    unknown: int
    reason: str


def bounced(bounces: QuerySet[Bounce]) -> Bounced:
    """These reports as numbers, in one query."""
    kinds = {
        name: Count("message", filter=Q(kind=kind), distinct=True)
        for name, kind in (
            ("permanent", BounceKind.PERMANENT),
            ("temporary", BounceKind.TEMPORARY),
            ("complaints", BounceKind.COMPLAINT),
        )
    }
    return Bounced(**bounces.aggregate(**kinds))


def lately() -> Bounced:
    """Of the last thirty days."""
    return bounced(Bounce.objects.filter(came_at__gte=timezone.now() - timedelta(days=DAYS)))


def box() -> Box:
    """The mailbox, whether or not it was ever read."""
    row = BounceBox.objects.filter(pk=BounceBox.ONLY).first() or BounceBox()
    return Box(bool(settings.BOUNCES_IMAP["host"]), row.read_at, row.unknown, row.reason)


def of_mail(message: Message) -> QuerySet[Bounce]:
    """What came back of one mail, the newest first."""
    return message.bounces.order_by("-came_at", "-pk")
