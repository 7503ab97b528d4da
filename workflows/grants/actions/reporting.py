"""The report: opened with the goals of the application, listed receipts, handed in to the examiner."""

import datetime
import hashlib
from decimal import Decimal

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine.models import Step
from workflows.forms import actions as forms
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed, require

from ..bank.invoices import bill_in
from ..models import Application, Receipt, ReceiptsAsked
from ..questions import REPORT
from ..rules import running, settling
from . import telling

CENT = Decimal("0.01")


def running_step(case: Application) -> Step:
    """The step in which the group asks for money or reports; AlreadyDone when the house has the ball."""
    step = Step.objects.open().filter(case_id=case.pk, node="running").first()
    if step is None:
        raise AlreadyDone(
            _("This is not possible at the moment: the house is looking at something of yours.")
        )
    return step


@transaction.atomic
def open_report(*, case: Application, actor: User) -> AnswerSheet:
    """The report can be written; it begins with the goals that were promised."""
    require(running.may_run(actor, case))
    if settling.report_of(case) is None:
        running_step(case)
    goals = settling.goals_of(case)
    return forms.open_sheet(
        code=REPORT,
        case=case,
        owner=actor,
        organisation=case.organisation,
        prefill={"results": [{"goal": str(row.get("goal", ""))[:200]} for row in goals]},
    )


@transaction.atomic
def submit_report(*, sheet: AnswerSheet, actor: User) -> Application:
    """The report is with the examiner; what was submitted and the receipts can't change any more."""
    case = Application.objects.select_related("call", "organisation").get(pk=sheet.case_id)
    require(running.may_run(actor, case))
    with engine.performing(running_step(case), actor=actor, verb="report.submitted") as doing:
        doing.data = {"round": sheet.round}
        doing.case.way = "report"
        doing.case.save(update_fields=["way"])
        documents.freeze_uploads(case=doing.case)
        Receipt.objects.filter(application=doing.case, handed_in_at=None).update(handed_in_at=timezone.now())
        telling.tell(doing.case, "report_received", days=56)
    return case


@transaction.atomic
def add_receipt(
    *,
    case: Application,
    actor: User,
    file: File | None = None,
    reason: str,
    payee: str = "",
    paid_on: datetime.date | None = None,
    amount: Decimal | None = None,
    number: str = "",
    line: str = "",
) -> Receipt:
    """One bill or receipt of the project; Invalid when the house has it already (GA-28).

    Only where the house draws receipts is a line without a file enough at first. What nobody wrote is read
    from the file when it is an e-invoice.
    """
    require(running.may_run(actor, case))
    running_step(case)
    if (bill := bill_in(file)) is not None:
        payee, number = payee.strip() or bill.seller, number.strip() or bill.number
        paid_on, amount = paid_on or bill.day, bill.amount if amount is None else amount
    if paid_on is None or amount is None:
        raise Invalid(_missing(paid_on, amount))
    _check(case, payee, reason, paid_on, amount, line)
    if file is None and case.call.receipts_asked != ReceiptsAsked.SAMPLE:
        raise Invalid({"file": _("Choose the photo or file of the receipt.")})
    if file is not None and Receipt.objects.filter(sha256=checksum_of(file)).exists():
        raise Invalid({"file": _("This file is in the list already, here or in another project.")})
    if number.strip() and _is_listed(number, payee, amount):
        raise Invalid({"number": _twice()})
    document = documents.store_upload(file=file, actor=actor, kind="bill", case=case) if file else None
    try:
        with transaction.atomic():
            return Receipt.objects.create(
                application=case,
                document=document,
                sha256=document.sha256 if document else None,
                number=number.strip()[:60],
                payee=payee.strip()[:150],
                reason=reason.strip()[:200],
                paid_on=paid_on,
                amount=amount,
                line=line,
                added_by=actor,
            )
    except IntegrityError as error:
        raise Invalid({"number": _twice()}) from error


def _missing(paid_on: datetime.date | None, amount: Decimal | None) -> dict[str, str]:
    errors = {}
    if paid_on is None:
        errors["paid_on"] = _("Write the day on which it was paid.")
    if amount is None:
        errors["amount"] = _("Write an amount above 0 with at most two digits for cents.")
    return errors


def _is_listed(number: str, payee: str, amount: Decimal) -> bool:
    """The same bill, whatever its dashes, blanks and capitals; the database holds those that are equal."""
    wanted = _bare(number), _bare(payee)
    rows = Receipt.objects.filter(amount=amount).exclude(number="").values_list("number", "payee")
    return any((_bare(known), _bare(name)) == wanted for known, name in rows)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _twice() -> str:
    return _("A receipt with this number, payee and amount is in the list already.")


def checksum_of(file: File) -> str:
    """The SHA-256 of what is uploaded."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _check(  # noqa: PLR0917
    case: Application, payee: str, reason: str, paid_on: datetime.date, amount: Decimal, line: str
) -> None:
    errors: dict[str, str] = {}
    if not payee.strip():
        errors["payee"] = _("Write who got the money.")
    if not reason.strip():
        errors["reason"] = _("Write what it was for.")
    if amount <= 0 or amount != amount.quantize(CENT):
        errors["amount"] = _("Write an amount above 0 with at most two digits for cents.")
    first, last = case.project_start, case.report_by or running.report_day(case)
    if paid_on > timezone.localdate():
        errors["paid_on"] = _("This day is still to come.")
    elif (first and paid_on < first) or paid_on > last:
        text = _("Receipts count from %(first)s to %(last)s.")
        days = {"last": date_format(last, "SHORT_DATE_FORMAT")}
        days["first"] = date_format(first, "SHORT_DATE_FORMAT") if first else ""
        errors["paid_on"] = text % days
    if line and line not in dict(settling.planned_lines(case)):
        errors["line"] = _("This line is not in the plan.")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def remove_receipt(*, receipt: Receipt, actor: User) -> None:
    """A receipt leaves the list as long as it is not frozen with a report."""
    case = Application.objects.select_related("call").get(pk=receipt.application_id)
    require(running.may_run(actor, case))
    running_step(case)
    receipt = Receipt.objects.select_for_update(of=("self",)).select_related("document").get(pk=receipt.pk)
    document = receipt.document
    if receipt.stays:
        raise NotAllowed(_("This receipt was handed in with a report and stays."))
    receipt.delete()
    if document is not None:
        documents.take_back(document=document)
