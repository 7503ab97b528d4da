"""Bank statements over the API: read one in, list what waits, confirm or reject."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, UploadedFile

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import BankEntry
from ..reading import statements as reading
from ..rules import running as rules
from .routing import router
from .schemas.running import BankEntryOut, StatementOut


@router.post("/bank-statements", response={201: StatementOut}, operation_id="grants_read_statement")
def read_statement(request: HttpRequest, file: File[UploadedFile]) -> tuple[int, actions.Read]:
    """Read in a CAMT.053 statement; what fits a payment or reclaim is proposed."""
    return 201, actions.read_statement(actor=caller(request), file=file)


@router.get("/bank-entries", response=list[BankEntryOut], operation_id="grants_bank_entries")
def list_bank_entries(request: HttpRequest) -> object:
    """List the proposals that wait for an answer."""
    require(rules.may_pay_out(caller(request)))
    return reading.waiting()


def _entry(request: HttpRequest, entry_id: int) -> BankEntry:
    require(rules.may_pay_out(caller(request)))
    return get_object_or_404(BankEntry.objects.select_related("run", "settlement"), pk=entry_id)


@router.post(
    "/bank-entries/{int:entry_id}/confirm", response=BankEntryOut, operation_id="grants_confirm_entry"
)
def confirm_entry(request: HttpRequest, entry_id: int) -> BankEntry:
    """Confirm a proposal: the payment was executed, or the money came back."""
    return actions.confirm_entry(entry=_entry(request, entry_id), actor=caller(request))


@router.post("/bank-entries/{int:entry_id}/reject", response=BankEntryOut, operation_id="grants_reject_entry")
def reject_entry(request: HttpRequest, entry_id: int) -> BankEntry:
    """Say that a booking is something else."""
    return actions.reject_entry(entry=_entry(request, entry_id), actor=caller(request))
