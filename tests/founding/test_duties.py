"""Duties after the founding: their ends, reminders, ticking off."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.engine import deadlines
from workflows.engine.models import Deadline
from workflows.founding import actions
from workflows.founding.actions.duties import set_duties
from workflows.founding.checks.origin import Counts
from workflows.outbox.models import Message
from workflows.people.verdicts import NotAllowed

from . import factories

pytestmark = pytest.mark.django_db
LIKELY = Counts(members_total=7, members_noneu=7, members_eu=0, board_total=3, board_noneu=3, board_eu=0)


@pytest.mark.parametrize(
    ("founded_on", "tax_office", "authority"),
    [
        (date(2026, 11, 20), date(2026, 12, 21), date(2026, 12, 4)),  # 20.12. is a Sunday
        (date(2027, 1, 31), date(2027, 3, 1), date(2027, 2, 15)),  # 28.2. is a Sunday; 14.2. is a Sunday
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 14)),  # leap year
        (date(2026, 12, 11), date(2027, 1, 11), date(2026, 12, 28)),  # 25.12. holiday, then a weekend
    ],
)
def test_ends_by_months_and_days_on_working_days(founded_on, tax_office, authority):
    case = factories.started()
    case.foreigners = "likely"
    with time_machine.travel(datetime.combine(founded_on, datetime.min.time(), tzinfo=UTC), tick=False):
        set_duties(case=case, event="founded", since=founded_on)
    ends = {duty.code: timezone.localdate(duty.due_at) for duty in case.duties.all()}
    assert (ends["tax_office"], ends["foreigners_office"]) == (tax_office, authority)


def test_the_authority_is_named_only_when_the_check_says_so():
    assert codes(factories.founded()) == {"tax_office", "tax_notice", "bank"}
    assert codes(factories.founded(counts=LIKELY)) == {
        "tax_office",
        "tax_notice",
        "bank",
        "foreigners_office",
    }


def codes(case):
    return {duty.code for duty in case.duties.filter(done_at=None)}


def mails(case, code):
    return Message.objects.filter(case_id=case.pk, template=f"founding/mail/{code}").count()


@pytest.fixture
def founded():
    with time_machine.travel("2026-11-20 21:00+01:00", tick=False):
        yield factories.founded(counts=LIKELY)


def test_each_reminder_is_sent_once(founded):
    with time_machine.travel("2026-12-15 12:00+01:00", tick=False):
        deadlines.tick()
        deadlines.tick()
        assert mails(founded, "tax_office") == 1
        assert mails(founded, "foreigners_office") == 2
    with time_machine.travel("2026-12-21 12:00+01:00", tick=False):
        deadlines.tick()
        assert mails(founded, "tax_office") == 2


def test_ticked_duties_are_not_reminded_of(founded):
    for duty in founded.duties.all():
        actions.tick_duty(duty=duty, actor=founded.applicant)
    assert not Deadline.objects.pending().filter(case_id=founded.pk, code__startswith="founding.").exists()
    with time_machine.travel("2026-12-22 12:00+01:00", tick=False):
        deadlines.tick()
    assert mails(founded, "tax_office") == 0


def test_unticking_brings_the_reminders_back(founded):
    duty = founded.duties.get(code="tax_office")
    actions.tick_duty(duty=duty, actor=founded.applicant)
    actions.untick_duty(duty=duty, actor=founded.applicant)
    with time_machine.travel("2026-12-21 12:00+01:00", tick=False):
        deadlines.tick()
    assert mails(founded, "tax_office") == 2  # the week before is past, too
    verbs = founded.history.filter(verb__startswith="duty.").order_by("id")
    assert [(entry.verb, entry.actor, entry.data) for entry in verbs] == [
        ("duty.done", founded.applicant, {"duty": "tax_office"}),
        ("duty.reopened", founded.applicant, {"duty": "tax_office"}),
    ]


def test_unticking_what_is_open_leaves_no_trace(founded):
    actions.untick_duty(duty=founded.duties.get(code="tax_office"), actor=founded.applicant)
    assert not founded.history.filter(verb="duty.reopened").exists()


def test_strangers_tick_nothing(founded):
    for person in (UserFactory(), UserFactory(roles=["auditor"])):
        with pytest.raises(NotAllowed):
            actions.tick_duty(duty=founded.duties.first(), actor=person)
    actions.tick_duty(duty=founded.duties.first(), actor=UserFactory(roles=["adviser"]))
    assert founded.duties.exclude(done_at=None).count() == 1
