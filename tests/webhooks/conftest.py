"""A receiver the house may call, and an endpoint of it that hears everything."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.people.factories import UserFactory
from tests.webhooks.receiver import Receiver, listening
from workflows.people.models import House, User
from workflows.webhooks import actions
from workflows.webhooks.actions import Wish
from workflows.webhooks.models import Endpoint


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """Another program in the house's own network."""
    with listening() as running:
        settings.WEBHOOKS_INSIDE = [running.host]
        yield running


@pytest.fixture
def admin(db: None) -> User:
    """Somebody who looks after webhooks."""
    return UserFactory(roles=["admin"])


@pytest.fixture
def secret() -> list[str]:
    """The secrets that were given out, in order."""
    return []


@pytest.fixture
def endpoint(admin: User, receiver: Receiver, secret: list[str]) -> Endpoint:
    """The receiver hears everything."""
    House.load()  # it is written when it is first read
    made, text = actions.create_endpoint(actor=admin, wish=Wish(receiver.url, ["*"], "Website"))
    secret.append(text)
    return made
