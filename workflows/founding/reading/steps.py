"""Finding the founding that a screen or endpoint is about."""

from typing import Any
from uuid import UUID

from django.http import Http404

from workflows.engine.models import Case, Step
from workflows.people.verdicts import AlreadyDone

from ..models import FoundingCase


def find_case(user: Any, case_id: UUID) -> FoundingCase:
    """The founding, when `user` may see it; Http404 otherwise, so that nobody learns that it exists."""
    if not Case.objects.visible_to(user).filter(pk=case_id).exists():
        raise Http404
    case = FoundingCase.objects.select_related("applicant", "assignee").filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def open_step(case: FoundingCase, node: str) -> Step:
    """The open step of this node; raises AlreadyDone when it is over or not reached."""
    step = case.steps.open().filter(node=node).select_related("task").first()
    if step is None:
        raise AlreadyDone
    return step
