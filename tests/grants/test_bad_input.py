"""What people get wrong with money: a clear sentence each, at its place, and nothing is paid twice."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import PNG, broken
from workflows.grants import actions
from workflows.grants.models import Receipt
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.timedelta(days=1)


def receipt(case: Any, content: bytes = PNG, **changes: Any) -> Receipt:
    """A receipt of the first day of the project, which has come."""
    given = {"payee": "Stoffladen Süd", "reason": "Stoff", "amount": Decimal("12.50"), "number": "RE-2026/17"}
    given |= {"paid_on": timezone.localdate()} | changes
    file = SimpleUploadedFile("beleg.png", content, "image/png")
    return actions.add_receipt(case=case, actor=case.applicant, file=file, **given)


def begun(case: Any) -> Any:
    """The project has begun, so that receipts of today count."""
    case.project_start = timezone.localdate() - 5 * DAY
    case.save(update_fields=["project_start"])
    return case


def said(action: Any) -> dict[str, str]:
    """What was wrong, by field."""
    with pytest.raises(Invalid) as caught:
        action()
    return {name: str(text) for name, text in caught.value.errors.items()}


def test_a_receipt_counts_once_in_the_house_however_it_is_typed(call: Any, people: Any) -> None:
    one, other = (begun(make.running(call, people)) for _ in range(2))
    receipt(one)
    assert set(said(lambda: receipt(other))) == {"file"}
    for number in ("RE-2026/17", "re 2026 17", " RE2026-17 "):
        again = said(lambda number=number: receipt(other, PNG + b"x", number=number, payee="STOFFLADEN SÜD"))
        assert set(again) == {"number"}
    receipt(other, PNG + b"y", number="RE-2026/18")
    receipt(other, PNG + b"z", amount=Decimal("12.51"))
    assert Receipt.objects.count() == 3


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "12.505"])
def test_amounts_are_above_nought_with_two_places(running: Any, amount: str) -> None:
    case = begun(running)
    assert set(said(lambda: receipt(case, amount=Decimal(amount)))) == {"amount"}
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("days", [-6, 1])
def test_a_receipt_lies_in_the_period_and_not_ahead(running: Any, days: int) -> None:
    case = begun(running)
    wrong = said(lambda: receipt(case, paid_on=timezone.localdate() + days * DAY))
    assert set(wrong) == {"paid_on"}


def test_no_advance_on_a_notice_that_has_expired(running: Any) -> None:
    old = timezone.localdate() - datetime.timedelta(days=6 * 366)
    Organisation.objects.filter(pk=running.organisation_id).update(tax_notice_date=old)
    case = make.fresh(running)
    need = {"what": "Stoff", "amount": "80.00", "due_on": timezone.localdate() + 7 * DAY}
    step = make.step(case, "running")
    wrong = said(lambda: actions.request_payment(step=step, actor=case.applicant, needs=[need]))
    assert set(wrong) == {""}
    assert "5 Jahre" in wrong[""]
    assert broken() == []
