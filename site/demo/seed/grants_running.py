"""Grants that run: contracts, payments, reports and a closed file, each by the actions people trigger."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from workflows.documents import making
from workflows.engine.models import Step
from workflows.forms import actions as forms
from workflows.forms.types.finance.lines import line_keys
from workflows.grants import actions
from workflows.grants.models import Application
from workflows.grants.rules import reclaims, settling
from workflows.people.models import House

if TYPE_CHECKING:
    from .grants import Staff

IBAN_OF_HOUSE = "DE02120300000000202051"
_SAID = ("hours", "amount")
REPORTED = ("examination", "settlement", "reclaim", "closed")
STAGES = ("countersign", "running", "payment_check", "payment_release", *REPORTED)


def house_account() -> None:
    """The house has an account to pay from."""
    house = House.objects.get()
    house.iban = IBAN_OF_HOUSE
    house.save()


def run(case: Application, until: str, staff: "Staff") -> Iterator[None]:
    """From the approved application to `until`, one thing after the other."""
    if until not in STAGES:
        return
    making.tick()  # the contract that is signed
    actions.record_signature(case=case, actor=staff.officer, signed_on=timezone.localdate())
    yield
    if until == "countersign":
        return
    actions.countersign(step=_step(case, "countersign"), actor=staff.decider, signed=True)
    yield
    if until == "running":
        return
    yield from _paid(case, until, staff)
    if until in REPORTED:
        yield from _reported(case, until, staff)


def _step(case: Application, node: str) -> Step:
    return Step.objects.open().get(case_id=case.pk, node=node)


def _paid(case: Application, until: str, staff: "Staff") -> Iterator[None]:
    case = Application.objects.get(pk=case.pk)
    today, most = timezone.localdate(), _half(case)
    later = today if case.disbursement == "reimbursement" else today + timedelta(days=14)
    needs = [
        {"what": "Material und Plakate", "due_on": later, "amount": most},
        {"what": "Leitung", "due_on": later, "amount": Decimal("80.00")},
    ]
    bill: dict[str, Any] = {}
    if case.disbursement == "direct":
        bill = {"payee": "Druckerei am Markt", "iban": "DE75512108001245126199"}
    actions.request_payment(step=_step(case, "running"), actor=case.applicant, needs=needs, **bill)
    yield
    if until == "payment_check":
        return
    actions.check_payment(step=_step(case, "check_payment"), actor=staff.officer, accepted=True)
    yield
    if until == "payment_release":
        return
    actions.release_payment(step=_step(case, "release_payment"), actor=staff.cash, released=True)
    yield


def _half(case: Application) -> Decimal:
    return ((case.requested or Decimal(0)) / 2).quantize(Decimal("0.01"))


def _reported(case: Application, until: str, staff: "Staff") -> Iterator[None]:
    sheet = actions.open_report(case=case, actor=case.applicant)
    answers = _report(settling.plan_of(case))
    forms.save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=case.applicant)
    forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    yield
    if until == "examination":
        return
    actions.examine(
        step=_step(case, "examine"),
        actor=staff.examiner,
        accepted=_cut(case) if until == "reclaim" else {},
        checklist=dict.fromkeys(("in_time", "goals", "receipts", "income", "own_share"), True),
        note="Belege vollständig, Rechnung stimmt.",
    )
    yield
    if until == "settlement":
        return
    actions.settle(step=_step(case, "settle"), actor=staff.decider, confirmed=True)
    yield
    if until == "reclaim":
        yield from _paid_back(case, staff)
    elif Step.objects.open().filter(case_id=case.pk, node="release_payment").exists():
        actions.release_payment(step=_step(case, "release_payment"), actor=staff.cash, released=True)
        yield


def _cut(case: Application) -> dict[int, tuple[Decimal, str]]:
    """Of every cost only a third is accepted, so that money has to come back."""
    report = settling.report_of(case)
    rows = report.answers["figures"]["expenses"] if report else []
    third = [(Decimal(row["amount"]) / 3).quantize(Decimal("0.01")) for row in rows]
    return {number: (amount, "Für den Rest fehlen Belege.") for number, amount in enumerate(third)}


def _paid_back(case: Application, staff: "Staff") -> Iterator[None]:
    """Four monthly parts are agreed on, and the first has come."""
    reclaim = reclaims.standing(case)
    assert reclaim is not None
    first = timezone.localdate() + timedelta(days=14)
    parts = reclaims.equal_parts(reclaims.account_of(reclaim).open, 4, first)
    actions.agree_instalments(case=case, actor=staff.cash, parts=parts)
    yield
    step = _step(case, "reclaim")
    today, (_day, amount) = timezone.localdate(), parts[0]
    actions.receive_reclaim(step=step, actor=staff.cash, received_on=today, amount=amount)
    yield


def _report(plan: dict[str, Any]) -> dict[str, object]:
    """A report: all as planned, the material a little cheaper."""
    expenses = [
        {"line": key, "amount": str(Decimal(row["amount"]) - (20 if row["category"] == "material" else 0))}
        for key, row in zip(line_keys(plan["expenses"], "category"), plan["expenses"], strict=True)
    ]
    incomes = [
        {
            "kind": row["kind"],
            "line": key,
            **({"hours": row["hours"]} if "hours" in row else {"amount": row["amount"]}),
        }
        for key, row in zip(line_keys(plan["incomes"], "kind"), plan["incomes"], strict=True)
        if row["kind"] != "requested"
    ]
    return {
        "happened": "Alle Termine haben stattgefunden. Es kamen mehr Menschen, als wir dachten.",
        "results": [
            {
                "goal": "Menschen lernen sich kennen",
                "reached": "yes",
                "result": "Über 40 Gäste, zwei neue Gruppen",
            }
        ],
        "participants": 46,
        "volunteers": 7,
        "figures": {"expenses": expenses, "incomes": incomes},
        "figures_true": True,
        "receipts_kept": True,
    }
