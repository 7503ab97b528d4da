"""The last day of a round is open to its end, wherever it is written and wherever it is read."""

import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.inputs.call_tables import RoundForms, rounds_of
from workflows.grants.models import Call, CallWindow
from workflows.people.verdicts import Invalid
from workflows.values.moments import closing, closing_words, end_of

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
LAST = datetime.date(2026, 12, 22)


def moment(*parts: int) -> datetime.datetime:
    """A moment of December 2026 at the house."""
    return datetime.datetime(2026, 12, *parts, tzinfo=BERLIN)


def closing_on(people, closes: datetime.datetime) -> Call:
    """A published call whose only round closes then."""
    window = {
        "opens_at": moment(1),
        "closes_at": closes,
        "project_from": LAST,
        "project_until": LAST + 90 * make.DAY,
    }
    return make.open_call(people, windows=[window])


WHOLE_DAYS = [
    moment(22),
    moment(22, 23, 59),
    moment(22, 23, 59, 59),
    datetime.datetime(2026, 12, 21, 23, tzinfo=datetime.UTC),
    datetime.datetime(2026, 12, 22),
]


@pytest.mark.parametrize("written", WHOLE_DAYS)
def test_a_day_is_open_to_its_end(people, written) -> None:
    """Midnight, its last minute, UTC or no zone: the day of the text is the day of the door."""
    with time_machine.travel(moment(10, 12), tick=False):
        call = closing_on(people, written)
    for at, is_open in [
        (moment(22, 0, 0), True),
        (moment(22, 12, 0), True),
        (moment(22, 23, 59, 59), True),
        (moment(23, 0, 0), False),
    ]:
        with time_machine.travel(at, tick=False):
            fresh = Call.objects.get(pk=call.pk)
            assert bool(fresh.window_at()) == is_open, at
            assert Call.objects.open().filter(pk=call.pk).exists() == is_open, at
            row = Client().get(f"/api/grants/calls/{call.slug}").json()
            assert row["is_open"] == is_open, at
            assert (row["closes_at"] or "").startswith("2026-12-22T22:59:59.999" if is_open else ""), at


def test_a_time_of_day_is_kept_and_said(people) -> None:
    """A round that closes at six says so, and saving the form doesn't lose it."""
    with time_machine.travel(moment(10, 12), tick=False):
        call = closing_on(people, moment(22, 18))
    window = call.windows.get()
    assert window.closes_at == moment(22, 18)
    with translation.override("de"):
        assert closing_words(window.closes_at) == "22. Dezember 2026, 18:00 Uhr"
        assert closing_words(end_of(LAST)) == "22. Dezember 2026"
    for at, is_open in [(moment(22, 17, 59), True), (moment(22, 18, 1), False)]:
        assert bool(call.window_at(at)) == is_open


@pytest.mark.parametrize("stored", [moment(22, 18), end_of(LAST)])
def test_the_form_of_rounds_keeps_what_nobody_changed(people, stored) -> None:
    """Only the day is shown; the time behind it stays while the day stays."""
    with time_machine.travel(moment(10, 12), tick=False):
        call = closing_on(people, stored)
        initial = rounds_of(call)
        data = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1}
        for name in ("opens", "closes", "project_from", "project_until"):
            day = initial[0][name]
            data |= {f"form-0-{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}
        kept = RoundForms(data, initial=initial)
        assert kept.is_valid(), kept.errors
        assert kept.forms[0].row()["closes_at"] == stored
        moved = RoundForms(data | {"form-0-closes_day": 23}, initial=initial)
        assert moved.is_valid()
        assert moved.forms[0].row()["closes_at"] == end_of(LAST + make.DAY)


def test_two_rounds_may_follow_each_other(people) -> None:
    """One ends with the 22nd, the next begins with the 23rd; on the same day they overlap."""
    with time_machine.travel(moment(10, 12), tick=False):
        draft = actions.start_call(
            actor=people.manager, title="Hilfe", slug="hilfe", budget=Decimal(5000), max_grant=Decimal(250)
        )
        first = {"opens_at": moment(1), "closes_at": moment(22), "project_from": LAST, "project_until": LAST}
        then = first | {"opens_at": moment(23), "closes_at": moment(31)}
        actions.change_call(call=draft, actor=people.manager, windows=[first, then])
        assert [timezone.localdate(each.closes_at).day for each in CallWindow.objects.filter(call=draft)] == [
            22,
            31,
        ]
        with pytest.raises(Invalid):
            actions.change_call(
                call=draft, actor=people.manager, windows=[first, then | {"opens_at": moment(22)}]
            )


def test_a_day_of_the_clock_change_is_whole() -> None:
    """The last Sunday of March has 23 hours, that of October 25."""
    for day in (datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)):
        start = datetime.datetime.combine(day, datetime.time(), tzinfo=BERLIN)
        assert closing(start) == end_of(day)
        assert timezone.localdate(end_of(day)) == day
        assert timezone.localdate(end_of(day) + datetime.timedelta(microseconds=1)) == day + make.DAY
