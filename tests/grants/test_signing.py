"""After the approval: reminders, a signed contract in time, or an offer that lapses and frees its money."""

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.harness.letters import documents_made
from workflows.engine import deadlines
from workflows.engine.models import Deadline
from workflows.grants import actions
from workflows.grants.models import Application, Call, FundReservation
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
NOON = "2026-03-02 12:00+01:00"


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """An ordinary Monday: at midnight a tenth of a day before an end would be another day."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def approved(call, people):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    return case


def days_later(days):
    """The clock of the house ticks once on that day."""
    with time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False):
        deadlines.tick()


def mails(template):
    return Message.objects.filter(template=f"grants/mail/{template}").count()


def test_the_offer_stands_for_the_days_of_the_call(approved):
    days = (approved.sign_by - timezone.localdate()).days
    assert 21 <= days <= 21 + 6  # a weekend or holiday moves the end
    assert Deadline.objects.pending().filter(case_id=approved.pk).count() == 1


def test_a_group_that_does_not_sign_is_reminded_twice_and_then_the_offer_lapses(approved, call):
    days = (approved.sign_by - timezone.localdate()).days
    days_later(days - 6)
    assert mails("sign_reminder") == 1
    days_later(days - 0.1)
    assert mails("sign_reminder") == 2
    assert Application.objects.get(pk=approved.pk).stage == "approved"
    assert Call.objects.get(pk=call.pk).committed == 800
    days_later(days + 1)
    case = Application.objects.get(pk=approved.pk)
    assert case.stage == "lapsed"
    assert case.closed_at is not None
    assert Call.objects.get(pk=call.pk).committed == 0
    assert FundReservation.objects.get(application=case).released_at is not None
    assert mails("lapsed") == 1
    assert case.history.filter(verb="offer.lapsed", actor=None, stage_after="lapsed").count() == 1
    days_later(days + 60)
    assert mails("lapsed") == 1
    assert Call.objects.get(pk=call.pk).committed == 0


def test_a_worker_that_slept_reminds_before_it_lapses(approved):
    days_later(90)
    days_later(90)
    assert mails("sign_reminder") == 1
    assert Application.objects.get(pk=approved.pk).stage == "lapsed"


def test_a_signed_contract_stands(approved, call, people):
    actions.record_signature(case=approved, actor=people.officer, signed_on=timezone.localdate())
    days_later(90)
    case = Application.objects.get(pk=approved.pk)
    assert (case.stage, case.signed_on) == ("countersign", timezone.localdate())
    assert mails("sign_reminder") == mails("lapsed") == 0
    assert Call.objects.get(pk=call.pk).committed == 800
    with pytest.raises(AlreadyDone):
        actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())


def test_who_records_and_what_is_refused(approved, people):
    today = timezone.localdate()
    for person in (people.decider, people.reviewers[0], approved.applicant):
        with pytest.raises(NotAllowed):
            actions.record_signature(case=approved, actor=person, signed_on=today)
    for day in (today + make.DAY, today - make.DAY):
        with pytest.raises(Invalid):
            actions.record_signature(case=approved, actor=people.officer, signed_on=day)
    days_later(90)
    days_later(90)
    with pytest.raises(AlreadyDone):
        actions.record_signature(case=approved, actor=people.officer, signed_on=today)


def test_the_screen_says_until_when_and_takes_the_day(approved, people, client):
    client.force_login(approved.applicant)
    page = client.get(reverse("desk:case", args=[approved.pk])).content.decode()
    assert str(approved.sign_by.year) in page
    address = reverse("grants:signature", args=[approved.pk])
    assert address not in page
    assert client.get(address).status_code == 403
    client.force_login(people.officer)
    assert address in client.get(reverse("desk:case", args=[approved.pk])).content.decode()
    assert client.post(address, {"signed_on": ""}).status_code == 422
    today = timezone.localdate()
    parts = {"signed_on_day": today.day, "signed_on_month": today.month, "signed_on_year": today.year}
    assert client.post(address, parts).status_code == 302
    assert Application.objects.get(pk=approved.pk).signed_on == today
