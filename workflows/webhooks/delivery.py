"""Delivery: calls the endpoints, several at once, and tries again for a day.

A delivery is reserved before it is made: it still waits, only not for others until the reservation ends. What
somebody who is killed in between has called for is called for again, with the same id, by which the receiver
knows it. So each event arrives at least once.
"""

import logging
import random
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.outbox.lanes import lane

from . import health, signing, sorting
from .calling import Answer, body_of, call
from .models import Attempt, Delivery, Endpoint, Outcome, State

logger = logging.getLogger(__name__)

JOB = "workflows.webhooks.delivery"
# After the first, second … failure; after the last it has failed, a day after the event.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 60, 300, 1800, 7200, 18000, 28800, 30000))
JITTER = 0.1
TURN_SECONDS = 20.0
RESERVED = timedelta(minutes=3)
MOST_AT_ONCE, MOST_EACH, THREADS = 40, 5, 8
_RESERVE = """
    UPDATE webhooks_delivery SET lease = %s, due_at = %s
    WHERE id IN (
        SELECT due.id FROM webhooks_endpoint AS endpoint CROSS JOIN LATERAL (
            SELECT id, due_at FROM webhooks_delivery
            WHERE endpoint_id = endpoint.id AND state = 'waiting' AND due_at <= %s
            ORDER BY due_at, id LIMIT %s FOR UPDATE SKIP LOCKED) AS due
        WHERE endpoint.off_at IS NULL ORDER BY due.due_at, due.id LIMIT %s)
    RETURNING *"""


@dataclass(frozen=True)
class _Call:
    """What one delivery needs, so that no thread asks the database."""

    delivery: Delivery
    url: str
    body: bytes
    secrets: tuple[str, ...]


def tick(*, seconds: float = TURN_SECONDS) -> int:
    """What is due was told, for at most `seconds`; returns how many calls were made."""
    done, end = sorting.tick(), time.monotonic() + seconds
    while Delivery.objects.due().exists() and lane().held_at is None and not leaving():
        batch = reserve()
        deliver(batch)
        done += len(batch)
        if not batch or time.monotonic() > end:
            break
    return done


def reserve() -> list[Delivery]:
    """Some deliveries that are due, a few for each endpoint, are ours for a while."""
    now = timezone.now()
    values = [uuid.uuid4(), now + RESERVED, now, MOST_EACH, MOST_AT_ONCE]
    found = list(Delivery.objects.raw(_RESERVE, values))
    prefetch_related_objects(found, "event", "endpoint")
    return sorted(found, key=lambda each: (each.endpoint_id, each.event_id))


def deliver(batch: Sequence[Delivery]) -> None:
    """The endpoints are called, each in the order of the events, all beside each other."""
    groups = [list(each) for _key, each in groupby(batch, key=lambda each: each.endpoint_id)]
    prepared: list[list[_Call]] = []
    for group in groups:
        with troubles.one_row(JOB, str(group[0].endpoint.uuid)):  # a secret that another key encrypted
            prepared.append(_prepared(group))
    with ThreadPoolExecutor(THREADS) as pool:
        for results in pool.map(_called, prepared):
            for delivery, answer in results:
                settle(delivery, answer)


def _prepared(group: list[Delivery]) -> list[_Call]:
    valid = group[0].endpoint.secrets.valid()
    secrets = tuple(signing.opened(each.encrypted) for each in valid)
    return [_Call(each, each.endpoint.url, body_of(each.event), secrets) for each in group]


def _called(calls: list[_Call]) -> list[tuple[Delivery, Answer]]:
    return list(_answers(calls))


def _answers(calls: list[_Call]) -> Iterator[tuple[Delivery, Answer]]:
    """An endpoint that is away is called once, not once for each event that waits for it."""
    away = False
    for each in calls:
        if away or leaving():
            answer = Answer(Outcome.AWAY)
        else:
            message_id = each.delivery.event.message_id
            answer = call(
                each.url, each.body, signing.headers(each.secrets, message_id, timezone.now(), each.body)
            )
            away = answer.is_away
        yield each.delivery, answer


@transaction.atomic
def settle(delivery: Delivery, answer: Answer) -> None:
    """How a call ended is written down, unless somebody has decided otherwise since."""
    mine = Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease, state=State.WAITING)
    if not mine.update(lease=None, **_result(delivery, answer)):
        return
    if answer.outcome == Outcome.AWAY:
        return
    Attempt.objects.create(
        delivery=delivery, outcome=answer.outcome, status=answer.status, milliseconds=answer.milliseconds
    )
    endpoint = Endpoint.objects.select_for_update().get(pk=delivery.endpoint_id)
    if answer.accepted:
        health.went_well(endpoint)
    else:
        health.went_wrong(endpoint, is_gone=answer.is_gone)


def _result(delivery: Delivery, answer: Answer) -> dict[str, object]:
    """The columns of the delivery after this answer."""
    now = timezone.now()
    if answer.outcome == Outcome.AWAY and leaving():
        return {"due_at": now}
    result = {"attempts": delivery.attempts + 1, "outcome": answer.outcome, "status": answer.status}
    if answer.accepted:
        return {**result, "state": State.DELIVERED, "settled_at": now}
    if delivery.attempts >= len(PAUSES) or answer.is_gone:
        logger.warning("a webhook could not be delivered", extra={"delivery": str(delivery.uuid)})
        return {**result, "state": State.FAILED, "settled_at": now}
    return {**result, "due_at": now + pause(delivery.attempts, answer.wait)}


def pause(attempts: int, wait: int = 0) -> timedelta:
    """How long to wait after so many attempts before this one, a little uneven, and as the receiver asks."""
    seconds = PAUSES[attempts].total_seconds() * random.uniform(1 - JITTER, 1 + JITTER)
    return timedelta(seconds=max(seconds, wait))
