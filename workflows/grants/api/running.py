"""A running grant over the API: contract, payments, receipts, report, settlement."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, UploadedFile

from workflows.people.access.doors import caller
from workflows.values.schemas import Amount

from .. import actions
from ..models import Application, Receipt, SpotCheck
from ..reading import cases
from ..reading import running as reading
from ..rules.visibility import sees_inside
from .routing import router
from .rows import application_row, fresh
from .schemas.cases import ApplicationOut
from .schemas.running import (
    CheckPaymentIn,
    CountersignIn,
    ExaminationIn,
    GrantOut,
    PaymentIn,
    ReceiptOut,
    ReceivedIn,
    ReleaseIn,
    ReportPointsIn,
    ReportSheetOut,
    SettleIn,
    SigningIn,
    SpotCheckOut,
)
from .steps import step_at


def _case(request: HttpRequest, case_id: UUID) -> Application:
    return cases.visible_application(caller(request), case_id)


def _row(case_id: UUID) -> dict[str, object]:
    return application_row(fresh(Application(pk=case_id)))


@router.get("/applications/{uuid:case_id}/grant", response=GrantOut, operation_id="grants_grant")
def read_grant(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read a promised grant; 404 before the promise."""
    case = _case(request, case_id)
    found = reading.box(case, inside=sees_inside(caller(request), case))
    if not found:
        raise Http404
    return found


@router.post(
    "/applications/{uuid:case_id}/signing-code", response={204: None}, operation_id="grants_signing_code"
)
def send_signing_code(request: HttpRequest, case_id: UUID) -> tuple[int, None]:
    """Have a code mailed that confirms the contract."""
    actions.send_signing_code(case=_case(request, case_id), actor=caller(request))
    return 204, None


@router.post("/steps/{int:step_id}/sign", response=ApplicationOut, operation_id="grants_sign")
def sign(request: HttpRequest, step_id: int, given: SigningIn) -> dict[str, object]:
    """Confirm the contract with name and mailed code."""
    step = step_at(request, step_id, "contract")
    return _row(actions.sign_with_code(step=step, actor=caller(request), **given.dict()).pk)


@router.post("/steps/{int:step_id}/sign-scan", response=ApplicationOut, operation_id="grants_sign_scan")
def sign_with_scan(
    request: HttpRequest,
    step_id: int,
    file: File[UploadedFile],
    signed_on: Form[date],
    name: str = Form(..., max_length=150),
) -> dict[str, object]:
    """Hand in a scan or photo of the signed contract."""
    step = step_at(request, step_id, "contract")
    case = actions.sign_with_scan(step=step, actor=caller(request), file=file, name=name, signed_on=signed_on)
    return _row(case.pk)


@router.post("/steps/{int:step_id}/countersign", response=ApplicationOut, operation_id="grants_countersign")
def countersign(request: HttpRequest, step_id: int, given: CountersignIn) -> dict[str, object]:
    """Sign for the house, or have the group sign again."""
    step = step_at(request, step_id, "countersign")
    return _row(actions.countersign(step=step, actor=caller(request), **given.dict()).pk)


@router.post(
    "/steps/{int:step_id}/payment-request", response=ApplicationOut, operation_id="grants_request_payment"
)
def request_payment(request: HttpRequest, step_id: int, given: PaymentIn) -> dict[str, object]:
    """Ask for money: what for, until when, how much."""
    step = step_at(request, step_id, "running")
    return _row(actions.request_payment(step=step, actor=caller(request), **given.dict()).application_id)


@router.post(
    "/steps/{int:step_id}/payment-check", response=ApplicationOut, operation_id="grants_check_payment"
)
def check_payment(request: HttpRequest, step_id: int, given: CheckPaymentIn) -> dict[str, object]:
    """Pass a request for money on to the cash desk, or back to the group."""
    step = step_at(request, step_id, "check_payment")
    return _row(actions.check_payment(step=step, actor=caller(request), **given.dict()).application_id)


@router.post(
    "/steps/{int:step_id}/payment-release", response=ApplicationOut, operation_id="grants_release_payment"
)
def release_payment(request: HttpRequest, step_id: int, given: ReleaseIn) -> dict[str, object]:
    """Release a payment as a second person, or send it back."""
    step = step_at(request, step_id, "release_payment")
    return _row(actions.release_payment(step=step, actor=caller(request), **given.dict()).application_id)


@router.post("/applications/{uuid:case_id}/report", response=ReportSheetOut, operation_id="grants_report")
def open_report(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Open the report; it is written and handed in like every other form."""
    return {"sheet": actions.open_report(case=_case(request, case_id), actor=caller(request)).pk}


@router.post(
    "/applications/{uuid:case_id}/receipts", response={201: ReceiptOut}, operation_id="grants_add_receipt"
)
def add_receipt(  # noqa: PLR0913, PLR0917  one form
    request: HttpRequest,
    case_id: UUID,
    paid_on: Form[date | None] = None,
    amount: Form[Amount | None] = None,
    file: File[UploadedFile | None] = None,
    payee: str = Form("", max_length=150),
    reason: str = Form(..., max_length=200),
    number: str = Form("", max_length=60),
    line: str = Form("", max_length=120),
) -> tuple[int, Receipt]:
    """Add a bill or receipt to the list; each counts once in the house. Only drawing calls need no file.

    Payee, day, amount and number may be left out with an e-invoice (PDF with CII or UBL data): they are read.
    """
    receipt = actions.add_receipt(
        case=_case(request, case_id),
        actor=caller(request),
        file=file,
        payee=payee,
        reason=reason,
        paid_on=paid_on,
        amount=amount,
        number=number,
        line=line,
    )
    return 201, receipt


@router.post(
    "/applications/{uuid:case_id}/receipts/{int:receipt_id}/file",
    response=ReceiptOut,
    operation_id="grants_add_receipt_file",
)
def add_receipt_file(
    request: HttpRequest, case_id: UUID, receipt_id: int, file: File[UploadedFile]
) -> Receipt:
    """Bring the file of a receipt that the house drew."""
    found = get_object_or_404(Receipt, pk=receipt_id, application=_case(request, case_id))
    return actions.add_receipt_file(receipt=found, actor=caller(request), file=file)


@router.post("/steps/{int:step_id}/draw", response=SpotCheckOut, operation_id="grants_draw_receipts")
def draw_receipts(request: HttpRequest, step_id: int) -> SpotCheck:
    """Draw the receipts to look at, in a call whose groups hand in a list."""
    return actions.draw_receipts(step=step_at(request, step_id, "examine"), actor=caller(request))


@router.delete(
    "/applications/{uuid:case_id}/receipts/{int:receipt_id}",
    response={204: None},
    operation_id="grants_remove_receipt",
)
def remove_receipt(request: HttpRequest, case_id: UUID, receipt_id: int) -> tuple[int, None]:
    """Take a receipt off the list, until it was handed in with a report."""
    found = get_object_or_404(
        Receipt.objects.select_related("document"), pk=receipt_id, application=_case(request, case_id)
    )
    actions.remove_receipt(receipt=found, actor=caller(request))
    return 204, None


@router.post("/steps/{int:step_id}/examination", response=ApplicationOut, operation_id="grants_examine")
def examine(request: HttpRequest, step_id: int, given: ExaminationIn) -> dict[str, object]:
    """Examine a report and propose its settlement."""
    settlement = actions.examine(
        step=step_at(request, step_id, "examine"),
        actor=caller(request),
        accepted={row.position: (row.amount, row.reason) for row in given.accepted},
        checklist=given.checklist,
        note=given.note,
    )
    return _row(settlement.application_id)


@router.post(
    "/steps/{int:step_id}/report-return", response=ApplicationOut, operation_id="grants_return_report"
)
def return_report(request: HttpRequest, step_id: int, given: ReportPointsIn) -> dict[str, object]:
    """Send a report back with questions; the note stays inside the house."""
    step = step_at(request, step_id, "examine")
    return _row(actions.return_report(step=step, actor=caller(request), **given.dict()).pk)


@router.post("/steps/{int:step_id}/settlement", response=ApplicationOut, operation_id="grants_settle")
def settle(request: HttpRequest, step_id: int, given: SettleIn) -> dict[str, object]:
    """Confirm a settlement as a second person, or send it back."""
    step = step_at(request, step_id, "settle")
    return _row(actions.settle(step=step, actor=caller(request), **given.dict()).application_id)


@router.post("/steps/{int:step_id}/reclaim", response=ApplicationOut, operation_id="grants_reclaim")
def receive_reclaim(request: HttpRequest, step_id: int, given: ReceivedIn) -> dict[str, object]:
    """Record that money came back, in part or all that is open; with the last cent the grant is closed."""
    step = step_at(request, step_id, "reclaim")
    return _row(actions.receive_reclaim(step=step, actor=caller(request), **given.dict()).application_id)
