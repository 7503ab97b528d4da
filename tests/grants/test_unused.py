"""Unused money is warned of after 35 days, acted on after 42; the note of an examination is in the file."""

from decimal import Decimal

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.test_running import PNG
from tests.harness.letters import documents_made
from workflows.documents.rules import readable
from workflows.engine import deadlines
from workflows.engine.models import Deadline, HistoryEntry
from workflows.grants import actions
from workflows.grants.letters import examination_note
from workflows.grants.models import GrantSettlement
from workflows.outbox.models import Message

pytestmark = pytest.mark.django_db


def mails(template):
    return Message.objects.filter(template=f"grants/mail/{template}")


def spend(case, amount):
    actions.add_receipt(
        case=case,
        actor=case.applicant,
        file=ContentFile(PNG + amount.encode(), name="beleg.png"),
        payee="Stoffladen",
        reason="Stoff",
        paid_on=timezone.localdate(),
        amount=Decimal(amount),
    )


def after(case, days):
    """The deadlines of that day run."""
    due = Deadline.objects.pending().filter(case=case, code="grants.unused").order_by("due_at").first()
    assert timezone.localdate(due.due_at) == timezone.localdate() + days * make.DAY
    with time_machine.travel(due.due_at + make.DAY / 24):
        deadlines.tick()


@pytest.fixture
def advanced(call, people):
    """A grant whose group got 400 euros today; its receipts count from today."""
    case = make.running(call, people, start=(timezone.localdate() + 40 * make.DAY).isoformat())
    case.project_start = timezone.localdate()
    case.save(update_fields=["project_start"])
    make.paid(case, people, "400.00")
    return make.fresh(case)


def test_the_group_is_warned_and_then_asked_and_the_office_hears(advanced):
    after(advanced, 35)
    assert "400,00" in mails("unused_warning").get().text
    assert not mails("unused").exists()
    after(advanced, 42)
    assert "400,00" in mails("unused").get().text
    assert mails("unused_office").get().recipient == advanced.assignee
    line = HistoryEntry.objects.get(case=advanced, verb="money.unused")
    assert (line.audience, line.data) == ("staff", {"amount": "400.00"})
    assert not Deadline.objects.pending().filter(code="grants.unused").exists()


def test_only_what_is_not_spent_counts(advanced):
    spend(advanced, "399.99")
    after(advanced, 35)
    assert "0,01" in mails("unused_warning").get().text


def test_money_that_was_used_is_no_matter(advanced):
    spend(advanced, "400.00")
    after(advanced, 35)
    after(advanced, 42)
    assert not mails("unused_warning").exists()
    assert not mails("unused").exists()


def test_a_report_that_is_in_ends_the_watch(advanced, people):
    make.reported(advanced)
    after(advanced, 35)
    assert not mails("unused_warning").exists()


def test_receipts_paid_back_and_bills_are_not_watched(call, people):
    case = make.running(call, people, disbursement="reimbursement")
    make.paid(case, people, "100.00")
    assert not Deadline.objects.filter(case=case, code="grants.unused").exists()


def test_the_note_of_the_examination_is_in_the_file_of_the_house(call, people):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    make.reported(case, cost="500.00")
    actions.examine(
        step=make.step(case, "examine"),
        actor=people.examiner,
        accepted={0: (Decimal("450.00"), "Beleg 7 fehlt")},
        checklist={"goals": True},
        note="Stichprobe: alle Belege.",
    )
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    documents_made()
    note = readable(people.auditor, case).get(kind="examination")
    assert note.is_made
    assert note.name.endswith("Pruefvermerk.pdf")
    assert not readable(case.applicant, case).filter(kind="examination").exists()
    said = examination_note(GrantSettlement.objects.get()).inputs()
    for text in ("Beleg 7 fehlt", "50,00", "Stichprobe", str(people.examiner), str(people.decider)):
        assert text in said


def test_a_grant_given_back_needs_no_note(call, people):
    case = make.running(call, people)
    make.paid(case, people, "300.00")
    actions.withdraw(case=case, actor=case.applicant)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert not readable(people.auditor, case).filter(kind="examination").exists()
