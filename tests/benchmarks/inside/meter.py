"""What one action costs: wall time, CPU of this process, CPU of its database connection."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Action:
    """Something to measure; `before` is not measured, an `undone` action is rolled back with it."""

    do: Callable[[], object]
    before: Callable[[], object] | None = None
    undone: bool = False


def measured(action: Action) -> dict[str, float]:
    """One run, in milliseconds."""
    from django.db import transaction  # noqa: PLC0415  after django.setup()

    if not action.undone:
        return _prepared(action)
    with transaction.atomic():
        cost = _prepared(action)
        transaction.set_rollback(True)
    return cost


def _prepared(action: Action) -> dict[str, float]:
    if action.before:
        action.before()
    return _run(action.do)


def counted(action: Action) -> dict[str, Any]:
    """One run with its statements: how many, and those that were sent more than once."""
    from django.db import connection, transaction  # noqa: PLC0415  as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with transaction.atomic() if action.undone else nullcontext():
        if action.before:
            action.before()
        with CaptureQueriesContext(connection) as captured:
            action.do()
        if action.undone:
            transaction.set_rollback(True)
    sent = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    repeated = {sql: sent.count(sql) for sql in sent if sent.count(sql) > 1}
    return {"queries": len(sent), "repeated": repeated}


def _run(do: Callable[[], object]) -> dict[str, float]:
    wall, cpu, database = time.perf_counter(), time.process_time(), _database_seconds()
    do()
    spent = time.process_time() - cpu, time.perf_counter() - wall
    return {"wall": spent[1] * 1000, "cpu": (spent[0] + _database_seconds() - database) * 1000}


def _database_seconds() -> float:
    """CPU seconds of the PostgreSQL process that serves our connection, from Linux."""
    from django.db import connection  # noqa: PLC0415  as above

    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9
