"""What the tests of grants share."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.models import Call


@pytest.fixture
def people(db: None) -> SimpleNamespace:
    """One person per role."""
    return make.staff()


@pytest.fixture
def call(people: SimpleNamespace) -> Call:
    """The call "Mikroprojekt", open."""
    return make.open_call(people)


@pytest.fixture
def running(call, people):
    return make.running(call, people)


@pytest.fixture
def draft(people):
    return actions.start_call(
        actor=people.manager,
        title="Schnelle Hilfe",
        slug="schnelle-hilfe",
        budget=Decimal(5000),
        max_grant=Decimal(250),
    )


@pytest.fixture
def earlier(call, people):
    """An application that was handed in."""
    return make.submitted(call, people)


@pytest.fixture
def two_stages(people):
    """The call "Mikroprojekt" with an idea before its application."""
    return make.open_call(people, application_days=42, max_grant=Decimal(5000))
