"""Retention: holds, notices, failing rows, nights, and what is left of a case."""

import datetime
import io
import json
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.documents.factories import stored
from tests.founding import factories as foundings
from tests.grants import factories as grants
from tests.people.factories import UserFactory
from workflows.desk.models import CaseMessage
from workflows.documents.actions import freeze_uploads
from workflows.documents.models import Document
from workflows.engine import erasing, retention, stages, troubles
from workflows.engine.models import Case, HistoryEntry, Trouble
from workflows.forms.models import AnswerSheet
from workflows.grants.models import Application, FundReservation, Payment
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.upkeep.models import (
    Deed,
    LegalHold,
    RetentionDeed,
    RetentionNotice,
    RetentionRule,
    RetentionRun,
)
from workflows.upkeep.retention import actions, keepings
from workflows.upkeep.retention.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.timedelta(days=1)


def later(days: int) -> Any:
    """The house so many days from now."""
    return time_machine.travel(timezone.now() + days * DAY, tick=False)


def night() -> Any:
    """A run as the worker does it."""
    return run(guard=troubles.one_row)


def rejected(slug: str = "mikroprojekt") -> Application:
    """A closed application with everything a case can have: answers, files, reviews, messages, mails."""
    people = grants.staff()
    case = grants.to_decision(grants.open_call(people, slug=slug), people)
    stored(case.applicant, case=case)
    freeze_uploads(case=case)
    CaseMessage.objects.create(case=case, author=people.officer, text="Frau Haddad hat angerufen.")
    stages.close(case, "rejected")
    return grants.fresh(case)


def texts_of(case: Case) -> str:
    """Everything the database still says about the case, as one text."""
    found = []
    for share in erasing.every():
        found += list(share.model._base_manager.filter(**{share.path: case.pk}).values())
    found += list(Case.objects.filter(pk=case.pk).values())
    return json.dumps(found, default=str)


def test_what_reports_count_stays_and_nobody_can_be_named() -> None:
    people = grants.staff()
    case = grants.running(grants.open_call(people), people)
    grants.paid(case, people, "640.00")
    stages.close(case, "closed")
    before = Application.objects.values("kind", "number", "stage", "requested", "organisation").get(
        pk=case.pk
    )
    files = [str(document.file.name) for document in Document.objects.filter(case=case)]
    person = case.applicant
    assert person.name in texts_of(case) or person.email in texts_of(case)
    with later(9 * 366):
        assert night().failed == 0
    after = Application.objects.get(pk=case.pk)
    assert {
        name: getattr(after, f"{name}_id" if name == "organisation" else name) for name in before
    } == before
    assert (
        after.decisions.get(outcome="approve").amount == FundReservation.objects.get(application=case).amount
    )
    assert [str(payment.amount) for payment in Payment.objects.filter(application=case)] == ["640.00"]
    assert after.history.exists()
    for word in (person.name, person.email, "Haddad", "Stoff", "Nähwerkstatt", grants.IBAN, f'"{person.pk}"'):
        assert word not in texts_of(case), word
    assert not Document.objects.filter(case=case).exists()
    assert files
    storage = Document._meta.get_field("file").storage
    assert not any(storage.exists(path) for path in files)
    assert not HistoryEntry.objects.filter(case=case, actor__isnull=False).exists()


def test_an_anonymised_case_is_opened_by_nobody() -> None:
    case = rejected()
    officer = UserFactory(roles=["formal_officer"])
    member = case.applicant
    assert Case.objects.visible_to(officer).filter(pk=case.pk).exists()
    with later(400):
        night()
        for person in (officer, member):
            assert not Case.objects.visible_to(person).filter(pk=case.pk).exists()


def test_a_draft_is_told_of_before_it_goes_and_stays_when_somebody_comes_back() -> None:
    case = foundings.started()
    with later(200):
        night()
        told = Message.objects.get(template="outbox/mail/draft_ends")
        assert told.recipient == case.applicant
        night()
        assert Message.objects.filter(template="outbox/mail/draft_ends").count() == 1
        AnswerSheet.objects.filter(case=case).update(updated_at=timezone.now())
    with later(240):
        night()
        assert Case.objects.filter(pk=case.pk).exists()
        assert not RetentionNotice.objects.exists()
    with later(500):
        night()
        assert Message.objects.filter(template="outbox/mail/draft_ends").count() == 2
    with later(535):
        night()
        assert not Case.objects.filter(pk=case.pk).exists()
        assert not AnswerSheet.objects.exists()
    told.refresh_from_db()
    assert (told.case, told.recipient) == (None, None)


def test_an_account_that_is_needed_is_not_idle() -> None:
    """Staff, and whoever has a case going on, stay however long they are away."""
    people = grants.staff()
    going_on = grants.submitted(grants.open_call(people), people).applicant
    alone = UserFactory()
    with later(1000):
        night()
    with later(1040):
        night()
    closed = set(User.objects.exclude(anonymised_at=None).values_list("pk", flat=True))
    assert alone.pk in closed
    assert going_on.pk not in closed
    assert people.officer.pk not in closed


def test_a_hold_stops_everything_until_it_is_released() -> None:
    case, admin = rejected(), UserFactory(roles=["admin"])
    for wrong in ({"kind": "nothing"}, {"subject": "MP-1"}, {"reason": " "}):
        given = {"kind": "case", "subject": case.number or "", "reason": "Klage", **wrong}
        with pytest.raises(actions.Unfit):
            actions.hold(**given, actor=admin)
    held = actions.hold(kind="case", subject=(case.number or "").lower(), reason="Klage", actor=admin)
    assert held.subject == str(case.pk)
    with pytest.raises(actions.AlreadySo):
        actions.hold(kind="case", subject=str(case.pk), reason="Klage", actor=admin)
    Message.objects.update(state="sent", sent_at=timezone.now())
    mails = Message.objects.filter(case=case)
    with later(4000):
        night()
        assert not Case.objects.get(pk=case.pk).anonymised_at
        assert all(mail.text for mail in mails.all())
        assert not User.objects.get(pk=case.applicant_id).anonymised_at
        actions.release(hold_id=held.pk, actor=admin)
        with pytest.raises(actions.AlreadySo):
            actions.release(hold_id=held.pk, actor=admin)
        night()
        assert Case.objects.get(pk=case.pk).anonymised_at
    assert LegalHold.objects.get().released_by == admin


def test_a_row_that_fails_is_shown_and_the_others_go_on() -> None:
    first, second = rejected(), rejected("anderes")
    broken = first.pk
    real = keepings.find("grant_without_money").forget  # type: ignore[union-attr]

    def forget(case: Case, deed: str) -> None:
        if case.pk == broken:
            raise OSError("the store does not answer")
        real(case, deed)  # type: ignore[misc]

    rule = keepings.find("grant_without_money")
    with later(400):
        with patch.dict(rule.__dict__, forget=forget):
            assert night().failed == 1
        assert not Case.objects.get(pk=broken).anonymised_at
        assert Case.objects.get(pk=second.pk).anonymised_at
        trouble = Trouble.objects.open().get()
        assert trouble.subject == f"grant_without_money {broken}"
        assert "OSError" in trouble.reason
        assert night().failed == 0
        assert not Trouble.objects.open().exists()


def test_a_dry_run_changes_nothing_and_names_ids_only() -> None:
    case = rejected()
    out = io.StringIO()
    with later(400):
        call_command("retention", "--dry-run", stdout=out)
        assert f"grant_without_money {case.pk} anonymise" in out.getvalue()
        assert case.title not in out.getvalue()
        assert not Case.objects.get(pk=case.pk).anonymised_at
        assert not RetentionDeed.objects.exists()
        call_command("retention", "--run", stdout=out)
        assert "failed 0" in out.getvalue()
        deed = RetentionDeed.objects.get(code="grant_without_money")
        assert (deed.subject, deed.deed, deed.after) == (str(case.pk), Deed.ANONYMISE, "12 months")


def test_a_changed_rule_counts_from_the_day_it_was_changed() -> None:
    case, admin = rejected(), UserFactory(roles=["admin"])
    new = {
        "code": "grant_without_money", "after": 36, "unit": "months", "from_year_end": True, "warn_days": 0,
        "deed": Deed.ANONYMISE, "basis": "§ 195 BGB, Streit", "checked_on": None, "actor": admin,
    }  # fmt: skip
    for wrong in (
        {"code": "x"}, {"unit": "weeks"}, {"after": -1}, {"warn_days": 5}, {"deed": "delete"}, {"basis": ""},
    ):  # fmt: skip
        with pytest.raises(actions.Unfit):
            actions.change_rule(**{**new, **wrong})
    actions.change_rule(**new)
    with later(500):
        night()
        assert not Case.objects.get(pk=case.pk).anonymised_at
        keepings.sync()
        rows = RetentionRule.objects.filter(code="grant_without_money")
        assert [row.after for row in rows] == [36, 12]


def test_each_night_once_and_a_dead_worker_is_replaced() -> None:
    with time_machine.travel("2026-03-03 02:59+01:00", tick=False):
        assert retention.tick() == 0
        assert not RetentionRun.objects.exists()
    with time_machine.travel("2026-03-03 03:00+01:00", tick=False):
        dies = patch("workflows.upkeep.retention.nights.run", side_effect=KeyboardInterrupt)
        with dies, pytest.raises(KeyboardInterrupt):
            retention.tick()
        with patch("workflows.upkeep.retention.nights.run") as another:
            retention.tick()
        another.assert_not_called()
    with time_machine.travel("2026-03-03 05:01+01:00", tick=False):
        retention.tick()
        assert RetentionRun.objects.get().ended_at
        with patch("workflows.upkeep.retention.nights.run") as another:
            retention.tick()
        another.assert_not_called()


def test_the_guards_open_for_the_case_that_is_erased_and_for_no_other() -> None:
    mine, other = rejected(), rejected("anderes")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.erases', %s, true)", [str(mine.pk)])
    for table, condition in (
        ("engine_historyentry", "case_id = %s"),
        ("forms_answersnapshot", "sheet_id IN (SELECT id FROM forms_answersheet WHERE case_id = %s)"),
        ("documents_document", "frozen_at IS NOT NULL AND case_id = %s"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE {condition}", [str(other.pk)])
    erasing.erase(Case.objects.get(pk=mine.pk), Deed.ANONYMISE)
    with pytest.raises(DatabaseError), transaction.atomic():
        HistoryEntry.objects.filter(case=mine).update(verb="x")


def test_every_table_that_belongs_to_a_case_says_what_stays_of_it() -> None:
    """A table that says nothing would keep a case from ever leaving: its foreign key forbids it."""
    known = {share.model for share in erasing.every()} | {Case}
    forgotten = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model in known
        and model not in known
        and not model.__module__.startswith(("tests.", "viewflow."))
    ]
    # Rows that outlive a case on purpose: they point at a mail (which stays, without a name) or at a file of
    # the house's own books. A package of cases goes with the first of them, and after a day.
    books = [
        "desk.Package.document",
        "grants.JuryMeeting.minutes",
        "grants.PaymentRun.document",
        "newsletters.Delivery.message",
        "organisations.SafeVersion.document",
    ]
    assert sorted(forgotten) == books
