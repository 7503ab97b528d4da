"""Operation: what an administrator sees of workers, mail and rows that could not be done."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.outbox.factories import queue
from tests.people.factories import UserFactory
from workflows.engine import troubles
from workflows.engine.heartbeats import Signs
from workflows.engine.models import Heartbeat, Trouble
from workflows.outbox import lanes
from workflows.outbox.models import Lane, Message, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    """An administrator's browser."""
    client.force_login(UserFactory(roles=["admin"], language="en"))
    return client


def test_a_quiet_house(admin: Client) -> None:
    """A working worker, open mail, nothing to see to."""
    signs = Signs()
    signs.round_ended("pulse_at")
    signs.give()
    page = admin.get("/en/desk/operation/").content.decode()
    assert "at work" in page
    assert "Mail leaves." in page
    assert "Nothing: every job does all its rows." in page
    assert "The house needs you" not in admin.get("/en/desk/").content.decode()


def test_silence_and_standstill_are_told_apart(admin: Client) -> None:
    """A worker that gives signs but no rounds is stuck; one without signs is silent; none works."""
    now = timezone.now()
    Heartbeat.objects.create(
        name="a", started_at=now - timedelta(hours=1), pulse_at=now - timedelta(minutes=5)
    )
    Heartbeat.objects.create(name="b", seen_at=now - timedelta(minutes=5))
    page = admin.get("/en/desk/operation/").content.decode()
    for word in ("stuck", "silent", "No worker is at work"):
        assert word in page
    answer = admin.get("/api/operation/").json()
    assert answer["works"] is False
    assert [worker["is_alive"] for worker in answer["workers"]] == [True, False]


def test_a_failing_server_is_told(admin: Client) -> None:
    """Since when, what it says, when we try again; on the tasks page, too."""
    lanes.pause("554 5.7.1 go away")
    queue(2)
    page = admin.get("/en/desk/operation/").content.decode()
    assert "554 5.7.1 go away" in page
    assert "2 mails wait." in page
    assert "The house needs you" in admin.get("/en/desk/").content.decode()
    assert admin.get("/api/operation/").json()["mail"]["is_open"] is False


def test_mail_is_held_and_released_by_button_and_api(admin: Client) -> None:
    """The same switch on screen and API; twice is refused."""
    address = reverse("desk:operation_mail")
    assert admin.post(address, {"hold": "", "why": "Umzug"}).status_code == 302
    assert Lane.objects.get().held_why == "Umzug"
    assert "Umzug" in admin.get("/desk/operation/").content.decode()
    assert admin.post(address, {"hold": ""}).status_code == 409
    api = "/api/operation/mail"
    assert admin.post(f"{api}/release", content_type="application/json").json()["is_open"] is True
    body = {"why": "x"}
    assert admin.post(f"{api}/hold", body, content_type="application/json").json()["held_why"] == "x"
    assert admin.post(address, {"release": ""}).status_code == 302
    assert lanes.lane().is_open


def test_a_trouble_is_listed_and_laid_aside(admin: Client) -> None:
    """Reason and place without content; laid aside it goes, failing again it comes back."""
    for _time in range(2):
        try:
            raise ValueError("Amira Haddad")
        except ValueError as error:
            row = troubles.remember("workflows.engine.deadlines.tick", "deadline 5", error)
    page = admin.get("/en/desk/operation/").content.decode()
    assert "Deadlines and reminders" in page
    assert "deadline 5" in page
    assert "ValueError in tests/desk/test_operation.py" in page
    assert "Amira" not in page
    assert Trouble.objects.get().times == 2
    settle = reverse("desk:operation_settle", args=[row.pk])
    assert admin.post(settle).status_code == 302
    assert admin.post(settle).status_code == 409
    assert not Trouble.objects.open().exists()
    assert troubles.remember(row.job, row.subject, ValueError()).times == 1


def test_undelivered_mail_is_one_link_away(admin: Client) -> None:
    """The number leads to the list."""
    queue(1)
    Message.objects.update(state=State.FAILED)
    page = admin.get("/en/desk/operation/").content.decode()
    assert "1 mail did not arrive." in page
    assert reverse("outbox:undelivered") in page
