"""The page cache is empty before each test of this room; changes can be settled as a transaction would."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection

from pages.cache import version

type Settled = Callable[[Callable[[], Any]], Any]


@pytest.fixture(autouse=True)
def _empty_page_cache() -> None:
    caches["pages"].clear()


@pytest.fixture
def settled(django_capture_on_commit_callbacks: Any) -> Settled:
    """Runs a change as its own transaction would: what hangs on its commit happens."""

    def run(change: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            result = change()
        waiting = connection.run_on_commit  # the test's own transaction never commits: nothing waits any more
        connection.run_on_commit = [
            entry for entry in waiting if getattr(entry[1], "func", None) is not version.renew
        ]
        return result

    return run
