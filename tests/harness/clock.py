"""The clock of tests about time: an ordinary Monday noon, or the odd moment that `make test-clock` names."""

import os
from collections.abc import Iterator

import pytest
import time_machine

NOON = "2026-03-02 12:00+01:00"
# Just after midnight, both nights of the clock change, a leap day, New Year's Eve, a Sunday before a holiday,
# the last minute of a month, and an hour at which Berlin and UTC have different dates.
ODD = {
    "after-midnight": "2026-05-12 00:03+02:00",
    "spring": "2026-03-29 01:59:30+01:00",
    "autumn": "2026-10-25 02:30+01:00",
    "leap-day": "2028-02-29 11:00+01:00",
    "new-years-eve": "2026-12-31 18:00+01:00",
    "before-holiday": "2026-05-24 20:00+02:00",
    "end-of-month": "2027-01-31 23:59+01:00",
    "other-date-in-utc": "2026-07-01 01:10+02:00",
}


def moment() -> str:
    """The moment at which tests about time begin."""
    return ODD[os.environ["TEST_MOMENT"]] if os.environ.get("TEST_MOMENT") else NOON


@pytest.fixture
def clock() -> Iterator[None]:
    """Time goes on from a moment that is the same in every run."""
    with time_machine.travel(moment(), tick=True):
        yield


@pytest.fixture(autouse=True)
def _odd_moment(request: pytest.FixtureRequest) -> Iterator[None]:
    """With TEST_MOMENT every test begins there; a module's own clock still wins."""
    apart = request.node.get_closest_marker("browser") or "live_server" in request.fixturenames
    if os.environ.get("TEST_MOMENT") and not apart:
        with time_machine.travel(moment(), tick=True):
            yield
    else:
        yield
