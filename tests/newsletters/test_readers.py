"""Double opt-in: nothing by GET, proof kept, nothing told about addresses, the way out always open."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.newsletters import actions, consent, tokens
from pages.newsletters.models import Consent, Subscriber, SubscriberState
from tests.newsletters import factories
from tests.problems import mistakes
from workflows.engine import troubles
from workflows.outbox.models import Message
from workflows.people.verdicts import Busy, Invalid
from workflows.upkeep import limits
from workflows.upkeep.retention.running import run

pytestmark = pytest.mark.django_db
FORM = {"email": "Mia@Example.org", "language": "ar", "rubrics": ["funding"]}


def _link(message: Message) -> str:
    found = re.search(rf"{re.escape(settings.PUBLIC_URL)}(\S+)", message.text)
    assert found
    return found[1]


def _subscribe(email: str = "mia@example.org", ip: str = "1.2.3.4") -> None:
    actions.subscribe(email=email, language="ar", rubrics=["funding"], ip=ip, way="form")


def test_the_whole_way(client: Client) -> None:
    """Form, mail in the chosen language, page with a button, only then a reader; proof is complete."""
    response = client.post(reverse("newsletters:subscribe"), FORM)
    assert response.status_code == 302
    reader = Subscriber.objects.get()
    assert (reader.email, reader.state) == ("mia@example.org", SubscriberState.PENDING)
    message = Message.objects.get()
    assert (message.to_address, message.language) == ("mia@example.org", "ar")
    path = _link(message)
    assert path.startswith("/ar/")
    for _scanner in range(2):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    reader.refresh_from_db()
    assert reader.state == SubscriberState.PENDING
    assert client.post(path).status_code == 200
    reader.refresh_from_db()
    assert reader.state == SubscriberState.ACTIVE
    proof = Consent.objects.get()
    assert (proof.text_version, proof.language, proof.way) == (consent.VERSION, "ar", "form")
    assert proof.text == consent.text("ar")
    assert proof.confirmed_at
    assert proof.asked_from == consent.hashed("127.0.0.1", proof.salt)
    assert "127.0.0.1" not in proof.asked_from
    assert client.post(path).status_code == 200, "pressing twice is harmless"


def test_the_answer_is_the_same_for_known_and_unknown(client: Client) -> None:
    """Nobody learns by the form who reads the newsletter; a reader gets another mail, not another page."""
    (reader,) = factories.readers(1)
    answers = [
        client.post(reverse("newsletters:subscribe"), {**FORM, "email": email})
        for email in (reader.email, "new@example.org")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]
    reader.refresh_from_db()
    assert (reader.state, reader.language) == (SubscriberState.ACTIVE, "de"), "a stranger changes nothing"
    assert Message.objects.filter(to_address=reader.email).count() == 1
    assert not Consent.objects.filter(subscriber=reader).exists()


def test_nobody_is_bombed_with_mail() -> None:
    """An address gets at most three mails an hour; one sender may ask twenty times."""
    for _time in range(5):
        _subscribe()
    assert Message.objects.count() == limits.LIMITS["newsletter_mail_to"][0][0]
    for number in range(limits.LIMITS["subscribe_from"][0][0] - 5):
        _subscribe(email=f"x{number}@example.org")
    with pytest.raises(Busy):
        _subscribe(email="one-too-many@example.org")


def test_too_often_is_said_with_429(client: Client) -> None:
    """A person who asks too often reads when to try again."""
    for number in range(limits.LIMITS["subscribe_from"][0][0]):
        client.post(reverse("newsletters:subscribe"), {**FORM, "email": f"a{number}@example.org"})
    assert client.post(reverse("newsletters:subscribe"), FORM).status_code == 429


@pytest.mark.parametrize(
    "wrong", [{"email": "nobody"}, {"email": ""}, {"language": "xx"}, {"rubrics": ["secret"]}]
)
def test_wrong_input(client: Client, wrong: dict[str, Any]) -> None:
    """422 and no mail."""
    assert client.post(reverse("newsletters:subscribe"), {**FORM, **wrong}).status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("token", ["x", "1:bad", "..", "1:1tMxYZ:forged"])
@pytest.mark.parametrize("name", ["confirm", "manage", "unsubscribe"])
def test_forged_links(client: Client, name: str, token: str) -> None:
    """A forged link is gone, by GET and by POST."""
    for method in (client.get, client.post):
        assert method(reverse(f"newsletters:{name}", args=[token])).status_code == 410
    assert client.post(reverse("newsletters:one_click", args=[token])).status_code == 410


def test_old_confirmation(client: Client, time_machine: Any) -> None:
    """After 14 days the link is gone, and so is the address."""
    _subscribe()
    path = _link(Message.objects.get())
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert client.post(path).status_code == 410
    assert run(guard=troubles.one_row).done == 1
    assert not Subscriber.objects.exists()


def test_one_click_works_without_cookies_or_csrf() -> None:
    """RFC 8058: one POST, no session, no token of the form; opening it changes nothing."""
    (reader,) = factories.readers(1)
    client = Client(enforce_csrf_checks=True)
    path = reverse("newsletters:one_click", args=[tokens.manage_token(reader)])
    assert client.get(path).status_code == 302
    reader.refresh_from_db()
    assert reader.state == SubscriberState.ACTIVE
    response = client.post(
        path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 200
    reader.refresh_from_db()
    assert reader.state == SubscriberState.UNSUBSCRIBED
    assert client.post(path).status_code == 200


def test_the_forms_do_check_csrf() -> None:
    """Every other POST needs the form's token."""
    (reader,) = factories.readers(1)
    client = Client(enforce_csrf_checks=True)
    path = reverse("newsletters:unsubscribe", args=[tokens.manage_token(reader)])
    assert client.post(path).status_code == 403


def test_changing(client: Client) -> None:
    """Language and rubrics follow the reader's wish."""
    (reader,) = factories.readers(1)
    path = reverse("newsletters:manage", args=[tokens.manage_token(reader)])
    assert client.post(path, {"language": "uk", "rubrics": ["advice", "meetings"]}).status_code == 200
    reader.refresh_from_db()
    assert (reader.language, reader.rubrics) == ("uk", ["advice", "meetings"])
    assert client.post(path, {"language": "xx"}).status_code == 422


def test_coming_back_needs_a_new_consent(client: Client) -> None:
    """After leaving, the old confirmation link does nothing; a new one brings the reader back."""
    _subscribe()
    old = _link(Message.objects.get())
    client.post(old)
    reader = Subscriber.objects.get()
    actions.unsubscribe(token=tokens.manage_token(reader))
    assert client.post(old).status_code == 410
    reader.refresh_from_db()
    assert reader.state == SubscriberState.UNSUBSCRIBED
    _subscribe(ip="5.6.7.8")
    client.post(_link(Message.objects.order_by("-id")[0]))
    reader.refresh_from_db()
    assert (reader.state, reader.unsubscribed_at) == (SubscriberState.ACTIVE, None)
    assert reader.consents.filter(confirmed_at__isnull=False).count() == 2


def test_a_manage_token_does_not_confirm() -> None:
    """Tokens are good for one thing."""
    (reader,) = factories.readers(1)
    with pytest.raises(Invalid):
        actions.confirm(token=tokens.manage_token(reader), ip="1.1.1.1")


def test_over_the_api(client: Client) -> None:
    """The same way for other programs."""
    answer = client.post(
        "/api/newsletters/subscriptions",
        {"email": "mia@example.org", "language": "uk"},
        content_type="application/json",
    )
    assert answer.status_code == 202
    token = _link(Message.objects.get()).rstrip("/").rpartition("/")[2]
    path = "/api/newsletters/subscriptions"
    body = {"token": token}
    assert client.post(f"{path}/confirm", body, content_type="application/json").status_code == 204
    reader = Subscriber.objects.get()
    assert reader.state == SubscriberState.ACTIVE
    body = {"token": tokens.manage_token(reader)}
    assert client.post(f"{path}/unsubscribe", body, content_type="application/json").status_code == 204
    bad = client.post(f"{path}/confirm", {"token": "x"}, content_type="application/json")
    assert bad.status_code == 422
    assert "token" in mistakes(bad)


def test_a_stranger_cannot_reset_a_reader_who_left(client: Client, time_machine: Any) -> None:
    """Asking again in somebody's name changes nothing and keeps the proof, also when nobody confirms."""
    _subscribe()
    client.post(_link(Message.objects.get()))
    reader = Subscriber.objects.get()
    actions.unsubscribe(token=tokens.manage_token(reader))
    reader.refresh_from_db()
    left = reader.unsubscribed_at
    actions.subscribe(email=reader.email, language="uk", rubrics=[], ip="9.9.9.9", way="form")
    reader.refresh_from_db()
    assert (reader.state, reader.unsubscribed_at) == (SubscriberState.UNSUBSCRIBED, left)
    assert (reader.language, reader.rubrics) == ("ar", ["funding"])
    time_machine.move_to(timezone.now() + timedelta(days=30))
    assert run(guard=troubles.one_row).done == 0
    assert Consent.objects.filter(subscriber=reader, confirmed_at__isnull=False).count() == 1


def test_what_was_chosen_holds_once_confirmed(client: Client) -> None:
    """Coming back with another language and other rubrics: they hold from the confirmation on."""
    _subscribe()
    client.post(_link(Message.objects.get()))
    reader = Subscriber.objects.get()
    actions.unsubscribe(token=tokens.manage_token(reader))
    actions.subscribe(email=reader.email, language="uk", rubrics=["advice"], ip="9.9.9.9", way="form")
    client.post(_link(Message.objects.order_by("-id")[0]))
    reader.refresh_from_db()
    assert (reader.language, reader.rubrics) == ("uk", ["advice"])
