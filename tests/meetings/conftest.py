"""A Saturday at ten."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.meetings.factories import NOW


@pytest.fixture
def at_ten() -> Iterator[object]:
    """Saturday, 28 November 2026, ten in the morning."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
