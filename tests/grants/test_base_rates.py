"""The base rate of each half-year: shipped with its source, asked for when it is missing."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.grants import factories as make
from tests.people.factories import UserFactory
from workflows.engine import law
from workflows.engine.models import LegalValue
from workflows.grants.models import Call
from workflows.grants.reading.concerns import concerns
from workflows.people.models import Role

pytestmark = pytest.mark.django_db


def at(*day: int) -> time_machine.travel:
    return time_machine.travel(datetime.datetime(*day, 10, tzinfo=datetime.UTC), tick=False)  # type: ignore[misc]


def missing() -> int:
    (concern,) = concerns()
    return concern.number


@pytest.fixture
def bearing(db: object) -> None:
    """A call whose reclaims bear interest."""
    with at(2026, 3, 2):
        call = make.open_call(make.staff())
    Call.objects.filter(pk=call.pk).update(reclaim_interest="due")


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ((2020, 1, 1), "-0.88"),
        ((2024, 6, 30), "3.62"),
        ((2024, 7, 1), "3.37"),
        ((2025, 12, 31), "1.27"),
        ((2026, 1, 1), "1.27"),
    ],
)
def test_each_half_year_has_its_rate(day: tuple[int, int, int], rate: str) -> None:
    assert law.value("bgb.247", on=datetime.date(*day)) == Decimal(rate)


@pytest.mark.parametrize(
    ("day", "number"),
    [((2026, 6, 30), 0), ((2026, 7, 7), 0), ((2026, 7, 8), 1), ((2026, 12, 31), 1), ((2027, 1, 8), 1)],
)
def test_a_rate_that_is_missing_a_week_after_its_day_is_told(
    bearing: None, day: tuple[int, int, int], number: int
) -> None:
    with at(*day):
        assert missing() == number


def test_the_house_enters_it_and_the_concern_is_gone(bearing: None, client: object) -> None:
    admin = UserFactory(roles=[Role.ADMIN], language="de")
    client.force_login(admin)  # type: ignore[attr-defined]
    with at(2026, 8, 1):
        page = client.get(reverse("desk:operation")).content.decode()  # type: ignore[attr-defined]
        assert "01.07.2026" in page
        assert reverse("wagtailsnippets_engine_legalvalue:list") in page
        told = client.get("/api/operation/").json()  # type: ignore[attr-defined]
        assert "base-rate" in [each["code"] for each in told["concerns"]]
        LegalValue.objects.create(
            code="bgb.247",
            value=Decimal("1.27"),
            unit="%",
            basis="BAnz",
            valid_from=datetime.date(2026, 7, 1),
        )
        assert missing() == 0
        assert "01.07.2026" not in client.get(reverse("desk:operation")).content.decode()  # type: ignore[attr-defined]


def test_a_house_that_asks_no_interest_is_left_alone(db: object) -> None:
    with at(2030, 1, 1):
        assert missing() == 0
