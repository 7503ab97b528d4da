"""Taking mails: a few are reserved at once, each is marked just before the server hears of it.

A reserved mail still waits; it is only not due for others until the reservation ends, so a killed worker's
reservation comes back by itself. Marking the next mail writes down the result of the last one in the same
statement: one round trip a mail, and never more than one mail of a worker between "handed over" and "sent".

A reservation is on disk before a mail of it leaves; a mark is not waited for (decision 52). A killed worker
loses none of them. A database that fell may have, and then the turn of the reservation is gone with them:
a living worker writes its results again, and what a dead one had reserved is in doubt.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import Error, connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, When
from django.utils import timezone

from workflows.documents.models import Document
from workflows.upkeep.outages import is_outage

from .models import Message, State, Turn

logger = logging.getLogger(__name__)

_TABLE = Message._meta.db_table
_FILES = Message.attachments.through._meta.db_table
_TURNS = Turn._meta.db_table
# A mail never says "attached" of a letter that is still being made: it waits for it.
_FILES_ARE_THERE = f"""NOT EXISTS (
            SELECT 1 FROM {_FILES} AS carried JOIN {Document._meta.db_table} AS document
                ON document.id = carried.document_id
            WHERE carried.message_id = {_TABLE}.id AND document.state <> 'made')"""
_RESERVE = f"""
    WITH turn AS (INSERT INTO {_TURNS} (lease, since) VALUES (%(lease)s, %(now)s) ON CONFLICT DO NOTHING),
    ripe AS (
        SELECT id, lease FROM {_TABLE} WHERE state = 'queued' AND due_at <= %(now)s AND {_FILES_ARE_THERE}
        ORDER BY priority, due_at, id LIMIT %(most)s FOR UPDATE SKIP LOCKED)
    UPDATE {_TABLE} SET lease = %(lease)s, due_at = %(until)s
    FROM ripe WHERE {_TABLE}.id = ripe.id
    RETURNING {_TABLE}.*, EXISTS (SELECT 1 FROM {_FILES} WHERE message_id = {_TABLE}.id) AS has_files,
        ripe.lease IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {_TURNS} AS earlier WHERE earlier.lease = ripe.lease) AS is_lost"""
_MARK = f"""
    UPDATE {_TABLE} SET
        state = CASE WHEN id = %(next)s THEN 'sending' ELSE 'sent' END,
        attempts = CASE WHEN id = %(next)s THEN attempts + 1 ELSE attempts END,
        lease = CASE WHEN id = %(next)s THEN lease END,
        lease_until = CASE WHEN id = %(next)s THEN %(until)s END,
        sent_at = CASE WHEN id = %(next)s THEN NULL ELSE %(now)s END,
        due_at = %(now)s, reason = ''
    FROM set_config('synchronous_commit', 'off', true) AS not_waited_for
    WHERE id IN (%(next)s, %(last)s) AND lease = %(lease)s
        AND state = ANY (CASE WHEN id = %(next)s THEN ARRAY['queued'] ELSE ARRAY['sending', 'in_doubt'] END)
    RETURNING id"""
# States of a mail that we handed over: one whose mark a fallen database lost is queued, under our lease.
_HANDED_OVER = (State.SENDING, State.IN_DOUBT, State.QUEUED)
# Turns of killed workers are looked at again after so long.
OLD = timedelta(days=1)

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


def reserve(most: int, lease: uuid.UUID | None = None) -> list[Message]:
    """The most urgent due mails, at most so many, are ours for a while, in their order.

    When the database goes away nobody knows which it gave: nothing was handed over, so they wait again.
    """
    lease = lease or uuid.uuid4()
    while mails := _reserved(most, lease):
        lost = [mail for mail in mails if getattr(mail, "is_lost", False)]
        for mail in lost:
            logger.warning("mail %s is in doubt: database and worker fell together", mail.pk)
            settle(mail, State.IN_DOUBT, "database and worker stopped while it was reserved")
        if ours := [mail for mail in mails if mail not in lost]:
            return sorted(ours, key=lambda mail: (mail.priority, mail.pk))
    return []


def _reserved(most: int, lease: uuid.UUID) -> list[Message]:
    now = timezone.now()
    values = {"lease": lease, "until": now + _lease(), "now": now, "most": most}
    try:
        return list(Message.objects.raw(_RESERVE, values))
    except Error as error:
        if is_outage(error):
            given = Message.objects.filter(lease=lease, state=State.QUEUED)
            _unheard.append(partial(given.update, lease=None, due_at=now))
        raise


def end_turn(lease: uuid.UUID) -> None:
    """Nothing is reserved under it any more; turns of killed workers go when nothing refers to them."""
    held = Message.objects.filter(state=State.QUEUED, lease=OuterRef("lease"))
    forgotten = Q(since__lt=timezone.now() - OLD) & ~Exists(held)
    _write(partial(Turn.objects.filter(Q(lease=lease) | forgotten).delete))


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
    result: dict[str, object] = {
        "state": state,
        "reason": reason,
        "attempts": mail.attempts if tried else max(mail.attempts - 1, 0),
        "lease": None,
        "lease_until": None,
        "due_at": now + pause,
        "sent_at": now if state == State.SENT else None,
    }
    mine = Message.objects.filter(pk=mail.pk, lease=mail.lease, state__in=_HANDED_OVER)
    _write(partial(mine.update, **result))


def settle_sent(mails: Sequence[Message]) -> None:
    """The server has accepted these, all of one reservation: on disk, and with it every mark before."""
    if mails:
        now = timezone.now()
        mine = Message.objects.filter(
            pk__in=[mail.pk for mail in mails], lease=mails[0].lease, state__in=_HANDED_OVER
        )
        unmarked = When(state=State.QUEUED, then=F("attempts") + 1)
        counted = Case(unmarked, default=F("attempts"), output_field=IntegerField())
        result: dict[str, object] = {"attempts": counted, "reason": ""}
        result |= {"lease": None, "lease_until": None, "due_at": now, "sent_at": now}
        _write(partial(mine.update, state=State.SENT, **result))


def give_back(mails: Sequence[Message]) -> None:
    """What was reserved and not touched waits for everybody again."""
    if mails:
        untouched = Message.objects.filter(
            pk__in=[mail.pk for mail in mails], lease=mails[0].lease, state=State.QUEUED
        )
        _write(partial(untouched.update, lease=None, due_at=timezone.now()))


def _lease() -> timedelta:
    return timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
