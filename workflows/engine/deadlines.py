"""The worker's minute: what falls due is done once, by one worker, and tried again when it fails."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.engine.locks import lock_process
from workflows.engine.models import Deadline
from workflows.people.verdicts import AlreadyDone, Busy

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=12)
BATCH = 50
JOB = "workflows.engine.deadlines.tick"

Handler = Callable[[Deadline], None]
_handlers: dict[str, Handler] = {}


def handler(code: str) -> Callable[[Handler], Handler]:
    """What is to happen, once and in one transaction, when a deadline with this code falls due."""

    def add(function: Handler) -> Handler:
        _handlers[code] = function
        return function

    return add


def tick(limit: int = 1000) -> int:
    """Everything due by now has been done or tried; returns how many succeeded. Safe in several workers."""
    done = tried = 0
    while tried < limit and not leaving():
        batch = _claim()
        if not batch:
            break
        tried += len(batch)
        done += sum(_run(pk) for pk in batch if not leaving())  # what is left comes back after its lease
    return done


def _claim() -> list[int]:
    now = timezone.now()
    with transaction.atomic():
        due = (
            Deadline.objects.pending()
            .filter(Q(lease_until=None) | Q(lease_until__lt=now), due_at__lte=now, code__in=_handlers)
            .order_by("due_at", "id")
            .select_for_update(skip_locked=True)
            .values_list("pk", flat=True)[:BATCH]
        )
        batch = list(due)
        Deadline.objects.filter(pk__in=batch).update(lease_until=now + LEASE, attempts=F("attempts") + 1)
    return batch


def _run(pk: int) -> bool:
    try:
        done, tried = _act(pk)
    except Busy:
        _retry(pk, timedelta(seconds=30))
        return False
    except Exception as error:  # a failing handler must not stop the others
        logger.error("deadline failed", extra={"deadline": pk, "error": type(error).__name__})
        troubles.remember(JOB, f"deadline {pk}", error)
        _retry(pk, None)
        return False
    if tried > 1:
        troubles.forget(JOB, f"deadline {pk}")
    return done


def _act(pk: int) -> tuple[bool, int]:
    """Whether it was done, and how often it was tried.

    The lock of the process comes before that of the deadline, as everywhere else.
    """
    with transaction.atomic():
        process_id = Deadline.objects.values_list("case__process_id", flat=True).get(pk=pk)
        lock_process(process_id)
        rows: Any = Deadline.objects.pending().filter(pk=pk).select_for_update(of=("self",))
        deadline = rows.select_related("case", "step").first()
        if deadline is None:
            return False, 0
        _handlers[deadline.code](deadline)
        deadline.done_at, deadline.lease_until = timezone.now(), None
        deadline.save(update_fields=["done_at", "lease_until"])
    return True, deadline.attempts


@troubles.again_by(JOB)
def again(subject: str) -> None:
    """A deadline that failed is due at once; AlreadyDone when it has been done."""
    waiting = Deadline.objects.pending().filter(pk=int(subject.rpartition(" ")[2]))
    if not waiting.update(lease_until=None):
        raise AlreadyDone()


def _retry(pk: int, wait: timedelta | None) -> None:
    deadline = Deadline.objects.get(pk=pk)
    if wait is None:
        wait = min(timedelta(minutes=2 ** min(deadline.attempts, 12)), LONGEST_WAIT)
    Deadline.objects.filter(pk=pk).update(lease_until=timezone.now() + wait)
