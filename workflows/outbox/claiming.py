"""Taking mails: a few are reserved at once, each is marked just before the server hears of it.

A reserved mail still waits; it is only not due for others until the reservation ends, so a killed worker's
reservation comes back by itself. Marking the next mail writes down the result of the last one in the same
statement: one round trip a mail, and never more than one mail of a worker between "handed over" and "sent".
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from workflows.documents.models import Document
from workflows.upkeep.outages import is_outage

from .models import Message, State

_TABLE = Message._meta.db_table
_FILES = Message.attachments.through._meta.db_table
# A mail never says "attached" of a letter that is still being made: it waits for it.
_FILES_ARE_THERE = f"""NOT EXISTS (
            SELECT 1 FROM {_FILES} AS carried JOIN {Document._meta.db_table} AS document
                ON document.id = carried.document_id
            WHERE carried.message_id = {_TABLE}.id AND document.state <> 'made')"""
_RESERVE = f"""
    UPDATE {_TABLE} SET lease = %s, due_at = %s
    WHERE id IN (
        SELECT id FROM {_TABLE} WHERE state = 'queued' AND due_at <= %s AND {_FILES_ARE_THERE}
        ORDER BY priority, due_at, id LIMIT %s FOR UPDATE SKIP LOCKED)
    RETURNING *, EXISTS (SELECT 1 FROM {_FILES} WHERE message_id = {_TABLE}.id) AS has_files"""
_MARK = f"""
    UPDATE {_TABLE} SET
        state = CASE WHEN id = %(next)s THEN 'sending' ELSE 'sent' END,
        attempts = CASE WHEN id = %(next)s THEN attempts + 1 ELSE attempts END,
        lease = CASE WHEN id = %(next)s THEN lease END,
        lease_until = CASE WHEN id = %(next)s THEN %(until)s END,
        sent_at = CASE WHEN id = %(next)s THEN NULL ELSE %(now)s END,
        due_at = %(now)s, reason = ''
    WHERE id IN (%(next)s, %(last)s) AND lease = %(lease)s
        AND state = ANY (CASE WHEN id = %(next)s THEN ARRAY['queued'] ELSE ARRAY['sending', 'in_doubt'] END)
    RETURNING id"""

# What this worker knows and the database, being away, could not hear: written first when it is back.
_unheard: list[Callable[[], object]] = []


def write_unheard() -> None:
    """Results that the database did not hear when they were known are written down."""
    while _unheard:
        _unheard[0]()
        del _unheard[0]


def _write(result: Callable[[], object]) -> None:
    try:
        result()
    except Error as error:
        if not is_outage(error):
            raise
        _unheard.append(result)


def reserve(most: int) -> list[Message]:
    """The most urgent due mails, at most so many, are ours for a while, in their order."""
    now = timezone.now()
    values = [uuid.uuid4(), now + _lease(), now, most]
    mails: list[Message] = list(Message.objects.raw(_RESERVE, values))
    return sorted(mails, key=lambda mail: (mail.priority, mail.pk))


def mark(mail: Message, *, last: Message | None = None) -> bool:
    """`mail` is being handed over and `last` of the same reservation is sent; one commit.

    False when the mail isn't ours any more: somebody dropped it, or the reservation ended. When the database
    goes away nobody knows whether it is marked, but it was not handed over, so it waits again afterwards.
    """
    try:
        ours = _marked(mail, last)
    except Error as error:
        if is_outage(error):
            _unheard.append(partial(_wait_again, mail))
        raise
    if ours:
        mail.state, mail.attempts = State.SENDING, mail.attempts + 1
    return ours


def _marked(mail: Message, last: Message | None) -> bool:
    now = timezone.now()
    values = {
        "next": mail.pk,
        "last": last.pk if last else mail.pk,
        "lease": mail.lease,
        "until": now + _lease(),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MARK, values)
        return mail.pk in {row[0] for row in cursor.fetchall()}


def _wait_again(mail: Message) -> None:
    states = [State.QUEUED, State.SENDING, State.IN_DOUBT]
    Message.objects.filter(pk=mail.pk, lease=mail.lease, state__in=states).update(
        state=State.QUEUED, attempts=mail.attempts, lease=None, lease_until=None, due_at=timezone.now()
    )


def settle(
    mail: Message, state: State, reason: str = "", pause: timedelta = timedelta(0), *, tried: bool = True
) -> None:
    """The result is written down, unless somebody else has decided since; not `tried`: it doesn't count."""
    now = timezone.now()
    result: dict[str, Any] = {
        "state": state,
        "reason": reason,
        "lease": None,
        "lease_until": None,
        "due_at": now + pause,
        "sent_at": now if state == State.SENT else None,
    }
    if not tried:
        result["attempts"] = max(mail.attempts - 1, 0)
    waiting = [State.SENDING, State.IN_DOUBT]
    mine = Message.objects.filter(pk=mail.pk, lease=mail.lease, state__in=waiting)
    _write(partial(mine.update, **result))


def give_back(mails: Sequence[Message]) -> None:
    """What was reserved and not touched waits for everybody again."""
    if mails:
        untouched = Message.objects.filter(
            pk__in=[mail.pk for mail in mails], lease=mails[0].lease, state=State.QUEUED
        )
        _write(partial(untouched.update, lease=None, due_at=timezone.now()))


def _lease() -> timedelta:
    return timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
