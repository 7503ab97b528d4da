"""The runner without JavaScript: pages, rows, conflicts, corrections, submission."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.harness.markup import flat
from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.forms.actions import request_changes, save_answers, submit_sheet
from workflows.forms.models import AnswerSheet

from . import sample
from .factories import make_complete_sheet, make_member, make_sheet

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def sheet() -> AnswerSheet:
    return make_sheet()


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def url(name: str, sheet: AnswerSheet, **rest: str) -> str:
    return reverse(f"forms:{name}", kwargs={"sheet_id": sheet.pk, **rest})


def page(sheet: AnswerSheet, name: str) -> str:
    return url("page", sheet, page=name)


def seen(html: str) -> str:
    match = re.search(r'name="seen" value="([^"]*)"', html)
    assert match
    return match[1]


CONTACT = {
    "contact_name": "Amira",
    "email": "a@example.org",
    "address-street": "Weg 1",
    "address-postcode": "66386",
    "address-town": "Ort",
    "iban": "DE89 3704 0044 0532 0130 00",
}


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


QUERIES = [("sheet", 15), ("check", 15), ("print", 15)]


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
