"""Collects what was measured and prints it as one table."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings


def median_ms(action: Callable[[], object], count: int, warm_up: int = 3) -> float:
    """The median time of `action` in milliseconds."""
    times = []
    for _ in range(count + warm_up):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[warm_up:])


@dataclass
class Ratios:
    """Rows of (what, ours, against what, theirs)."""

    rows: list[tuple[str, float, str, float]] = field(default_factory=list)

    def add(self, what: str, ours: float, against: str, theirs: float) -> None:
        """Both times in milliseconds, measured in this run."""
        self.rows.append((what, ours, against, theirs))

    def table(self) -> str:
        """A Markdown table."""
        lines = ["| what | ms | against | ms | ratio |", "|---|---:|---|---:|---:|"]
        lines += [f"| {w} | {o:.2f} | {a} | {t:.2f} | {o / t:.3f} |" for w, o, a, t in self.rows]
        return "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def ratios() -> Iterator[Ratios]:
    """What this run measured; printed and written to var/benchmarks.md at the end."""
    found = Ratios()
    yield found
    (settings.VAR / "benchmarks.md").write_text(found.table())
    print(f"\n{found.table()}")  # noqa: T201  the table is what `make bench` is for


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here runs with `make bench` only."""
    for item in items:
        if "benchmarks" in item.path.parts:
            item.add_marker(pytest.mark.benchmark)
