"""Putting mail into the outbox: keys, languages, templates, frames; and what staff decide."""

from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests.outbox.factories import queue
from tests.people.factories import HouseFactory, UserFactory
from workflows.outbox import actions, bodies, frame
from workflows.outbox.backend import OutboxEmailBackend
from workflows.outbox.models import Message, Priority, SharedBody, State
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(settings: Any, tmp_path: Any) -> str:
    """A mail template of a room."""
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "mail.txt").write_text(
        "{% load i18n %}{% get_current_language as code %}Betreff {{ title }} ({{ code }})\n\n"
        "Hallo {{ person.name }},\n\n"
        "Weiter:\nhttp://localhost:8000/x/?a=1&b=2\n"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    settings.PUBLIC_URL = "http://localhost:8000"
    return "t/mail"


def test_mail_speaks_the_persons_language(template: str) -> None:
    """Language of the person, subject from the first line, nothing escaped in plain text."""
    person = UserFactory(language="uk", name="O'Hara & <b>")
    with translation.override("de"):
        message = actions.queue_mail(to=person, template=template, context={"title": "A & B"})
    assert message.subject == "Betreff A & B (uk)"
    assert "O'Hara & <b>" in message.text
    assert message.recipient == person
    html = bodies.html_of(message)
    assert "<b>" not in html.split("</head>")[1]
    assert "O&#x27;Hara &amp; &lt;b&gt;" in html
    assert 'href="http://localhost:8000/x/?a=1&amp;b=2"' in html
    assert ">Weiter<" in html.replace("\n", "").replace(" ", "") or "Weiter" in html


def test_the_same_key_is_never_sent_twice(template: str) -> None:
    """A second call with the key gives back the first mail."""
    person = UserFactory()
    first = actions.queue_mail(to=person, template=template, context={"title": 1}, key="k")
    second = actions.queue_mail(to=person, template=template, context={"title": 2}, key="k")
    assert first == second
    assert Message.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(key="k", to_address="x@example.org", subject="x")


def test_a_rolled_back_action_sends_nothing(template: str) -> None:
    """The row belongs to the transaction of the action."""
    with transaction.atomic():
        actions.queue_mail(to="x@example.org", template=template, context={})
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_anonymised_people_get_no_mail(template: str) -> None:
    """Nothing is sent to an account that was anonymised."""
    person = UserFactory(anonymised_at=timezone.now(), is_active=False)
    message = actions.queue_mail(to=person, template=template, context={})
    assert message.state == State.DROPPED


@pytest.mark.parametrize("address", ["", "nobody", "a b"])
def test_no_address_no_mail(address: str) -> None:
    """A mail to nowhere is refused at once."""
    with pytest.raises(Invalid):
        actions.queue_message(to_address=address, subject="x")


def test_djangos_mail_lands_in_the_outbox() -> None:
    """One row a recipient, urgent, with HTML when it was given."""
    mail = EmailMultiAlternatives("S", "T", None, ["A <a@example.org>"], cc=["c@example.org"])
    mail.attach_alternative("<p>T</p>", "text/html")
    assert OutboxEmailBackend().send_messages([mail]) == 1
    rows = list(Message.objects.order_by("id"))
    assert [row.to_address for row in rows] == ["a@example.org", "c@example.org"]
    assert {row.priority for row in rows} == {Priority.NOW}
    assert rows[0].html == "<p>T</p>"
    assert rows[0].message_id != rows[1].message_id


def test_only_our_own_links_become_buttons(settings: Any) -> None:
    """Somebody's text with a foreign link stays text."""
    settings.PUBLIC_URL = "https://haus.example"
    kinds = [
        part.kind
        for part in frame.parts_of(
            "Hallo\n\nhttps://haus.example/x/\n\nhttps://haus.example.evil.com/\n\n"
            "https://evil.example/\n\nABC-123\n\n- a\n- b"
        )
    ]
    assert kinds == ["paragraph", "button", "paragraph", "paragraph", "code", "list"]


def test_frame_has_names_colours_and_no_pictures_from_elsewhere() -> None:
    """The house's name and colour, a dark theme, no image, no script, nothing loaded."""
    HouseFactory(colour_primary="#123456")
    html = frame.html_from_text(subject="S", text="T", language="ar")
    assert "Offenes Haus Lindenstadt" in html
    assert "#123456" in html
    assert "prefers-color-scheme" in html
    for forbidden in ("<img", "<script", "fonts.googleapis", "<link"):
        assert forbidden not in html
    assert 'dir="rtl"' in html


def test_shared_bodies_are_filled_for_each_reader() -> None:
    """One text, many readers; a field that looks like a field stays as it is."""
    body = SharedBody.objects.create(text="Hier: %%url%%", html="<a href='%%url%%'>x</a>")
    message = Message.objects.create(
        to_address="a@example.org", subject="s", shared_body=body, fields={"url": "https://x/%%url%%"}
    )
    assert bodies.text_of(message) == "Hier: https://x/%%url%%"
    assert bodies.html_of(message) == "<a href='https://x/%%url%%'>x</a>"


def test_staff_decide_about_doubt() -> None:
    """Only administrators, and once; sending again keeps the Message-ID, so programs see one mail."""
    (message,) = queue(1)
    Message.objects.update(state=State.IN_DOUBT)
    with pytest.raises(NotAllowed):
        actions.send_again(message_id=message.pk, actor=UserFactory(roles=["editor"]))
    admin = UserFactory(roles=["admin"])
    again = actions.send_again(message_id=message.pk, actor=admin)
    assert (again.state, again.attempts, again.message_id) == (State.QUEUED, 0, message.message_id)
    with pytest.raises(AlreadyDone):
        actions.drop(message_id=message.pk, actor=admin)


def test_screens_of_the_outbox(client: Client) -> None:
    """The list names what failed; a button lays it aside."""
    client.force_login(UserFactory(roles=["admin"]))
    assert client.get(reverse("outbox:undelivered")).status_code == 200
    (message,) = queue(1, subject="Probe <b>")
    Message.objects.update(state=State.FAILED, reason="550 nein")
    page = client.get(reverse("outbox:undelivered")).content.decode()
    assert "Probe &lt;b&gt;" in page
    assert "550 nein" in page
    detail = client.get(reverse("outbox:mail", args=[message.uuid]))
    assert detail.status_code == 200
    response = client.post(reverse("outbox:decide", args=[message.uuid]), {"what": "drop"})
    assert response.status_code == 302
    message.refresh_from_db()
    assert message.state == State.DROPPED


def test_frame_templates_compile_in_every_language() -> None:
    """The MJML has no warnings in any language."""
    for language in ("de", "en", "ar", "uk"):
        html = frame.html_from_text(subject="S", text="A\n\nB", language=language)
        assert f'lang="{language}"' in html
        assert "<mj-" not in html
    assert render_to_string("mail/plain.mjml", {"parts": []})
