"""What the rooms find: participations and persons, towns, shares, days; with as many queries for many."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.meetings.factories import announced, span
from workflows.engine.models import Step
from workflows.indicators import measures, reading
from workflows.indicators.actions import report, set_target
from workflows.meetings.models import Meeting
from workflows.values.periods import Period

from .factories import BERLIN, funded, held, lead

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MORNING = "2026-07-02T10:00:00+02:00"


def people(*numbers: int, standing: str = "volunteer", town: str = "") -> list[tuple[str, str, str]]:
    return [(f"person{number}@example.org", standing, town) for number in numbers]


@pytest.fixture(autouse=True)
def in_july() -> Any:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def test_every_room_counts_its_measures_and_nothing_else() -> None:
    assert set(measures.count(YEAR)) == set(measures.every())


def test_a_person_who_comes_twice_is_two_participations_and_one_person() -> None:
    held(announced(), date(2026, 3, 2), *people(1, 2, 3), ("", "", "Linden"), guests=2)
    held(announced(), date(2026, 4, 2), ("PERSON1@example.org", "paid", ""), *people(4, 5, 6))
    held(announced(), date(2025, 12, 31), *people(7))
    held(announced(format="best_practice"), date(2026, 5, 2), *people(1, 8, 9, 10, 11, 12, 13))
    found = measures.count(YEAR)
    assert (found["trainings"].number, found["best_practice"].number) == (2, 1)
    training = found["training_participations"]
    assert (training.number, training.each) == (10, (6, 4))
    assert sorted(training.parts.values()) == [1, 3, 6]
    assert (found["training_persons"].number, found["training_persons"].nameless) == (6, 3)
    assert found["reached_participations"].number == 17
    assert found["reached_persons"].number == 12
    assert found["networking"].number == 0


def test_days_are_those_of_the_house() -> None:
    """Half past midnight in Berlin on New Year's Day is still the old year in London."""
    case = held(announced(), date(2026, 1, 1))
    first = Period(date(2026, 1, 1), date(2026, 1, 1))
    start = case.sessions.get().starts_at.astimezone(BERLIN).replace(hour=0, minute=30)
    Meeting.objects.filter(pk=case.pk).update(starts_at=start)
    assert measures.count(first)["trainings"].days == (date(2026, 1, 1),)


def test_towns_are_the_same_however_they_are_written() -> None:
    came = [*people(1, town="Northeim"), *people(2, town=" northeim "), *people(3, town="Uslar"), *people(4)]
    held(announced(format="best_practice"), date(2026, 5, 2), *came)
    assert measures.count(YEAR)["best_practice_towns"].number == 2


def test_who_was_told_three_weeks_ahead_and_whether_there_is_a_next_date() -> None:
    early, late = (held(announced(span(60), format="networking"), date(2026, 6, 22)) for _n in range(2))
    Step.objects.filter(case=early.pk, node="announce").update(done_at="2026-06-01T23:00:00+02:00")
    Step.objects.filter(case=late.pk, node="announce").update(done_at="2026-06-02T00:30:00+02:00")
    Meeting.objects.filter(pk=early.pk).update(stage="closed", next_on=date(2026, 9, 22))
    Meeting.objects.filter(pk=late.pk).update(stage="closed", no_next="Das Projekt endet.")
    found = measures.count(YEAR)
    assert (found["invited_in_time"].number, found["invited_in_time"].whole) == (1, 2)
    assert (found["next_date_fixed"].number, found["next_date_fixed"].whole) == (1, 2)


def test_numbers_of_people_below_five_stay_inside() -> None:
    held(announced(), date(2026, 3, 2), *people(1, 2, 3))
    (line,) = (each for each in reading.lines(funded()) if each.measure.code == "training_participations")
    assert (line.number, line.parts, line.nameless) == (None, {}, 0)


def test_as_many_queries_for_many_as_for_few() -> None:
    period, actor, counts = funded(), lead(), []
    for number in (1, 6):
        for month in range(1, number + 1):
            held(announced(), date(2026, month, 2), *people(*range(number * 3)))
        set_target(
            actor=actor, period=period, measure="trainings", kind="total", number=14, source="Bescheid"
        )
        reading.lines(period)
        with CaptureQueriesContext(connection) as queries:
            reading.lines(period)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14, counts
    assert report(actor=actor, period=period, as_of=date(2026, 7, 2)).version == 1
