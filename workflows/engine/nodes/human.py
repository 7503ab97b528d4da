"""A step that a person does."""

from collections.abc import Callable, Sequence
from typing import Any, Self

from django.utils import timezone
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Node
from viewflow.workflow.models import Task
from viewflow.workflow.nodes.mixins import NextNodeActivationMixin, NextNodeMixin
from viewflow.workflow.signals import task_finished
from viewflow.workflow.status import STATUS

from workflows.engine import steps
from workflows.engine.binding import case_of

from .guarding import Guarded
from .tasks import insert, new_task


class HumanActivation(Guarded, NextNodeActivationMixin, Activation):
    """NEW (a step is open) → STARTED → DONE, all inside one `performing`."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: object, data: object = None, seed: object = None
    ) -> Self:
        """The task, in the database together with where the case came from."""
        task = new_task(flow_task, prev_activation, token, data, seed)
        insert(task, prev_activation.task)
        return cls(task)

    @Activation.status.super()
    def activate(self) -> None:
        """A step is open; also after `revive`, so role, assignee and deadlines are worked out anew."""
        steps.open_step(case_of(self), self.task, self.flow_task)

    def prepare_revived_task(self, task: Task) -> None:
        """Who is asked as a member of a panel is looked up again."""
        if "panel" in task.data:
            panel = self.flow_class.instance.node(task.data["panel"])
            person = panel.person_for(case_of(self), task.data["subject"])
            task.data = {**task.data, "assignee": person.pk if person else None}

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.STARTED)
    def begin(self) -> None:
        """Somebody does it now; written together with `complete`."""

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE)
    def complete(self) -> None:
        """The task is done; `close_step` writes it together with its step."""
        self.task.finished = timezone.now()
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.CANCELED)
    def cancel(self) -> None:
        """The task, its step and the step's deadlines are cancelled."""
        steps.cancel_step_of(self.task)


class HumanTask(NextNodeMixin, Node):
    """One thing to do, by a person with `role`, by `assignee(case)` alone, or by whom `may` allows.

    `may(user, case)` returns a Verdict and is asked in addition. `due_days` are calendar days (§ 193 BGB
    moves the end to a working day); `reminders` are days before the end. A task with neither role nor
    assignee nor `may` can be done by nobody.
    """

    activation_class = HumanActivation
    task_type = "HUMAN"
    bpmn_element = "userTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100"/>',
    }

    def __init__(  # noqa: PLR0913  a step is described in one place
        self,
        *,
        stage: str = "",
        role: str = "",
        may: Callable[[Any, Any], object] | None = None,
        assignee: Callable[[Any], object] | None = None,
        due_days: Callable[[Any], int | None] | int | None = None,
        reminders: Sequence[int] = (),
        by_clock: bool = False,
    ) -> None:
        super().__init__()
        self.stage = stage
        self.role = str(role)
        self.may = may
        self.assignee = assignee
        self.due_days = due_days
        self.reminders = tuple(reminders)
        self.by_clock = by_clock
