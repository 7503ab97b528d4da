"""The waiting list with offers: kept for some hours, taken or passed on by the clock, one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from workflows.engine import deadlines
from workflows.engine.models import Deadline
from workflows.meetings import actions
from workflows.meetings.actions import Answer
from workflows.meetings.models import Meeting, Registration
from workflows.meetings.reading.links import link_of, token_of
from workflows.people.verdicts import AlreadyDone

from .factories import announced, asked, in_series, invitation, placed, span
from .test_walk import mails

pytestmark = pytest.mark.django_db


def full(*waiting: str, hours: int | None = 48, days: int = 30) -> tuple[Meeting, Registration]:
    """One place, taken; these wait in this order."""
    case = announced(span(days), capacity=1, offer_hours=hours)
    first = placed(case, "first@example.org")
    for number, name in enumerate(waiting):
        row = placed(case, f"{name}@example.org", language="de")
        confirmed = timezone.now() + timedelta(seconds=number)
        Registration.objects.filter(pk=row.pk).update(confirmed_at=confirmed)
    return case, first


def row(name: str) -> Registration:
    return Registration.objects.select_related("meeting").get(email=f"{name}@example.org")


def states(*names: str) -> list[str]:
    return [f"{found.state}{'*' if found.offered_until else ''}" for found in map(row, names)]


@pytest.mark.usefixtures("at_ten")
def test_a_free_place_is_kept_for_the_next_who_takes_it_by_the_link() -> None:
    case, first = full("a", "b")
    assert "Nummer 1" in mails("waiting")[0].text
    second = f"/meetings/registrations/{link_of(row('b'))}/"
    assert "Nummer 2" in Client().get(second).content.decode()
    link, visitor = f"/meetings/registrations/{link_of(row('a'))}/", Client()
    assert "Nummer 1" in visitor.get(link).content.decode()
    assert visitor.post(link, {"do": "accept"}).status_code == 409  # nothing is offered yet
    actions.leave(registration=first)
    assert states("a", "b") == ["waiting*", "waiting"]
    (mail,) = mails("offered")
    assert mail.to_address == "a@example.org"
    assert "30. November 2026" in mail.text
    assert row("a").offered_until == timezone.now() + timedelta(hours=48)
    late = placed(case, "late@example.org")
    assert late.state == "waiting"  # the place is kept
    page = visitor.get(link).content.decode()
    assert 'value="accept"' in page
    assert states("a") == ["waiting*"]  # opening changes nothing
    for _twice in range(2):
        assert visitor.post(link, {"do": "accept"}).status_code == 302
    assert states("a", "b", "late") == ["placed", "waiting", "waiting"]
    assert row("a").seat == 1
    assert mails("placed")[-1].to_address == "a@example.org"
    assert not Deadline.objects.pending().filter(code="meetings.offer").exists()


def test_the_clock_passes_an_offer_on_from_one_to_the_next(at_ten: Any) -> None:
    case, first = full("a", "b", "c", hours=24)
    actions.leave(registration=first)
    at_ten.shift(timedelta(hours=23))
    assert deadlines.tick() == 0
    assert states("a", "b", "c") == ["waiting*", "waiting", "waiting"]
    at_ten.shift(timedelta(hours=1))
    with pytest.raises(AlreadyDone):
        actions.accept(registration=row("a"))
    assert deadlines.tick() == 1
    assert states("a", "b", "c") == ["left", "waiting*", "waiting"]
    assert [each.to_address for each in mails("lapsed")] == ["a@example.org"]
    assert [each.to_address for each in mails("offered")] == ["a@example.org", "b@example.org"]
    actions.leave(registration=row("b"))
    assert states("b", "c") == ["left", "waiting*"]
    again = actions.register(
        case=case,
        given=actions.Person("A", "a@example.org", "de", consent=True),
        actor=None,
        address="10.0.0.1",
    )
    assert actions.confirm(registration=again).state == "waiting"


def test_several_offers_end_each_by_itself(at_ten: Any) -> None:
    case = announced(span(30), capacity=2, offer_hours=24)
    rows = [placed(case, f"p{number}@example.org") for number in range(2)]
    for name in ("a", "b", "c", "d"):
        placed(case, f"{name}@example.org")
        at_ten.shift(timedelta(seconds=1))
    for each in rows:
        actions.leave(registration=each)
    assert states("a", "b", "c", "d") == ["waiting*", "waiting*", "waiting", "waiting"]
    at_ten.shift(timedelta(days=1, hours=1))
    assert deadlines.tick() == 2  # a deadline each
    assert states("a", "b", "c", "d") == ["left", "left", "waiting*", "waiting*"]
    assert sorted(each.to_address for each in mails("lapsed")) == ["a@example.org", "b@example.org"]


@pytest.mark.usefixtures("at_ten")
def test_an_offer_ends_at_the_latest_when_it_begins_and_without_hours_there_is_none() -> None:
    case, first = full("a", days=1, hours=48)
    actions.leave(registration=first)
    assert row("a").offered_until == case.starts_at
    _case, first = full("b", hours=None)
    actions.leave(registration=first)
    assert states("b") == ["placed"]


@pytest.mark.usefixtures("at_ten")
def test_yes_by_the_link_of_an_invitation_takes_the_offer() -> None:
    case = in_series(announced(span(20), capacity=1, offer_hours=48), "a")
    first = placed(case, "first@example.org")
    found = invitation("a@example.org")
    actions.answer(invitation=found, given=Answer("yes"))
    actions.leave(registration=first)
    page = Client().get(f"/meetings/invitations/{token_of(found)}/").content.decode()
    assert "30. November 2026" in page
    actions.answer(invitation=found, given=Answer("yes"))
    assert states("a") == ["placed"]


@pytest.mark.usefixtures("at_ten")
def test_those_who_come_with_somebody_are_taken_with_them() -> None:
    case = in_series(announced(span(20), capacity=2, offer_hours=48), "a")
    both = [placed(case, f"p{number}@example.org") for number in range(2)]
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes", people=2))
    for each in both:
        actions.leave(registration=each)
    assert [each.to_address for each in mails("offered")] == ["a@example.org"] * 2
    actions.accept(registration=row("a"))
    assert set(Registration.objects.filter(name__startswith="Person a").values_list("state", flat=True)) == {
        "placed"
    }


@pytest.mark.usefixtures("at_ten")
def test_the_same_over_the_api() -> None:
    _case, first = full("a", "b")
    link = f"/api/meetings/registrations/{link_of(row('b'))}"
    assert Client().get(link).json()["position"] == 2
    assert Client().post(f"{link}/accept", content_type="application/json").status_code == 409
    actions.leave(registration=first)
    link = f"/api/meetings/registrations/{link_of(row('a'))}"
    assert Client().get(link).json()["offered_until"].startswith("2026-11-30")
    found = Client().post(f"{link}/accept", content_type="application/json").json()
    assert (found["state"], found["position"], found["offered_until"]) == ("placed", None, None)


@pytest.mark.django_db(transaction=True)
def test_taking_it_in_the_moment_it_ends_one_wins_and_nobody_sits_twice() -> None:
    with time_machine.travel("2026-11-28T10:00:00+01:00", tick=False) as clock:
        _case, first = full("a", "b", hours=24)
        actions.leave(registration=first)
        until = row("a").offered_until
        assert until is not None
        clock.move_to(until - timedelta(microseconds=1))
        # The clock of the worker is a moment ahead.
        Registration.objects.filter(email="a@example.org").update(offered_until=until)
        Deadline.objects.pending().filter(code="meetings.offer").update(due_at=timezone.now())
        ready = Barrier(2)

        def take() -> str:
            try:
                ready.wait(timeout=20)
                return actions.accept(registration=row("a")).state
            except AlreadyDone:
                return "told"
            finally:
                connection.close()

        def new() -> str:
            made = asked(row("b").meeting, "new@example.org")
            try:
                ready.wait(timeout=20)
                return actions.confirm(registration=made).state
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            taken, other = pool.submit(take), pool.submit(new)
            assert (taken.result(), other.result()) == ("placed", "waiting")
        deadlines.tick()
    assert Registration.objects.filter(state="placed").count() == 1
