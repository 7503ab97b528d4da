"""What all our activations share: an error undoes the step and leaves no trace of personal data."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Self

from viewflow.workflow.activation import Activation


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

    _came_from: object = None

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: object, data: object = None, seed: object = None
    ) -> Self:
        """The task, not in the database yet."""
        process = prev_activation.process
        task = flow_task.flow_class.task_class(process=process, flow_task=flow_task, token=token)
        task.data, task.seed = data or {}, seed
        activation = cls(task)
        activation._came_from = prev_activation.task
        return activation

    @Activation.status.super()
    def complete(self) -> None:
        """The task is done, and where the case came from stands with it."""
        super().complete.original()
        if self._came_from is not None:
            self.task.previous.add(self._came_from)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
