"""What the tests of grants share."""

from types import SimpleNamespace

import pytest

from tests.grants import factories as make
from workflows.grants.models import (
    Call,
)


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
