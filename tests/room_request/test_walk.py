"""The sample walks from the question to the mail: over screens, over the API, and what is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from tests.people.factories import UserFactory
from tests.room_request.models import RoomRequest
from workflows.engine.models import Step
from workflows.outbox.models import Message

FOLDER = Path(__file__).parent
NOW = "2026-11-28T10:00:00+01:00"
DAY = date(2026, 12, 24)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


@pytest.fixture
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


def signed_in(**facts: object) -> Client:
    client = Client()
    client.user = UserFactory(**facts)
    client.force_login(client.user)
    return client


def test_from_the_question_to_the_mail() -> None:
    group, officer = signed_in(language="ar"), signed_in(roles=["formal_officer"])
    asked = group.post("/room_request/ask/", {"purpose": "Sprachcafé", "day": DAY.isoformat()}, follow=True)
    assert asked.status_code == 200
    case = RoomRequest.objects.get()
    assert (case.number, case.stage) == ("R-2026-0001", "asked")
    step = Step.objects.open().get(case=case)
    assert step.due_at.date() == date(2026, 12, 3)
    assert case.number in officer.get("/desk/").content.decode()
    given = officer.post(f"/room_request/{case.pk}/answer/", {"granted": "yes", "answer": "Kommt gern."})
    assert given.status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.granted, case.assignee) == ("answered", True, officer.user)
    assert list(case.history.values_list("verb", flat=True)) == ["room.asked", "room.granted"]
    mail = Message.objects.get(case=case, recipient=group.user)
    assert f"/ar/cases/{case.pk}/" in mail.text
    assert "Kommt gern." in mail.text
    assert "Kommt gern." in group.get(f"/cases/{case.pk}/").content.decode()


def test_the_same_over_the_api() -> None:
    group, officer = signed_in(), signed_in(roles=["formal_officer"])
    made = group.post(
        "/api/room_request/", {"purpose": "Chor", "day": str(DAY)}, content_type="application/json"
    )
    assert made.status_code == 201
    url = f"/api/room_request/{made.json()['id']}/answer"
    refused = officer.post(url, {"granted": False}, content_type="application/json")
    assert refused.status_code == 422
    answered = officer.post(url, {"granted": False, "answer": "Belegt."}, content_type="application/json")
    assert answered.json()["granted"] is False
    again = officer.post(url, {"granted": True}, content_type="application/json")
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("purpose", "day"), [("", DAY), ("Chor", DAY - timedelta(days=26)), ("Chor", date(2026, 11, 27))]
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(purpose: str, day: date) -> None:
    page = signed_in().post("/room_request/ask/", {"purpose": purpose, "day": day.isoformat()})
    assert page.status_code == 422
    assert RoomRequest.objects.count() == 0


def test_nobody_answers_the_own_request() -> None:
    officer = signed_in(roles=["formal_officer"])
    officer.post("/room_request/ask/", {"purpose": "Chor", "day": DAY.isoformat()})
    case = RoomRequest.objects.get()
    assert officer.post(f"/room_request/{case.pk}/answer/", {"granted": "yes"}).status_code == 403
    case.refresh_from_db()
    assert case.granted is None


def test_the_database_keeps_no_refusal_without_a_reason() -> None:
    signed_in().post("/room_request/ask/", {"purpose": "Chor", "day": DAY.isoformat()})
    with pytest.raises(IntegrityError), transaction.atomic():
        RoomRequest.objects.update(granted=False)


def test_a_process_stays_small() -> None:
    """What a new process costs; docs/new-process.md promises it."""
    lines = [
        line
        for path in FOLDER.rglob("*.py")
        if not path.name.startswith("test_")
        for line in path.read_text().splitlines()
    ]
    assert len(lines) <= 400
