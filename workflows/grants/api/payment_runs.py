"""Payment runs over the API: what is to be transferred, a new run, its file for the bank."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from workflows.documents.door import hand_out_of
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import PaymentRun
from ..rules import running as rules
from .routing import router
from .schemas.running import (
    RunIn,
    RunOut,
)


@router.get("/payment-runs", response=list[RunOut], operation_id="grants_payment_runs")
def list_payment_runs(request: HttpRequest) -> object:
    """List the last payment runs."""
    require(rules.may_pay_out(caller(request)))
    return PaymentRun.objects.all()[:30]


@router.post("/payment-runs", response={201: RunOut}, operation_id="grants_run_payments")
def run_payments(request: HttpRequest, given: RunIn) -> tuple[int, PaymentRun]:
    """Put every released payment into one SEPA file, once."""
    return 201, actions.run_payments(actor=caller(request), execution_on=given.execution_on)


@router.get(
    "/payment-runs/{slug:reference}/file", response={200: None}, operation_id="grants_payment_run_file"
)
def read_payment_run_file(request: HttpRequest, reference: str) -> FileResponse:
    """Download the SEPA file of a payment run."""
    require(rules.may_pay_out(caller(request)))
    run = get_object_or_404(PaymentRun.objects.select_related("document"), reference=reference)
    return hand_out_of(run.document)
