"""The one lock of the engine: the row of the process, waited for, never polled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _
from viewflow.workflow.models import Process

from workflows.engine.models import Case
from workflows.people.verdicts import Busy
from workflows.upkeep.outages import is_lock_timeout
from workflows.upkeep.statements import ROW, Statement

# The connection gives up waiting for a row after this long; see `set_lock_timeout`.
LOCK_TIMEOUT_MILLISECONDS = 5000


class BlockingRowLock:
    """Holds `SELECT … FOR UPDATE` on one process until the transaction ends.

    Viewflow's own lock asks with NOWAIT and sleeps 0.4–5 s between attempts; without a lock two
    branches that end at the same time open two joins. Here the second one waits in the database,
    at most the connection's `lock_timeout`, and is then told Busy (423).
    """

    @contextmanager
    def __call__(self, flow_class: Any, process_pk: int) -> Iterator[None]:
        with transaction.atomic():
            with _waiting():
                _locked(flow_class.process_class, row=process_pk)
            yield


def lock_process(process_pk: int | None) -> None:
    """The process is locked until the transaction ends; nothing happens before it was started."""
    if process_pk is not None:
        lock_row(Process.objects.filter(pk=process_pk))


def lock_case(case_id: UUID) -> None:
    """For those who write beside a step: the case's process is locked first, as the engine does; or Busy."""
    lock_row(Process.objects.filter(pk__in=Case.objects.filter(pk=case_id).values("process")))


def lock_row(rows: Any, *, no_key: bool = False) -> None:
    """The rows of this queryset are locked; raises Busy when somebody else holds one for too long.

    With `no_key` rows of others may still be written that point at them.
    """
    with _waiting():
        list(rows.order_by().select_for_update(no_key=no_key).values_list("pk", flat=True))


_locked: Statement[int] = Statement(
    lambda rows: rows._default_manager.filter(pk=ROW).select_for_update().values_list("pk", flat=True)
)


@contextmanager
def _waiting() -> Iterator[None]:
    """Whoever waits too long for a row is told so."""
    try:
        yield
    except OperationalError as error:
        if not is_lock_timeout(error):
            raise
        raise Busy(_("Someone else is working on this right now. Please try again in a moment.")) from error


def set_lock_timeout(sender: object, connection: BaseDatabaseWrapper = connection, **kwargs: object) -> None:
    """Every new connection gives up waiting for a lock after LOCK_TIMEOUT_MILLISECONDS."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = %s", [LOCK_TIMEOUT_MILLISECONDS])
