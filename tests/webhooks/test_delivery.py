"""Delivery: signed, tried again for a day, given up with a reason, never lost."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from tests.people.factories import UserFactory
from tests.webhooks.receiver import Receiver
from workflows.engine.models import Trouble
from workflows.outbox import lanes
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone
from workflows.webhooks import actions, calling, delivery, health
from workflows.webhooks.models import (
    Attempt,
    Delivery,
    Endpoint,
    Event,
    Happening,
    OffReason,
    Outcome,
    State,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)


def happen(name: str = "page.deleted", **data: object) -> None:
    """Something happened; the tests of what is noted are elsewhere."""
    about = {"depth": 5, "translation_key": "k", "type": "pages.newspage", "page": 1} | data
    Happening.objects.create(type=name, data=about)


def states() -> list[tuple[str, int]]:
    return list(Delivery.objects.order_by("id").values_list("state", "attempts"))


def test_a_call_is_what_standard_webhooks_reads(
    endpoint: Endpoint, receiver: Receiver, secret: list[str]
) -> None:
    happen(page=7)
    assert delivery.tick() == 2  # an event, a call
    (got,) = receiver.got
    read = Webhook(secret[0]).verify(got.body, got.headers)
    assert read["type"] == "page.deleted"
    assert read["data"]["page"] == 7
    assert datetime.fromisoformat(read["timestamp"]) == Event.objects.get().at
    assert got.headers["webhook-id"] == Event.objects.get().message_id
    assert got.headers["content-type"] == "application/json"
    assert got.path == "/hooks?from=house"
    with pytest.raises(WebhookVerificationError):
        Webhook(secret[0]).verify(got.body + b" ", got.headers)
    assert states() == [(State.DELIVERED, 1)]
    assert Attempt.objects.get().status == 204


def test_our_signature_is_the_librarys_own(endpoint: Endpoint, receiver: Receiver, secret: list[str]) -> None:
    happen()
    delivery.tick()
    (got,) = receiver.got
    at = datetime.fromtimestamp(int(got.headers["webhook-timestamp"]), UTC)
    signed = Webhook(secret[0]).sign(got.headers["webhook-id"], at, got.body.decode())
    assert got.headers["webhook-signature"] == signed


def test_while_a_secret_is_changed_both_sign_and_then_the_new_one_alone(
    endpoint: Endpoint, receiver: Receiver, admin: User, secret: list[str]
) -> None:
    old, new = secret[0], actions.rotate_secret(actor=admin, endpoint=endpoint, hours=2)
    happen()
    delivery.tick()
    for each in (old, new):
        Webhook(each).verify(receiver.got[0].body, receiver.got[0].headers)
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)):
        happen()
        delivery.tick()
        got = receiver.got[1]
        Webhook(new).verify(got.body, got.headers)
        with pytest.raises(WebhookVerificationError):
            Webhook(old).verify(got.body, got.headers)
    assert old.encode() not in bytes(str(list(endpoint.secrets.values())), "ascii")


def test_failures_are_tried_again_for_a_day_and_then_given_up(endpoint: Endpoint, receiver: Receiver) -> None:
    receiver.answers = [500] * 20
    with time_machine.travel(NOON, tick=False) as clock:
        Endpoint.objects.update(created_at=NOON)
        happen()
        begun = timezone.now()
        for _turn in range(20):
            delivery.tick()
            waiting = Delivery.objects.filter(state=State.WAITING).first()
            if waiting is None:
                break
            assert waiting.due_at > timezone.now()
            clock.move_to(waiting.due_at)
        given_up_after = timezone.now() - begun
    assert timedelta(hours=20) < given_up_after < timedelta(hours=30)
    assert states() == [(State.FAILED, len(delivery.PAUSES) + 1)]
    row = Delivery.objects.get()
    assert (row.outcome, row.status) == (Outcome.ANSWER, 500)
    assert set(receiver.ids) == {row.event.message_id}
    assert Attempt.objects.count() == len(receiver.got) == len(delivery.PAUSES) + 1


def test_a_receiver_says_when_to_come_back(endpoint: Endpoint, receiver: Receiver) -> None:
    receiver.answers, receiver.more = [503], {"Retry-After": "900"}
    with time_machine.travel(NOON, tick=False):
        Endpoint.objects.update(created_at=NOON)
        happen()
        delivery.tick()
    assert Delivery.objects.get().due_at == NOON + timedelta(seconds=900)


def test_redirects_are_not_followed(endpoint: Endpoint, receiver: Receiver) -> None:
    receiver.answers, receiver.more = [302], {"Location": "http://169.254.169.254/"}
    happen()
    delivery.tick()
    assert len(receiver.got) == 1
    assert Delivery.objects.get().outcome == Outcome.REDIRECT


def test_who_is_away_is_called_once_for_all_that_waits(endpoint: Endpoint, receiver: Receiver) -> None:
    receiver.answers = [503]
    for page in range(4):
        happen(page=page)
    delivery.tick()
    assert len(receiver.got) == 1
    assert states() == [(State.WAITING, 1)] * 4
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {Outcome.ANSWER, Outcome.AWAY}


def test_one_event_that_a_receiver_cannot_read_does_not_hold_up_the_others(
    endpoint: Endpoint, receiver: Receiver
) -> None:
    receiver.answers = [400]
    for page in range(12):
        happen(page=page)
    delivery.tick()
    assert [state for state, _times in states()].count(State.DELIVERED) == 11


def test_gone_is_gone(endpoint: Endpoint, receiver: Receiver, admin: User) -> None:
    UserFactory(roles=["editor"])
    receiver.answers = [410]
    happen()
    happen()
    delivery.tick()
    endpoint.refresh_from_db()
    assert endpoint.off_reason == OffReason.GONE
    assert [state for state, _times in states()] == [State.FAILED] * 2
    mail = Message.objects.get()
    assert mail.recipient == admin
    assert receiver.url in mail.text
    assert f"/webhooks/{endpoint.uuid}/" in mail.text
    happen()
    delivery.tick()
    assert Delivery.objects.count() == 2
    assert len(receiver.got) == 1


def test_who_fails_for_days_is_switched_off_and_a_success_in_between_forgives(
    endpoint: Endpoint, receiver: Receiver, admin: User
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        Endpoint.objects.update(created_at=NOON)
        for answer in (500, 204, 500, 500):
            receiver.answers = [answer]
            happen()
            delivery.sorting.tick()
            Delivery.objects.filter(state=State.WAITING).exclude(attempts=0).delete()
            delivery.tick()
            clock.shift(health.PATIENCE / 2 + timedelta(hours=1))
            endpoint.refresh_from_db()
            assert endpoint.is_active
        receiver.answers = [500]
        Delivery.objects.filter(state=State.WAITING).update(due_at=timezone.now())
        delivery.tick()
    endpoint.refresh_from_db()
    assert endpoint.off_reason == OffReason.FAILING
    assert Message.objects.filter(recipient=admin).count() == 1


def test_switched_on_again_what_failed_is_sent_again(
    endpoint: Endpoint, receiver: Receiver, admin: User
) -> None:
    receiver.answers = [410]
    happen()
    delivery.tick()
    with pytest.raises(AlreadyDone):
        actions.settle_failed(actor=admin, endpoint=endpoint, again=True)
    actions.switch_endpoint(actor=admin, endpoint=endpoint, on=True)
    assert actions.settle_failed(actor=admin, endpoint=endpoint, again=True) == 1
    delivery.tick()
    assert states() == [(State.DELIVERED, 1)]
    assert len(set(receiver.ids)) == 1
    again = actions.deliver_again(actor=admin, delivery=Delivery.objects.get())
    assert again.state == State.WAITING
    delivery.tick()
    assert len(receiver.got) == 3


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    endpoint: Endpoint, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reserved, called, and gone before the result is written: it is sent again, with the same id."""

    def killed(*args: object) -> None:
        raise SystemExit

    happen()
    with monkeypatch.context() as patched:
        patched.setattr(delivery, "settle", killed)
        with pytest.raises(SystemExit):
            delivery.tick()
    assert states() == [(State.WAITING, 0)]
    assert delivery.tick() == 0  # reserved
    with time_machine.travel(timezone.now() + delivery.RESERVED + timedelta(seconds=1)):
        assert delivery.tick() == 1
    assert states() == [(State.DELIVERED, 1)]
    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1


def test_a_secret_that_nobody_can_read_holds_up_nobody_else(
    endpoint: Endpoint, receiver: Receiver, admin: User
) -> None:
    """After a restore with another SECRET_KEY: it stands under Operation, and the others are told."""
    other, _secret = actions.create_endpoint(actor=admin, wish=actions.Wish(receiver.url, ["*"]))
    endpoint.secrets.update(encrypted="of another key")
    happen()
    delivery.tick()
    assert len(receiver.got) == 1
    assert Trouble.objects.open().get().subject == str(endpoint.uuid)
    assert other.deliveries.get().state == State.DELIVERED


def test_a_result_that_comes_too_late_changes_nothing(endpoint: Endpoint, receiver: Receiver) -> None:
    happen()
    delivery.sorting.tick()
    (late,) = delivery.reserve()
    with time_machine.travel(timezone.now() + delivery.RESERVED + timedelta(seconds=1)):
        delivery.tick()
    delivery.settle(late, calling.Answer(Outcome.TIMEOUT))
    assert states() == [(State.DELIVERED, 1)]
    assert Attempt.objects.count() == 1


def test_a_held_house_calls_nobody(endpoint: Endpoint, receiver: Receiver, admin: User) -> None:
    """A house that was restored, or stands beside the real one, tells nobody anything."""
    lanes.hold(why="Restored", actor=admin)
    happen()
    delivery.tick()
    assert not receiver.got
    lanes.release(actor=admin)
    delivery.tick()
    assert len(receiver.got) == 1


def test_everybody_hears_what_they_want_and_only_since_they_asked(
    endpoint: Endpoint, receiver: Receiver, admin: User
) -> None:
    def wishing(*events: str) -> Endpoint:
        return actions.create_endpoint(actor=admin, wish=actions.Wish(receiver.url, list(events)))[0]

    pages, payments = wishing("page.*"), wishing("grants.payment.released", "case.closed")
    happen("page.published")
    happen("history", kind="grant", verb="payment.released")
    happen("case.closed")
    Happening.objects.create(type="case.closed", at=timezone.now() - timedelta(days=1))
    delivery.sorting.tick()

    def heard(each: Endpoint) -> list[str]:
        return list(each.deliveries.order_by("id").values_list("event__type", flat=True))

    assert heard(pages) == ["page.published"]
    assert heard(payments) == ["grants.payment.released", "case.closed"]
    assert len(heard(endpoint)) == 3


def test_a_test_goes_to_the_endpoint_that_is_tested(
    endpoint: Endpoint, receiver: Receiver, admin: User
) -> None:
    other, _secret = actions.create_endpoint(actor=admin, wish=actions.Wish(receiver.url, ["*"]))
    actions.send_test(actor=admin, endpoint=other)
    delivery.tick()
    assert [json.loads(each.body)["data"] for each in receiver.got] == [{"endpoint": str(other.uuid)}]
    assert not endpoint.deliveries.exists()
