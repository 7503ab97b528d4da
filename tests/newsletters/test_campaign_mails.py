"""What a campaign writes: for whom, in which language, with which rubrics, when, and where it is shown."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.newsletters import actions, sending, tokens
from pages.newsletters.digest import sections_of
from pages.newsletters.models import Campaign, CampaignState, Delivery
from tests.newsletters import factories
from tests.newsletters.campaigns import approved, seen_now, sent
from tests.people.factories import UserFactory
from workflows.outbox import bodies
from workflows.outbox.models import Message, State
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_each_reader_in_the_own_language(editor: User, approver: User) -> None:
    """Arabic where there is Arabic; Ukrainian readers get German with a note in Ukrainian."""
    german = factories.issue(editor=editor)
    factories.translated(german, "ar", "الشتاء في البيت")
    factories.readers(1)
    factories.readers(1, language="ar", start=1)
    factories.readers(1, language="uk", start=2)
    campaign = actions.prepare(issue=german, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    sending.tick()
    mails = {message.to_address: message for message in Message.objects.all()}
    assert mails["leser1@example.org"].subject == "الشتاء في البيت"
    assert "direction:rtl" in bodies.html_of(mails["leser1@example.org"])
    assert mails["leser2@example.org"].subject == "Winter im Haus"
    assert "/uk/newsletter/one-click/" in mails["leser2@example.org"].headers["List-Unsubscribe"]
    assert bodies.text_of(mails["leser2@example.org"]) != bodies.text_of(mails["leser0@example.org"])
    note = bodies.text_of(mails["leser2@example.org"]).splitlines()[0]
    assert note
    assert note not in bodies.text_of(mails["leser0@example.org"])


def test_only_the_chosen_rubrics(editor: User, approver: User) -> None:
    """A reader of funding gets funding; a reader of an empty rubric gets no mail, nobody waits for ever."""
    page = factories.issue(
        editor=editor,
        content=factories.body(funding=[factories.item("Geld")], advice=[factories.item("Rat")]),
    )
    assert len(page.empty_rubrics) == 4
    factories.readers(1, rubrics=["funding"])
    factories.readers(1, rubrics=["training"], start=1)
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    campaign = sent(campaign)
    assert campaign.state == CampaignState.SENT
    (message,) = Message.objects.all()
    text = bodies.text_of(message)
    assert "Geld" in text
    assert "Rat" not in text
    assert sending.progress(campaign).nothing == 1


def test_linked_pages(editor: User) -> None:
    """A linked page brings its title and introduction; an unpublished one is left out."""
    article, hidden = factories.news("Sommerfest"), factories.news("Geheim")
    hidden.unpublish()
    entries = [("page", {"page": page.pk, "text": ""}) for page in (article, hidden)]
    page = factories.issue(content=factories.body(meetings=entries))
    (section,) = sections_of(page)
    (entry,) = section.entries
    assert (entry.title, entry.text) == ("Sommerfest", "Wir feiern.")
    assert entry.url.endswith("/aktuelles/sommerfest/")


def test_writing_is_idempotent(editor: User, approver: User) -> None:
    """Ticks over ticks write each reader once; a reader who leaves in between gets nothing."""
    readers = factories.readers(5)
    campaign = approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    for _beat in range(3):
        sending.tick()
    assert Message.objects.count() == Delivery.objects.count() == 5
    actions.unsubscribe(token=tokens.manage_token(readers[0]))
    sent(campaign)
    assert Message.objects.get(to_address=readers[0].email).state == State.DROPPED
    assert sending.progress(campaign).dropped == 1
    with pytest.raises(AlreadyDone):
        actions.send_now(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(campaign=campaign, subscriber=readers[1], language="de")


def test_who_subscribes_later_does_not_get_it(editor: User, approver: User) -> None:
    """The circle of readers closes when sending begins."""
    factories.readers(1)
    campaign = approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    factories.readers(1, start=9)
    sent(campaign)
    assert Message.objects.count() == 1


def test_scheduling(editor: User, approver: User) -> None:
    """It starts by itself when its time has come, not before; the past is refused."""
    factories.readers(1)
    campaign = approved(editor, approver)
    with pytest.raises(Invalid):
        actions.schedule(campaign_id=campaign.pk, actor=editor, at=timezone.now() - timedelta(hours=1))
    actions.schedule(campaign_id=campaign.pk, actor=editor, at=timezone.now() + timedelta(hours=1))
    sending.tick()
    assert not Message.objects.exists()
    Campaign.objects.update(scheduled_for=timezone.now())
    assert sent(campaign).state == CampaignState.SENT


def test_test_mail_comes_to_me_only(editor: User) -> None:
    """Marked as a test, without a reader's own links."""
    factories.readers(2)
    campaign = actions.prepare(issue=factories.issue(), actor=editor)
    message = actions.send_test(campaign_id=campaign.pk, actor=editor, language="de")
    assert message.to_address == editor.email
    assert Message.objects.count() == 1
    assert "%%" not in bodies.html_of(message)


def test_the_screens_in_the_admin(client: Client, editor: User, approver: User) -> None:
    """Prepare, ask, approve by another, send: by buttons."""
    for person in (editor, approver):
        person.is_superuser = True  # may enter the admin; what counts below are the house's roles
        person.save()
    page = factories.issue()
    client.force_login(editor)
    assert client.get(reverse("newsletter_overview")).status_code == 200
    location = client.post(reverse("newsletter_prepare", args=[page.pk]))["Location"]
    act = location + "act/"
    assert client.get(location).status_code == 200
    client.post(act, {"what": "test", "language": "de"})
    client.post(act, {"what": "request"})
    client.post(act, {"what": "approve", "seen": Campaign.objects.get().seen_hash})
    campaign = Campaign.objects.get()
    assert campaign.state == CampaignState.APPROVAL_REQUESTED, "not the person who asked"
    client.force_login(approver)
    assert client.post(act, {"what": "approve", "seen": Campaign.objects.get().seen_hash}).status_code == 302
    assert client.post(act, {"what": "schedule", "at": ""}).status_code == 422
    client.post(act, {"what": "send"})
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.SENDING
    assert client.get(location).status_code == 200


def test_previews(client: Client, editor: User) -> None:
    """Page, mail and plain text can be looked at before anything is sent."""
    page = factories.issue()
    assert page.make_preview_request(preview_mode="").status_code == 200
    assert b"Eintrag advice" in page.make_preview_request(preview_mode="mail").content
    dark = "@media (prefers-color-scheme: dark)"
    assert dark in page.make_preview_request(preview_mode="mail").content.decode()
    in_the_dark = page.make_preview_request(preview_mode="dark").content.decode()
    assert (dark in in_the_dark, "@media all" in in_the_dark) == (False, True)
    text = page.make_preview_request(preview_mode="text")
    assert text["Content-Type"].startswith("text/plain")


def test_archive(client: Client) -> None:
    """Archive and issue are public pages and in the API, once approved."""
    page = factories.issue()
    editor, approver = UserFactory(roles=["editor"]), UserFactory(roles=["newsletter_approver"])
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
    assert client.get(page.get_parent().url).status_code == 200
    answer = client.get(page.url)
    assert "Eintrag training" in answer.content.decode()
    (listed,) = client.get("/api/newsletters/issues?language=de").json()
    assert listed["number"] == page.number


def test_campaign_over_the_api(client: Client, editor: User, approver: User) -> None:
    """The same four eyes over HTTP."""
    page = factories.issue(editor=editor)
    client.force_login(editor)
    body = {"issue_id": page.pk}
    campaign = client.post("/api/newsletters/campaigns", body, content_type="application/json").json()
    path = f"/api/newsletters/campaigns/{campaign['id']}"
    assert client.post(f"{path}/request-approval").status_code == 200
    seen = {"seen_hash": client.get(path).json()["seen_hash"]}
    assert client.post(f"{path}/approve", seen, content_type="application/json").status_code == 403
    client.force_login(approver)
    assert len(client.get(f"{path}/editions").json()) == 4
    wrong = client.post(f"{path}/approve", {"seen_hash": "x"}, content_type="application/json")
    assert (wrong.status_code, wrong.json()["code"]) == (412, "changed")
    assert client.post(f"{path}/approve", seen, content_type="application/json").json()["state"] == "approved"
    assert client.post(f"{path}/send").json()["state"] == "sending"
    assert client.post(f"{path}/send").status_code == 409
