"""A demo house of its own for the browser tests, started as `make demo` starts it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import DjangoDbBlocker

from tests.harness import houses

from . import kept_screens
from .crawl import Screen
from .house import DemoHouse, Visitor, close, free_port, launch


@pytest.fixture(scope="session")
def kept_house(django_db_blocker: DjangoDbBlocker) -> tuple[Path, str]:
    """The files and the database of the seeded house that this worker's is a copy of."""
    with django_db_blocker.unblock():
        return houses.kept_house()


@pytest.fixture(scope="session")
def neighbour() -> int:
    """The port of a program beside the house: its scripts may call the API, the house its webhooks."""
    return free_port()


@pytest.fixture(scope="session")
def demo_house(
    kept_house: tuple[Path, str], neighbour: int, django_db_blocker: DjangoDbBlocker
) -> Iterator[DemoHouse]:
    """A fresh demo house of this test worker, open until its tests end."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with django_db_blocker.unblock():
        var, database = houses.copy(*kept_house, worker)
        environment = houses.environment(var, database) | {
            "CORS_ALLOWED_ORIGINS": f"http://localhost:{neighbour}",
            "WEBHOOKS_INSIDE": f"127.0.0.1:{neighbour}",
        }
    process, url = launch(environment)
    yield DemoHouse(url, var)
    close(process)


@pytest.fixture(scope="session")
def every_screen(
    kept_house: tuple[Path, str], demo_house: DemoHouse, django_db_blocker: DjangoDbBlocker
) -> list[Screen]:
    """All screens of the demo house."""
    with django_db_blocker.unblock():
        return kept_screens.of(kept_house[0], demo_house)


@pytest.fixture
def visit(demo_house: DemoHouse, browser: Browser) -> Iterator[Visitor]:
    """Opens pages in contexts of their own: `visit(as_="amira@example.org", width=360)`."""
    contexts: list[BrowserContext] = []

    def open_page(
        as_: str = "", *, width: int = 1280, language: str = "de", javascript: bool = True, dark: bool = False
    ) -> Page:
        context = browser.new_context(
            base_url=demo_house.url,
            viewport={"width": width, "height": 800},
            locale=language,
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        if as_:
            context.add_cookies([demo_house.session_cookie(as_)])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
