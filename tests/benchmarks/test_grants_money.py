"""The money of grants: settling a report with 500 receipts, a payment run of 1,000 transfers."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from sepaxml import SepaTransfer

from tests.engine.sample.bare import BareFlow
from tests.grants import factories as make
from workflows.documents.models import Document
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.models import Application, Payment, Receipt
from workflows.grants.questions import REPORT
from workflows.people.models import House

from .conftest import Ratios, median_ms

RECEIPTS, SETTLING_MS = 500, 300
TRANSFERS, RUN_MS = 1000, 2000
ROUNDS = 7


def undone(action: Any) -> Any:
    """What was done is rolled back, so that it can be done again."""

    def do() -> None:
        with transaction.atomic():
            action()
            transaction.set_rollback(True)

    return do


def _with_receipts(people: Any) -> Application:
    """A report of 500 costs, each with its receipt."""
    case = make.running(make.open_call(people), people)
    make.paid(case, people, "640.00")
    case = make.reported(case)
    sheet = AnswerSheet.objects.get(case_id=case.pk, code=REPORT)
    (line,) = sheet.answers["figures"]["expenses"]
    rows = [line | {"amount": "1.90"}] + [
        {"category": "material", "description": f"Stoff {number}", "amount": "1.90", "reason": "War so."}
        for number in range(RECEIPTS - 1)
    ]
    sheet.answers["figures"]["expenses"] = rows
    AnswerSheet.objects.filter(pk=sheet.pk).update(answers=sheet.answers)
    files = Document.objects.bulk_create(
        Document(
            case=case,
            owner=case.applicant,
            kind="receipt",
            name=f"{number}.png",
            media_type="image/png",
            size=1,
            sha256=f"{number:064}",
            file="documents/none",
        )
        for number in range(RECEIPTS)
    )
    Receipt.objects.bulk_create(
        Receipt(
            application=case,
            document=file,
            sha256=file.sha256,
            number=str(number),
            payee="Stoffladen",
            reason="Stoff",
            paid_on=case.project_start or timezone.localdate(),
            amount=Decimal("1.90"),
            added_by=case.applicant,
        )
        for number, file in enumerate(files)
    )
    return case


@pytest.mark.django_db(transaction=True)
def test_settling_500_receipts(ratios: Ratios) -> None:
    """Examined with a word on every cost, then confirmed by a second person with letter and mail."""
    people = make.staff()
    case = _with_receipts(people)
    accepted = {number: (Decimal("1.00"), "Nur zum Teil belegt.") for number in range(RECEIPTS)}

    def settle() -> None:
        make.examined(case, people, accepted)
        actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)

    def bare() -> None:
        BareFlow.start.run()
        task = BareFlow.task_class.objects.filter(flow_task=BareFlow.first).latest("pk")
        with task.activation() as activation:
            activation.assign(people.decider)
            activation.start(None)
            activation.execute()

    ours = median_ms(undone(settle), ROUNDS)
    theirs = median_ms(undone(bare), ROUNDS)
    ratios.add(f"settle a report with {RECEIPTS} receipts", ours, "bare Viewflow step", theirs)
    assert ours <= SETTLING_MS


@pytest.mark.django_db(transaction=True)
def test_a_payment_run_of_1000_transfers(ratios: Ratios) -> None:
    """Read, written as SEPA file, kept and marked as given to the bank."""
    people = make.staff()
    House.objects.update(iban=make.IBAN)
    case = make.running(make.open_call(people), people)
    Payment.objects.bulk_create(
        Payment(
            application=case,
            number=number,
            kind="advance",
            amount=Decimal("12.34"),
            payee="Kulturbrücke Ünal",
            iban=make.IBAN,
            street="Hauptstraße 5",
            postcode="66999",
            town="Lindenstadt",
            reference=f"{case.number} {number}",
            state="released",
            requested_by=case.applicant,
            checked_by=people.officer,
            released_by=people.cash,
            released_at=timezone.now(),
        )
        for number in range(1, TRANSFERS + 1)
    )
    today = timezone.localdate()
    ours = median_ms(undone(lambda: actions.run_payments(actor=people.cash, execution_on=today)), ROUNDS)
    theirs = median_ms(lambda: _by_sepaxml(today), ROUNDS)
    ratios.add(f"payment run of {TRANSFERS:,} transfers", ours, "sepaxml writing the same file", theirs)
    assert ours <= RUN_MS


def _by_sepaxml(day: datetime.date) -> bytes:
    account = {"name": "Haus", "IBAN": make.IBAN, "batch": True, "currency": "EUR"}
    sepa = SepaTransfer(account, schema="pain.001.001.09", clean=True)
    for number in range(TRANSFERS):
        sepa.add_payment(
            {
                "name": "Kulturbrücke Ünal",
                "IBAN": make.IBAN,
                "amount": 1234,
                "execution_date": day,
                "description": f"MP-2026-0001 {number}",
                "endtoend_id": f"E{number}",
            }
        )
    exported: bytes = sepa.export(validate=False)
    return exported
