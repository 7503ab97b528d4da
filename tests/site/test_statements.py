"""What counts as sending a statement twice for nothing."""

import pytest
from django.db import transaction

from tests.harness.statements import statements
from tests.people.factories import UserFactory
from tests.permissions.repeats import ALLOWED, complaints, table_of
from workflows.people.models import Organisation, User

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(User.objects.filter(pk__gt=0).values_list("name", flat=True))


def test_the_same_question_twice_is_found_with_both_places():
    with statements() as sent:
        names()
        User.objects.filter(pk__gt=1).exists()  # another one
        names()
    ((statement, places),) = sent.repeated.items()
    assert table_of(statement) == "people_user"
    assert len(places) == 2


def test_what_was_written_in_between_is_read_again():
    user = UserFactory()
    with statements() as sent:
        names()
        User.objects.filter(pk=user.pk).update(name="Anders")
        names()
    assert not sent.repeated


def test_writing_elsewhere_is_no_reason():
    with statements() as sent:
        names()
        Organisation.objects.create(name="Neu")
        names()
    assert len(sent.repeated) == 1


@transaction.atomic
def test_behind_a_lock_rules_are_asked_again_but_once():
    user = UserFactory()
    with statements() as sent:
        names()
        User.objects.select_for_update().get(pk=user.pk)
        names()
    assert not sent.repeated
    with statements() as sent:
        User.objects.select_for_update().get(pk=user.pk)
        names()
        names()
    assert len(sent.repeated) == 1


def test_only_what_is_not_allowed_is_complained_about():
    (address, table), _reason = next(iter(ALLOWED.items()))
    sent, met = {f'SELECT 1 FROM "{table}"': ["a.py:1", "b.py:2"]}, set[tuple[str, str]]()
    assert not list(complaints(address, sent, met))
    assert met == {(address, table)}
    (said,) = complaints("GET elsewhere", sent, met)
    assert "a.py:1" in said
