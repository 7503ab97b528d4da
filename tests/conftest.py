"""What every test shares: compiled catalogues, an own place for files, a browser."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

import catalogs

pytest_plugins = ["tests.harness.databases"]

# Playwright's event loop lives in the test's thread; Django must not mistake it for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


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
def _clean_cache() -> None:
    """No test sees what another one cached."""
    cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests of this worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def screenshots() -> Any:
    """The folder for pictures, under var/."""
    folder = settings.VAR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
