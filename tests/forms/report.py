"""A small report on a project: what was planned, what it really cost."""

from typing import Any

from workflows.forms import registry
from workflows.forms.actions import open_sheet
from workflows.forms.models import AnswerSheet
from workflows.people.models import User

from .sample import FINANCE, four

CODE = "sample.report"
PLANNED = {
    "expenses": [
        {"category": "fees", "description": "Workshop", "amount": "400.00"},
        {"category": "rooms", "description": "Saal", "amount": "250.00"},
        {"category": "catering", "description": "Suppe", "amount": "50.00"},
    ],
    "incomes": [
        {"kind": "own_cash", "amount": "50.00"},
        {"kind": "in_kind", "description": "Aufbau", "hours": "10.00", "amount": "150.00"},
        {"kind": "donations", "description": "Sparkasse", "amount": "50.00"},
        {"kind": "requested", "amount": "600.00"},
    ],
}


def definition() -> dict[str, Any]:
    """One page."""
    label = four("Zahlen", "Figures", "الأرقام", "Цифри")
    question = {"id": "figures", "type": "finance_plan", "mode": "actual", "required": True, "label": label}
    step = {"id": "figures", "title": label, "questions": [question]}
    title = four("Verwendungsnachweis", "Report", "تقرير", "Звіт")
    return {"code": CODE, "title": title, "steps": [step]}


def context(sheet: AnswerSheet | None = None) -> dict[str, Any]:
    """What the process would say: the plan as it was granted, the promise and what was paid."""
    actuals = {"figures": {"plan": PLANNED, "approved": "600.00", "paid": "480.00"}}
    return {"finance": {**FINANCE, "overrun_percent": "20"}, "actuals": actuals}


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """Nothing follows."""


def register() -> None:
    """The report can be opened."""
    registry.register(registry.FormKind(CODE, definition=definition, submit=submit, context=context))


def make_report(case_of: AnswerSheet) -> AnswerSheet:
    """A report in the case of another sheet."""
    return open_sheet(code=CODE, case=case_of.case, owner=case_of.owner, organisation=case_of.organisation)
