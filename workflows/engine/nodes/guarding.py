"""What all our activations share: an error undoes the step and leaves no trace of personal data."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Self

from django.utils import timezone
from viewflow.workflow.activation import Activation
from viewflow.workflow.models import Task
from viewflow.workflow.signals import task_finished

from .tasks import insert, new_task


class Guarded:
    """Lets every exception through.

    Viewflow's guard may swallow an error and write the local variables of the failing function (names,
    IBANs, answers) into `Task.data`. Here the transaction is rolled back and the caller is told.
    """

    def exception_guard(self) -> AbstractContextManager[None]:
        """Nothing is caught, nothing is stored."""
        return nullcontext()


class Passing(Activation):
    """A gate: the case passes it in one moment, so its task is written once, when it is done."""

    _came_from: Task | None = None

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: object, data: object = None, seed: object = None
    ) -> Self:
        """The task, not in the database yet."""
        activation = cls(new_task(flow_task, prev_activation, token, data, seed))
        activation._came_from = prev_activation.task
        return activation

    @Activation.status.super()
    def complete(self) -> None:
        """The task is done, and where the case came from stands with it."""
        if self._came_from is None:
            super().complete.original()
            return
        self.task.finished = timezone.now()
        insert(self.task, self._came_from)
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
