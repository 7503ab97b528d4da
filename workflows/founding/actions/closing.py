"""Closing a founding: the association stands."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.outbox.addressees import write_to_applicant
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..rules.duty_terms import TERMS
from .duties import set_duties
from .handing_over import hand_over
from .transparency import forget_owners


@transaction.atomic
def close_founding(*, step: Step, actor: User) -> None:
    """The case is closed and the yearly reminders begin; raises Invalid while the law waits for something."""
    with performing(step, actor=actor, verb="founding.closed") as doing:
        legal = [code for code, term in TERMS.items() if term.legal]
        if doing.case.duties.filter(done_at=None, code__in=legal).exists():
            raise Invalid({"duties": _("Some offices have not been told yet. Tick off all duties first.")})
        forget_owners(doing.case)
        set_duties(case=doing.case, event="closed", since=timezone.localdate())
        hand_over(case=doing.case, actor=actor)
    case = doing.case
    write_to_applicant(
        case=case,
        template="founding/mail/closed",
        context=lambda person: {"case": case},
        key=f"founding.closed.{case.pk}",
    )
