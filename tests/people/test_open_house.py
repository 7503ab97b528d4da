"""The first administrator is made on the command line, once."""

import pytest
from django.core.management import CommandError, call_command

from tests.people.factories import UserFactory
from workflows.people.models import Role, User

pytestmark = pytest.mark.django_db


def test_first_administrator() -> None:
    """The account exists, its address is verified, the role is granted."""
    call_command("open_house", email="First@Example.org", name="Fatma")
    user = User.objects.get(email="first@example.org")
    assert user.has_role(Role.ADMIN)
    assert user.emailaddress_set.get().verified


def test_somebody_who_is_there_already() -> None:
    """An existing account is taken, not doubled."""
    user = UserFactory(email="there@example.org")
    call_command("open_house", email="there@example.org")
    assert User.objects.get(pk=user.pk).has_role(Role.ADMIN)


def test_only_once() -> None:
    """A house with an administrator refuses a second one from the command line."""
    UserFactory(roles=[Role.ADMIN])
    with pytest.raises(CommandError, match="already"):
        call_command("open_house", email="second@example.org")
    with pytest.raises(CommandError, match="not an e-mail"):
        call_command("open_house", email="nonsense")
