"""The same over the API: what is free, asking, changing, the office's steps, times without names."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.lending.factories import TUESDAY, book, equipment, period, room
from tests.people.factories import UserFactory
from workflows.lending.models import Booking, Resource, ResourceText, Unit
from workflows.lending.reading.month import days_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def client(**facts: object) -> Client:
    made = Client()
    made.force_login(UserFactory(**facts))
    return made


def sent(who: Client, path: str, **data: object) -> tuple[int, dict]:
    answer = who.post(f"/api/lending/{path}", json.dumps(data), content_type="application/json")
    return answer.status_code, answer.json()


WHEN = {"starts_at": "2026-12-08T10:00:00", "ends_at": "2026-12-08T12:00:00", "purpose": "Chor"}


def test_a_booking_over_the_api() -> None:
    room(instant_for="nobody")
    group, officer, stranger = client(), client(roles=["formal_officer"]), client()
    status, made = sent(group, "bookings", resource="saal", **WHEN)
    assert (status, made["stage"], len(made["pickup_code"])) == (201, "asked", 6)
    at = f"bookings/{made['id']}"
    assert stranger.get(f"/api/lending/{at}").status_code == 404
    assert officer.get(f"/api/lending/{at}").json()["pickup_code"] == ""
    assert sent(officer, f"{at}/answer", granted=False)[0] == 422
    assert sent(officer, f"{at}/answer", granted=True)[1]["stage"] == "booked"
    assert sent(officer, f"{at}/answer", granted=True)[0] == 409
    # A time the house said yes to is moved by the house.
    moved = {"starts_at": "2026-12-09T10:00:00+01:00", "ends_at": "2026-12-09T12:00:00+01:00"}
    assert sent(group, f"{at}/change", **moved)[0] == 403
    assert sent(officer, f"{at}/change", **moved)[1]["sequence"] == 1
    assert sent(officer, f"{at}/missed")[0] == 422
    assert sent(officer, f"{at}/hand-over", signed_name="Amal", there=["Beamer"])[1]["stage"] == "out"
    assert sent(group, f"{at}/cancel")[0] == 403
    assert sent(officer, f"{at}/take-back", signed_name="Amal", damage="Kabel fehlt")[1]["stage"] == "damage"
    assert sent(officer, f"{at}/damage", outcome="Ersetzt", cost="12.50")[1]["stage"] == "closed"
    assert [each["id"] for each in group.get("/api/lending/bookings").json()] == [made["id"]]


def test_many_bookings_cost_no_more_statements_than_two() -> None:
    """Dates, pieces and who somebody is in them are read for all at once; each row is that of its booking."""
    group, rooms = client(), [room(f"raum-{number}") for number in range(6)]
    made = [sent(group, "bookings", resource=each.slug, **WHEN)[1] for each in rooms[:2]]
    group.get("/api/lending/bookings")
    with CaptureQueriesContext(connection) as two:
        group.get("/api/lending/bookings")
    made += [sent(group, "bookings", resource=each.slug, **WHEN)[1] for each in rooms[2:]]
    with CaptureQueriesContext(connection) as six:
        listed = group.get("/api/lending/bookings").json()
    assert len(six) == len(two)
    assert {each["id"]: each for each in listed} == {each["id"]: each for each in made}
    assert [len(each["units"]) for each in listed] == [1] * 6


def test_taken_has_a_code_and_the_waiting_list_a_door() -> None:
    case = book(room(), period(TUESDAY, "10:00", "12:00"))
    group, officer = client(), client(roles=["formal_officer"])
    status, problem = sent(group, "bookings", resource="saal", **WHEN)
    assert (status, problem["code"]) == (422, "taken")
    status, made = sent(group, "bookings", resource="saal", may_wait=True, **WHEN)
    assert (status, made["stage"]) == (201, "waiting")
    at = f"bookings/{made['id']}"
    assert sent(officer, f"{at}/place")[0] == 422
    Unit.objects.create(resource=case.resource, inventory_number="neu")
    assert sent(officer, f"{at}/place")[1]["stage"] == "booked"


def test_what_is_free_and_taken_is_public_without_names() -> None:
    beamer = equipment()
    book(beamer, period(TUESDAY, "09:00", "18:00"), UserFactory(name="Geheim"))
    anybody = Client()
    query = "?starts_at=2026-12-08T09:00:00Z&ends_at=2026-12-08T12:00:00Z"
    (found,) = anybody.get(f"/api/lending/resources{query}").json()
    assert (found["slug"], found["pieces"], found["free"]) == ("beamer", 2, 1)
    busy = anybody.get("/api/lending/resources/beamer/busy?first=2026-12-01&last=2026-12-31")
    assert busy.json() == [
        {"piece": 1, "starts_at": "2026-12-08T08:00:00Z", "ends_at": "2026-12-08T17:00:00Z"}
    ]
    days = anybody.get("/api/lending/resources/beamer/days?first=2026-12-06&last=2026-12-08").json()
    assert [each["state"] for each in days] == ["closed", "free", "free"]
    assert (
        anybody.get("/api/lending/resources/beamer/busy?first=2026-12-01&last=2027-12-31").status_code == 422
    )
    Resource.objects.update(is_shown=False)
    assert anybody.get("/api/lending/resources/beamer").status_code == 404


def test_a_series_over_the_api() -> None:
    room()
    group = client()
    series = {"rhythm": "weekly", "until": "2026-12-22"}
    status, made = sent(group, "bookings", resource="saal", **WHEN, **series)
    assert (status, len(made["dates"])) == (201, 3)
    left = sent(group, f"bookings/{made['id']}/leave-out", starts_at="2026-12-15T10:00:00")[1]
    assert [each["is_held"] for each in left["dates"]] == [True, False, True]
    assert sent(group, f"bookings/{made['id']}/change", **WHEN)[0] == 422 or Booking.objects.count() == 1


def test_a_month_of_sixty_asks_as_often_as_of_one(
    django_assert_num_queries, django_assert_max_num_queries
) -> None:
    for number in range(60):
        Unit.objects.create(
            resource=Resource.objects.create(slug=f"r{number}", kind="room"), inventory_number=str(number)
        )
    ResourceText.objects.bulk_create(
        ResourceText(resource=each, language="de", name=each.slug) for each in Resource.objects.all()
    )
    resources = list(Resource.objects.all())
    days_of(resources[:1], TUESDAY, TUESDAY + timedelta(days=31))  # the house's facts are kept now
    with django_assert_num_queries(6):
        found = days_of(resources, date(2026, 12, 1), date(2027, 1, 1))
    assert len(found) == 60
    catalogue = Client()
    with django_assert_max_num_queries(15):
        catalogue.get("/lending/?day=2026-12-08&starts=10:00&ends=12:00")
