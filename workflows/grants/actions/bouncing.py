"""A transfer that the bank sent back: its money is here again, and two people send it once more."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.ibans import doubt, read_iban
from workflows.values.reading import Unreadable

from ..models import Application, BankEntry, FundReservation, Payment, PaymentKind, PaymentState
from ..rules import running
from . import telling, unused
from .payments import next_number


def bounce(entry: BankEntry, actor: User) -> Payment:
    """The bank could not pay: the money does not count as paid, and the group is asked for its account."""
    case, payment = _held(entry.payment)
    if payment.state != PaymentState.ORDERED:
        raise AlreadyDone(_("This payment came back before."))
    payment.state, payment.bounced_on = PaymentState.BOUNCED, entry.booked_on
    payment.bounce_reason = entry.reason
    payment.save(update_fields=["state", "bounced_on", "bounce_reason"])
    paid = FundReservation.objects.filter(application=case, paid__gte=payment.amount)
    if not paid.update(paid=F("paid") - payment.amount):
        raise AlreadyDone(_("This money was given back already."))
    data = {"amount": str(payment.amount), "number": payment.number}
    engine.record(case, actor=actor, verb="payment.bounced", data=data)
    telling.tell(case, "payment_bounced", payment=payment)
    return payment


def _held(payment: Payment | None) -> tuple[Application, Payment]:
    assert payment is not None
    lock_case(payment.application_id)
    case = Application.objects.select_related("call", "organisation").get(pk=payment.application_id)
    return case, Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)


@transaction.atomic
def correct_payment(*, payment: Payment, actor: User, payee: str, iban: str) -> Payment:
    """An officer writes the right account; a second person has to release the payment once more."""
    case, payment = _held(payment)
    require(running.may_correct_payment(actor, case))
    if payment.state != PaymentState.BOUNCED:
        raise AlreadyDone(_("This payment did not come back."))
    account = _account(payee, iban)
    kept = ("kind", "amount", "needs", "requested_by", "street", "postcode", "town")
    number = next_number(case)
    try:
        with transaction.atomic():
            again = Payment.objects.create(
                application=case,
                number=number,
                reference=f"{case.number} {number}",
                state=PaymentState.CORRECTED,
                checked_by=actor,
                checked_at=timezone.now(),
                replaces=payment,
                **account,
                **{name: getattr(payment, name) for name in kept},
            )
    except IntegrityError:
        raise AlreadyDone(_("Somebody has put this account right already.")) from None
    data = {"amount": str(again.amount), "number": again.number}
    engine.record(case, actor=actor, verb="payment.corrected", data=data, audience=Audience.STAFF)
    return again


def _account(payee: str, iban: str) -> dict[str, str]:
    errors: dict[str, Any] = {}
    if not payee.strip():
        errors["payee"] = _("Write who gets the money.")
    try:
        account = read_iban(iban)
    except Unreadable as error:
        raise Invalid(errors | {"iban": str(error)}) from error
    if doubt(account) == "sepa":
        errors["iban"] = _("We can’t pay to this country by transfer. Please talk to us.")
    if errors:
        raise Invalid(errors)
    return {"payee": payee.strip()[:150], "iban": account}


@transaction.atomic
def release_again(*, payment: Payment, actor: User, released: bool, note: str = "") -> Payment:
    """A second person releases the payment to the right account, or sends it back to be put right."""
    case, payment = _held(payment)
    require(running.may_release_again(actor, case))
    if payment.state != PaymentState.CORRECTED:
        raise AlreadyDone(_("Someone else has already done this step."))
    if released:
        _release(case, payment, actor)
    elif note.strip():
        payment.state, payment.answer = PaymentState.RETURNED, note.strip()
    else:
        raise Invalid({"note": _("Say what is wrong.")})
    payment.save()
    verb = "payment.released" if released else "payment.refused"
    data = {"amount": str(payment.amount), "number": payment.number, "note": note}
    audience = Audience.EVERYONE if released else Audience.STAFF
    engine.record(case, actor=actor, verb=verb, data=data, audience=audience)
    return payment


def _release(case: Application, payment: Payment, actor: User) -> None:
    room = FundReservation.objects.filter(
        application=case, released_at=None, paid__lte=F("amount") - payment.amount
    )
    if not room.update(paid=F("paid") + payment.amount):
        raise Invalid({"": _("This would pay more than was promised.")})
    payment.state = PaymentState.RELEASED
    payment.released_by, payment.released_at = actor, timezone.now()
    unused.watch(payment)
    telling.tell(case, "payment_released", payment=payment, rest=payment.kind == PaymentKind.REST)
