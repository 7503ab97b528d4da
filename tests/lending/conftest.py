"""What the tests of lending share."""

import pytest
import time_machine

from tests.lending.factories import NOW


@pytest.fixture
def at_ten():
    """Saturday, 28 November 2026, ten in the morning."""
    with time_machine.travel(NOW, tick=False):
        yield
