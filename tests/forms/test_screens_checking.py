"""The screens around a form: conflicts, check and submission, corrections, readers, autosave, costs."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.forms.screens import CONTACT, page, seen, url
from tests.harness.markup import flat
from tests.people.factories import UserFactory
from workflows.forms.actions import request_changes, save_answers, submit_sheet
from workflows.forms.models import AnswerSheet

from . import sample
from .factories import make_complete_sheet, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


QUERIES = [("sheet", 15), ("check", 15), ("print", 15)]


def test_two_members_are_shown_both_answers_and_choose(browser: Client, sheet: AnswerSheet) -> None:
    other = make_member(sheet)
    marks = seen(browser.get(page(sheet, "project")).content.decode())
    save_answers(sheet_id=sheet.pk, answers={"title": "Von Olena"}, revision=None, actor=other)
    answer = browser.post(page(sheet, "project"), {"title": "Von mir", "seen": marks})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Von Olena" in html
    assert 'value="Von mir"' in html
    assert other.get_full_name() in html
    mine = re.search(r'value="(mine:[0-9a-f]+)"', html)
    assert mine
    browser.post(page(sheet, "project"), {"title": "Von mir", "seen": marks, "choose-title": mine[1]})
    sheet.refresh_from_db()
    assert sheet.answers["title"] == "Von mir"


def test_check_submit_and_read(client: Client) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    html = client.get(url("check", sheet)).content.decode()
    assert "?from=check#q-title" in html
    assert "800,00" in html
    assert "Ändern" in html
    answer = client.post(url("check", sheet))
    assert answer["Location"] == url("sheet", sheet)
    assert sample.submitted == [(str(sheet.pk), 1)]
    html = client.get(url("sheet", sheet)).content.decode()
    assert "Eingereicht am" in html
    assert "?from=check" not in html
    assert client.post(url("check", sheet)).status_code == 409
    assert client.get(url("check", sheet)).status_code == 302


def test_an_incomplete_form_lists_every_problem_with_a_link(browser: Client, sheet: AnswerSheet) -> None:
    html = browser.get(url("check", sheet)).content.decode()
    assert f"{page(sheet, 'contact')}?from=check#q-email" in html
    assert "Einreichen</button>" not in html
    assert browser.post(url("check", sheet)).status_code == 422


def test_changing_from_the_check_page_leads_back_to_it(browser: Client, sheet: AnswerSheet) -> None:
    html = flat(browser.get(page(sheet, "contact") + "?from=check").content.decode())
    assert 'name="from" value="check"' in html
    answer = browser.post(page(sheet, "contact"), CONTACT | {"from": "check"})
    assert answer["Location"] == url("check", sheet)


def test_corrections_show_the_comment_and_only_those_questions(client: Client) -> None:
    sheet = make_complete_sheet()
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    request_changes(sheet=sheet, questions={"title": "Bitte genauer."}, actor=UserFactory())
    client.force_login(sheet.owner)
    html = client.get(url("sheet", sheet)).content.decode()
    assert "Bitte ändern" in html
    assert page(sheet, "contact") not in html
    html = client.get(page(sheet, "project")).content.decode()
    assert "Bitte genauer." in html
    assert 'name="goals"' not in html
    assert client.get(page(sheet, "contact")).status_code == 302
    assert client.post(page(sheet, "project"), {"title": "Genauer"}).status_code == 302
    assert client.post(url("check", sheet)).status_code == 302
    assert sample.submitted[-1] == (str(sheet.pk), 2)


def test_strangers_and_readers(client: Client, sheet: AnswerSheet) -> None:
    client.force_login(UserFactory())
    for address in (url("sheet", sheet), page(sheet, "contact"), url("check", sheet), url("print", sheet)):
        assert client.get(address).status_code == 403
    client.force_login(UserFactory(roles=["reviewer"]))
    assert client.get(url("print", sheet)).status_code == 200
    assert client.get(page(sheet, "contact")).status_code == 403


def test_the_form_is_readable_without_an_account(client: Client) -> None:
    html = client.get(reverse("forms:read", kwargs={"code": sample.CODE})).content.decode()
    assert "Was wollt ihr erreichen?" in html
    assert "Höchstens 20 Wörter." in html
    assert client.get(reverse("forms:read", kwargs={"code": "nothing"})).status_code == 404


def test_autosave_keeps_one_question_and_says_what_is_wrong(browser: Client, sheet: AnswerSheet) -> None:
    address = url("autosave", sheet, page="contact")
    answer = browser.post(address, {"only": "iban", "iban": "DE00"})
    assert answer.status_code == 200
    assert "IBAN" in answer.json()["errors"]["iban"]
    sheet.refresh_from_db()
    assert sheet.typed == {"iban": "DE00"}
    assert sheet.visited == []
    assert browser.post(address, {"only": "nothing"}).status_code == 422
    assert browser.post(url("autosave", sheet, page="nothing"), {"only": "iban"}).status_code == 422
    browser.logout()
    assert browser.post(address, {"only": "iban"}).status_code == 401


def test_autosave_reports_conflicts(browser: Client, sheet: AnswerSheet) -> None:
    marks = seen(browser.get(page(sheet, "project")).content.decode())
    save_answers(sheet_id=sheet.pk, answers={"title": "Anders"}, revision=None, actor=make_member(sheet))
    answer = browser.post(
        url("autosave", sheet, page="project"), {"only": "title", "title": "Meins", "seen": marks}
    )
    assert answer.status_code == 409
    assert answer.json()["conflict"]["theirs"] == "Anders"


def test_unknown_pages_and_sheets(browser: Client, sheet: AnswerSheet) -> None:
    assert browser.get(page(sheet, "nothing")).status_code == 404
    assert browser.get("/forms/00000000-0000-4000-8000-000000000000/").status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        {"seen": "x y:z ::"},
        {"add": "x" * 5000},
        {"remove": "a:b:c"},
        {"remove": ":"},
        {"title": "\x00"},
        {"team-999999999-name": "x"},
    ],
)
def test_nonsense_never_breaks_a_page(browser: Client, sheet: AnswerSheet, data: dict[str, Any]) -> None:
    for name in ("project", "people"):
        assert browser.post(page(sheet, name), data).status_code in (302, 422)


@pytest.mark.parametrize(("name", "most"), QUERIES)
def test_screens_stay_within_their_queries(
    client: Client, django_assert_max_num_queries: Any, name: str, most: int
) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    client.get(url(name, sheet))
    with django_assert_max_num_queries(most):
        assert client.get(url(name, sheet)).status_code == 200


@pytest.mark.parametrize("step", ["contact", "project", "people", "money", "declarations"])
def test_a_page_and_a_save_stay_within_their_queries(
    client: Client, django_assert_max_num_queries: Any, step: str
) -> None:
    sheet = make_complete_sheet()
    client.force_login(make_member(sheet))
    client.get(page(sheet, step))
    with django_assert_max_num_queries(15):
        assert client.get(page(sheet, step)).status_code == 200
    fields = {
        "contact": CONTACT,
        "project": {"title": "Neu", "minors": "yes"},
        "people": {"team-0-name": "X"},
    }.get(step, {"begun": "no"})
    with django_assert_max_num_queries(12):
        assert client.post(url("autosave", sheet, page=step), {"only": "title"} | fields).status_code in (
            200,
            422,
        )
    # A person's first answer is a deed: one line of history.
    with django_assert_max_num_queries(12 if step in ("contact", "people") else 16):
        status = client.post(page(sheet, step), fields).status_code
    assert status == (302 if step in ("contact", "people") else 422)
