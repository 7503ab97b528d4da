"""Examining a report and settling the grant: two people, one formula, rest or reclaim, the closed file."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.forms import actions as forms
from workflows.forms.types.finance.settlement import Settlement
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import letters
from ..models import (
    Application,
    Disbursement,
    GrantSettlement,
    Payment,
    PaymentKind,
    PaymentState,
    ReportReturn,
)
from ..rules import reclaims, settlement_case, settling
from . import reclaiming, telling
from .ledger import give_back
from .payments import account_of, next_number
from .spot_checks import check_proof

Accepted = Mapping[int, tuple[Decimal, str]]


@transaction.atomic
def examine(
    *, step: Step, actor: User, accepted: Accepted, checklist: Mapping[str, object], note: str
) -> GrantSettlement:
    """The examiner says what counts, line by line (by position); the outcome waits for a second person."""
    with engine.performing(step, actor=actor, verb="report.examined", audience=Audience.STAFF) as doing:
        case = doing.case
        _check_lines(case, accepted)
        check_proof(case, checklist)
        found = settling.examined(case, accepted)
        settlement = GrantSettlement.objects.create(
            application=case,
            checklist=dict(checklist),
            note=note,
            examined_by=actor,
            **_outcome(case, found),
        )
        case.way = "settle"
        case.save(update_fields=["way"])
        doing.data = {"final_grant": str(found.final)}
    return settlement


def _check_lines(case: Application, accepted: Accepted) -> None:
    report = settling.report_of(case)
    rows = (report.answers.get("figures") or {}).get("expenses", []) if report else []
    errors: dict[str, str] = {}
    for number, (amount, reason) in accepted.items():
        spent = Decimal(rows[number].get("amount") or 0) if number < len(rows) else Decimal(0)
        if not 0 <= amount <= spent or amount != amount.quantize(Decimal("0.01")):
            errors[f"accepted_{number}"] = _("Enter an amount between 0 and what was spent.")
        elif amount < spent and not reason.strip():
            errors[f"reason_{number}"] = _("Say why less counts.")
    if errors:
        raise Invalid(errors)


def _outcome(case: Application, found: Settlement) -> dict[str, object]:
    """The sums; where the house pays the bills itself, no rest goes to the group (§ 58 Nr. 1 Satz 3 AO)."""
    answer = settlement_case.answer(found)
    sums = ("accepted_costs", "other_income", "final_grant", "rest_payment", "reclaim")
    outcome = {name: Decimal(answer[name]) for name in sums}
    if case.disbursement == Disbursement.DIRECT:
        outcome["rest_payment"] = Decimal(0)
    return outcome | {"paid": found.terms.paid, "cuts": answer["cuts"]}


@transaction.atomic
def return_report(
    *,
    step: Step,
    actor: User,
    points: Mapping[str, str],
    checklist: Mapping[str, object] | None = None,
    note: str = "",
) -> Application:
    """The group has to correct these answers of its report; only they can be changed.

    What the examiner noted so far stays inside the house and is there when the report comes back.
    """
    points = {question: text.strip() for question, text in points.items() if text.strip()}
    if not points:
        raise Invalid({"points": _("Say at least for one question what the applicant has to change.")})
    with engine.performing(step, actor=actor, verb="report.returned") as doing:
        case = doing.case
        report = settling.report_of(case)
        assert report is not None
        forms.request_changes(sheet=report, questions=points, actor=actor)
        ReportReturn.objects.create(
            application=case, checklist=dict(checklist or {}), note=note.strip(), returned_by=actor
        )
        case.way, case.report_by = "running", timezone.localdate() + datetime.timedelta(days=14)
        case.save(update_fields=["way", "report_by"])
        telling.tell(case, "report_returned", count=len(points), report_by=case.report_by)
    return case


@transaction.atomic
def settle(*, step: Step, actor: User, confirmed: bool, note: str = "") -> GrantSettlement:
    """A second person confirms the settlement, or sends it back to the examiner with `note`."""
    verb = "settlement.confirmed" if confirmed else "settlement.returned"
    audience = Audience.EVERYONE if confirmed else Audience.STAFF
    with engine.performing(step, actor=actor, verb=verb, audience=audience) as doing:
        case = doing.case
        settlement = GrantSettlement.objects.select_for_update().get(application=case, returned_at=None)
        if confirmed:
            _confirm(case, settlement, actor)
        else:
            _send_back(case, settlement, note)
        settlement.save()
        case.save(update_fields=["way"])
        doing.data = {"final_grant": str(settlement.final_grant), "note": note}
    return settlement


def _confirm(case: Application, settlement: GrantSettlement, actor: User) -> None:
    settlement.settled_by, settlement.settled_at = actor, timezone.now()
    if not settlement.given_back:
        _write_note(case, settlement, actor)
    if settlement.rest_payment:
        case.way = "release"
        _order_rest(case, settlement, actor)
        telling.tell(case, "settled", settlement=settlement)
        return
    owed = reclaims.still_owed(case, settlement)
    give_back(case, settlement.paid)
    case.way = "reclaim" if owed else "close"
    if owed:
        reclaiming.ask(case, settlement, actor, owed)
    else:
        telling.tell(case, "settled", settlement=settlement)


def _write_note(case: Application, settlement: GrantSettlement, actor: User) -> None:
    """The note of the examination is in the file: for the house, its auditors and its funder."""
    name = f"{case.number}-Pruefvermerk.pdf"
    letter = letters.examination_note(settlement)
    documents.ask_for(
        case=case,
        kind="examination",
        name=name,
        letter=letter,
        actor=actor,
        audience=Audience.STAFF,
    )


def _order_rest(case: Application, settlement: GrantSettlement, actor: User) -> None:
    """The rest waits for the cash desk; when it is released, what is left of the promise is free."""
    number = next_number(case)
    Payment.objects.create(
        application=case,
        number=number,
        kind=PaymentKind.REST,
        amount=settlement.rest_payment,
        reference=f"{case.number} {number}",
        state=PaymentState.CHECKED,
        requested_by=settlement.examined_by,
        checked_by=actor,
        checked_at=timezone.now(),
        **account_of(case),
    )


def _send_back(case: Application, settlement: GrantSettlement, note: str) -> None:
    if not note.strip():
        raise Invalid({"note": _("Say what is wrong.")})
    settlement.returned_at = timezone.now()
    case.way = "running" if settlement.given_back else "examine"
