"""Closing a founding: the association stands."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.outbox.addressees import write_to_applicant
from workflows.people.models import User
from workflows.people.verdicts import Invalid


@transaction.atomic
def close_founding(*, step: Step, actor: User) -> None:
    """The case is closed; raises Invalid while an office has not been told."""
    with performing(step, actor=actor, verb="founding.closed") as doing:
        if doing.case.duties.filter(done_at=None).exists():
            raise Invalid({"duties": _("Some offices have not been told yet. Tick off all duties first.")})
    case = doing.case
    write_to_applicant(
        case=case,
        template="founding/mail/closed",
        context=lambda person: {"case": case},
        key=f"founding.closed.{case.pk}",
    )
