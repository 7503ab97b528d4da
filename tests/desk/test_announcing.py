"""New tasks reach people as each of them chose, never twice, never those who may not do them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from tests.engine.factories import started, until_review
from tests.people.factories import UserFactory
from workflows.desk import announcing, digests
from workflows.engine.models import Step
from workflows.outbox.models import Message
from workflows.people.models import MailWay, User

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 30, 12, 0, tzinfo=BERLIN)


def officer(mail_role: str = MailWay.DAILY, **fields: str) -> User:
    return UserFactory(roles=["formal_officer"], mail_role=mail_role, **fields)


def tick() -> None:
    announcing.tick()
    digests.tick()


def mails(person: User) -> list[Message]:
    wanted = (announcing.TEMPLATE, digests.TEMPLATE)
    return list(Message.objects.filter(recipient=person, template__in=wanted).order_by("pk"))


def test_the_role_hears_at_once_daily_or_never() -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        people = {choice: officer(choice, language="en") for choice in MailWay.values}
        case = started(title="Garden")
        for _beat in range(3):
            tick()
        assert {choice: len(mails(one)) for choice, one in people.items()} == {
            "at_once": 1,
            "daily": 0,
            "never": 0,
        }
        clock.move_to(datetime(2026, 12, 1, 7, 5, tzinfo=BERLIN))
        for _beat in range(3):
            tick()
        assert [len(mails(people[choice])) for choice in ("at_once", "daily", "never")] == [1, 1, 0]
        (digest,) = mails(people["daily"])
        assert "* Garden: " in digest.text
        assert str(case.pk) in digest.text
        clock.move_to(datetime(2026, 12, 2, 7, 5, tzinfo=BERLIN))
        tick()
        assert len(mails(people["daily"])) == 1, "nothing is new"
        started(title="Second")
        tick()
        assert len(mails(people["daily"])) == 2
        assert all(title in mails(people["daily"])[1].text for title in ("Garden", "Second"))


def test_what_is_given_by_name_is_told_at_once_and_given_again_told_again() -> None:
    with time_machine.travel(MONDAY, tick=False):
        until_review(title="Garden")
        step = Step.objects.open().exclude(assignee=None).first()
        assert step is not None
        person = step.assignee
        tick()
        (mail,) = mails(person)
        assert "Garden" in mail.text
        assert "Garden" not in mail.subject
        assert person.get_full_name() not in mail.subject
        tick()
        assert len(mails(person)) == 1


def test_nobody_hears_of_what_they_may_not_do() -> None:
    """Neither the applicant nor somebody with the role who had a hand in the application."""
    with time_machine.travel(MONDAY, tick=False):
        inactive = officer(MailWay.AT_ONCE)
        User.objects.filter(pk=inactive.pk).update(is_active=False)
        case = started(title="Garden")
        tick()
        assert mails(inactive) == []
        assert mails(case.applicant) == []
        assert not Step.objects.open().filter(announced_at=None).exists()


def test_a_worker_that_was_down_tells_the_next_morning() -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        person = officer(MailWay.DAILY)
        started()
        clock.shift(timedelta(days=3))
        tick()
        assert mails(person) == []
        clock.move_to(datetime(2026, 12, 4, 7, 0, tzinfo=BERLIN))
        tick()
        assert len(mails(person)) == 1
        assert timezone.localtime().hour == digests.HOUR
