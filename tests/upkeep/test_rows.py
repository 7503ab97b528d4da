"""Rows written by our own statements are those that Django would have written."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.desk.factories import many
from tests.engine.sample.models import Sample
from tests.people.factories import UserFactory
from workflows.engine.models import Case, HistoryEntry
from workflows.outbox.models import Message
from workflows.upkeep.rows import insert, update

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_new_row_has_what_was_said_and_the_defaults_and_knows_its_key(
    django_assert_num_queries: Any,
) -> None:
    (case,), person = many(1), UserFactory()
    entry = HistoryEntry(case_id=case.pk, actor=person, verb="looked.at", data={"days": [1, "ä"]})
    with django_assert_num_queries(1):
        insert(entry)
    found = HistoryEntry.objects.get(pk=entry.pk)
    for field in HistoryEntry._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(entry, field.attname), field.name
    assert (found.audience, found.stage_before, found.for_applicant) == ("everyone", "", False)


def test_what_has_no_value_is_null_and_a_written_row_can_be_saved() -> None:
    mail = Message(to_address="a@example.org", subject="100 % sure", text="%s")
    insert(mail)
    mail.subject = "new"
    mail.save()
    found = Message.objects.get(pk=mail.pk)
    assert (found.subject, found.text, found.key, found.sent_at, found.fields) == (
        "new",
        "%s",
        None,
        None,
        {},
    )


def test_fields_of_both_tables_of_a_case_are_written_and_no_others() -> None:
    (case,) = many(1)
    case.title, case.stage, case.due_at = (
        "A new title",
        "elsewhere",
        timezone.now() + datetime.timedelta(days=3),
    )
    case.outcome, case.reviews_done = "good", 2
    update(case, "title", "due_at", "outcome")
    found = Sample.objects.get(pk=case.pk)
    assert (found.title, found.due_at, found.outcome) == (case.title, case.due_at, "good")
    assert found.stage != "elsewhere"
    assert found.reviews_done == 0


def test_a_row_that_is_not_there_any_more_is_told() -> None:
    (case,) = many(1)
    ghost = Case(pk="00000000-0000-4000-8000-000000000001", title=case.title)
    with pytest.raises(DatabaseError):
        update(ghost, "title")
