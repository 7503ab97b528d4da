"""Series: a pasted list of people, the rhythm, the next meeting, and what is refused."""

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from tests.people.factories import UserFactory
from workflows.meetings import actions
from workflows.meetings.models import Invitee, Meeting, Series
from workflows.meetings.rules.series import next_day
from workflows.people.verdicts import AlreadyDone, Invalid

from .factories import announced, at, in_series, lines, open_step, plan_of, span
from .test_walk import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def test_a_pasted_list_is_read_as_people_have_it() -> None:
    case = in_series(announced(span(40)))
    desk = signed_in(case.series.owner)
    url = f"/meetings/series/{case.series_id}/"
    bad = "Amira Haddad; amira@example.org; ar; Frauentreff\nOlena, olena(at)example.org\n\nKofi\n"
    shown = desk.post(url, {"people": bad, "add": "yes"})
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "Zeile 2" in page
    assert "Zeile 4" in page
    assert "amira@example.org; ar; Frauentreff" in page  # nothing typed is lost
    assert not Invitee.objects.exists()
    good = (
        "Amira Haddad; amira@example.org; ar; Frauentreff\n"
        "Olena Kovalenko\tOLENA@example.org\tuk\n"
        "Kofi Mensah <kofi@example.org>, Sahel e.V.\n"
        "amira@Example.org\nmailto:info@example.org\n"
    )
    assert desk.post(url, {"people": good, "add": "yes"}).status_code == 302
    rows = list(Invitee.objects.order_by("pk").values_list("name", "email", "language", "organisation"))
    assert rows == [
        ("Amira Haddad", "amira@example.org", "ar", "Frauentreff"),
        ("Olena Kovalenko", "OLENA@example.org", "uk", ""),
        ("Kofi Mensah", "kofi@example.org", "de", "Sahel e.V."),
        ("", "info@example.org", "de", ""),
    ]
    assert desk.post(url, {"people": good, "add": "yes"}).status_code == 302
    assert Invitee.objects.count() == 4
    many = "\n".join(f"p{number}@example.org" for number in range(10_000))
    shown = desk.post(url, {"people": many, "add": "yes"})
    assert shown.status_code == 422
    assert "10000 Zeilen" in shown.content.decode()
    assert Invitee.objects.count() == 4
    person = Invitee.objects.get(email="kofi@example.org")
    assert desk.post(url, {"take_out": person.pk}).status_code == 302
    assert desk.post(url, {"take_out": "9x"}).status_code == 404
    assert "kofi@example.org" not in desk.get(url).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitee.objects.create(series=case.series, email="Amira@example.org", language="de")


def test_the_next_meeting_stays_in_the_series_on_the_day_of_its_rhythm(at_ten: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    first = actions.Span(*(at(f"2026-12-31T{hour}:00:00+01:00") for hour in (17, 20)))
    case = announced(first, actor=adviser, format="networking")
    desk = signed_in(adviser)
    begun = desk.post(f"/meetings/{case.pk}/series/", {"every_months": "2", "on_day": "31"})
    series = Series.objects.get()
    assert begun["Location"] == f"/meetings/series/{series.pk}/"
    assert desk.post(f"/meetings/{case.pk}/series/", {"every_months": "2", "on_day": "31"}).status_code == 409
    actions.invite_people(series=series, lines=lines("a"), actor=adviser)
    at_ten.move_to("2027-01-01T10:00:00+01:00")
    desk.force_login(adviser)
    actions.finish(step=open_step(case), actor=adviser)
    page = desk.get(f"/meetings/steps/{open_step(case).pk}/").content.decode()
    assert re.search(r'name="next_on_day"[^>]*value="26"', page)  # the 28th, last of February, is a Sunday
    assert re.search(r'name="next_on_month"[^>]*value="2"', page)
    step = f"/meetings/steps/{open_step(case).pk}/"
    both = {"next_on": "2027-04-30", "no_next": "Keine Lust"}
    assert desk.post(step, both).status_code == 422
    assert desk.post(step, {"next_on": "2027-04-30"}).status_code == 302
    again = Meeting.objects.exclude(pk=case.pk).get()
    assert again.series == series
    assert again.starts_at.isoformat() == "2027-04-30T15:00:00+00:00"  # 17:00 on the clock, in summer
    assert plan_of(again)["draft"] == "2027-04-02"
    assert desk.get("/meetings/series/").content.decode().count("Vereinsrecht für Einsteiger") == 1
    changed = desk.post(f"/meetings/series/{series.pk}/rhythm/", {"every_months": "3", "on_day": "15"})
    assert changed.status_code == 302


@pytest.mark.parametrize(
    ("held_on", "every", "on_day", "now", "expected"),
    [
        (date(2026, 11, 30), 3, 31, "2026-12-01", date(2027, 2, 26)),  # 28 February is a Sunday
        (date(2027, 2, 26), 1, 31, "2027-02-27", date(2027, 3, 31)),  # and not the 26th or 28th of March
        (date(2027, 11, 29), 3, 31, "2027-12-01", date(2028, 2, 29)),
        (date(2026, 12, 1), 1, 1, "2026-12-02", date(2026, 12, 31)),  # New Year's Day
        (date(2026, 11, 28), 1, 26, "2026-11-28", date(2026, 12, 26)),  # see below
        (date(2026, 6, 15), 3, 15, "2026-12-01", date(2026, 12, 15)),  # closed late: still to come
    ],
)
def test_the_rhythm(held_on: date, every: int, on_day: int, now: str, expected: date) -> None:
    series = Series(every_months=every, on_day=on_day)
    with time_machine.travel(f"{now}T12:00:00+01:00"):
        assert next_day(series, held_on) == expected  # who meets on Saturdays goes on to do so


@pytest.mark.parametrize(("every", "day"), [(0, 1), (25, 1), (3, 0), (3, 32)])
def test_no_rhythm_that_cannot_be(every: int, day: int) -> None:
    with pytest.raises(Invalid):
        actions.begin_series(
            case=announced(), every_months=every, on_day=day or -1, actor=UserFactory(roles=["adviser"])
        )
    assert not Series.objects.exists()


def test_a_meeting_that_is_over_begins_no_series() -> None:
    case = announced()
    actions.call_off(case=case, actor=UserFactory(roles=["adviser"]), reason="Krank")
    with pytest.raises(AlreadyDone):
        actions.begin_series(case=case, every_months=3, actor=UserFactory(roles=["adviser"]))


def test_lists_take_as_many_queries_for_many_as_for_few(django_assert_num_queries: Any) -> None:
    adviser = UserFactory(roles=["adviser"])
    for number in range(3):
        in_series(announced(span(20 + number)), *"abc")
    desk = signed_in(adviser)
    desk.get("/api/meetings/series")
    with django_assert_num_queries(5):
        assert len(desk.get("/api/meetings/series").json()) == 3
