"""One order of locks for all who write beside a step: the process first, as the engine does."""

from typing import Any

from workflows.engine.locks import lock_row
from workflows.engine.models import Case


def hold(case_id: Any) -> None:
    """The case's process is locked until the transaction ends; Busy when somebody holds it too long."""
    processes: Any = Case._meta.get_field("process").related_model
    lock_row(processes.objects.filter(pk__in=Case.objects.filter(pk=case_id).values("process")))
