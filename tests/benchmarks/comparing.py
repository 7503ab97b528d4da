"""What is compared with what, and how: in turns, in one run, medians of fifteen."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .builds import Build, Subject

ROUNDS, WARM_UP = 15, 3
MOST = 1_000_000  # cases in the longest list
VIEWS = ("first", "last", "filter", "sort", "search", "closed", "all", "mine")


@dataclass(frozen=True)
class Comparison:
    """A row of the table; subjects are named `now`, `then`, `bare`, `now@1000000`."""

    name: str
    ours: tuple[str, str]
    against: tuple[str, str]
    target: float | None = None


COMPARISONS = (
    Comparison("cold page: home / bare `wagtail start` page", ("now", "page home"), ("bare", "bare page"),
               1.8),
    Comparison("cold page: article / bare page", ("now", "page article"), ("bare", "bare page"), 1.5),
    Comparison("cold page: home with nothing kept / bare page", ("now", "page home, nothing kept"),
               ("bare", "bare page")),
    Comparison("cold page: home / build of 22 November", ("now", "page home"), ("then", "page home")),
    *(
        Comparison(f"desk list {view} at 10,000 cases / build of 22 November", ("now@10000", f"list {view}"),
                   ("then@10000", f"list {view}"), 0.4)
        for view in VIEWS[:5]
    ),
    *(
        Comparison(f"desk list 1,000,000 / 1,000: {view}", ("now@1000000", f"list {view}"),
                   ("now@1000", f"list {view}"), 1.2)
        for view in VIEWS
    ),
    Comparison("case page / build of 22 November", ("now", "case page"), ("then", "case page"), 0.45),
    *(
        Comparison(f"{name} / build of 22 November", ("now", name), ("then", name), 0.45)
        for name in ("submission", "formal check over HTTP")
    ),
    Comparison("the set of nine documents / the three of 22 November one after another, per document",
               ("now", "nine papers"), ("then", "nine papers"), 0.33),
    Comparison("human step / Viewflow's own under a row lock", ("now", "human step"),
               ("now", "bare step"), 2.0),
    Comparison("form page of 60 questions / plain Django form", ("now", "form page"),
               ("now", "plain form"), 0.7),
    Comparison("form page of 60 answered questions / plain Django form", ("now", "form page answered"),
               ("now", "plain form"), 0.7),
    Comparison("API page / Wagtail's v3, both cold", ("now", "api page"), ("bare", "bare api page"), 1.0),
    Comparison("API list / Wagtail's v3, both cold", ("now", "api list"), ("bare", "bare api list"), 1.0),
    Comparison("API page warm / Wagtail's v3", ("now", "api page warm"), ("bare", "bare api page"), 0.1),
    Comparison("API list warm / Wagtail's v3", ("now", "api list warm"), ("bare", "bare api list"), 0.1),
)  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What fifteen runs cost, in milliseconds, and how many statements one sends."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]
    queries: int | None = None

    @property
    def median(self) -> float:
        """CPU of the process and of its database connection."""
        return statistics.median(self.cpu)


@dataclass(frozen=True)
class Result:
    """A row with its costs."""

    name: str
    ours: Cost
    theirs: Cost
    target: float | None

    @property
    def ratio(self) -> float:
        """Our CPU over theirs."""
        return self.ours.median / self.theirs.median


def compare(row: Comparison, subject: Callable[[str], Subject], rounds: int = ROUNDS) -> Result:
    """Both in turns, so that a busy moment of the machine hits both."""
    sides = [(subject(row.ours[0]), row.ours[1]), (subject(row.against[0]), row.against[1])]
    for process, name in sides:
        process.ask(what="measure", row=name, times=WARM_UP)
    found: list[list[dict[str, float]]] = [[], []]
    for turn in range(rounds):
        for side in (0, 1) if turn % 2 else (1, 0):
            process, name = sides[side]
            found[side] += process.ask(what="measure", row=name, times=1)
    costs = [
        _cost(found[side], process.ask(what="count", row=name)["queries"])
        for side, (process, name) in enumerate(sides)
    ]
    return Result(row.name, costs[0], costs[1], row.target)


def compare_start(ours: Build, theirs: Build, rounds: int = 5) -> Result:
    """`manage.py check`, a process of its own each time."""
    found: list[list[dict[str, float]]] = [[], []]
    for turn in range(rounds + 1):
        for side, build in enumerate((ours, theirs)):
            wall, cpu = time.perf_counter(), _children_seconds()
            subprocess.run(
                [sys.executable, "site/manage.py", "check"],
                cwd=build.root,
                env=build.environment("offenes_haus"),
                check=True,
                capture_output=True,
            )
            spent = {"wall": time.perf_counter() - wall, "cpu": _children_seconds() - cpu}
            if turn:  # the first one writes byte-code
                found[side].append({name: seconds * 1000 for name, seconds in spent.items()})
    name = "start: `manage.py check` / build of 22 November"
    return Result(name, _cost(found[0]), _cost(found[1]), 0.6)


def _cost(runs: Iterable[dict[str, float]], queries: int | None = None) -> Cost:
    runs = list(runs)
    return Cost(tuple(run["cpu"] for run in runs), tuple(run["wall"] for run in runs), queries)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
