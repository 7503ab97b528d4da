"""What every test shares: compiled catalogues, an own place for files."""

import os
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

import catalogs

pytest_plugins = [
    "tests.harness.browsers",
    "tests.harness.clock",
    "tests.harness.databases",
    "tests.harness.nodes",
    "tests.harness.sharing",
    "tests.harness.silence",
]

# A busy test machine may be slow; only tests about a hanging server are impatient.
os.environ.setdefault("DATABASE_ANSWER_SECONDS", "120")


def pytest_configure(config: pytest.Config) -> None:
    """Screens speak all languages in tests, too."""
    if not hasattr(config, "workerinput"):
        catalogs.compile_all()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """BROWSER=0 leaves the browser tests out, nothing else does; benchmarks run only when asked for."""
    without_browser = os.environ.get("BROWSER") == "0"
    benchmarks = config.getoption("-m") == "benchmark"
    kept, left = [], []
    for item in items:
        out = (without_browser and "browser" in item.keywords) or (
            not benchmarks and "benchmark" in item.keywords
        )
        (left if out else kept).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


@pytest.fixture(autouse=True)
def _clean_start() -> None:
    """No test sees what another one cached, nor speaks the language of the one before."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def screenshots() -> Any:
    """The folder for pictures, under var/."""
    folder = settings.VAR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
