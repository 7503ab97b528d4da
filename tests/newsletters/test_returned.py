"""Issues that came back: gone is left at once, full after a few times, a complaint at once; numbers tell."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pages.newsletters import actions, returned, sending, week
from pages.newsletters.models import (
    Campaign,
    Consent,
    Delivery,
    Patience,
    Subscriber,
    SubscriberState,
    Suppressed,
    SuppressedWhy,
)
from pages.newsletters.readers.barred import barred
from pages.newsletters.tokens import confirm_token
from tests.newsletters import factories
from tests.outbox import reports
from workflows.desk.reading.numbers import Row
from workflows.engine import troubles
from workflows.outbox.bounces.noting import note
from workflows.outbox.models import Bounce, Message, State
from workflows.people.models import User
from workflows.upkeep.retention.running import run
from workflows.values.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def sent_to(readers: list[Subscriber], number: int = 1) -> list[Message]:
    """An issue has gone to these readers; number by number."""
    issue = factories.issue(number=number, slug=f"ausgabe-{number}", title=f"Ausgabe {number}")
    campaign = Campaign.objects.create(issue=issue)
    mails = [
        Message.objects.create(
            to_address=each.email, subject="Winter", state=State.SENT, sent_at=timezone.now()
        )
        for each in readers
    ]
    for reader, mail in zip(readers, mails, strict=True):
        Delivery.objects.create(campaign=campaign, subscriber=reader, language="de", message=mail)
    return mails


def back(mail: Message, code: str) -> None:
    note(reports.status(code=code, to=mail.to_address, ours=mail.message_id))


def state(reader: Subscriber) -> str:
    reader.refresh_from_db()
    return reader.state


def test_gone_at_once() -> None:
    """Nothing waits any more, no list brings the address back, the person themselves can."""
    (reader, other) = factories.readers(2)
    mails = sent_to([reader, other])
    (waiting,) = sent_to([reader], number=2)
    Message.objects.filter(pk=waiting.pk).update(state=State.QUEUED)
    back(mails[0], "5.1.1")
    assert state(reader) == SubscriberState.UNREACHABLE
    assert state(other) == SubscriberState.ACTIVE
    assert barred([reader.email, other.email]) == {reader.email}
    assert Suppressed.objects.get().why == SuppressedWhy.BOUNCED
    waiting.refresh_from_db()
    assert waiting.state == State.DROPPED
    assert not Bounce.needing_somebody().exists(), "the newsletter saw to it"
    actions.subscribe(email=reader.email, language="de", ip="192.0.2.1", way="form")
    actions.confirm(token=confirm_token(Consent.objects.get()), ip="192.0.2.1")
    assert state(reader) == SubscriberState.ACTIVE
    assert not Suppressed.objects.exists()
    back(mails[0], "5.1.2")
    assert state(reader) == SubscriberState.ACTIVE, "a late report about a mail from before"


def test_full_a_few_times() -> None:
    """One issue counts once, old ones don't, and the house says how often."""
    (reader,) = factories.readers(1)
    mails = [sent_to([reader], number=number)[0] for number in (1, 2, 3)]
    back(mails[0], "4.2.2")
    back(mails[0], "5.2.2")
    back(mails[1], "5.2.2")
    assert state(reader) == SubscriberState.ACTIVE
    Bounce.objects.filter(message=mails[1]).update(came_at=timezone.now() - timedelta(days=181))
    back(mails[2], "5.7.1")
    assert state(reader) == SubscriberState.ACTIVE
    kept = Patience.load()
    kept.times = 2
    kept.save()
    back(mails[2], "4.4.1")
    assert state(reader) == SubscriberState.UNREACHABLE


def test_a_complaint_ends_it() -> None:
    (reader,) = factories.readers(1)
    (mail,) = sent_to([reader])
    note(reports.complaint("not-spam", ours=mail.message_id))
    assert state(reader) == SubscriberState.ACTIVE
    note(reports.complaint(ours=mail.message_id))
    assert state(reader) == SubscriberState.UNSUBSCRIBED
    assert Suppressed.objects.get().why == SuppressedWhy.COMPLAINED


def test_numbers_of_an_issue(client: Client, editor: User) -> None:
    """On the screen of the campaign and over the API; the next issue does not go there."""
    readers = factories.readers(4)
    mails = sent_to(readers)
    campaign = Campaign.objects.get()
    back(mails[0], "5.1.1")
    back(mails[1], "5.2.2")
    back(mails[1], "4.2.2")
    note(reports.complaint(ours=mails[2].message_id))
    told = returned.numbers(campaign)
    assert (told.permanent, told.temporary, told.complaints) == (1, 1, 1)
    client.force_login(editor)
    answer = client.get(f"/api/newsletters/campaigns/{campaign.uuid}").json()
    assert [answer[name] for name in ("returned_permanent", "returned_temporary", "complaints")] == [1, 1, 1]
    later = factories.issue(number=2, slug="zwei", title="Zwei")
    next_one = Campaign.objects.create(issue=later, started_at=timezone.now())
    assert set(sending.waiting_readers(next_one)) == {readers[1], readers[3]}


def test_patience_over_the_api(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get("/api/newsletters/patience").json() == {"times": 3, "days": 180}
    wanted = {"times": 5, "days": 365}
    answer = client.put("/api/newsletters/patience", wanted, content_type="application/json")
    assert answer.json() == wanted
    assert (Patience.load().times, Patience.load().days) == (5, 365)
    for wrong in ({"times": 0, "days": 1}, {"times": 1, "days": 5000}):
        answer = client.put("/api/newsletters/patience", wrong, content_type="application/json")
        assert answer.status_code == 422


def test_the_proof_of_a_reader_left_is_kept_as_long_as_of_one_who_left() -> None:
    """Three years after the end of the year, then the address is forgotten and stays barred."""
    (reader,) = factories.readers(1)
    (mail,) = sent_to([reader])
    back(mail, "5.1.1")
    with time_machine.travel(timezone.now() + timedelta(days=4 * 366), tick=False):
        run(guard=troubles.one_row)
    assert not Subscriber.objects.exists()
    assert Suppressed.objects.get().why == SuppressedWhy.BOUNCED


def test_the_week_tells_what_went_out_and_what_came_back() -> None:
    """One of three addresses is gone, one reader complained; the issue before is not of this week."""
    readers = factories.readers(3)
    sent_to(readers, number=1)
    mails = sent_to(readers, number=2)
    now = timezone.now()
    Campaign.objects.filter(issue__title="Ausgabe 1").update(started_at=now - timedelta(days=9))
    Campaign.objects.filter(issue__title="Ausgabe 2").update(started_at=now)
    back(mails[0], "5.1.1")
    note(reports.complaint(ours=mails[1].message_id))
    today = timezone.localdate()
    issues, people = week.tables(Period(today - timedelta(days=1), today))
    assert issues.rows == [Row("Ausgabe 2", (3, 3, 1, 1))]
    assert [row.numbers[0] for row in people.rows][0::2] == [1, 2]
