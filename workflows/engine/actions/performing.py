"""Doing a step: claim, save and complete in one transaction, or nothing at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.utils.translation import gettext as _

from workflows.engine import kinds, rules, steps
from workflows.engine.binding import bind
from workflows.engine.models import Audience, Step, StepState
from workflows.engine.stages import settle
from workflows.people.models import RoleGrant, User
from workflows.people.verdicts import AlreadyDone, require

from .history import record


@dataclass
class Doing:
    """What is being done: the locked case, the step, and what the history line will say."""

    case: Any
    step: Step
    actor: User | None
    verb: str
    audience: str = Audience.EVERYONE
    data: dict[str, Any] = field(default_factory=dict)
    for_applicant: bool | None = None


@contextmanager
def performing(
    step: Step,
    *,
    actor: User | None,
    verb: str,
    audience: str = Audience.EVERYONE,
    data: dict[str, object] | None = None,
) -> Iterator[Doing]:
    """Inside, `doing.case` is locked and may be changed and saved; after it the step is done.

    Authorises by object before the lock and again behind it. Raises NotAllowed, AlreadyDone when somebody
    was faster, Busy when the lock can't be had; any exception undoes everything. `actor=None` is the house's
    clock and only allowed where the node says `by_clock`.
    """
    step = _fresh(step, actor, *kinds.tables("case"))
    _authorise(actor, step, kinds.joined(step.case))
    with step.task.flow_task.flow_class.lock(step.task.process_id):
        doing = _claim(step, actor=actor, verb=verb, audience=audience, data=data)
        before = doing.case.stage
        yield doing
        _complete(doing)
        record(
            doing.case,
            actor=actor,
            verb=doing.verb,
            data=doing.data,
            audience=doing.audience,
            stage_before=before,
            for_applicant=doing.for_applicant,
        )


def _fresh(step: Step, actor: User | None, *tables: str) -> Step:
    """The step as it is now, and with the same query the roles of the actor, as they are now."""
    steps_now = Step.objects.select_related("task__process", *tables)
    if actor is None:
        return steps_now.get(pk=step.pk)
    held = RoleGrant.objects.filter(user=actor).order_by().values("role")
    fresh = steps_now.annotate(roles_now=ArraySubquery(held)).get(pk=step.pk)
    actor.__dict__["roles"] = frozenset(fresh.roles_now)
    return fresh


def _authorise(actor: User | None, step: Step, case: object) -> None:
    require(rules.is_meant(actor, step))
    if step.state != StepState.OPEN:
        raise AlreadyDone(_("Someone else has already done this step."))
    require(rules.may_perform(actor, step, case))


def _claim(
    step: Step, *, actor: User | None, verb: str, audience: str, data: dict[str, object] | None
) -> Doing:
    case = kinds.concrete(step.case, lock=True)
    step = _fresh(step, actor)  # it may be done, or a role taken away meanwhile
    step.case = case
    _authorise(actor, step, case)
    return Doing(case, step, actor, verb, audience, dict(data or {}))


def _complete(doing: Doing) -> None:
    task = doing.step.task
    activation = task.flow_task.activation_class(task)
    doing.case.refresh_from_db(from_queryset=kinds.rows(doing.case))
    bind(activation.process, doing.case)
    steps.close_step(doing.step, actor=doing.actor)
    activation.begin()
    activation.complete()
    activation.activate_next()
    settle(doing.case)
