"""Webhooks over the API and on the screens; and the list of events for who was away."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from standardwebhooks import Webhook

from tests.webhooks.receiver import Receiver
from workflows.engine import processes
from workflows.people.models import User
from workflows.webhooks import delivery, types
from workflows.webhooks.models import Delivery, Endpoint, Event, Happening, State

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def client(admin: User) -> Client:
    """The administrator's."""
    browser = Client()
    browser.force_login(admin)
    return browser


def test_from_the_first_call_to_the_redelivery(client: Client, receiver: Receiver) -> None:
    wish = {"url": receiver.url, "events": ["grants.*", "page.published"], "description": "Website"}
    made = client.post("/api/webhooks/endpoints", wish, content_type=JSON)
    assert made.status_code == 201
    uuid, secret = made.json()["webhook"]["uuid"], made.json()["secret"]
    at = f"/api/webhooks/endpoints/{uuid}"
    assert secret not in client.get(at).content.decode()
    assert client.post(f"{at}/test").status_code == 202
    delivery.tick()
    Webhook(secret).verify(receiver.got[0].body, receiver.got[0].headers)
    log = client.get(f"{at}/deliveries").json()
    (row,) = log["deliveries"]
    assert (row["state"], row["status"], row["event"]["type"]) == ("delivered", 204, types.TEST)
    assert row["event"]["id"] == receiver.ids[0]
    again = client.post(f"/api/webhooks/deliveries/{row['uuid']}/again")
    assert again.json()["state"] == "waiting"
    delivery.tick()
    assert receiver.ids[0] == receiver.ids[1]
    changed = client.patch(at, {"events": ["*"]}, content_type=JSON).json()
    assert (changed["events"], changed["description"]) == (["*"], "Website")
    new = client.post(f"{at}/secret", {"hours": 0}, content_type=JSON).json()["secret"]
    assert new != secret
    off = client.post(f"{at}/switch", {"on": False}, content_type=JSON).json()
    assert (off["is_active"], off["off_reason"]) == (False, "by_hand")
    assert client.post(f"{at}/test").status_code == 409
    assert client.delete(at).status_code == 204
    assert not Endpoint.objects.exists()


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"url": "http://example.org/", "events": ["*"]}, "url"),
        ({"url": "https://127.0.0.1/", "events": ["*"]}, "url"),
        ({"url": "https://example.org/", "events": ["page.burnt"]}, "events"),
    ],
)
def test_what_does_not_fit_is_said_by_field(client: Client, wish: dict[str, Any], field: str) -> None:
    answer = client.post("/api/webhooks/endpoints", wish, content_type=JSON)
    assert answer.status_code == 422
    assert [each["path"] for each in answer.json()["errors"]] == [field]
    assert not Endpoint.objects.exists()


def test_who_was_away_reads_on_where_they_stopped(client: Client, endpoint: Endpoint) -> None:
    for page in range(5):
        Happening.objects.create(type="case.closed", data={"page": page})
    delivery.sorting.tick()
    first = client.get("/api/webhooks/events?limit=3&type=case.closed").json()
    second = client.get(f"/api/webhooks/events?limit=3&type=case.closed&after={first['next']}").json()
    pages = [each["data"]["page"] for each in [*first["events"], *second["events"]]]
    assert pages == [0, 1, 2, 3, 4]
    end = client.get(f"/api/webhooks/events?after={second['next']}").json()
    assert (end["events"], end["next"]) == ([], second["next"])
    assert end["oldest"] is not None


def test_events_are_numbered_by_one_at_a_time(endpoint: Endpoint) -> None:
    """A reader who remembers the last number misses none that was committed late."""
    Happening.objects.create(type="case.closed")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('webhooks.sorting'))")
            assert delivery.sorting.sort() == 0
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert delivery.sorting.sort() >= 1
    assert Event.objects.filter(type="case.closed").exists()


def test_every_verb_of_every_process_is_an_event_with_a_name() -> None:
    known = types.known()
    for app, process in processes.every().items():
        for verb in process.verbs:
            name = types.name_of(types.HISTORY, {"kind": process.flows[0].kind, "verb": verb})
            assert name == f"{app.rpartition('.')[2]}.{verb}"
            assert str(known[name])


def test_the_screens_lead_through_the_same(client: Client, receiver: Receiver) -> None:
    typed = {"url": receiver.url, "areas": ["page.*"], "singles": "case.closed", "description": "Website"}
    wrong = client.post("/webhooks/new/", {**typed, "areas": [], "singles": ""})
    assert wrong.status_code == 422
    made = client.post("/webhooks/new/", typed)
    assert "whsec_" in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    found = Endpoint.objects.get()
    assert found.events == ["case.closed", "page.*"]
    at = f"/webhooks/{found.uuid}/"
    assert client.post(f"{at}test/").status_code == 302
    receiver.answers = [500]
    delivery.tick()
    Delivery.objects.update(state=State.FAILED, settled_at=timezone.now())
    shown = client.get(at).content.decode()
    assert "whsec_" not in shown
    assert types.TEST in shown
    assert "/webhooks/" in client.get("/desk/operation/").content.decode()
    client.post(f"{at}failed/", {"again": ""})
    delivery.tick()
    row = Delivery.objects.get()
    assert row.state == State.DELIVERED
    assert "500" in client.get(f"/webhooks/deliveries/{row.uuid}/").content.decode()
    client.post(f"{at}delete/")
    assert not Endpoint.objects.exists()
