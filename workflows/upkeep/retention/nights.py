"""Once a night: the run of a day belongs to one worker; when it dies another one goes on."""

import datetime
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from ..models import RetentionRun
from .running import Guard, run

# Most people sleep, and back-ups are made.
HOUR = 3
LEASE = datetime.timedelta(hours=2)


def tick(*, guard: Guard, stop: Callable[[], bool]) -> int:
    """The run of today, unless it is too early or another worker has it; returns how much was forgotten."""
    row = _claim()
    if row is None:
        return 0
    outcome = run(guard=guard, stop=stop)
    RetentionRun.objects.filter(pk=row.pk).update(
        done=F("done") + outcome.done,
        failed=F("failed") + outcome.failed,
        **({"lease_until": timezone.now()} if stop() else {"ended_at": timezone.now()}),
    )
    return outcome.done


def _claim() -> RetentionRun | None:
    now = timezone.now()
    if timezone.localtime(now).hour < HOUR:
        return None
    day, until = timezone.localdate(now), now + LEASE
    known = RetentionRun.objects.filter(day=day)
    if not known.exists():
        try:
            with transaction.atomic():
                return RetentionRun.objects.create(day=day, lease_until=until)
        except IntegrityError:  # another worker was quicker
            return None
    taken = known.filter(Q(lease_until__lt=now), ended_at=None).update(lease_until=until)
    return known.get() if taken else None
