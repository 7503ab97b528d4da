"""What must be true of the whole house: it is, after real work; and each violation is found."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from tests.documents.factories import stored
from tests.grants import factories as grants
from tests.outbox.factories import queue
from workflows.documents.models import Document, private_storage
from workflows.engine.models import Case, HistoryEntry, Step
from workflows.forms.models import AnswerSheet
from workflows.grants.models import Application, Call, FundReservation
from workflows.outbox.models import Message
from workflows.upkeep.archive import stored as stored_names
from workflows.upkeep.invariants import violations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
_Task = Step._meta.get_field("task").related_model


@pytest.fixture
def case() -> Application:
    """A grant that is running, with money paid, files and mails."""
    for name in list(stored_names(private_storage(), "documents")):
        private_storage().delete(name)  # of tests whose rows were rolled back
    people = grants.staff()
    case = grants.running(grants.open_call(people), people)
    grants.paid(case, people, "640.00")
    stored(case.applicant, case=case)
    return grants.fresh(case)


def found() -> set[str]:
    """The codes of what is not true."""
    return {invariant.code for invariant, _identifier in violations()}


def test_a_house_after_real_work_breaks_nothing(case: Application) -> None:
    out = io.StringIO()
    call_command("check_invariants", stdout=out)
    assert out.getvalue().strip().endswith("0 violations")


def _stuck(case: Application) -> None:
    for step in case.steps.filter(state="open"):
        Step.objects.filter(pk=step.pk).update(state="cancelled")
        _Task._base_manager.filter(pk=step.task_id).update(status="CANCELED")
    case.deadlines.update(cancelled_at=timezone.now())
    Case.objects.filter(pk=case.pk).update(due_at=None)


def _old_mail(case: Application) -> None:
    queue(1, due_at=timezone.now() - 2 * grants.DAY)


def _leased_mail(case: Application) -> None:
    (mail,) = queue(1)
    long_ago = timezone.now() - grants.DAY
    Message.objects.filter(pk=mail.pk).update(state="sending", lease=mail.uuid, lease_until=long_ago)


def _file_gone(case: Application) -> None:
    private_storage().delete(str(Document.objects.filter(state="made").first().file.name))  # type: ignore[union-attr]


BROKEN: dict[str, Callable[[Application], Any]] = {
    "case_history": lambda case: Case.objects.filter(pk=case.pk).update(stage="somewhere"),
    "step_task": lambda case: case.steps.filter(state="open").update(state="cancelled"),
    "case_goes_on": _stuck,
    "closed_is_closed": lambda case: Case.objects.filter(pk=case.pk).update(closed_at=timezone.now()),
    "document_file": _file_gone,
    "file_document": lambda case: private_storage().save("documents/zz/nobody", ContentFile(b"x")),
    "mail_leased": _leased_mail,
    "mail_waits": _old_mail,
    "mail_text": lambda case: [
        Message.objects.filter(pk=mail.pk).update(emptied_at=timezone.now()) for mail in queue(1)
    ],
    "snapshots": lambda case: AnswerSheet.objects.filter(case=case, round=1).update(round=2),
    "call_committed": lambda case: Call.objects.update(committed=F("committed") - Decimal("0.01")),
    "grant_paid": lambda case: FundReservation.objects.update(paid=F("paid") - Decimal("0.01")),
    "grant_limit": lambda case: case.decisions.filter(outcome="approve").update(amount=Decimal("600.00")),
    "grant_promised": lambda case: FundReservation.objects.all().delete(),
}


@pytest.mark.parametrize("code", BROKEN)
def test_each_violation_is_found(case: Application, code: str) -> None:
    before = found()
    try:
        BROKEN[code](case)
        assert code in found()
        with pytest.raises(SystemExit):
            call_command("check_invariants", stdout=io.StringIO())
    finally:
        private_storage().delete("documents/zz/nobody")
    assert code not in before
    assert HistoryEntry.objects.filter(case=case).exists()
