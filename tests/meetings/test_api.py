"""The same over the API: plan, announce, register, confirm, note, finish, close."""

from typing import Any

import pytest
from django.test import Client

from tests.people.factories import UserFactory
from workflows.meetings.models import Invitation, Meeting, Registration
from workflows.meetings.reading.links import link_of, token_of

from .factories import announced, placed, span

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]

GIVEN = {
    "format": "networking",
    "dates": [{"starts_at": "2026-12-28T17:00:00", "ends_at": "2026-12-28T20:00:00"}],
    "words": {"de": {"title": "Treffen"}, "uk": {"title": "Зустріч", "about": "Для всіх"}},
    "online_link": "https://video.example.org/x",
    "capacity": 1,
}


def call(client: Client, method: str, path: str, data: object = None) -> Any:
    send = getattr(client, method)
    found = send(f"/api/meetings/{path}", data, content_type="application/json") if data is not None else None
    return found if found is not None else send(f"/api/meetings/{path}")


def test_from_the_plan_to_the_close_over_the_api(at_ten: Any) -> None:
    desk, visitor, adviser = Client(), Client(), UserFactory(roles=["adviser"])
    desk.force_login(adviser)
    made = call(desk, "post", "planned", GIVEN)
    assert (made.status_code, made.json()["stage"]) == (201, "planned")
    own = f"planned/{made.json()['id']}"
    assert call(visitor, "get", "dates").json() == []
    assert call(desk, "put", own, GIVEN | {"capacity": 2}).json()["capacity"] == 2
    assert call(desk, "post", f"{own}/announce").json()["stage"] == "announced"
    (shown,) = visitor.get("/api/meetings/dates", headers={"Accept-Language": "uk"}).json()
    assert (shown["title"], shown["left"], shown["may_register"]) == ("Зустріч", 2, True)
    assert "online_link" not in shown
    register = f"dates/{made.json()['id']}/registrations"
    given = {"name": "Olena", "email": "olena@example.org", "language": "uk", "consent": True}
    assert call(visitor, "post", register, given | {"consent": False}).status_code == 422
    assert call(visitor, "post", register, given).json() == {"sent": True}
    row = Registration.objects.get()
    link = f"registrations/{link_of(row)}"
    assert call(visitor, "get", link).json()["state"] == "asked"
    assert call(visitor, "post", f"{link}/confirm").json()["state"] == "placed"
    assert call(visitor, "post", f"registrations/{row.pk.hex}.wrong/confirm").status_code == 404
    assert call(desk, "post", f"{own}/finish", {"guests": 2}).status_code == 422
    at_ten.move_to("2026-12-29T10:00:00+01:00")
    desk.force_login(adviser)  # a month later
    session = shown["dates"][0]["id"]
    noted = call(desk, "post", f"{own}/attendance", {"session": session, "present": [str(row.pk)]})
    assert noted.json() == {"present": 1}
    assert call(desk, "post", f"{own}/attendance", {"session": 0, "present": []}).status_code == 422
    guest = call(desk, "post", f"{own}/guests", {"session": session, "name": "Kofi"})
    assert (guest.status_code, guest.json()) == (201, {"present": 2})
    listed = call(desk, "get", f"{own}/registrations").json()
    assert [(each["name"], each["there"]) for each in listed] == [("Kofi", [session]), ("Olena", [session])]
    assert call(desk, "post", f"{own}/finish", {"guests": 2}).json()["guests"] == 2
    assert call(visitor, "post", f"{link}/feedback", {"stars": 4}).json()["may_say"] is False
    assert call(desk, "post", f"{own}/close", {}).status_code == 422
    assert call(desk, "post", f"{own}/close", {"no_next": "Das Projekt endet."}).json()["stage"] == "closed"
    assert call(desk, "post", f"{own}/close", {"no_next": "Noch einmal"}).status_code == 409


def test_called_off_over_the_api() -> None:
    desk = Client()
    desk.force_login(UserFactory(roles=["adviser"]))
    case = announced()
    answer = call(desk, "post", f"planned/{case.pk}/call-off", {"reason": "Krank"}).json()
    assert (answer["stage"], answer["why_not"] != "") == ("called_off", True)
    assert call(Client(), "get", f"dates/{case.pk}").json()["reason"] == "Krank"


def test_lists_take_as_many_queries_for_many_as_for_few(django_assert_num_queries: Any) -> None:
    for number in range(3):
        placed(announced(span(10 + number)), f"person{number}@example.org")
    call(Client(), "get", "dates")  # what the process keeps is there from now on
    with django_assert_num_queries(3):
        assert len(call(Client(), "get", "dates").json()) == 3
    assert Meeting.objects.count() == 3


def test_a_series_with_invitations_answers_and_needs_over_the_api() -> None:
    desk, visitor = Client(), Client()
    desk.force_login(UserFactory(roles=["adviser"], name="Jonas Weber"))
    case = announced(span(20), capacity=1)
    own = f"planned/{case.pk}"
    begun = call(desk, "post", f"{own}/series", {"every_months": 3, "on_day": 31})
    series = begun.json()
    assert (begun.status_code, series["owner"], series["next"]) == (201, "Jonas Weber", str(case.pk))
    assert call(desk, "post", f"{own}/series", {"on_day": 1}).status_code == 409
    assert call(desk, "get", own).json()["suggested_next"] == "2027-03-31"
    people = f"series/{series['id']}/people"
    bad = {"people": [{"email": "a@example.org"}, {"email": "b"}]}
    refused = call(desk, "post", people, bad)
    assert refused.status_code == 422
    assert "2" in refused.content.decode()
    good = {"people": [{"email": f"{name}@example.org", "language": "uk"} for name in "aab"]}
    assert call(desk, "post", people, good).json() == {"new": 2, "known": 1, "left": 0}
    listed = call(desk, "get", people).json()
    assert ([each["email"] for each in listed["people"]], listed["next"]) == (
        ["a@example.org", "b@example.org"],
        None,
    )
    assert (
        call(desk, "get", f"{people}?after={listed['people'][0]['id']}").json()["people"][0]["email"][0]
        == "b"
    )
    links = [f"invitations/{token_of(each)}" for each in Invitation.objects.order_by("person")]
    assert call(visitor, "get", links[0]).json()["said"] == ""
    answered = call(
        visitor, "post", f"{links[0]}/answer", {"said": "yes", "people": 2, "need": "Räume"}
    ).json()
    assert (answered["registration"], answered["people"]) == ("placed", 2)
    assert call(visitor, "post", f"{links[1]}/answer", {"said": "no", "people": 10}).status_code == 422
    counts = call(desk, "get", f"{own}/answers").json()
    assert [counts[name] for name in ("yes", "maybe", "no", "open")] == [1, 0, 0, 1]
    assert [each["done_at"] is None for each in counts["plan"]] == [False, False, True, True, True]
    who = call(desk, "get", f"{own}/invitations").json()
    assert [(each["said"], each["people"]) for each in who["invitations"]] == [("yes", 2), ("", 1)]
    assert (who["next"], who["invitations"][0]["person"]) == (None, listed["people"][0]["id"])
    after = call(desk, "get", f"{own}/invitations?after={who['invitations'][0]['person']}").json()
    assert after["invitations"] == who["invitations"][1:]
    (need,) = call(desk, "get", f"{own}/needs").json()
    settled = call(desk, "post", f"{own}/needs/{need['id']}", {"state": "taken_up"}).json()
    assert (settled["words"], settled["state"]) == ("Räume", "taken_up")
    assert call(visitor, "post", f"{links[1]}/leave").status_code == 204
    assert call(desk, "get", f"{own}/answers").json()["open"] == 0
    assert len(call(desk, "get", f"{own}/invitations").json()["invitations"]) == 1
    person = listed["people"][0]["id"]
    assert desk.delete(f"/api/meetings/{people}/{person}").status_code == 204
    changed = call(desk, "put", f"series/{series['id']}", {"every_months": 1, "on_day": 15}).json()
    assert (changed["every_months"], changed["invited"]) == (1, 0)
    assert call(desk, "get", "series").json() == [changed]
    assert call(desk, "get", f"series/{2**40}").status_code == 404
