"""Paying a running grant: asked for, checked by one person, released by another; never more than promised."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid
from workflows.values.ibans import doubt, read_iban
from workflows.values.money import figures
from workflows.values.reading import Unreadable

from ..checks import gathering
from ..models import Application, FundReservation, Payment, PaymentKind, PaymentState
from ..reading.cases import sheet_of
from ..rules import running
from . import telling, unused
from .ledger import give_back

MOST_ROWS = 30


@transaction.atomic
def request_payment(
    *, step: Step, actor: User, needs: Sequence[Mapping[str, object]], payee: str = "", iban: str = ""
) -> Payment:
    """The group asks for money: what for, when it has to be paid, and how much.

    An advance covers what is due within six weeks and goes to the account of the application; a bill that
    the house pays itself goes to `payee` and `iban`. Raises Invalid with what does not fit (GA-27).
    """
    with engine.performing(step, actor=actor, verb="payment.requested") as doing:
        case = doing.case
        kind = PaymentKind(case.disbursement or PaymentKind.ADVANCE)
        if kind == PaymentKind.ADVANCE:
            _still_charitable(case)
        rows = _rows(needs, kind)
        amount = sum((Decimal(row["amount"]) for row in rows), Decimal(0))
        _fits(case, amount)
        payment = Payment.objects.create(
            application=case,
            number=next_number(case),
            kind=kind,
            amount=amount,
            needs=rows,
            reference=f"{case.number} {next_number(case)}",
            requested_by=actor,
            **_account(case, kind, payee, iban),
        )
        case.way = "payment"
        case.save(update_fields=["way"])
        doing.data = {"amount": str(amount), "number": payment.number}
    return payment


def _still_charitable(case: Application) -> None:
    """Money goes in advance to charitable bodies only (§ 58 Nr. 1 Satz 3 AO), also on the day of payment."""
    if found := gathering.against_advance(case):
        raise Invalid({"": found[0].message()})


def next_number(case: Application) -> int:
    """The number of the next payment in this case."""
    last = Payment.objects.filter(application=case).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _rows(needs: Sequence[Mapping[str, object]], kind: PaymentKind) -> list[dict[str, str]]:
    errors: dict[str, str] = {}
    rows = []
    for number, need in enumerate(needs[:MOST_ROWS], 1):
        what, amount, due = str(need.get("what") or "").strip(), need.get("amount"), need.get("due_on")
        if not (what or amount or due):
            continue
        if not what:
            errors[f"what_{number}"] = _("Write what the money is for.")
        value = _cents(amount)
        if value is None:
            errors[f"amount_{number}"] = _("Write an amount above 0 with at most two digits for cents.")
        day = _day(due)
        if text := _wrong_day(day, kind):
            errors[f"due_on_{number}"] = text
        rows.append({"what": what[:200], "amount": str(value or 0), "due_on": day.isoformat() if day else ""})
    if not rows:
        errors["what_1"] = _("Write at least one cost.")
    if errors:
        raise Invalid(errors)
    return rows


def _cents(raw: object) -> Decimal | None:
    try:
        value = Decimal(str(raw))
    except InvalidOperation:
        return None
    fine = value.is_finite() and Decimal(0) < value < 10**8 and value == value.quantize(Decimal("0.01"))
    return value.quantize(Decimal("0.01")) if fine else None


def _day(raw: object) -> datetime.date | None:
    if isinstance(raw, datetime.date):
        return raw
    try:
        return datetime.date.fromisoformat(str(raw or ""))
    except ValueError:
        return None


def _wrong_day(day: datetime.date | None, kind: PaymentKind) -> str:
    """What is wrong with the day: an advance looks forward six weeks, receipts look back."""
    if day is None:
        return _("Write the day of the payment.")
    today = timezone.localdate()
    if kind == PaymentKind.REIMBURSEMENT:
        return _("This day is still to come; you get back what you have paid.") if day > today else ""
    if kind == PaymentKind.ADVANCE and day > today + running.SIX_WEEKS:
        last = date_format(today + running.SIX_WEEKS, "SHORT_DATE_FORMAT")
        text = _("You can ask for what has to be paid within six weeks, until %(day)s.")
        return text % {"day": last}
    return ""


def _fits(case: Application, amount: Decimal) -> None:
    most = running.callable_now(case)
    if amount > most:
        text = _("You can ask for %(most)s € at most now; your list comes to %(amount)s €.")
        values = {"most": figures(most), "amount": figures(amount)}
        raise Invalid({"what_1": text % values})


def _account(case: Application, kind: PaymentKind, payee: str, iban: str) -> dict[str, str]:
    """Who gets the money: the applicant's account as it was applied with, or the supplier's."""
    if kind != PaymentKind.DIRECT:
        if payee.strip() or iban.strip():
            text = _("The money goes to the account of your application. Leave payee and IBAN empty.")
            raise Invalid({"payee" if payee.strip() else "iban": text})
        return account_of(case)
    if not payee.strip():
        raise Invalid({"payee": _("Write who gets the money.")})
    try:
        account = read_iban(iban)
    except Unreadable as error:
        raise Invalid({"iban": str(error)}) from error
    if doubt(account) == "sepa":
        raise Invalid({"iban": _("We can’t pay to this country by transfer. Please talk to us.")})
    return {"payee": payee.strip()[:150], "iban": account}


def account_of(case: Application) -> dict[str, str]:
    """The account that the group wrote in its application; Invalid when there is none."""
    answers = sheet_of(case).answers
    holder, iban = str(answers.get("account_holder") or ""), str(answers.get("iban") or "")
    if not holder or not iban:
        raise Invalid({"": _("There is no bank account in the application. Please write us a message.")})
    account = {"payee": holder[:150], "iban": iban.replace(" ", "")}
    if (body := case.organisation) is not None:
        account |= {"street": body.street, "postcode": body.postcode, "town": body.town}
    return account


@transaction.atomic
def check_payment(*, step: Step, actor: User, accepted: bool, answer: str = "") -> Payment:
    """An officer has looked at the request: it goes to the cash desk, or back to the group with `answer`."""
    verb = "payment.checked" if accepted else "payment.returned"
    with engine.performing(step, actor=actor, verb=verb) as doing:
        case = doing.case
        payment = Payment.objects.get(application=case, state=PaymentState.REQUESTED)
        payment.answer = answer
        if accepted:
            payment.state = PaymentState.CHECKED
            payment.checked_by, payment.checked_at = actor, timezone.now()
        else:
            _send_back(case, payment, answer)
        payment.save()
        case.way = "release" if accepted else "running"
        case.save(update_fields=["way"])
        doing.data = {"amount": str(payment.amount), "number": payment.number}
    return payment


def _send_back(case: Application, payment: Payment, answer: str) -> None:
    if not answer.strip():
        raise Invalid({"answer": _("Tell the group why.")})
    payment.state = PaymentState.RETURNED
    telling.tell(case, "payment_returned", payment=payment, answer=answer)


@transaction.atomic
def release_payment(*, step: Step, actor: User, released: bool, note: str = "") -> Payment:
    """A second person releases the payment, or sends it back to whoever checked it.

    The reservation counts what was paid; the database refuses more than was promised.
    """
    verb = "payment.released" if released else "payment.refused"
    with engine.performing(step, actor=actor, verb=verb) as doing:
        case = doing.case
        payment = Payment.objects.get(application=case, state=PaymentState.CHECKED)
        if released:
            _release(case, payment, actor)
        else:
            _refuse(case, payment, note)
        payment.save()
        case.save(update_fields=["way"])
        doing.data = {"amount": str(payment.amount), "number": payment.number, "note": note}
        doing.audience = Audience.EVERYONE if released else Audience.STAFF
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
    is_rest = payment.kind == PaymentKind.REST
    case.way = "close" if is_rest else "running"
    if is_rest:
        give_back(case, Decimal(0))
    telling.tell(case, "payment_released", payment=payment, rest=is_rest)


def _refuse(case: Application, payment: Payment, note: str) -> None:
    if not note.strip():
        raise Invalid({"note": _("Say what is wrong.")})
    if payment.kind == PaymentKind.REST:
        payment.state, case.way = PaymentState.RETURNED, "settle"
    else:
        payment.state, case.way = PaymentState.REQUESTED, "check"
        payment.checked_by = payment.checked_at = None
