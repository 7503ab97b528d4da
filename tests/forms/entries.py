"""What the tests of rows on pages of their own share: a draft, its pages, and what they send."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.forms.sample_entries import CODE, register
from tests.forms.sample_rows import make
from tests.forms.screens import page
from workflows.forms import registry
from workflows.forms.models import AnswerSheet

FREE = [{"what": name, "kind": "free"} for name in ("Bühne", "Licht", "Zelt")]


@pytest.fixture(autouse=True)
def entries_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


@pytest.fixture
def sheet(db: None) -> AnswerSheet:
    return make(FREE, code=CODE, question="things")


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def entry(sheet: AnswerSheet, which: int | str, more: str = "") -> str:
    return f"{page(sheet, 'all')}?entry=things:{which}{more}"


def html(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (answer.status_code, address)
    return unescape(answer.content.decode())


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', text)
    assert found, name
    return found[1]


def sent(text: str, index: int, go: str = "on", **cells: object) -> dict[str, Any]:
    """What the page of a row sends with these cells."""
    known = {name: hidden(text, name) for name in ("seen", "shown", "version", "entry", "row", "from")}
    return known | {"go": go} | {f"things-{index}-{key}": value for key, value in cells.items()}


def names(sheet: AnswerSheet) -> list[str]:
    sheet.refresh_from_db()
    return [row["what"] for row in sheet.answers["things"]]
