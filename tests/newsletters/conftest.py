"""What the tests here share."""

import pytest

from tests.people.factories import UserFactory
from workflows.people.models import User


@pytest.fixture
def editor() -> User:
    """An editor."""
    return UserFactory(roles=["editor"])


@pytest.fixture
def approver() -> User:
    """A newsletter approver."""
    return UserFactory(roles=["newsletter_approver"])
