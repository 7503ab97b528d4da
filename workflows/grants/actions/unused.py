"""Advances that lie unused: warned of after 35 days, acted on after 42 (Nr. 1.4 and 5 ANBest-P)."""

from datetime import timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Audience, Deadline

from ..models import Application, Payment, PaymentKind, Receipt
from . import telling

WARN, ACT = timedelta(days=35), timedelta(days=42)
CODE = "grants.unused"
# While these last, the group has the money and its receipts are still to come.
WATCHED = ("running", "payment_check", "payment_release", "change_check", "change_decision")


def watch(payment: Payment) -> None:
    """An advance was paid: in five and in six weeks the house looks whether it was used."""
    if payment.kind != PaymentKind.ADVANCE:
        return
    now = timezone.now()
    for act, after in ((False, WARN), (True, ACT)):
        Deadline.objects.create(
            case_id=payment.application_id,
            code=CODE,
            due_at=now + after,
            data={"payment": payment.pk, "act": act},
        )


def unused(case: Application, payment: Payment) -> Decimal:
    """The euros of this and all earlier advances for which there are no receipts."""
    earlier = Payment.objects.released().filter(
        application=case, kind=PaymentKind.ADVANCE, number__lte=payment.number
    )
    paid = earlier.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    spent = Receipt.objects.filter(application=case).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    return max(paid - spent, Decimal(0))


def look(deadline: Deadline) -> None:
    """The group is warned, a week later asked to pay back or to say why not; the office hears of it then."""
    case = Application.objects.select_related("call", "assignee").get(pk=deadline.case_id)
    payment = Payment.objects.filter(pk=deadline.data["payment"], application=case).first()
    if case.stage not in WATCHED or payment is None or not (amount := unused(case, payment)):
        return
    day = timezone.localdate(deadline.due_at) + (ACT - WARN)
    if not deadline.data["act"]:
        telling.tell(case, "unused_warning", amount=amount, day=day)
        return
    telling.tell(case, "unused", amount=amount)
    engine.record(
        case, actor=None, verb="money.unused", data={"amount": str(amount)}, audience=Audience.STAFF
    )
    telling.tell_contact(case, "unused_office", amount=amount)
