"""Background tasks that a killed worker left behind."""

from datetime import timedelta

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

# Ours and Wagtail's tasks take seconds: one that runs so long has lost its worker.
LEASE = timedelta(minutes=30)
MOST_TRIES = 3


def tick() -> int:
    """Tasks of lost workers are taken again, three times at most; returns how many."""
    now = timezone.now()
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LEASE)
    often = [task.pk for task in lost.only("worker_ids") if len(task.worker_ids) >= MOST_TRIES]
    given_up = lost.filter(pk__in=often).update(
        status=TaskResultStatus.FAILED, finished_at=now, exception_class_path="builtins.TimeoutError"
    )
    again = lost.update(status=TaskResultStatus.READY, started_at=None)
    return given_up + again
