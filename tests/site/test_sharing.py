"""How tests are given to workers: a folder that shares processes goes to one, and nobody waits for ever."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.sharing import Sharing


class Worker:
    """Runs as xdist's worker does: the last test it has only when it knows that nothing follows."""

    def __init__(self, name: str) -> None:
        self.gateway = type("Gateway", (), {"id": name})
        self.queue: list[int] = []
        self.ran: list[int] = []
        self.shutting_down = False

    def send_runtest_some(self, indices: list[int]) -> None:
        """More to do."""
        assert not self.shutting_down
        self.queue += indices

    def shutdown(self) -> None:
        """Nothing follows."""
        self.shutting_down = True

    def may_run(self) -> bool:
        """Whether there is a test that it knows a follower of, or the end."""
        return len(self.queue) > 1 or bool(self.queue and self.shutting_down)


@pytest.fixture
def run(pytestconfig: pytest.Config) -> Callable[..., list[Worker]]:
    """Gives these tests to so many workers, which run them in turns."""

    def given(tests: list[str], number: int, chunk: int | None) -> list[Worker]:
        config: Any = type("Config", (), {})()
        options = {"maxschedchunk": chunk, "tx": ["popen"] * number, "dist": "load", "px": []}
        config.getoption = lambda name, default=None: options.get(name, default)
        config.getvalue = config.getoption
        config.hook, config.option = pytestconfig.hook, type("Options", (), options)
        scheduler, workers = Sharing(config), [Worker(f"gw{each}") for each in range(number)]
        for worker in workers:
            scheduler.add_node(worker)
            scheduler.add_node_collection(worker, tests)
        scheduler.schedule()
        while ready := [worker for worker in workers if worker.may_run()]:
            for worker in ready:
                done = worker.queue.pop(0)
                worker.ran.append(done)
                scheduler.mark_test_complete(worker, done, 0.2)
        return workers

    return given


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("chunk", [None, 1])
@pytest.mark.parametrize(
    ("before", "together", "after"), [(0, 9, 30), (20, 9, 0), (3, 5, 3), (0, 6, 0), (30, 1, 1)]
)
def test_every_test_runs_once_and_a_folder_in_one_place(
    run: Callable[..., list[Worker]], number: int, chunk: int | None, before: int, together: int, after: int
) -> None:
    tests = [f"tests/site/test_a.py::a{each}" for each in range(before)]
    tests += [f"tests/machines/test_x.py::x{each}" for each in range(together)]
    tests += [f"tests/pages/test_b.py::b{each}" for each in range(after)]
    workers = run(tests, number, chunk)
    assert sorted(test for worker in workers for test in worker.ran) == list(range(len(tests)))
    assert all(worker.shutting_down for worker in workers)
    shared = range(before, before + together)
    assert len([worker for worker in workers if set(worker.ran) & set(shared)]) == 1
