"""What a running grant is settled with: the plan as it was granted, the terms of the call, what was paid."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.forms.models import AnswerSheet
from workflows.forms.types.finance.lines import line_keys
from workflows.forms.types.finance.settlement import Settlement, Terms, settle

from ..models import Application, ChangeRequest
from ..questions import REPORT
from . import running

# What an examiner looks at (domain 3.9); the codes are kept with the settlement.
CHECKLIST = {
    "in_time": _("The report came in time"),
    "goals": _("A result for every goal"),
    "receipts": _("Receipts are there, in the period, addressed to the project"),
    "originals": _("Originals of the receipts were seen"),
    "fees": _("Fees: contract, hours, invoice"),
    "offers": _("Offers where they are needed"),
    "income": _("The income is complete"),
    "own_share": _("The own share is proven"),
    "logos": _("Logos were used"),
    "advance": _("Advances were used within six weeks"),
    "double": _("Nothing is paid for twice"),
}


def plan_of(case: Application) -> dict[str, Any]:
    """The Kosten- und Finanzierungsplan that holds: of the application, or as it was changed since."""
    plan: dict[str, object] = _in_force(case, "plan") or {}
    return plan


def goals_of(case: Application) -> list[dict[str, object]]:
    """The goals that were promised, or agreed on since."""
    goals: list[dict[str, object]] = _in_force(case, "goals") or []
    return goals


def standing_terms(case: Application) -> dict[str, object]:
    """What holds today of what a group may ask to change, as the answers of the form would say it."""
    days = {"start": case.project_start, "end": case.project_end}
    return {
        "plan": plan_of(case),
        "goals": goals_of(case),
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _in_force(case: Application, part: str) -> Any:
    agreed = ChangeRequest.objects.granted().filter(application=case, asked__has_key=part)
    change = agreed.values_list("asked", flat=True).first()
    if change is not None:
        return change[part]
    return AnswerSheet.objects.get(case_id=case.pk, code=case.call.form_code).answers.get(part)


def report_of(case: Application) -> AnswerSheet | None:
    """The report, as far as it is written."""
    return AnswerSheet.objects.filter(case_id=case.pk, code=REPORT).select_related("version").first()


def terms_of(case: Application) -> Terms:
    """What was agreed: the call's kind of financing, the grant, what was paid, the limits."""
    return Terms(
        financing=case.call.financing,
        approved=running.approved(case),
        paid=running.paid(case),
        reclaim_limit=case.call.reclaim_limit,
        overrun_percent=case.call.overrun_percent,
    )


def examined(case: Application, accepted: Mapping[int, tuple[Decimal, str]]) -> Settlement:
    """The settlement when the costs of the report count as the examiner says, by position."""
    report = report_of(case)
    figures = dict(report.answers.get("figures") or {}) if report else {}
    figures["expenses"] = [
        row | {"accepted": str(accepted[number][0]), "cut_reason": accepted[number][1]}
        if number in accepted
        else row
        for number, row in enumerate(figures.get("expenses", []))
    ]
    return settle(plan_of(case), figures, terms_of(case))


def planned_lines(case: Application) -> list[tuple[str, Mapping[str, Any]]]:
    """The planned costs, each with its stable name."""
    rows = plan_of(case).get("expenses", [])
    return list(zip(line_keys(rows, "category"), rows, strict=True))
