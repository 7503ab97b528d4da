"""Budgets of the guided forms: queries of a page and of saving, one compilation for all processes."""

import pickle
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from workflows.engine.models import Case
from workflows.forms import registry
from workflows.forms.actions import open_sheet
from workflows.forms.definition.parts import read_form
from workflows.forms.models import AnswerSheet
from workflows.forms.versions import compiling
from workflows.forms.versions.freezing import form_of

from . import sixty
from .factories import make_complete_sheet, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_form() -> Any:
    """A form with 60 questions on one page."""
    sixty.register()
    yield
    registry._KINDS.pop(sixty.CODE, None)


def open_long(client: Client) -> str:
    """The address of the page with 60 questions, its owner signed in."""
    sheet = make_sheet()
    case = Case.objects.get(pk=sheet.case_id)
    long = open_sheet(code=sixty.CODE, case=case, owner=sheet.owner, organisation=sheet.organisation)
    client.force_login(sheet.owner)
    return reverse("forms:page", kwargs={"sheet_id": long.pk, "page": "all"})


def test_a_page_with_sixty_questions_asks_the_database_little(
    client: Client, long_form: Any, django_assert_max_num_queries: Any
) -> None:
    address = open_long(client)
    with django_assert_max_num_queries(15):
        html = client.get(address).content.decode()
    assert html.count('class="question"') == 60


def test_saving_sixty_answers_asks_the_database_little(
    client: Client, long_form: Any, django_assert_max_num_queries: Any
) -> None:
    address = open_long(client)
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.post(address, sixty.POSTED).status_code == 302
    assert len(AnswerSheet.objects.get(code=sixty.CODE).answers) == 60


@pytest.mark.parametrize("step", ["contact", "project", "people", "money", "declarations"])
def test_saving_a_page_asks_the_database_little(
    client: Client, django_assert_max_num_queries: Any, step: str
) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    address = reverse("forms:page", kwargs={"sheet_id": sheet.pk, "page": step})
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.post(address, {"go": "list"}).status_code == 302


# --- compiled once for all processes ------------------------------------------------------------------


@pytest.fixture
def sheet() -> AnswerSheet:
    sheet = make_sheet()
    form_of(sheet.version)
    compiling.compiled.cache_clear()
    return sheet


def test_a_second_process_does_not_read_the_definition(
    sheet: AnswerSheet, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "read_form", lambda raw: pytest.fail("compiled again"))
    with django_assert_num_queries(0):
        form = form_of(sheet.version)
    assert form == read_form(type(sheet.version).objects.get(pk=sheet.version_id).definition)
    assert form_of(sheet.version) is form


@pytest.mark.parametrize(
    "poison",
    [
        b"",
        b"x",
        "text",
        {"a": 1},
        pickle.dumps("not a form"),
        b"0" * 64 + pickle.dumps(read_form({"code": "evil", "title": "x", "steps": []})),
    ],
)
def test_what_somebody_else_wrote_into_the_cache_is_not_believed(sheet: AnswerSheet, poison: Any) -> None:
    cache.set(compiling.cache_key(sheet.version.sha256), poison)
    assert form_of(sheet.version).code == "sample.project"


def test_a_form_of_another_definition_is_not_believed(sheet: AnswerSheet) -> None:
    other = compiling._sealed(read_form({"code": "other", "title": "x", "steps": []}), "0" * 64)
    cache.set(compiling.cache_key(sheet.version.sha256), other)
    assert form_of(sheet.version).code == "sample.project"


def test_what_an_older_release_pickled_is_compiled_again(sheet: AnswerSheet) -> None:
    sha256 = sheet.version.sha256
    old = b"cworkflows.forms.definition.parts\nGone\n."
    cache.set(compiling.cache_key(sha256), compiling._signature(old, sha256).encode() + old)
    assert form_of(sheet.version).code == "sample.project"


def test_every_field_of_a_compiled_form_is_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiling._shape()
    monkeypatch.setattr(compiling, "SCHEMA", compiling.SCHEMA + 1)
    assert compiling._shape() != before
