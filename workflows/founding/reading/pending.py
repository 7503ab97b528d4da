"""What a group has to do beside the steps: hand in its statute, and what it owes the offices."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.engine.kinds import Pending
from workflows.engine.models import Case

from ..models import Duty

HAND_IN = _("Hand in the statute")
# Before, duties stand beside what the group has to do anyway.
WITH_DUTIES = ("follow_up", "founded")


def pending(cases: Sequence[Case]) -> dict[UUID, Pending]:
    """The duty that is due first, once the steps of the group are done."""
    found = {case.pk: Pending("submit", HAND_IN) for case in cases if case.stage == "draft"}
    if founded := [case.pk for case in cases if case.stage in WITH_DUTIES]:
        for duty in Duty.objects.filter(case__in=founded, done_at=None).order_by("due_at", "id"):
            found.setdefault(duty.case_id, Pending(duty.code, duty.get_code_display(), duty.due_at))
    return found
