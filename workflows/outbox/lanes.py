"""Opening, pausing and holding the way out of the house."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

from . import rules
from .models import Lane, Message, State

logger = logging.getLogger(__name__)

# How long the mail server gets a rest after its first, second … failure in a row.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30))
# So many mails refused for good one after the other, for no fault of their addresses, and it is the server.
MOST_REFUSED = 5
LONGEST_REASON = 300


def lane() -> Lane:
    """How the way out stands."""
    return Lane.objects.filter(pk=Lane.ONLY).first() or Lane()


@transaction.atomic
def pause(reason: str) -> Lane:
    """The mail server refuses everybody: mail waits, longer with each failure in a row, and it is told."""
    way = _locked()
    if way.is_paused:
        return way
    now = timezone.now()
    way.paused_until = now + PAUSES[min(way.pauses, len(PAUSES) - 1)]
    way.pauses, way.reason = way.pauses + 1, reason[:500]
    way.failing_since = way.failing_since or now
    way.save()
    logger.error("mail server fails, mail is paused", extra={"pauses": way.pauses})
    return way


@transaction.atomic
def went_well() -> None:
    """The server takes mail again: nothing is remembered against it."""
    way = _locked()
    way.paused_until, way.pauses, way.failing_since, way.reason, way.refused = None, 0, None, "", []
    way.save()


@transaction.atomic
def count_refusal(message: Message, reason: str) -> bool:
    """One more mail refused for good; whether that were so many in a row that the server is to blame.

    Then those mails wait again, as nothing is wrong with them.
    """
    way = _locked()
    way.refused = [*way.refused, message.pk]
    way.save(update_fields=["refused"])
    if len(way.refused) < MOST_REFUSED:
        return False
    Message.objects.filter(pk__in=way.refused, state=State.FAILED).update(
        state=State.QUEUED, attempts=0, due_at=timezone.now()
    )
    Lane.objects.filter(pk=way.pk).update(refused=[])
    pause(reason)
    return True


@transaction.atomic
def hold(*, why: str, actor: User | None = None) -> Lane:
    """No mail leaves until an administrator releases it; without `actor` a program asks, e.g. a restore."""
    if actor is not None:
        require(rules.may_manage(actor))
    way = _locked()
    if way.held_at:
        raise AlreadyDone(_("Mail is held already."))
    why = one_line(why)
    if len(why) > LONGEST_REASON:
        text = _("Write at most %(most)s characters.") % {"most": LONGEST_REASON}
        raise Invalid({"why": text})
    way.held_at, way.held_by, way.held_why = timezone.now(), actor, why
    way.save()
    logger.warning("mail is held")
    return way


def hold_restored() -> None:
    """A restored house sends nothing by itself: what it has queued may have left long ago."""
    if not _locked_held():
        hold(why="Restored from a back-up. Look at the mails that wait before you release them.")


@transaction.atomic
def _locked_held() -> bool:
    return _locked().held_at is not None


@transaction.atomic
def release(*, actor: User) -> Lane:
    """Mail leaves again, and a paused server is tried at once."""
    require(rules.may_manage(actor))
    way = _locked()
    if way.is_open:
        raise AlreadyDone(_("Mail is not held."))
    way.held_at, way.held_by, way.held_why, way.paused_until = None, None, "", None
    way.save()
    logger.warning("mail is released", extra={"by": actor.pk})
    return way


def _locked() -> Lane:
    Lane.objects.get_or_create(pk=Lane.ONLY)
    return Lane.objects.select_for_update().get(pk=Lane.ONLY)
