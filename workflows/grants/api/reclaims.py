"""Money that has to come back, over the API: where it stands, instalments, waivers, failed transfers."""

from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import Application, Payment
from ..reading import reclaims as reading
from ..reading.cases import visible_application
from ..rules import reclaims as rules
from ..rules.reclaims import Account, Row
from ..rules.visibility import sees_inside
from .routing import router
from .schemas.reclaims import (
    CorrectionIn,
    InstalmentsIn,
    ReclaimOut,
    ReclaimWaiverAnswerIn,
    ReclaimWaiverIn,
    ShelvedMoneyIn,
)
from .schemas.running import PaymentOut, ReleaseIn


@router.get("/reclaims", response=list[ReclaimOut], operation_id="grants_reclaims")
def list_reclaims(request: HttpRequest, shelved: bool = False) -> list[dict[str, object]]:
    """List everything that still has to come back, what is due first at the top; or what is shelved."""
    user = caller(request)
    require(rules.may_list(user))
    found = reading.shelved_accounts(user) if shelved else reading.open_accounts(user)
    return [_out(each, inside=True) for each in found]


@router.get(
    "/applications/{uuid:case_id}/reclaim", response=ReclaimOut, operation_id="grants_reclaim_account"
)
def read_reclaim(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read what has to come back of a grant; 404 when nothing had to."""
    user = caller(request)
    case = visible_application(user, case_id)
    return _row(case, inside=sees_inside(user, case))


@router.post(
    "/applications/{uuid:case_id}/instalments", response=ReclaimOut, operation_id="grants_agree_instalments"
)
def agree_instalments(request: HttpRequest, case_id: UUID, given: InstalmentsIn) -> dict[str, object]:
    """Agree that what is open of the grant comes back in these parts."""
    case = visible_application(caller(request), case_id)
    parts = [(each.due_on, each.amount) for each in given.parts]
    actions.agree_instalments(case=case, actor=caller(request), parts=parts)
    return _row(case, inside=True)


@router.post("/applications/{uuid:case_id}/waiver", response=ReclaimOut, operation_id="grants_propose_waiver")
def propose_waiver(request: HttpRequest, case_id: UUID, given: ReclaimWaiverIn) -> dict[str, object]:
    """Propose with a reason to let money go."""
    case = visible_application(caller(request), case_id)
    actions.propose_waiver(case=case, actor=caller(request), **given.dict())
    return _row(case, inside=True)


@router.post(
    "/applications/{uuid:case_id}/waiver-answer", response=ReclaimOut, operation_id="grants_answer_waiver"
)
def answer_waiver(request: HttpRequest, case_id: UUID, given: ReclaimWaiverAnswerIn) -> dict[str, object]:
    """Let the money go as a second person, or refuse."""
    case = visible_application(caller(request), case_id)
    actions.answer_waiver(case=case, actor=caller(request), **given.dict())
    return _row(case, inside=True)


@router.post(
    "/applications/{uuid:case_id}/shelved-money", response=ReclaimOut, operation_id="grants_receive_shelved"
)
def receive_shelved(request: HttpRequest, case_id: UUID, given: ShelvedMoneyIn) -> dict[str, object]:
    """Book money that came after it was not pursued any more (Niederschlagung)."""
    case = visible_application(caller(request), case_id)
    actions.receive_shelved(case=case, actor=caller(request), **given.dict())
    return _row(case, inside=True)


def _payment(request: HttpRequest, payment_id: int) -> Payment:
    payment = get_object_or_404(Payment, pk=payment_id)
    visible_application(caller(request), payment.application_id)
    return payment


@router.post(
    "/payments/{int:payment_id}/correction", response=PaymentOut, operation_id="grants_correct_payment"
)
def correct_payment(request: HttpRequest, payment_id: int, given: CorrectionIn) -> Payment:
    """Write the right account for a transfer that the bank sent back; a second person releases it."""
    payment = _payment(request, payment_id)
    return actions.correct_payment(payment=payment, actor=caller(request), **given.dict())


@router.post("/payments/{int:payment_id}/release", response=PaymentOut, operation_id="grants_release_again")
def release_again(request: HttpRequest, payment_id: int, given: ReleaseIn) -> Payment:
    """Release a payment with a corrected account as a second person, or send it back."""
    payment = _payment(request, payment_id)
    return actions.release_again(payment=payment, actor=caller(request), **given.dict())


def _row(case: Application, *, inside: bool) -> dict[str, object]:
    reclaim = rules.standing(case)
    if reclaim is None:
        raise Http404
    return _out(rules.account_of(reclaim), inside=inside)


def _out(account: Account, *, inside: bool) -> dict[str, object]:
    reclaim = account.reclaim
    sums = ("principal_open", "interest_open", "open", "received", "receipts")
    return {name: getattr(account, name) for name in sums} | {
        "application": reclaim.application_id,
        "reference": reclaim.application.number or "",
        "principal": reclaim.principal,
        "interest_from": reclaim.interest_from,
        "parts": [_part(row) for row in account.rows],
        "shelved": account.shelved if inside else Decimal("0.00"),
        "waivers": account.waivers if inside else [],
    }


def _part(row: Row) -> dict[str, object]:
    return {name: getattr(row.part, name) for name in ("number", "kind", "amount", "due_on")} | {
        "open": row.open,
        "is_late": row.is_late,
        "reminders": [timezone.localdate(each.sent_at) for each in row.reminders],
    }
