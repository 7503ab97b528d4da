"""Forms of 150 and 400 questions open, are saved and checked with the same few statements as short ones."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workflows.engine.models import Case
from workflows.forms import registry
from workflows.forms.actions import open_sheet
from workflows.forms.models import AnswerSheet

from . import sixty
from .factories import make_sheet

pytestmark = pytest.mark.django_db
LENGTHS = (60, 150, 400)
A_PAGE = 50  # the longest page that somebody could want


def _code(count: int) -> str:
    return f"sample.long_{count}"


def _definition(count: int) -> dict[str, Any]:
    """Pages of fifty questions; conditions look back, also over the border of a page."""
    questions = [sixty._question(number) for number in range(count)]
    pages = [questions[at : at + A_PAGE] for at in range(0, count, A_PAGE)]
    steps = [
        {"id": f"page{number}", "title": f"Page {number}", "questions": page}
        for number, page in enumerate(pages, 1)
    ]
    return {"code": _code(count), "title": "Long", "steps": steps}


def _posted(count: int, first: int) -> dict[str, Any]:
    """What fills the page that begins with this question."""
    here = [sixty._question(number) for number in range(first, min(first + A_PAGE, count))]
    return {
        f"{each['id']}{part}": value for each in here for part, value in sixty.ANSWERS[each["type"]].items()
    }


@pytest.fixture
def long_forms() -> Iterator[None]:
    """Forms of each length can be opened."""
    for count in LENGTHS:
        kind = registry.FormKind(
            _code(count), definition=lambda count=count: _definition(count), submit=sixty.submit
        )
        registry.register(kind)
    yield
    for count in LENGTHS:
        registry._KINDS.pop(_code(count), None)


def _sheet(client: Client, count: int) -> AnswerSheet:
    """A filled sheet of this length, its owner signed in."""
    short = make_sheet()
    case = Case.objects.get(pk=short.case_id)
    sheet = open_sheet(code=_code(count), case=case, owner=short.owner, organisation=short.organisation)
    client.force_login(short.owner)
    for number, first in enumerate(range(0, count, A_PAGE), 1):
        sent = client.post(_address(sheet, f"page{number}"), _posted(count, first))
        assert sent.status_code == 302
    return sheet


def _address(sheet: AnswerSheet, page: str) -> str:
    return reverse("forms:page", kwargs={"sheet_id": sheet.pk, "page": page})


def _measured(client: Client, count: int) -> dict[str, tuple[int, int]]:
    """Statements and bytes of each screen, the second time it is asked for."""
    sheet = _sheet(client, count)
    ways = {
        "list": lambda: client.get(reverse("forms:sheet", kwargs={"sheet_id": sheet.pk})),
        "first page": lambda: client.get(_address(sheet, "page1")),
        "save": lambda: client.post(_address(sheet, "page1"), {**_posted(count, 0), "q0": "Neu"}),
        "check": lambda: client.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})),
    }
    found = {}
    for name, way in ways.items():
        way()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = way()
        assert answer.status_code in (200, 302)
        found[name] = (len(asked), len(answer.content))
    return found


def test_a_long_form_asks_the_database_as_little_as_a_short_one(client: Client, long_forms: None) -> None:
    measured = {count: _measured(client, count) for count in LENGTHS}
    statements = {
        count: {name: asked for name, (asked, _size) in found.items()} for count, found in measured.items()
    }
    assert statements[400] == statements[150] == statements[60]
    assert max(statements[400].values()) <= 15
    # A page is as big as what stands on it, whatever else the form asks; all answers grow by the line.
    sizes = {
        count: {name: size for name, (_asked, size) in found.items()} for count, found in measured.items()
    }
    assert sizes[400]["first page"] <= 1.05 * sizes[60]["first page"]
    assert sizes[400]["check"] <= 1.3 * sizes[60]["check"] * 400 / 60
    assert sizes[400]["list"] <= 1.3 * sizes[60]["list"] * 8 / 2
