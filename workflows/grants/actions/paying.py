"""A payment run: everything that is released goes to the bank once, as one file."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine.models import Audience
from workflows.people.models import House, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..bank.transfers import Party, Transfer, transfer_file
from ..models import Payment, PaymentRun, PaymentState
from ..rules import running

MOST_DAYS_AHEAD = 30


@transaction.atomic
def run_payments(*, actor: User, execution_on: datetime.date) -> PaymentRun:
    """All released payments are in one SEPA file; none of them can be in another.

    The rows are locked, so two people who press at the same time share nothing.
    """
    require(running.may_pay_out(actor))
    today = timezone.localdate()
    if not today <= execution_on <= today + datetime.timedelta(days=MOST_DAYS_AHEAD):
        raise Invalid({"execution_on": _("Choose a day from today on, within thirty days.")})
    house = _account_of_house()
    waiting = Payment.objects.to_order().select_for_update(of=("self",)).select_related("application")
    payments = list(waiting.order_by("id"))
    if not payments:
        raise AlreadyDone(_("No payment is waiting for the bank."))
    run = _keep(actor, execution_on, house, payments)
    Payment.objects.filter(pk__in=[each.pk for each in payments]).update(run=run, state=PaymentState.ORDERED)
    return run


def _account_of_house() -> Party:
    house = House.load()
    if not house.iban:
        raise Invalid(
            {"": _("The house has no bank account yet. An administrator writes it into the facts.")}
        )
    return Party(house.carrier or house.name, house.iban, house.street, house.postcode, house.town)


def _keep(actor: User, execution_on: datetime.date, house: Party, payments: list[Payment]) -> PaymentRun:
    now = timezone.localtime()
    reference = f"OH-{now:%Y%m%d-%H%M%S}-{payments[0].pk}"
    content = transfer_file(
        message_id=reference,
        house=house,
        transfers=[_transfer(each) for each in payments],
        execution_on=execution_on,
        now=now,
    )
    document = documents.freeze(
        case=None,
        kind="payment_run",
        name=f"{reference}.xml",
        content=content,
        media_type="application/xml",
        actor=actor,
        audience=Audience.STAFF,
    )
    return PaymentRun.objects.create(
        reference=reference,
        execution_on=execution_on,
        created_by=actor,
        document=document,
        total=sum(each.amount for each in payments),
    )


def _transfer(payment: Payment) -> Transfer:
    payee = Party(payment.payee, payment.iban, payment.street, payment.postcode, payment.town)
    return Transfer(
        payee, payment.amount, payment.reference, f"{payment.application.number}-{payment.number}"
    )
