"""Calendars that other programs read, and what funders count."""

from datetime import date, timedelta

import pytest
import vobject
from django.test import Client

from tests.lending.factories import TUESDAY, book, equipment, period, room
from tests.people.factories import MembershipFactory, UserFactory
from workflows.lending import actions
from workflows.lending.actions import Wanted
from workflows.lending.models import Feed
from workflows.lending.reading.numbers import numbers
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def client(**facts: object) -> Client:
    made = Client()
    made.user = UserFactory(**facts)
    made.force_login(made.user)
    return made


def names(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return [
        each.description.value for each in vobject.readOne(answer.content.decode()).contents.get("vevent", [])
    ]


def made(who: Client, resource: str = "") -> str:
    """The address that is told when a calendar is made."""
    answer = who.post("/lending/feeds/", {"resource": resource})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    return "/lending/" + answer.context["made"].partition("/lending/")[2]


def test_a_calendar_tells_what_its_person_may_see() -> None:
    group, officer = client(), client(roles=["formal_officer"])
    saal, beamer = room(), equipment()
    book(saal, period(TUESDAY, "10:00", "12:00"), group.user)
    book(beamer, period(TUESDAY, "09:00", "18:00"))
    own, all_of_it, one = (made(group), made(officer), made(officer, "beamer"))
    assert [len(names(each)) for each in (own, all_of_it, one)] == [1, 2, 1]
    assert own not in group.get("/lending/feeds/").content.decode()  # told once, kept as a hash
    assert not Feed.objects.filter(token_hash__in=own.split("/")).exists()
    group.post("/lending/feeds/", {"resource": ""})
    assert Client().get(own).status_code == 404
    group.post("/lending/feeds/", {"resource": "", "remove": "yes"})
    assert not Feed.objects.filter(user=group.user).exists()
    officer.user.is_active = False
    officer.user.save()
    assert Client().get(all_of_it).status_code == 404


def test_a_date_has_the_same_name_in_the_mail_and_in_the_calendar() -> None:
    group = client()
    saal = room()
    first = period(TUESDAY, "10:00", "12:00")
    wanted = Wanted(resource=saal, periods=[first, first.moved(days=7)], purpose="Kurs")
    case = actions.ask(wanted=wanted, actor=group.user)
    secret = actions.make_feed(actor=group.user)
    files = (
        Client().get(f"/lending/feeds/{secret}.ics"),
        group.get(f"/lending/bookings/{case.pk}/calendar.ics"),
    )
    told = [{each.uid.value for each in vobject.readOne(one.content.decode()).vevent_list} for one in files]
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_the_same_over_the_api() -> None:
    group = client()
    room()
    first = group.post("/api/lending/feeds", {"resource": "saal"}, content_type="application/json")
    assert first.status_code == 201
    assert group.get("/api/lending/feeds").json() == [first.json() | {"url": ""}]
    assert names(f"/lending/{first.json()['url'].partition('/lending/')[2]}") == []
    assert group.delete("/api/lending/feeds?resource=saal").status_code == 204
    assert group.get("/api/lending/feeds").json() == []


def test_what_funders_count() -> None:
    saal, beamer = room(), equipment()
    verein = MembershipFactory().organisation
    person = verein.memberships.get().user
    book(saal, period(TUESDAY, "10:00", "12:00"), person, organisation=verein, people=20)
    book(beamer, period(TUESDAY, "09:00", "18:00"), person, organisation=verein, pieces=2)
    given_up = book(saal, period(TUESDAY, "14:00", "15:00"))
    actions.cancel(case=given_up, actor=given_up.applicant)
    with pytest.raises(Invalid):
        book(saal, period(TUESDAY, "11:00", "13:00"))
    first, last = date(2026, 11, 1), TUESDAY
    projector, hall, total = numbers(first, last)
    assert (hall.bookings, hall.hours, hall.people, hall.organisations, hall.shortages) == (1, 2, 20, 1, 1)
    assert (projector.bookings, projector.dates, projector.hours) == (1, 2, 18)
    assert (total.bookings, total.hours, total.organisations, total.shortages) == (2, 20, 1, 1)
    assert numbers(last + timedelta(days=1), last + timedelta(days=2))[-1].bookings == 0
    officer = client(roles=["auditor"])
    page = officer.get("/lending/numbers/?first=2026-11-01&last=2026-12-08")
    assert page.status_code == 200
    assert "Saal" in page.content.decode()
    assert officer.get("/lending/numbers/?first=2026-12-08&last=2026-11-01").status_code == 422
    told = officer.get("/api/lending/numbers?first=2026-11-01&last=2026-12-08").json()
    assert [each["bookings"] for each in told] == [1, 1, 2]
