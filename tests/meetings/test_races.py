"""The last place, wanted by several at once: one gets it, the others wait, and the database agrees."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from workflows.meetings import actions
from workflows.meetings.actions import Answer
from workflows.meetings.models import Invitation, Registration

from .factories import announced, asked, in_series, placed, span

PEOPLE = 6


@pytest.mark.django_db(transaction=True)
def test_of_several_who_confirm_at_once_one_gets_the_last_place() -> None:
    case = announced(span(), capacity=3)
    placed(case, "first@example.org")
    placed(case, "second@example.org")
    rows = [asked(case, f"person{number}@example.org") for number in range(PEOPLE)]
    ready = Barrier(PEOPLE)

    def confirm(row: Registration) -> str:
        try:
            ready.wait(timeout=20)
            return actions.confirm(registration=row).state
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        states = sorted(pool.map(confirm, rows))
    assert states == ["placed"] + ["waiting"] * (PEOPLE - 1)
    seats = Registration.objects.filter(state="placed").order_by("seat").values_list("seat", flat=True)
    assert list(seats) == [1, 2, 3]
    for row in rows:
        row.refresh_from_db()
    (winner,) = [row for row in rows if row.state == "placed"]
    next_one = min((row for row in rows if row.state == "waiting"), key=lambda row: row.confirmed_at)
    actions.leave(registration=winner)
    next_one.refresh_from_db()
    assert (next_one.state, next_one.seat) == ("placed", 3)


@pytest.mark.django_db
def test_the_database_gives_no_seat_twice() -> None:
    row = placed(announced(span()))
    with pytest.raises(IntegrityError, match="meetings_no_seat_twice"), transaction.atomic():
        Registration.objects.create(
            meeting=row.meeting,
            state="placed",
            seat=row.seat,
            name="Kofi",
            language="de",
            confirmed_at=timezone.now(),
        )


@pytest.mark.django_db(transaction=True)
def test_of_several_who_answer_yes_at_once_one_gets_the_last_place() -> None:
    case = in_series(announced(span(20), capacity=1), *(f"person{number}" for number in range(PEOPLE)))
    rows = list(case.invitations.select_related("meeting", "person"))
    ready = Barrier(PEOPLE)

    def answer(row: Invitation) -> str:
        try:
            ready.wait(timeout=20)
            found = actions.answer(invitation=row, given=Answer("yes"))
            return found.registration.state if found.registration else ""
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        states = sorted(pool.map(answer, rows))
    assert states == ["placed"] + ["waiting"] * (PEOPLE - 1)
    assert case.invitations.filter(said="yes").count() == PEOPLE
