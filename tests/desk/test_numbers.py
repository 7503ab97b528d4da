"""The weekly numbers: counted right, shown with bars, handed out as files that hold no formula."""

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.desk.factories import many
from tests.people.factories import UserFactory
from workflows.desk.inputs.numbers import last_month, last_week, span_of, this_year
from workflows.desk.reading import numbers as reading
from workflows.desk.reading.numbers import Column, Row, Table
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.values.periods import Period

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """8 o'clock on Monday, 30 November 2026."""
    with time_machine.travel(datetime(2026, 11, 30, 8, tzinfo=BERLIN), tick=False):
        yield


def lead() -> User:
    return UserFactory(roles=["decision_maker"])


def table(code: str, period: Period | None = None) -> Table:
    return next(each for each in reading.tables(period or last_week()) if each.code == code)


def test_open_cases_by_how_long_they_are_in_their_stage() -> None:
    now = timezone.now()
    for case, age in zip(many(7), (0, 7, 8, 30, 31, 90, 91), strict=True):
        Case.objects.filter(pk=case.pk).update(stage_since=now - timedelta(days=age, seconds=-1))
    many(1, stage="draft")
    many(1, closed_at=now)
    (row,) = table("open").rows
    assert row.numbers == (7, 2, 2, 2, 1, 90)


def test_what_came_in_and_was_closed_by_the_clock_of_the_house() -> None:
    """Sunday 23:59 is last week, Monday 0:00 is not."""
    sunday, midnight = datetime(2026, 11, 29, 23, 59, tzinfo=BERLIN), datetime(2026, 11, 30, tzinfo=BERLIN)
    many(2, submitted_at=sunday)
    many(1, submitted_at=midnight)
    many(1, submitted_at=datetime(2026, 11, 22, 23, 59, tzinfo=BERLIN), closed_at=sunday)
    (row,) = table("moved").rows
    assert row.numbers == (2, 1)
    assert table("moved", Period(date(2026, 11, 30), date(2026, 11, 30))).rows[0].numbers == (1, 0)


def test_ready_periods() -> None:
    assert last_week() == Period(date(2026, 11, 23), date(2026, 11, 29))
    assert last_month() == Period(date(2026, 10, 1), date(2026, 10, 31))
    assert this_year() == Period(date(2026, 1, 1), date(2026, 11, 30))
    assert span_of(None, date(2025, 3, 4)) == Period(date(2025, 1, 1), date(2025, 3, 4))
    assert span_of(date(2026, 11, 2), None) == Period(date(2026, 11, 2), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("numbers", "whole", "shares"),
    [
        ([(5, 10), (10, 10), (0, 10)], "", [50, 100, 0]),
        ([(5, 10), (20, 10), (1, 0)], "all", [50, 100, 0]),
        ([(0, 0)], "", [0]),
        ([], "", []),
    ],
)
def test_bars_are_parts_of_the_largest_or_of_a_whole(
    numbers: list[tuple[int, int]], whole: str, shares: list[int]
) -> None:
    columns = (Column("part", "x"), Column("all", "y"))
    assert Table("t", "T", "H", columns, [Row("r", each) for each in numbers], whole=whole).shares() == shares


def test_screen_and_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    many(3, submitted_at=datetime(2026, 11, 25, 9, tzinfo=BERLIN))
    evil = Table("x", "X", "Y", (Column("n", "N"),), [Row("=1+1", (Decimal("2.50"),))])
    monkeypatch.setattr(reading, "_parts", [lambda period: [evil]])
    client.force_login(lead())
    page = client.get("/desk/numbers/")
    assert page.content.decode().count('class="chart__bar"') == 3
    assert "=1+1" in page.content.decode()
    listed = client.get("/desk/numbers/file.csv").content.decode("utf-8-sig")
    assert '"\'=1+1";"2,50"' in listed
    assert '"2026-11-23";"2026-11-29"' in listed
    book = load_workbook(io.BytesIO(client.get("/desk/numbers/file.xlsx?period=year").content))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
    assert cells["=1+1"] == "s"
    assert cells[2.5] == "n"
    assert client.get("/desk/numbers/file.exe").status_code == 404
    wrong = {"since": "2026-03-02", "until": "2026-03-01"}
    assert client.get("/desk/numbers/", wrong).status_code == 422
    assert client.get("/desk/numbers/?since=0001-01-01&until=9999-12-31").status_code == 422


def test_over_the_api(client: Client) -> None:
    many(2, submitted_at=datetime(2026, 11, 25, 9, tzinfo=BERLIN))
    client.force_login(lead())
    said = client.get("/api/desk/numbers").json()
    assert (said["since"], said["until"]) == ("2026-11-23", "2026-11-29")
    tables = {each["code"]: each for each in said["tables"]}
    assert {"open", "moved", "decisions", "budgets", "foundings", "newsletters", "readers"} <= set(tables)
    assert tables["moved"]["rows"][0]["numbers"] == [2, 0]
    assert client.get("/api/desk/numbers?since=2026-03-02&until=2026-03-01").status_code == 422
    assert client.get("/api/desk/numbers?until=9999-12-31").status_code == 422
    assert client.get("/api/desk/numbers/csv").headers["Content-Disposition"].endswith('2026-11-30.csv"')


def test_at_most_fifteen_queries_however_much_there_is(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"  # as in operation: not read at each use
    monkeypatch.setattr("pages.cache.version.changing", lambda: False)
    client.force_login(lead())
    counts = []
    for number in (1, 20):
        many(number, submitted_at=datetime(2026, 11, 25, 9, tzinfo=BERLIN))
        client.get("/desk/numbers/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/numbers/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 15, counts
