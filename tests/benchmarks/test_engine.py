"""One human step of ours against a bare Viewflow step."""

from typing import Any

import pytest

from tests.engine.factories import started, step_of
from tests.engine.sample.bare import BareFlow
from tests.people.factories import UserFactory
from workflows.engine.actions import performing
from workflows.outbox.actions import queue_mail

from .conftest import Ratios, median_ms

COUNT = 60


def _bare_tasks(count: int) -> Any:
    for _ in range(count):
        BareFlow.start.run()
    return iter(list(BareFlow.task_class.objects.filter(flow_task=BareFlow.first)))


@pytest.mark.django_db(transaction=True)
def test_human_step(ratios: Ratios) -> None:
    """Claim, complete, history line and mail row against assign, start, execute."""
    officer = UserFactory(roles=["formal_officer"])
    steps = iter([step_of(started(), "check") for _ in range(COUNT + 3)])
    tasks = _bare_tasks(COUNT + 3)

    def ours() -> None:
        with performing(next(steps), actor=officer, verb="checked") as doing:
            queue_mail(to=doing.case.applicant, template="desk/mail/message", context={}, case=doing.case)

    def bare() -> None:
        task = next(tasks)
        with task.activation() as activation:
            activation.assign(officer)
            activation.start(None)
            activation.execute()

    ratios.add(
        "human step (claim, complete, history, mail)",
        median_ms(ours, COUNT),
        "bare Viewflow step",
        median_ms(bare, COUNT),
    )
