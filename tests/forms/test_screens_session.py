"""A page sent without a session: kept for its own browser, page and two hours, and for nobody else."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.harness.markup import flat
from tests.people.factories import UserFactory
from workflows.forms import retention
from workflows.forms.actions import save_answers
from workflows.forms.actions.keeping import KEEP_FOR, MOST_KEPT
from workflows.forms.models import AnswerSheet

from .factories import make_member, make_sheet
from .screens import page, seen

pytestmark = pytest.mark.django_db
TYPED = {"title": "Nähcafé am Fluss", "goals": "Ganz vertraulich.", "areas": ["culture", "sport"]}


@pytest.fixture
def sheet() -> AnswerSheet:
    """Somebody's draft."""
    return make_sheet()


def _kept(client: Client, sheet: AnswerSheet, **more: object) -> Client:
    """A browser that has sent a page without a session."""
    answer = client.post(page(sheet, "project"), TYPED | more)
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]
    return client


def _html(client: Client, sheet: AnswerSheet, name: str = "project") -> str:
    return client.get(page(sheet, name)).content.decode()


def test_after_signing_in_everything_is_in_place_and_nothing_saved(
    client: Client, sheet: AnswerSheet
) -> None:
    _kept(client, sheet, kind="again", before="Viel gelernt.", shown="title goals areas kind before")
    client.force_login(sheet.owner)
    html = flat(_html(client, sheet))
    assert 'value="Nähcafé am Fluss"' in html
    assert "Ganz vertraulich." in html
    assert html.count(" checked") == 3
    assert 'id="q-before" data-question="before"' in html
    assert "Viel gelernt." in html
    assert "data-unsaved" in html
    sheet.refresh_from_db()
    assert sheet.answers == {}
    assert client.post(page(sheet, "project"), TYPED | {"go": "list"}).status_code == 302
    assert "data-unsaved" not in _html(client, sheet)
    assert not Session.objects.filter(session_key=_waiting(client)).exists()


def _waiting(client: Client) -> str:
    return next((c.value.partition(":")[0] for n, c in client.cookies.items() if n.startswith("kept_")), "")


def test_only_this_browser_and_only_this_page(client: Client, sheet: AnswerSheet) -> None:
    _kept(client, sheet)
    elsewhere = Client()
    elsewhere.force_login(sheet.owner)
    assert "vertraulich" not in _html(elsewhere, sheet)
    client.force_login(sheet.owner)
    assert "vertraulich" not in _html(client, sheet, "contact")
    other = make_sheet(sheet.owner)
    cookie = next(name for name in client.cookies if name.startswith("kept_"))
    client.cookies[cookie.replace("kept_", "x_")] = client.cookies[cookie].value
    assert "vertraulich" not in _html(client, other)


def test_a_stranger_at_the_same_device_gets_nothing(client: Client, sheet: AnswerSheet) -> None:
    _kept(client, sheet)
    client.force_login(UserFactory())
    answer = client.get(page(sheet, "project"))
    assert answer.status_code == 403
    assert "vertraulich" not in answer.content.decode()


def test_a_cookie_of_ones_own_making_is_worth_nothing(client: Client, sheet: AnswerSheet) -> None:
    _kept(client, sheet)
    thief = Client()
    thief.force_login(make_member(sheet))
    for name, cookie in client.cookies.items():
        if name.startswith("kept_"):
            thief.cookies[name] = cookie.value[:-3] + "abc"
    assert "vertraulich" not in _html(thief, sheet)


def test_two_hours_at_most(client: Client, sheet: AnswerSheet) -> None:
    with time_machine.travel(timezone.now() - KEEP_FOR - timedelta(minutes=1)):
        _kept(client, sheet)
    client.force_login(sheet.owner)
    assert "vertraulich" not in _html(client, sheet)
    count = Session.objects.count()
    retention.tick()
    assert Session.objects.count() == count - 1


def test_nothing_of_it_is_written_into_a_log(
    client: Client, sheet: AnswerSheet, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _kept(client, sheet)
    assert "vertraulich" not in caplog.text


def test_files_have_to_be_chosen_again_and_people_are_told(client: Client, sheet: AnswerSheet) -> None:
    _kept(client, sheet, **{"protection-new": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    client.force_login(sheet.owner)
    html = _html(client, sheet)
    assert html.count("notice notice--warning") == 1
    assert "data-unsaved" in html


def test_unknown_sheets_and_endless_texts_are_not_kept(client: Client, sheet: AnswerSheet) -> None:
    for path, text in [
        ("/forms/00000000-0000-4000-8000-000000000000/project/", "x"),
        (page(sheet, "nothing"), "x"),
        (page(sheet, "project"), "x" * (MOST_KEPT + 1)),
    ]:
        answer = client.post(path, {"goals": text})
        assert answer.status_code == 302
        assert not [name for name in answer.cookies if name.startswith("kept_")]


def test_what_a_member_changed_meanwhile_is_asked_not_overwritten(client: Client, sheet: AnswerSheet) -> None:
    member = make_member(sheet)
    client.force_login(sheet.owner)
    marks = seen(_html(client, sheet))
    client.logout()
    _kept(client, sheet, seen=marks)
    save_answers(sheet_id=sheet.pk, answers={"title": "Von Olena"}, revision=None, actor=member)
    client.force_login(sheet.owner)
    html = flat(_html(client, sheet))
    assert 'value="Nähcafé am Fluss"' in html
    answer = client.post(page(sheet, "project"), TYPED | {"seen": seen(html)})
    assert answer.status_code == 409
    assert "Von Olena" in answer.content.decode()


def test_what_was_saved_since_is_not_covered_by_the_older_text(client: Client, sheet: AnswerSheet) -> None:
    _kept(client, sheet)
    save_answers(sheet_id=sheet.pk, answers={"title": "Später"}, revision=None, actor=sheet.owner)
    client.force_login(sheet.owner)
    html = _html(client, sheet)
    assert 'value="Später"' in html
    assert "Ganz vertraulich." in html


def test_an_old_form_key_of_ours_keeps_the_text_and_another_site_is_refused(sheet: AnswerSheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(sheet.owner)
    foreign = strict.post(page(sheet, "project"), TYPED, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert strict.post(page(sheet, "project"), TYPED).status_code == 403
    ours = strict.post(page(sheet, "project"), TYPED, headers={"Origin": "http://testserver"})
    assert ours.status_code == 302
    assert ours["Location"] == page(sheet, "project")
    sheet.refresh_from_db()
    assert sheet.answers == {}
    assert 'value="Nähcafé am Fluss"' in _html(strict, sheet)
