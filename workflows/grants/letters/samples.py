"""Letters to look at before anybody gets one: about a real case, or an invented one, and marked as such."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.documents.letters import Letter
from workflows.engine.standing import remembered
from workflows.people.models import Organisation, User

from ..models import Application, Call, Decision, FormalCheck, Outcome
from .annexes import PLAN
from .answers import award, formal_rejection, idea_rejection, rejection

USUAL = Decimal(800)


def sample(*, call: Call, letter: str, language: str, signer: User, case: Application | None) -> Letter:
    """The letter as `call` words it, about `case` where one is given; nothing of it is kept."""
    with override(language):
        if case is None:
            case = _invented(call)
        case.call = call
        written = _write(letter, case, signer, language)
        mark = [pgettext("letter", "Preview"), _("This is a preview. Nobody has received this letter.")]
    return replace(written, data={**written.data, "preview": mark})


def _write(letter: str, case: Application, signer: User, language: str) -> Letter:
    if letter == "award":
        return award(_decided(case, Outcome.APPROVE, signer), language)
    if letter == "rejection":
        return rejection(_decided(case, Outcome.REJECT, signer), language)
    check = FormalCheck(application=case, result="reject", feedback=_reasons(), officer=signer)
    return (formal_rejection if letter == "formal_rejection" else idea_rejection)(check, language)


def _decided(case: Application, outcome: Outcome, signer: User) -> Decision:
    """The case's own decision, or what one could be."""
    own = (
        case.decisions.filter(outcome=outcome).select_related("decided_by").last()
        if case.submitted_at
        else None
    )
    if own is not None:
        own.application = case
        return own
    amount = (case.requested or USUAL) if outcome == Outcome.APPROVE else None
    return Decision(
        application=case,
        outcome=outcome,
        amount=amount,
        conditions_aid="",
        feedback=_reasons() if outcome == Outcome.REJECT else "",
        decided_by=signer,
    )


def _reasons() -> str:
    return _("Here stand the reasons that the person who decides writes down.")


def _invented(call: Call) -> Application:
    """A small project that asks for what the call gives at most, or less."""
    today = timezone.localdate()
    amount = min(call.max_grant, USUAL)
    group = Organisation(
        name=_("Neighbours of the Linden street"),
        street="Lindenstraße 1",
        postcode="12345",
        town="Musterstadt",
    )
    case = Application(
        call=call,
        organisation=group,
        number=f"{call.prefix}-{today.year}-0000",
        title=_("Sewing together"),
        requested=amount,
        total_cost=amount + 50,
        project_start=today + timedelta(days=60),
        project_end=today + timedelta(days=120),
        disbursement=call.disbursements[0] if call.disbursements else "",
    )
    plan = {
        "expenses": [
            {"category": "material", "description": _("Cloth and thread"), "amount": str(amount + 50)}
        ],
        "incomes": [{"kind": "own_cash", "amount": "50.00"}, {"kind": "requested", "amount": str(amount)}],
    }
    remembered(case, PLAN, lambda: plan)
    return case
