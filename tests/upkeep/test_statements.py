"""Statements that are written once: the same rows as the queryset, for whatever id, at one statement each."""

import uuid
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q

from tests.desk.factories import many
from tests.people.factories import UserFactory
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.upkeep import statements
from workflows.upkeep.statements import CASE, ORGANISATION, PERSON, Statement

pytestmark = pytest.mark.django_db


def test_the_ids_of_each_call_take_the_place_of_the_stand_ins(django_assert_num_queries: Any) -> None:
    cases = many(3)
    read: Statement[Case] = Statement(lambda: Case.objects.filter(pk=CASE).select_related("applicant"))
    for case in cases:
        with django_assert_num_queries(1):
            (found,) = read(case=case.pk)
            assert (found.pk, found.title, found.applicant.email) == (
                case.pk,
                case.title,
                case.applicant.email,
            )
    assert read(case=uuid.uuid4()) == []


def test_a_queryset_is_written_once_for_each_shape() -> None:
    made = []

    def cases(stage: str) -> Any:
        made.append(stage)
        return Case.objects.filter(stage=stage)

    read: Statement[Case] = Statement(cases)
    many(2)
    assert [len(read("check")), len(read("approved")), len(read("check"))] == [2, 0, 2]
    assert made == ["check", "approved"]


def test_values_and_what_is_fetched_beside_come_as_from_the_queryset() -> None:
    (case,) = many(1)
    emails: Statement[str] = Statement(lambda: User.objects.filter(pk=PERSON).values_list("email", flat=True))
    assert emails(person=case.applicant_id) == [case.applicant.email]
    people: Statement[User] = Statement(lambda: User.objects.filter(pk=PERSON).prefetch_related("cases"))
    (person,) = people(person=case.applicant_id)
    assert person._prefetched_objects_cache["cases"][0].pk == case.pk
    pairs: Statement[Any] = Statement(
        lambda: Case.objects.filter(organisation_id=ORGANISATION).values_list("pk", "stage")
    )
    assert pairs(organisation=case.organisation_id) == [(case.pk, "check")]


def test_what_can_be_nothing_asks_nothing(django_assert_num_queries: Any) -> None:
    read: Statement[Case] = Statement(lambda: Case.objects.filter(Q(pk__in=[])))
    with django_assert_num_queries(0):
        assert read() == []


def test_old_shapes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST_SHAPES", 3)
    read: Statement[Case] = Statement(lambda stage: Case.objects.filter(stage=stage))
    for number in range(10):
        read(str(number))
    assert len(read._written) <= 3


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection() -> None:
    person = UserFactory()
    read: Statement[User] = Statement(lambda: User.objects.filter(pk=PERSON))
    assert read(person=person.pk) == [person]
    found: list[Any] = []

    def ask() -> None:
        found.extend([*read(person=person.pk), connection.connection])
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join(30)
    assert found[0] == person
    assert found[1] is not connection.connection
