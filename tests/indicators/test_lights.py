"""How a target stands: linear in time, at each, as a share, in its rhythm; and what is never told."""

from datetime import date

import pytest

from workflows.indicators.lights import Judged, Light, Wanted, expected, judge
from workflows.indicators.measures import Counted, Kind, Measure, Pillar
from workflows.indicators.telling import told, told_parts
from workflows.values.periods import Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
EVENTS = Measure("trainings", "Schulungen", Pillar.EMPOWERMENT, tuple(Kind))
PEOPLE = Measure("people", "Menschen", Pillar.EMPOWERMENT, tuple(Kind), people=True)


def light(kind: str, number: int, counted: Counted, on: date, measure: Measure = EVENTS) -> Judged:
    return judge(Wanted(kind, number), measure, counted, YEAR, on)


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2026, 1, 1), 0), (date(2026, 7, 2), 7), (date(2026, 12, 31), 14), (date(2027, 5, 1), 14)],
)
def test_every_day_is_expected_to_bring_as_much_as_the_others(day: date, number: int) -> None:
    assert expected(14, YEAR, day) == number


@pytest.mark.parametrize(
    ("found", "day", "wanted"),
    [
        (14, date(2026, 3, 1), Light.GREEN),
        (7, date(2026, 7, 2), Light.GREEN),
        (6, date(2026, 7, 2), Light.YELLOW),
        (5, date(2026, 7, 2), Light.RED),
        (13, date(2026, 12, 31), Light.YELLOW),
        (10, date(2026, 12, 31), Light.RED),
        (0, date(2026, 1, 1), Light.GREEN),
        (3, date(2025, 12, 31), Light.NONE),
    ],
)
def test_a_total_is_measured_by_the_time_that_has_gone(found: int, day: date, wanted: Light) -> None:
    assert light("total", 14, Counted(found), day).light == wanted


def test_a_minimum_holds_for_each_and_not_for_the_sum() -> None:
    today = date(2026, 7, 2)
    assert light("each", 20, Counted(60, each=(20, 40)), today).light == Light.GREEN
    assert light("each", 20, Counted(60, each=(19, 41)), today).light == Light.RED
    assert light("each", 20, Counted(0), today).light == Light.NONE


def test_a_share() -> None:
    today = date(2026, 7, 2)
    assert light("ratio", 80, Counted(4, whole=5), today).light == Light.GREEN
    assert light("ratio", 80, Counted(3, whole=5), today).light == Light.YELLOW
    assert light("ratio", 80, Counted(1, whole=5), today).light == Light.RED
    assert light("ratio", 80, Counted(0, whole=0), today).light == Light.NONE


def test_a_rhythm_forgives_two_weeks_and_no_more() -> None:
    in_time = (date(2026, 3, 20), date(2026, 6, 30))
    assert light("rhythm", 3, Counted(2, days=in_time), date(2026, 7, 2)).light == Light.GREEN
    late = (date(2026, 3, 20), date(2026, 7, 10))
    assert light("rhythm", 3, Counted(2, days=late), date(2026, 7, 11)).light == Light.YELLOW
    assert light("rhythm", 3, Counted(2, days=in_time), date(2026, 10, 14)).light == Light.GREEN
    assert light("rhythm", 3, Counted(2, days=in_time), date(2026, 10, 15)).light == Light.RED
    assert light("rhythm", 3, Counted(0), date(2026, 2, 1)).light == Light.NONE
    assert light("rhythm", 3, Counted(0), date(2026, 4, 16)).light == Light.RED


def test_one_to_four_people_are_not_told_nor_what_follows_from_them() -> None:
    assert [told(PEOPLE, Counted(n)) for n in (0, 1, 4, 5)] == [0, None, None, 5]
    assert told(EVENTS, Counted(3)) == 3
    assert told(PEOPLE, Counted(40, addends=(37, 3))) is None
    assert told(PEOPLE, Counted(40, addends=(35, 5))) == 40
    for judged in (
        light("total", 14, Counted(3), date(2026, 7, 2), PEOPLE),
        light("each", 20, Counted(23, each=(20, 3)), date(2026, 7, 2), PEOPLE),
    ):
        assert "3" not in judged.words


def test_a_single_small_part_takes_the_next_smallest_along() -> None:
    assert told_parts(Counted(42, parts={"a": 30, "b": 9, "c": 3})) == {"a": 30, "b": None, "c": None}
    assert told_parts(Counted(42, parts={"a": 38, "b": 2, "c": 2})) == {"a": 38, "b": None, "c": None}
    assert told_parts(Counted(42, parts={"a": 37, "b": 5, "c": 0})) == {"a": 37, "b": 5, "c": 0}
