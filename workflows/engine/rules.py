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


def node_of(step: Step) -> Any:
    """The node of the flow that the step belongs to."""
    return step.task.flow_task


def _is_meant(user: Visitor, step: Step, node: object) -> Verdict:
    if not (user.is_authenticated and user.is_active):
        return refused(_("Please sign in first."))
    if not step.role and not step.assignee_id and getattr(node, "may", None) is None:
        return refused(_("Nobody has been given this step yet. Please tell an administrator."))
    if step.assignee_id and step.assignee_id != user.pk:
        return refused(_("This step was given to another person."))
    if step.role and not user.has_role(step.role):
        return refused(_("This step is done by people with another role."))
    return ALLOWED


def _node_agrees(user: Visitor, node: object, case: Case) -> Verdict:
    may = getattr(node, "may", None)
    return ALLOWED if may is None else may(user, case)
