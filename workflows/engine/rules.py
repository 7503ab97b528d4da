"""Who may do a step. Whatever is not said is not allowed."""

from typing import Any

from django.utils.translation import gettext as _

from workflows.engine.models import Case, Step
from workflows.people.models import Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused


def may_perform(user: Any, step: Step, case: Any) -> Verdict:
    """Whether `user` may do this step of this case: assignee, role and the node's own rule must all agree."""
    node = node_of(step)
    if user is None:
        return ALLOWED if node.by_clock else refused(_("This step has to be done by a person."))
    for verdict in (_is_meant(user, step, node), _node_agrees(user, node, case)):
        if not verdict.allowed:
            return verdict
    return ALLOWED


def is_meant(user: Any, step: Step) -> Verdict:
    """Whether the step was given to `user`, by name or by role, leaving the node's own rule aside."""
    node = node_of(step)
    if user is None:
        return may_perform(None, step, None)
    return _is_meant(user, step, node)


def stands_in(user: Any, step: Step) -> bool:
    """Whether the step was given to a colleague who is away and whose work this person does today."""
    return step.given_at is not None and step.assignee_id in user.stands_in_for


def may_take(user: Any, step: Step, case: Any) -> Verdict:
    """Whoever could do the step if nobody had it yet; also from a colleague."""
    if step.assignee_id == user.pk:
        return refused(_("You have this step already."))
    return _could_do(user, step, case)


def may_give(user: Any, step: Step, case: Any) -> Verdict:
    """Whoever may do the step now may also give it to a colleague."""
    return may_perform(user, step, case) if step.is_common else refused(_named_by_process())


def may_be_given(person: Any, step: Step, case: Any) -> Verdict:
    """A colleague who may do it; what each did in the case before counts as ever."""
    verdict = _could_do(person, step, case)
    return verdict or refused(_("%(person)s may not do this step.") % {"person": person})


def may_put_back(user: Any, step: Step) -> Verdict:
    """Whoever has the step, or stands in for them."""
    if step.given_at is not None and (step.assignee_id == user.pk or stands_in(user, step)):
        return ALLOWED
    return refused(_("Only who has taken a step can put it back."))


def _could_do(user: Any, step: Step, case: Any) -> Verdict:
    if not step.is_common:
        return refused(_named_by_process())
    if not user.has_role(step.role):
        return refused(_("This step is done by people with another role."))
    return _node_agrees(user, node_of(step), case)


def _named_by_process() -> str:
    return _("This step belongs to one person. It can’t be taken or given.")


def node_of(step: Step) -> Any:
    """The node of the flow that the step belongs to."""
    return step.task.flow_task


def _is_meant(user: Visitor, step: Step, node: object) -> Verdict:
    if not (user.is_authenticated and user.is_active):
        return refused(_("Please sign in first."))
    if not step.role and not step.assignee_id and getattr(node, "may", None) is None:
        return refused(_("Nobody has been given this step yet. Please tell an administrator."))
    if step.assignee_id and step.assignee_id != user.pk and not stands_in(user, step):
        return refused(_("This step was given to another person."))
    if step.role and not user.has_role(step.role):
        return refused(_("This step is done by people with another role."))
    return ALLOWED


def _node_agrees(user: Visitor, node: object, case: Case) -> Verdict:
    may = getattr(node, "may", None)
    return ALLOWED if may is None else may(user, case)
