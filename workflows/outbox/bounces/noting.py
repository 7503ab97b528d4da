"""A report becomes a row at its mail, and those who know what follows from it hear of it."""

import enum
import hashlib
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from workflows.outbox import rules
from workflows.outbox.mime import ascii_address
from workflows.outbox.models import Bounce, BounceKind, Message
from workflows.outbox.retention import GONE
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, require

from .reports import Report, read

Listener = Callable[[Bounce], bool]
_listeners: list[Listener] = []


class Outcome(enum.Enum):
    """What became of a mail in the mailbox of reports."""

    NOTED = "noted"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


def register(listener: Listener) -> None:
    """The listener hears of each new row, in its transaction; True says that it has seen to it."""
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def note(raw: bytes) -> Outcome:
    """What a mail of the mailbox reports is noted; the same mail a second time changes nothing."""
    report = read(raw)
    message = _message(report.ids) if report else None
    if report is None or message is None:
        return Outcome.UNKNOWN
    if report.kind is None:
        return Outcome.NOTHING
    bounce, is_new = Bounce.objects.get_or_create(
        message=message,
        report=hashlib.sha256(raw).hexdigest(),
        defaults={
            "kind": _kind(report, message),
            "status": report.status,
            "diagnostic": report.diagnostic,
        },
    )
    if is_new:
        _tell(bounce)
    return Outcome.NOTED


def _message(ids: tuple[str, ...]) -> Message | None:
    return Message.objects.filter(message_id__in=ids[:20]).order_by("pk").first()


def _kind(report: Report, message: Message) -> BounceKind:
    """An address that somebody forwards to is gone: that is not the address we wrote to."""
    assert report.kind is not None
    known = {_plain(one) for one in report.addresses}
    elsewhere = known and message.to_address != GONE and _plain(message.to_address) not in known
    return BounceKind.TEMPORARY if elsewhere and report.kind == BounceKind.PERMANENT else report.kind


def _plain(address: str) -> str:
    try:
        return ascii_address(address.lower())
    except UnicodeError:
        return address.lower()


def _tell(bounce: Bounce) -> None:
    """Nobody has to look at what a listener saw to, at what may pass, or at mail to nobody we know."""
    seen_to = [listener(bounce) for listener in _listeners]
    mail = bounce.message
    of_nobody = mail.case_id is None and mail.recipient_id is None
    if any(seen_to) or of_nobody or bounce.kind == BounceKind.TEMPORARY:
        bounce.settled_at = timezone.now()
        bounce.save(update_fields=["settled_at"])


def settle(*, bounce_id: int, actor: User) -> None:
    """Somebody has seen to it: called, asked for another address."""
    require(rules.may_manage(actor))
    open_ones = Bounce.needing_somebody().order_by().filter(pk=bounce_id)
    if not open_ones.update(settled_at=timezone.now()):
        raise AlreadyDone()
