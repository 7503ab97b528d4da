"""Plans that PostgreSQL keeps: the same rows, planned once a connection, and never in the way."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.factories import many
from tests.people.factories import UserFactory
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.upkeep import prepared
from workflows.upkeep.statements import CASE, ORGANISATION, PERSON, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepares(settings: Any) -> Iterator[None]:
    """As in a house that runs, with a connection that knows no plans, and none left for other tests."""
    settings.DATABASE_PREPARES = True
    connection.ensure_connection()
    connections["default"].__dict__.pop("_house_plans", None)
    yield
    connections["default"].__dict__.pop("_house_plans", None)
    if connection.connection is not None and not connection.connection.closed:
        with connection.connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")


def _plans() -> list[tuple[str, int]]:
    """How often each plan of ours was used as it is for all values, from PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, generic_plans FROM pg_prepared_statements ORDER BY prepare_time")
        return [(str(text), int(times)) for text, times in cursor.fetchall()]


def _reading() -> Statement[User]:
    return Statement(lambda: User.objects.filter(Q(name__contains="100 %") | Q(pk=PERSON)))


def test_what_is_asked_often_is_planned_once_and_finds_the_same() -> None:
    people = [UserFactory() for _each in range(12)]
    read = _reading()
    for person in people:
        assert read(person=person.pk) == [person]
    ((text, generic),) = _plans()
    assert generic > 0  # PostgreSQL tries five times whether the values matter
    assert "100 \\%" in text  # what is no stand-in is planned as it is


def test_what_is_asked_once_or_twice_is_sent_as_it_is() -> None:
    person, read = UserFactory(), _reading()
    for _each in range(prepared.USES - 1):
        read(person=person.pk)
    assert _plans() == []


def test_each_kind_of_stand_in_has_its_place() -> None:
    cases = many(6)
    read: Statement[Case] = Statement(
        lambda: Case.objects.filter(
            Q(pk=CASE) & (Q(applicant_id=PERSON) | Q(organisation_id=ORGANISATION)), closed_at=None
        ).select_for_update(no_key=True)
    )
    with CaptureQueriesContext(connection) as asked:
        for case in cases:
            known = {"person": case.applicant_id, "organisation": case.organisation_id}
            assert [each.pk for each in read(case=case.pk, **known)] == [case.pk]
            assert read(case=case.pk, person=0, organisation=0) == []
    assert asked[-1]["sql"].startswith("EXECUTE house_")
    assert len(asked) == 2 * len(cases)  # preparing is nothing that is asked about the house


def test_a_pooler_that_hands_connections_around_has_nothing_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_is_pooled", lambda *_given: True)
    person, read = UserFactory(), _reading()
    assert [read(person=person.pk) for _each in range(6)] == [[person]] * 6
    assert _plans() == []


def test_the_process_that_serves_us_is_asked_for_its_number() -> None:
    with connection.connection.cursor() as cursor:
        assert not prepared._is_pooled(connection, cursor)
        between = SimpleNamespace(connection=SimpleNamespace(info=SimpleNamespace(backend_pid=1)))
        assert prepared._is_pooled(between, cursor)


@pytest.mark.django_db(transaction=True)
def test_a_lost_plan_costs_nothing_outside_a_transaction() -> None:
    person, read = UserFactory(), _reading()
    for _each in range(prepared.USES):
        read(person=person.pk)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert read(person=person.pk) == [person]
    assert _plans() == []


@pytest.mark.django_db(transaction=True)
def test_a_table_changed_under_a_plan_is_read_as_it_is_at_the_next_try() -> None:
    read: Statement[Any] = Statement(lambda: User.objects.filter(pk=PERSON).values_list("last_login"))
    person = UserFactory(last_login=timezone.now())
    for _each in range(9):
        read(person=person.pk)
    try:
        _type_of_last_login("timestamp")
        with pytest.raises(DatabaseError), transaction.atomic():
            read(person=person.pk)
        assert read(person=person.pk) != []
    finally:
        _type_of_last_login("timestamptz")


def test_only_so_many_plans_are_kept_on_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "MOST", 2)
    person = UserFactory()
    for read in [_reading() for _each in range(5)]:
        assert [read(person=person.pk) for _each in range(4)] == [[person]] * 4
    assert len(_plans()) == 2


def _type_of_last_login(kind: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE people_user ALTER COLUMN last_login TYPE {kind}")
