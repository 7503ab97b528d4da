"""Writing a new task together with where the case came from: one statement instead of two."""

from functools import cache
from typing import Any

from django.db import connection
from viewflow.workflow.models import Task

from workflows.upkeep.rows import values_of, written

_ROW = """
WITH task AS (INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING id),
    way AS (INSERT INTO {ways} (from_task_id, to_task_id) SELECT id, %s FROM task)
SELECT id FROM task
"""


def new_task(flow_task: Any, prev_activation: Any, token: object, data: object, seed: object) -> Task:
    """A task of the node, not in the database yet."""
    process = prev_activation.process
    task: Task = flow_task.flow_class.task_class(process=process, flow_task=flow_task, token=token)
    task.data, task.seed = data or {}, seed
    return task


def insert(task: Task, came_from: Task) -> None:
    """The new task is in the database, and that the case came from another one."""
    task.flow_task_type = task.flow_task.task_type
    given = values_of(task)
    with connection.cursor() as cursor:
        cursor.execute(_inserting(*given), [*given.values(), came_from.pk])
        ((task.pk,),) = cursor.fetchall()
    written(task)


@cache
def _inserting(*given: str) -> str:
    quote = connection.ops.quote_name
    columns = [quote(column) for column in given]
    return _ROW.format(
        table=quote(Task._meta.db_table),
        columns=", ".join(columns),
        places=", ".join(["%s"] * len(columns)),
        ways=quote(Task.previous.through._meta.db_table),
    )
