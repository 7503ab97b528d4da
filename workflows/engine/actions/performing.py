"""Doing a step: claim, save and complete in one transaction, or nothing at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.utils.translation import gettext as _

from workflows.engine import kinds, rules, steps
from workflows.engine.binding import bind
from workflows.engine.looking import READ_NOW, narrow_step, with_case
from workflows.engine.models import Audience, Step, StepState
from workflows.engine.stages import settle
from workflows.people.models import RoleGrant, User
from workflows.people.verdicts import AlreadyDone, require
from workflows.upkeep.rows import update
from workflows.upkeep.statements import PERSON, Statement

from .history import record


@dataclass
class Doing:
    """What is being done: the locked case, the step, and what the history line will say."""

    case: Any
    step: Step
    actor: User | None
    verb: str
    audience: str = Audience.EVERYONE
    data: dict[str, object] = field(default_factory=dict)
    for_applicant: bool | None = None
    is_saved: bool = False

    def save(self, *fields: str) -> None:
        """These fields of the case are saved, nothing else of it was changed: no need to read it again."""
        update(self.case, *fields)
        self.is_saved = True


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
    if not step.__dict__.pop(READ_NOW, False):
        step = _fresh(step, actor)
    _authorise(actor, step, step.case)
    with step.task.flow_task.flow_class.lock(step.task.process_id):
        doing = _claim(step, actor=actor, verb=verb, audience=audience, data=data)
        before = doing.case.stage
        yield doing
        _complete(doing)
        record(
            doing.case,
            actor=actor,
            verb=doing.verb,
            data=_said(doing),
            audience=doing.audience,
            stage_before=before,
            for_applicant=doing.for_applicant,
        )


def _said(doing: Doing) -> dict[str, Any]:
    """What the history line says; also for whom, when the actor stands in for the person who has the step."""
    step, actor = doing.step, doing.actor
    if actor is None or step.assignee_id == actor.pk or not rules.stands_in(actor, step):
        return doing.data
    absent = step.assignee
    return {**doing.data, "for": str(absent.uuid)} if absent is not None else doing.data


def _fresh(step: Step, actor: User | None, *, lock: bool = False) -> Step:
    """The step and its case as they are now, and the roles of the actor, as they are now.

    With `lock` the row of the case is locked until the transaction ends.
    """
    (fresh,) = _step_now(row=step.pk, person=actor.pk if actor else 0)
    if actor is not None:
        actor.__dict__["roles"] = frozenset(fresh.roles_now)
    return with_case(fresh, lock=lock)


def _written() -> Any:
    held = RoleGrant.objects.filter(user=PERSON).order_by().values("role")
    return narrow_step().annotate(roles_now=ArraySubquery(held))


_step_now: Statement[Any] = Statement(_written)


def _authorise(actor: User | None, step: Step, case: object) -> None:
    require(rules.is_meant(actor, step))
    if step.state != StepState.OPEN:
        raise AlreadyDone(_("Someone else has already done this step."))
    require(rules.may_perform(actor, step, case))


def _claim(
    step: Step, *, actor: User | None, verb: str, audience: str, data: dict[str, object] | None
) -> Doing:
    step = _fresh(step, actor, lock=True)  # it may be done, or a role taken away meanwhile
    _authorise(actor, step, step.case)
    return Doing(step.case, step, actor, verb, audience, dict(data or {}))


def _complete(doing: Doing) -> None:
    task = doing.step.task
    activation = task.flow_task.activation_class(task)
    if not doing.is_saved:
        kinds.renew(doing.case)
    bind(activation.process, doing.case)
    activation.begin()
    activation.complete()
    steps.close_step(doing.step, actor=doing.actor)
    activation.activate_next()
    settle(doing.case)
