"""Bad times are refused, each with a sentence, and nothing is kept; good ones pass."""

from datetime import date, time

import pytest
from django.test import Client

from tests.lending.factories import TUESDAY, book, equipment, period, room
from tests.people.factories import UserFactory
from workflows.lending.actions import Wanted, ask
from workflows.lending.models import Booking, Closure, OpeningHours, Shortage, Unit
from workflows.lending.rules.periods import Period
from workflows.lending.rules.series import dates
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


@pytest.mark.parametrize(
    ("when", "field", "said"),
    [
        (period(TUESDAY, "12:00", "10:00"), "ends", "Das Ende liegt vor dem Anfang"),
        (period(TUESDAY, "12:00", "12:00"), "ends", "Das Ende liegt vor dem Anfang"),
        (period(date(2026, 11, 27), "10:00", "12:00"), "starts", "in der Zukunft"),
        (period(date(2026, 11, 28), "12:00", "13:00"), "starts", "24 Stunden vorher"),
        (period(date(2027, 8, 3), "10:00", "12:00"), "starts", "bis 27. Mai 2027"),
        (period(TUESDAY, "09:00", "18:00", date(2026, 12, 9)), "ends", "Höchstens 12 Stunden"),
        (period(date(2026, 12, 6), "10:00", "12:00"), "starts", "Sonntag, 06.12.2026"),
        (period(date(2026, 12, 25), "10:00", "12:00"), "starts", "Feiertag"),
        (period(date(2026, 12, 16), "10:00", "12:00"), "starts", "geschlossen"),
        (period(TUESDAY, "08:00", "10:00"), "starts", "09:00–18:00"),
        (period(TUESDAY, "17:00", "19:00"), "ends", "09:00–18:00"),
        (period(date(2027, 3, 28), "02:30", "04:00"), "starts", "gibt es nicht"),
    ],
)
def test_what_does_not_fit_is_said(when: Period, field: str, said: str) -> None:
    saal = room()
    Closure.objects.create(first_day=date(2026, 12, 16), last_day=date(2026, 12, 16))
    with pytest.raises(Invalid) as refusal:
        book(saal, when)
    assert list(refusal.value.errors) == [field]
    assert said in refusal.value.errors[field]
    assert not Booking.objects.exists()


def test_the_screen_says_it_too() -> None:
    room()
    client = Client()
    client.force_login(UserFactory())
    typed = {
        "day": "2026-12-06",
        "starts": "10:00",
        "ends": "12:00",
        "organisation": "alone",
        "purpose": "Chor",
    }
    page = client.post("/lending/saal/ask/", typed)
    assert page.status_code == 422
    assert "Sonntag, 06.12.2026" in page.content.decode()


def test_equipment_stays_out_over_closed_days_but_comes_back_on_an_open_one() -> None:
    beamer = equipment()
    friday, monday, sunday = date(2026, 12, 11), date(2026, 12, 14), date(2026, 12, 13)
    assert book(beamer, period(friday, "10:00", "12:00", monday)).stage == "booked"
    with pytest.raises(Invalid) as refusal:
        book(beamer, period(friday, "10:00", "12:00", sunday))
    assert list(refusal.value.errors) == ["ends"]


def test_half_open_so_that_one_follows_the_other() -> None:
    saal = room()
    book(saal, period(TUESDAY, "10:00", "12:00"))
    assert book(saal, period(TUESDAY, "12:00", "14:00")).stage == "booked"
    assert book(saal, period(TUESDAY, "09:00", "10:00")).stage == "booked"


def test_buffers_are_kept_free() -> None:
    saal = room(buffer_before=15, buffer_after=30)
    book(saal, period(TUESDAY, "10:00", "12:00"))
    with pytest.raises(Invalid) as refusal:
        book(saal, period(TUESDAY, "12:30", "14:00"))
    assert "13:30" in str(refusal.value)  # an hour later it is free
    assert book(saal, period(TUESDAY, "12:45", "14:00")).stage == "booked"


def test_taken_is_told_with_other_times_and_rooms_and_counted() -> None:
    saal = room()
    other = room("seminar")
    room("klein", capacity=5)
    other.texts.update(name="Seminarraum")
    book(saal, period(TUESDAY, "10:00", "12:00"))
    with pytest.raises(Invalid) as refusal:
        book(saal, period(TUESDAY, "11:00", "12:00"))
    said = refusal.value.errors["starts"]
    assert "12:00" in said
    assert "Seminarraum" in said
    assert "klein" not in said
    assert Booking.objects.count() == 1
    assert Shortage.objects.get().resource == saal


def test_more_pieces_than_are_free() -> None:
    beamer = equipment(units=3)
    book(beamer, period(TUESDAY, "09:00", "18:00"), pieces=2)
    with pytest.raises(Invalid) as refusal:
        book(beamer, period(TUESDAY, "09:00", "18:00"), pieces=2)
    assert "1 Stück" in str(refusal.value)
    Unit.objects.filter(reservations=None).update(state="repair")
    with pytest.raises(Invalid):
        book(beamer, period(TUESDAY, "09:00", "18:00"))
    with pytest.raises(Invalid) as refusal:
        book(beamer, period(TUESDAY, "09:00", "18:00"), pieces=3)
    assert list(refusal.value.errors) == ["pieces"]


def test_a_quota_and_for_organisations_only() -> None:
    person, beamer = UserFactory(), equipment(at_most=1)
    book(beamer, period(TUESDAY, "09:00", "18:00"), person)
    with pytest.raises(NotAllowed):
        book(beamer, period(date(2026, 12, 15), "09:00", "18:00"), person)
    with pytest.raises(NotAllowed):
        book(room(organisations_only=True), period(TUESDAY, "10:00", "12:00"))


def test_a_series_keeps_the_hours_of_the_clock() -> None:
    saal = room(horizon_days=365)
    first = period(date(2027, 3, 16), "18:00", "20:00")
    OpeningHours.objects.create(resource=saal, weekday=1, opens=time(17), closes=time(22))
    wanted = Wanted(resource=saal, periods=dates(first, "weekly", date(2027, 4, 6)), purpose="Deutschkurs")
    case = ask(wanted=wanted, actor=UserFactory())
    hours = [each.starts_at.hour for each in case.reservations.order_by("starts_at")]
    assert hours == [17, 17, 16, 16]  # in UTC: the clock changes on 28 March
