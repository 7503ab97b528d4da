"""What applicants of grants have to do beside the steps: hand in, send the contract, pay back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine import calendar
from workflows.engine.kinds import Pending
from workflows.engine.models import Case

from ..models import Application, CallWindow

HAND_IN = _("Hand in the application")
SEND_CONTRACT = _("Send the signed contract")
PAY_BACK = _("Pay money back")


def pending(cases: Sequence[Case]) -> dict[UUID, Pending]:
    """A draft waits until its round closes, an offer of the first version until its day."""
    back = [case for case in cases if case.stage == "reclaim"]
    found = {case.pk: Pending("pay_back", PAY_BACK, case.due_at) for case in back}
    drafts = [case.pk for case in cases if case.stage == "draft"]
    offers = [case.pk for case in cases if case.stage == "approved" and case.closed_at]
    if drafts or offers:
        found |= {row.pk: each for row in _rows([*drafts, *offers]) if (each := _owed(row))}
    return found


def _rows(cases: list[UUID]) -> list[Application]:
    open_now = CallWindow.objects.open(timezone.now()).filter(call=OuterRef("call"))
    closing = Subquery(open_now.values("closes_at")[:1])
    return list(Application.objects.filter(pk__in=cases).annotate(closing=closing))


def _owed(row: Application) -> Pending | None:
    if row.stage == "draft":
        closing: datetime | None = row.__dict__["closing"]
        return Pending("submit", HAND_IN, closing)
    if row.sign_by is None or row.signed_on is not None:
        return None
    return Pending("contract", SEND_CONTRACT, calendar.end_of(row.sign_by))
