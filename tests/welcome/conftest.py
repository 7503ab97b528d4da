"""A Friday at ten: five working days end on the Friday after."""

from collections.abc import Iterator

import pytest
import time_machine

NOW = "2026-11-27T10:00:00+01:00"


@pytest.fixture(autouse=True)
def at_ten() -> Iterator[object]:
    """Every test of this folder begins at the same moment."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
