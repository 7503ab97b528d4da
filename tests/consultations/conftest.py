"""A Saturday in November: the next Monday is two days away, a public holiday is not near."""

from collections.abc import Iterator

import pytest
import time_machine

NOW = "2026-11-28T10:00:00+01:00"


@pytest.fixture(autouse=True)
def at_ten() -> Iterator[object]:
    """Every test of this folder begins at the same moment."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
