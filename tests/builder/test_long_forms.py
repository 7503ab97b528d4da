"""A form with as many questions as a form may have: the builder asks the database no more for it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workflows.forms.definition.validation import MOST_QUESTIONS, check_definition

from .factories import draft, question, t
from .test_admin import EDIT, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]
KINDS = ("short_text", "number", "choice", "yes_no", "group")
OPTIONS = [{"code": code, "label": t(code.upper())} for code in "ab"]


def _question(number: int) -> dict[str, Any]:
    kind, more = KINDS[number % len(KINDS)], {}
    if kind == "choice":
        more = {"options": OPTIONS}
    if kind == "group":
        more = {"questions": [question("what"), question("price", "money")]}
    if number % 20 == 1:
        more["show_when"] = {"all": [{"question": f"q{number - 1}", "is": "answered"}]}
    return question(f"q{number}", kind, **more)


def _form(count: int) -> dict[str, Any]:
    """A form with so many questions, twenty a page."""
    pages = [
        {
            "id": f"p{first}",
            "title": t(f"Seite {first}"),
            "questions": [*map(_question, range(first, first + 20))],
        }
        for first in range(0, count, 20)
    ]
    return {"code": f"long_{count}", "title": t("Lang"), "steps": pages}


def test_the_builder_asks_no_more_for_long_forms() -> None:
    client = signed_in("editor")
    statements = {}
    for count in (40, MOST_QUESTIONS):
        check_definition(_form(count))
        made = draft(_form(count), translated=False)
        for name in (EDIT, "builder_check"):
            address = reverse(name, args=[made.pk])
            client.get(address)  # what is read once in a process is read
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            statements[name, count] = len(asked)
    for name in (EDIT, "builder_check"):
        assert statements[name, MOST_QUESTIONS] == statements[name, 40], (name, statements)
