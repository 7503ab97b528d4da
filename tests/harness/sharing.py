"""Who runs what: the longest tests first, so that all workers end together; durations are kept."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings

KEPT = settings.VAR / "durations.json"
SHIPPED = Path(__file__).resolve().parent.parent / "durations.json"
WORTH_KEEPING = 0.5  # seconds; anything quicker fits everywhere
UNKNOWN = {"browser": 20.0, "": 0.2}


def known_durations() -> dict[str, float]:
    """Seconds for each test that takes some, from the last run here or from the repository."""
    known: dict[str, float] = {}
    for path in (SHIPPED, KEPT):
        if path.exists():
            known |= json.loads(path.read_text())
    return known


def seconds_of(item: pytest.Item, known: Mapping[str, float]) -> float:
    """How long this test is expected to take."""
    if item.nodeid in known:
        return known[item.nodeid]
    return UNKNOWN["browser" if item.get_closest_marker("browser") else ""]


def round_of(item: pytest.Item) -> int:
    """Tests without the database of the tests come first, those that empty its tables last."""
    fixtures = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    if "live_server" in fixtures or "transactional_db" in fixtures:
        return 2
    if marker is not None and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])):
        return 2
    return 1 if marker is not None or "db" in fixtures else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With several workers the longest tests of each round are given out first."""
    if hasattr(config, "workerinput"):
        known = known_durations()
        items.sort(key=lambda item: (round_of(item), -seconds_of(item, known)))


class Stopwatch:
    """Adds up what each test took, in the process that hears of all."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of a test has ended."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """What took long is known to the next run."""
        long = {test: round(spent, 1) for test, spent in self.seconds.items() if spent >= WORTH_KEEPING}
        kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
        kept = {test: spent for test, spent in kept.items() if test not in self.seconds}
        KEPT.write_text(json.dumps(dict(sorted((kept | long).items())), indent=0) + "\n")


def pytest_configure(config: pytest.Config) -> None:
    """Runs with several workers are timed."""
    if not hasattr(config, "workerinput") and config.getoption("numprocesses", None):
        config.pluginmanager.register(Stopwatch(), "stopwatch")
