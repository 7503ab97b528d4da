"""Who runs what: the longest tests first, so that all workers end together; durations are kept."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from xdist.scheduler import LoadScheduling

KEPT = settings.VAR / "durations.json"
SHIPPED = Path(__file__).resolve().parent.parent / "durations.json"
WORTH_KEEPING = 0.5  # seconds; anything quicker fits everywhere
UNKNOWN = {"browser": 20.0, "": 0.2}
# Tests of such a place share what takes a minute to start, or what they write: one worker runs them all.
TOGETHER = ("tests/machines/", "tests/outside/test_client_makers.py")


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


class Sharing(LoadScheduling):
    """`--dist load`, but the first worker that gets a test of a folder in `TOGETHER` gets all of it."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        super().__init__(config, log)
        self.owners: dict[str, Any] = {}

    def _send_tests(self, node: Any, num: int) -> None:
        """The next tests that this worker may have; with the last one all hear that no more will come."""
        chosen: list[int] = []
        for index in self.pending:
            if len(chosen) == num:
                break
            if self._may_have(node, index):
                chosen.append(index)
        self.pending[:] = [index for index in self.pending if index not in set(chosen)]
        if chosen:
            self.node2pending[node].extend(chosen)
            node.send_runtest_some(chosen)
        # A worker keeps its last test until it knows that nothing follows.
        if not self.pending:
            for each in self.nodes:
                if not each.shutting_down:
                    each.shutdown()

    def _may_have(self, node: Any, index: int) -> bool:
        assert self.collection is not None
        folder = next((each for each in TOGETHER if self.collection[index].startswith(each)), "")
        if not folder:
            return True
        if self.owners.get(folder) not in self.node2pending:
            self.owners[folder] = node  # the first one, or the owner has crashed
        return self.owners[folder] is node


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing | None:
    """Tests are given out by us where they would be by load."""
    return Sharing(config, log) if config.getoption("dist") == "load" else None


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
