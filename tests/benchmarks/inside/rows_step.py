"""One human step, of ours and of Viewflow alone under its row lock. Every run is rolled back."""

import sys
from typing import Any

from meter import Action
from rows_work import _call
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.lock import select_for_update_lock

from tests.grants import factories as make
from tests.people.factories import UserFactory

# Viewflow finds a flow by the address of its module in an installed room.
ADDRESS = "workflows.engine.bare"
sys.modules[ADDRESS] = sys.modules[__name__]


def _no_screen(request: Any) -> None:
    """Viewflow wants a view; the measure never calls it."""


class BareFlow(flow.Flow):
    """Approve twice."""

    __module__ = ADDRESS
    lock_impl = select_for_update_lock
    start = flow.StartHandle().Next(this.first)
    first = flow.View(_no_screen).Next(this.second)
    second = flow.View(_no_screen).Next(this.end)
    end = flow.End()


class OurStep:
    """Claim, complete, history line and mail row, with rights asked for before the lock and behind it."""

    def before(self) -> None:
        """A case waits for its formal check."""
        people = make.staff()
        self.officer = people.officer
        self.step = make.step(make.submitted(_call(), people), "formal_check")

    def do(self) -> None:
        """The step alone, without what the formal check itself looks at."""
        from workflows.engine.actions import performing  # noqa: PLC0415  only this build has it
        from workflows.outbox.actions import queue_mail  # noqa: PLC0415  as above

        with performing(self.step, actor=self.officer, verb="formal.ok") as doing:
            doing.case.formal_result = "ok"
            doing.save("formal_result")
            queue_mail(to=doing.case.applicant, template="desk/mail/message", context={}, case=doing.case)


class BareStep:
    """Assign, start, execute."""

    def before(self) -> None:
        """A task waits."""
        self.person = UserFactory()
        BareFlow.start.run()
        self.task = BareFlow.task_class.objects.filter(flow_task=BareFlow.first).latest("pk")

    def do(self) -> None:
        """The step as Viewflow's own views do it."""
        with self.task.activation() as activation:
            activation.assign(self.person)
            activation.start(None)
            activation.execute()


def _action(step: OurStep | BareStep) -> Action:
    return Action(step.do, before=step.before, undone=True)


ROWS = {"human step": lambda: _action(OurStep()), "bare step": lambda: _action(BareStep())}
