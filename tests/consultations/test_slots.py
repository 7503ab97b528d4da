"""Which times there are: hours, days off, holidays, clock changes; and never one time twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.people.factories import UserFactory
from workflows.consultations import actions
from workflows.consultations.models import Absence, Consultation, Hours
from workflows.consultations.reading.free import Wish, free_slots
from workflows.consultations.slots import Opening, is_taken, times
from workflows.people.models import Absence as Away
from workflows.people.verdicts import Invalid

from . import factories

BERLIN = ZoneInfo("Europe/Berlin")


def starts(opening: Opening, day: date) -> list[str]:
    found = times(opening, first=day, last=day, zone=BERLIN, is_off=lambda _day: False)
    return [f"{start:%H:%M}-{end:%H:%M}" for start, end in found]


def test_hours_are_cut_into_whole_times() -> None:
    assert starts(Opening(time(9), time(11, 30), 60, weekday=0), date(2026, 11, 30)) == [
        "09:00-10:00",
        "10:00-11:00",
    ]
    assert starts(Opening(time(9), time(11), 60, weekday=0), date(2026, 12, 1)) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 29), ["01:30-03:00", "03:00-03:30", "03:30-04:00"]),  # 2:00 and 2:30 do not exist
        (date(2026, 10, 25), ["01:30-02:00", "02:00-02:30", "02:30-02:00", "03:00-03:30", "03:30-04:00"]),
    ],
)
def test_the_night_of_the_clock_change(day: date, expected: list[str]) -> None:
    opening = Opening(time(1, 30), time(4), 30, day=day)
    found = list(times(opening, first=day, last=day, zone=BERLIN, is_off=lambda _day: False))
    assert [f"{start:%H:%M}-{end:%H:%M}" for start, end in found] == expected
    assert {end.astimezone(UTC) - start.astimezone(UTC) for start, end in found} == {timedelta(minutes=30)}


def test_what_touches_is_not_taken() -> None:
    ten, eleven, noon = (datetime(2026, 12, 1, hour, tzinfo=UTC) for hour in (10, 11, 12))
    assert not is_taken(ten, eleven, [(eleven, noon)])
    assert is_taken(ten, noon, [(eleven, noon)])


@pytest.mark.django_db
def test_days_off_holidays_and_what_is_too_soon_are_left_out() -> None:
    person = factories.adviser()
    days = {slot.starts_at.date() for slot in free_slots(Wish())}
    assert {date(2026, 11, 30), date(2026, 12, 7)} <= days
    actions.add_absence(actor=person, first=date(2026, 12, 1), last=date(2026, 12, 7))
    factories.hours(person, weekday=4)  # Fridays: 25 December and 1 January are holidays
    days = {slot.starts_at.date() for slot in free_slots(Wish())}
    assert date(2026, 12, 7) not in days
    assert date(2026, 12, 14) in days
    assert date(2026, 12, 18) in days
    assert not days & {date(2026, 12, 25), date(2027, 1, 1), date(2026, 12, 4)}
    with time_machine.travel("2026-11-29T09:30:00+01:00", tick=False):
        assert free_slots(Wish())[0].starts_at.hour == 10  # nine o'clock is less than a day away
    assert max(days) <= date(2027, 1, 23)


def _statements() -> int:
    """Without those about the house, which is kept in memory in operation."""
    with CaptureQueriesContext(connection) as sent:
        free_slots(Wish())
    return sum('FROM "people_house"' not in query["sql"] for query in sent)


@pytest.mark.django_db
def test_whoever_is_away_from_the_house_does_not_advise() -> None:
    person, stand_in = factories.adviser(), UserFactory(roles=["adviser"])
    Away.objects.create(
        person=person, substitute=stand_in, first_day=date(2026, 12, 1), last_day=date(2026, 12, 7)
    )
    days = {slot.starts_at.date() for slot in free_slots(Wish())}
    assert date(2026, 11, 30) in days
    assert date(2026, 12, 7) not in days
    assert date(2026, 12, 14) in days
    assert _statements() == 3


@pytest.mark.django_db
def test_search_by_topic_language_and_way() -> None:
    law, money = (
        factories.adviser(topics=["liability"]),
        factories.adviser(topics=["accounting"], ways=["phone"]),
    )
    anything = factories.adviser(languages=["uk"])
    people = lambda **wish: {slot.adviser for slot in free_slots(Wish(**wish))}  # noqa: E731
    assert people(topic="liability") == {law, anything}
    assert people(way="phone") == {money}
    assert people(spoken="uk") == {anything}
    anything.role_grants.all().delete()
    assert people() == {law, money}


@pytest.mark.django_db
def test_hours_that_overlap_give_one_time() -> None:
    person = factories.adviser()
    factories.hours(person, day=date(2026, 11, 30), begins=time(9, 30), ends=time(12, 30))
    first = [slot.starts_at.astimezone(BERLIN) for slot in free_slots(Wish())][:3]
    assert [f"{each:%H:%M}" for each in first] == ["09:00", "10:00", "11:00"]


@pytest.mark.django_db
def test_the_database_lets_nobody_into_a_time_twice() -> None:
    case = factories.asked()
    values = {
        name: getattr(case, name)
        for name in (
            "kind",
            "applicant",
            "language",
            "adviser",
            "way",
            "spoken",
            "topic",
            "starts_at",
            "ends_at",
        )
    }
    with pytest.raises(IntegrityError, match="consultation_never_twice"), transaction.atomic():
        Consultation.objects.create(**values)
    half = timedelta(minutes=30)
    with pytest.raises(IntegrityError, match="consultation_never_twice"), transaction.atomic():
        Consultation.objects.create(
            **{**values, "starts_at": case.starts_at - half, "ends_at": case.ends_at - half}
        )
    Consultation.objects.create(**{**values, "starts_at": case.ends_at, "ends_at": case.ends_at + half})
    Consultation.objects.create(**{**values, "adviser": UserFactory()})
    Consultation.objects.create(**{**values, "blocks": False})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "held", "blocks": False},
        {"outcome": "held", "minutes": 30},
        {"outcome": "held", "minutes": 4, "topics": ["founding"]},
        {"outcome": "declined", "blocks": False},
        {"outcome": "cancelled"},
    ],
)
def test_the_database_keeps_no_half_record(change: dict[str, object]) -> None:
    case = factories.asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=case.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_has_the_time() -> None:
    person = factories.adviser()
    wanted = factories.wish(person)
    people = [UserFactory() for _number in range(4)]

    def attempt(user: object) -> bool:
        try:
            actions.ask(actor=user, request=wanted)
        except Invalid:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, people)) == [False, False, False, True]
    assert Consultation.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weekday": None}, "weekday"),
        ({"day": date(2026, 12, 1), "weekday": 1}, "weekday"),
        ({"weekday": None, "day": date(2026, 11, 1)}, "day"),
        ({"ends": time(8)}, "ends"),
        ({"minutes": 10}, "minutes"),
        ({"minutes": 200}, "minutes"),
        ({"ways": []}, "ways"),
        ({"languages": ["xx"]}, "languages"),
        ({"topics": ["nothing"]}, "topics"),
        ({"valid_from": date(2026, 12, 2), "valid_until": date(2026, 12, 1)}, "valid_until"),
    ],
)
def test_hours_that_make_no_sense(change: dict[str, object], field: str) -> None:
    person = UserFactory(roles=["adviser"])
    values = {
        "weekday": 0, "day": None, "begins": time(9), "ends": time(12), "minutes": 60, "ways": ["online"],
        "languages": ["de"],
    }  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        actions.add_hours(actor=person, **{**values, **change})
    assert field in refusal.value.errors
    assert not Hours.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-12-05", "2026-12-04"), ("2026-11-01", "2026-11-02"), ("2026-12-01", "2029-01-01")],
)
def test_absences_that_make_no_sense(first: str, last: str) -> None:
    person = UserFactory(roles=["adviser"])
    with pytest.raises(Invalid):
        actions.add_absence(actor=person, first=date.fromisoformat(first), last=date.fromisoformat(last))
    assert not Absence.objects.exists()
