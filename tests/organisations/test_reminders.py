"""Reminders before something runs out: on their days, once each, to who represents today."""

from datetime import date

import pytest
import time_machine

from workflows.organisations import actions
from workflows.organisations.actions.reminding import tick
from workflows.organisations.models import HealthAnswer, Reminder
from workflows.outbox.models import Message

from .factories import association, lay_in, member

pytestmark = [pytest.mark.django_db]
D = date


def night(day: str, hour: int = 8) -> int:
    """The worker's rounds of a day."""
    with time_machine.travel(f"{day} {hour:02}:30+01:00", tick=False):
        tick()
        tick()
    return Message.objects.count()


@time_machine.travel("2026-01-05 12:00+01:00", tick=False)
def test_a_policy_is_told_of_on_its_days_and_once_each() -> None:
    organisation, chair = association()
    member(organisation)
    lay_in(organisation, chair, "insurance", expires_on=D(2026, 12, 31))
    due = list(Reminder.objects.order_by("due_on").values_list("due_on", flat=True))
    assert due == [D(2026, 11, 1), D(2026, 12, 17), D(2026, 12, 31)]
    assert night("2026-10-31") == 0
    assert night("2026-11-01", hour=6) == 0
    assert night("2026-11-01") == 1
    assert night("2026-12-16") == 1
    assert night("2026-12-17") == 2
    assert night("2026-12-31") == 3
    assert night("2027-02-01") == 3
    mail = Message.objects.order_by("pk")[0]
    assert mail.recipient == chair
    assert "31. Dezember 2026" in mail.text
    assert f"/organisations/{organisation.uuid}/safe/" in mail.text


@time_machine.travel("2026-01-05 12:00+01:00", tick=False)
def test_a_house_that_slept_sends_one_mail_that_says_it_is_over() -> None:
    organisation, chair = association()
    lay_in(organisation, chair, "insurance", expires_on=D(2026, 12, 31))
    assert night("2027-01-04") == 1
    assert "abgelaufen" in Message.objects.get().subject


@time_machine.travel("2026-01-05 12:00+01:00", tick=False)
def test_a_newer_version_and_taking_out_end_the_reminders_of_the_old() -> None:
    organisation, chair = association()
    first = lay_in(organisation, chair, "insurance", expires_on=D(2026, 12, 31))
    second = lay_in(organisation, chair, "insurance", expires_on=D(2027, 12, 31), entry=first.entry)
    assert set(Reminder.objects.values_list("ends_on", flat=True)) == {D(2027, 12, 31)}
    actions.take_out(version=second, actor=chair, reason="Falsche Datei")
    assert set(Reminder.objects.values_list("ends_on", flat=True)) == {D(2026, 12, 31)}


@time_machine.travel("2026-01-05 12:00+01:00", tick=False)
def test_a_notice_in_the_profile_alone_is_told_of_too() -> None:
    _organisation, _chair = association(tax_notice="60a", tax_notice_date=D(2024, 6, 15))
    assert night("2027-04-15") == 0
    assert night("2027-04-16") == 1
    assert night("2027-06-01") == 2
    assert night("2027-06-15") == 3
    assert night("2027-07-20") == 3
    assert "§ 63 Abs. 5 AO" in Message.objects.order_by("pk")[0].text


@time_machine.travel("2026-01-05 12:00+01:00", tick=False)
def test_a_notice_in_the_safe_is_told_of_once() -> None:
    organisation, chair = association()
    lay_in(organisation, chair, "notice_60a", dated=D(2024, 6, 15))
    assert night("2027-04-16") == 1
    assert set(Reminder.objects.values_list("about", flat=True)) == {"document"}


def test_the_health_check_is_asked_again_after_a_year_once() -> None:
    organisation, chair = association()
    with time_machine.travel("2026-03-02 12:00+01:00", tick=False):
        actions.answer_health(organisation=organisation, actor=chair, replies={"cash_book": "yes"})
    assert night("2027-03-01") == 0
    assert night("2027-03-02") == 1
    assert night("2027-03-03") == 1
    with time_machine.travel("2027-03-04 12:00+01:00", tick=False):
        actions.answer_health(organisation=organisation, actor=chair, replies={"cash_book": "yes"})
    assert night("2027-03-20") == 1
    assert HealthAnswer.objects.count() == 2
