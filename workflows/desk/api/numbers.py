"""The API of the weekly numbers."""

from datetime import date
from decimal import Decimal
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from workflows.desk.inputs.numbers import last_week, span_of
from workflows.desk.reading import numbers as reading
from workflows.desk.reading.numbers import Unit
from workflows.desk.rules import may_read_numbers
from workflows.desk.tables import file_of
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import Invalid, require
from workflows.values.periods import Period

router = Router(tags=["desk"], auth=api_auth)


class NumberColumnOut(Schema):
    """One number of each row, and what it is counted in."""

    code: str
    label: str
    unit: Unit


class NumberRowOut(Schema):
    """What is counted, and its numbers in the order of the columns; null where there is nothing to say."""

    label: str
    numbers: list[int | Decimal | None]


class NumberTableOut(Schema):
    """Numbers of one kind."""

    code: str
    title: str
    head: str
    columns: list[NumberColumnOut]
    rows: list[NumberRowOut]


class NumbersOfWeekOut(Schema):
    """All tables of a period, both days included; open cases are those of now."""

    since: date
    until: date
    tables: list[NumberTableOut]


@router.get("/numbers", response=NumbersOfWeekOut, operation_id="desk_numbers")
def read_numbers(
    request: HttpRequest, since: date | None = None, until: date | None = None
) -> dict[str, object]:
    """Count what is open, came in, was decided and sent; without days: Monday to Sunday of last week."""
    period = _period(request, since, until)
    return {"since": period.since, "until": period.until, "tables": reading.tables(period)}


@router.get("/numbers/{ending}", operation_id="desk_numbers_file", response={200: None})
def read_file(
    request: HttpRequest, ending: Literal["csv", "xlsx"], since: date | None = None, until: date | None = None
) -> HttpResponse:
    """Fetch the same numbers as a file."""
    return file_of(reading.sheet(_period(request, since, until)), ending, name="numbers")


def _period(request: HttpRequest, since: date | None, until: date | None) -> Period:
    require(may_read_numbers(caller(request)))
    if since is None and until is None:
        return last_week()
    period = span_of(since, until)
    if not date(2000, 1, 1) <= period.since <= period.until < date(2200, 1, 1):
        raise Invalid({"until": "The days are out of order or too far away."})
    return period
