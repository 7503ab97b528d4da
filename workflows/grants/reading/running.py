"""What screens show of a running grant: contract, money, payments, receipts, the settlement."""

from collections.abc import Container
from datetime import datetime
from decimal import Decimal
from typing import Any

from workflows.forms.types.finance.acceptance import amount
from workflows.forms.types.finance.codes import CATEGORIES
from workflows.forms.types.finance.lines import name_of
from workflows.values.money import euros

from ..models import (
    Application,
    ContractSignature,
    Decision,
    GrantSettlement,
    NoticeKind,
    Outcome,
    Payment,
    Receipt,
    ReportReturn,
)
from ..rules import interim, running, settling
from . import changes
from .rare import PARTS

RUNNING_STAGES = (
    "countersign",
    "running",
    "payment_check",
    "payment_release",
    "change_check",
    "change_decision",
    "examination",
    "settlement",
    "reclaim",
    "closed",
)

# Before these nothing was examined that still stands.
SETTLED_STAGES = ("payment_release", "settlement", "reclaim", "closed")


def money(
    case: Application, *, decision: Decision | None = None, has_stopped: bool | None = None
) -> dict[str, object]:
    """The grant in euros: promised, paid, still to be asked for; conditions and the day of the report.

    What the page has read already (the decision, whether the project stopped) is not read again.
    """
    decision = decision or Decision.objects.filter(application=case, outcome=Outcome.APPROVE).first()
    approved = (decision.amount if decision else None) or Decimal(0)
    paid = running.paid(case)
    return {
        "approved": approved,
        "conditions": decision.conditions if decision else "",
        "conditions_aid": decision.conditions_aid if decision else "",
        "paid": paid,
        "callable": running.callable_of(case, approved, paid, has_stopped=has_stopped),
        "report_by": case.report_by,
        "interim_by": interim.day_of(case),
    }


def box(
    case: Application,
    *,
    inside: bool,
    decision: Decision | None = None,
    parts: Container[str] = frozenset(PARTS),
) -> dict[str, Any]:
    """What the case page shows once a grant is promised; `parts`: which of `rare.PARTS` there are."""
    if case.stage not in ("approved", *RUNNING_STAGES):
        return {}
    settlement = settlement_of(case) if case.stage in SETTLED_STAGES else None
    shown = inside or (settlement is not None and settlement.settled_at is not None)
    notices = changes.notices_of(case) if "notices" in parts else []
    has_stopped = any(notice.kind == NoticeKind.STOPPED for notice in notices)
    return money(case, decision=decision, has_stopped=has_stopped) | {
        "signatures": list(ContractSignature.objects.filter(application=case, returned_at=None)),
        "payments": list(
            Payment.objects.filter(application=case)
            .with_replaced()
            .select_related("checked_by", "released_by")
        ),
        "receipts": receipts(case),
        "settlement": settlement if shown else None,
        "returns": returns(case) if inside and "returns" in parts else [],
        "changes": changes.requests_of(case, inside=inside) if "changes" in parts else [],
        "notices": notices,
    }


def settlement_of(case: Application) -> GrantSettlement | None:
    """The settlement that stands."""
    return GrantSettlement.objects.filter(application=case, returned_at=None).first()


def returns(case: Application) -> list[ReportReturn]:
    """What examiners noted when the report went back to the group, oldest first."""
    return list(ReportReturn.objects.filter(application=case).select_related("returned_by"))


def _came_back(row: ReportReturn | GrantSettlement) -> datetime:
    assert row.returned_at is not None  # only such rows are asked for
    return row.returned_at


def noted(case: Application) -> dict[str, object]:
    """Note and checklist of the last examination that did not stand: the next one goes on from there."""
    sent_back = ReportReturn.objects.filter(application=case).order_by("-returned_at").first()
    refused = GrantSettlement.objects.filter(application=case, given_back=False, returned_at__isnull=False)
    rows = [each for each in (sent_back, refused.order_by("-returned_at").first()) if each is not None]
    last = max(rows, key=_came_back, default=None)
    if last is None:
        return {}
    return {"note": last.note, "checklist": [code for code, looked in last.checklist.items() if looked]}


def receipts(case: Application) -> list[Receipt]:
    """The list of receipts, by day."""
    return list(Receipt.objects.filter(application=case).select_related("document"))


def line_names(case: Application) -> list[tuple[str, str]]:
    """The costs of the plan by their stable names, for choosing."""
    return [
        (key, f"{CATEGORIES[row['category']]} – {name_of(row)} ({euros(amount(row))})")
        for key, row in settling.planned_lines(case)
    ]


def report_costs(case: Application) -> list[dict[str, object]]:
    """The costs of the report in their order, each with what was planned and its receipts."""
    report = settling.report_of(case)
    figures = (report.answers.get("figures") or {}) if report else {}
    plan = dict(settling.planned_lines(case))
    listed = receipts(case)
    return [
        {
            "label": f"{CATEGORIES.get(row.get('category', ''), '')} – {name_of(row)}",
            "planned": amount(plan[row["line"]]) if row.get("line") in plan else Decimal(0),
            "amount": amount(row),
            "reason": row.get("reason", ""),
            "receipts": [each for each in listed if each.line and each.line == row.get("line")],
        }
        for row in figures.get("expenses", [])
    ]
