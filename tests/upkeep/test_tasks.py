"""Tasks of killed workers are taken again, three times at most."""

from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from workflows.upkeep import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def task(status: str, *, age: timedelta, tries: int = 1) -> DBTaskResult:
    """A row as a worker left it."""
    then = timezone.now() - age
    return DBTaskResult.objects.create(
        status=status, started_at=then, finished_at=then if status != TaskResultStatus.RUNNING else None,
        args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", worker_ids=["w"] * tries,
        backend_name="default",
        run_after=then, exception_class_path="", traceback="",
    )  # fmt: skip


def test_lost_tasks_are_taken_again() -> None:
    lost = task(TaskResultStatus.RUNNING, age=timedelta(hours=1))
    often = task(TaskResultStatus.RUNNING, age=timedelta(hours=1), tries=3)
    at_work = task(TaskResultStatus.RUNNING, age=timedelta(minutes=1))
    young = task(TaskResultStatus.SUCCESSFUL, age=timedelta(days=1))
    assert tasks.tick() == 2
    states = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert states == {
        lost.pk: TaskResultStatus.READY,
        often.pk: TaskResultStatus.FAILED,
        at_work.pk: TaskResultStatus.RUNNING,
        young.pk: TaskResultStatus.SUCCESSFUL,
    }
