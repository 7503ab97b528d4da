"""The screens on which people fill in a form: the task list, pages, rows, plan, files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.forms.screens import CONTACT, PDF, page, url
from workflows.documents.models import Document
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet

from . import sample
from .factories import make_complete_sheet, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def test_the_task_list_shows_what_can_be_started(browser: Client, sheet: AnswerSheet) -> None:
    html = browser.get(url("sheet", sheet)).content.decode()
    assert html.count("Nicht begonnen") == 4
    assert "Noch nicht möglich" in html
    assert page(sheet, "contact") in html
    assert page(sheet, "money") not in html
    assert browser.get(page(sheet, "money")).status_code == 302


def test_a_good_page_leads_to_the_next(browser: Client, sheet: AnswerSheet) -> None:
    answer = browser.post(page(sheet, "contact"), CONTACT)
    assert answer.status_code == 302
    assert answer["Location"] == page(sheet, "project")
    sheet.refresh_from_db()
    assert sheet.answers["iban"] == "DE89370400440532013000"
    assert "Fertig" in browser.get(url("sheet", sheet)).content.decode()


def test_a_wrong_page_keeps_everything_and_says_what_to_do(browser: Client, sheet: AnswerSheet) -> None:
    answer = browser.post(page(sheet, "contact"), CONTACT | {"iban": "DE00 1", "address-postcode": "66"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#iban"' in html
    assert 'href="#address-postcode"' in html
    assert 'value="DE00 1"' in html
    assert 'value="66"' in html
    assert 'id="address-postcode-error"' in html
    sheet.refresh_from_db()
    assert sheet.answers["contact_name"] == "Amira"
    assert 'value="DE00 1"' in browser.get(page(sheet, "contact")).content.decode()


def test_save_and_finish_later_never_asks_for_more(browser: Client, sheet: AnswerSheet) -> None:
    answer = browser.post(page(sheet, "contact"), {"contact_name": "Amira", "go": "list"})
    assert answer["Location"] == url("sheet", sheet)
    html = browser.get(url("sheet", sheet)).content.decode()
    assert "Angefangen" in html
    assert browser.get(url("resume", sheet))["Location"] == f"{page(sheet, 'contact')}#q-email"


def test_questions_that_come_up_on_the_page_are_asked_before_going_on(
    browser: Client, sheet: AnswerSheet
) -> None:
    html = browser.get(page(sheet, "project")).content.decode()
    assert re.search(r'id="q-before"[^>]*hidden', html)
    fields = {
        "title": "T",
        "goals": "G",
        "kind": "again",
        "participants": "5",
        "starts_on": "2027-03-01",
        "minors": "no",
    }
    shown = "title goals areas kind participants starts_on minors"
    answer = browser.post(page(sheet, "project"), fields | {"shown": shown, "before": "x"})
    assert answer["Location"].endswith("#q-before")
    answer = browser.post(page(sheet, "project"), fields | {"shown": shown + " before", "before": "Viel"})
    assert answer["Location"] == page(sheet, "people")


def test_rows_are_added_and_removed_without_losing_what_was_typed(
    browser: Client, sheet: AnswerSheet
) -> None:
    typed = {
        "team-0-name": "Amira",
        "team-0-born_on-day": "99",
        "partners-0-name": "Chor",
        "partners-0-gives": "abc",
    }
    answer = browser.post(page(sheet, "people"), typed | {"add": "team"})
    assert answer.status_code == 302
    html = browser.get(answer["Location"]).content.decode()
    assert 'value="Amira"' in html
    assert 'value="99"' in html
    assert 'value="abc"' in html
    assert 'name="team-1-name"' in html
    typed |= {"team-1-name": "Olena", "remove": "team:0"}
    html = browser.get(browser.post(page(sheet, "people"), typed)["Location"]).content.decode()
    assert "Amira" not in html.replace("Amira Haddad", "")
    assert 'value="Olena"' in html
    assert 'name="team-1-name"' not in html


def test_the_plan_shows_its_sums_and_what_is_missing(client: Client) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    fields = {
        "plan-expenses-0-category": "rooms",
        "plan-expenses-0-description": "Saal",
        "plan-expenses-0-quantity": "2",
        "plan-expenses-0-unit_price": "100,25",
        "plan-in_kind-0-description": "Aufbau",
        "plan-in_kind-0-hours": "2,5",
        "plan-requested-0-amount": "150",
    }
    answer = client.post(page(sheet, "money"), fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "238,00" in html  # 2 × 100.25 and 2.5 hours at 15 euros
    assert "50,50" in html
    assert (
        client.post(page(sheet, "money"), fields | {"plan-requested-0-amount": "200,50"}).status_code == 302
    )
    sheet.refresh_from_db()
    assert sheet.answers["plan"]["expenses"][0]["amount"] == "200.50"


def test_a_file_is_uploaded_shown_refused_and_removed(browser: Client, sheet: AnswerSheet) -> None:
    save_answers(sheet_id=sheet.pk, answers={"minors": True}, revision=None, actor=sheet.owner)
    answer = browser.post(
        page(sheet, "project"),
        {"minors": "yes", "protection-new": SimpleUploadedFile("x.exe", b"MZ"), "go": "list"},
    )
    assert answer.status_code == 422
    assert 'id="protection-error"' in answer.content.decode()
    browser.post(
        page(sheet, "project"),
        {"minors": "yes", "protection-new": SimpleUploadedFile("konzept.pdf", PDF), "go": "list"},
    )
    html = browser.get(page(sheet, "project")).content.decode()
    assert "konzept.pdf" in html
    (document,) = Document.objects.all()
    answer = browser.post(
        page(sheet, "project"),
        {"minors": "yes", "protection": str(document.pk), "remove": f"protection:{document.pk}"},
    )
    assert answer.status_code == 302
    sheet.refresh_from_db()
    assert "protection" not in sheet.answers
    assert not Document.objects.exists()


def test_another_cases_file_can_not_be_attached(browser: Client, sheet: AnswerSheet) -> None:
    other = make_sheet()
    document = Document.objects.create(
        case=other.case,
        kind=f"form.{sample.CODE}",
        name="x.pdf",
        sha256="0" * 64,
        media_type="application/pdf",
        size=1,
    )
    browser.post(page(sheet, "project"), {"minors": "yes", "protection": str(document.pk), "go": "list"})
    sheet.refresh_from_db()
    assert "protection" not in sheet.answers
