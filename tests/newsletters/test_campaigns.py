"""Campaigns: four eyes bound to what is published, the reader's language and rubrics, one mail each."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from pages.newsletters import actions, rules, sending, tokens
from pages.newsletters.digest import sections_of
from pages.newsletters.models import Campaign, CampaignState, Delivery, Edition, NewsletterIssuePage
from tests.newsletters import factories
from tests.people.factories import HouseFactory, UserFactory
from workflows.engine.models import Trouble
from workflows.outbox import bodies, delivery
from workflows.outbox.models import Message, State
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor() -> User:
    """An editor."""
    return UserFactory(roles=["editor"])


@pytest.fixture
def approver() -> User:
    """A newsletter approver."""
    return UserFactory(roles=["newsletter_approver"])


def _approved(editor: User, approver: User) -> Campaign:
    campaign = actions.prepare(issue=factories.issue(editor=editor), actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    return actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())


def _seen() -> str:
    """What an approver has on the screen now."""
    return Campaign.objects.get().seen_hash


def _sent(campaign: Campaign) -> Campaign:
    for _beat in range(6):
        sending.tick()
        delivery.tick()
    return Campaign.objects.get(pk=campaign.pk)


def test_the_whole_way(editor: User, approver: User) -> None:
    """Asked, approved, sent; each reader has one mail with both headers of RFC 8058."""
    readers = factories.readers(3)
    campaign = _approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    campaign = _sent(campaign)
    assert campaign.state == CampaignState.SENT
    assert sending.progress(campaign) == sending.Progress(3, 0, 3, 0, 0, 0, 0)
    message = Message.objects.get(to_address=readers[0].email)
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = tokens.manage_token(readers[0])
    assert token in message.headers["List-Unsubscribe"].replace("%3A", ":")
    text, html = bodies.text_of(message), bodies.html_of(message)
    for part in (text, html):
        assert "%%" not in part
        assert "Eintrag advice" in part
        assert "/x/" in part
    assert "<img" not in html
    assert 'href="/' not in html


def test_four_eyes(editor: User, approver: User) -> None:
    """Neither who asked nor who edited last nor a mere editor approves; the database holds it, too."""
    both = UserFactory(roles=["editor", "newsletter_approver"])
    campaign = actions.prepare(issue=factories.issue(editor=both), actor=editor)
    with pytest.raises(NotAllowed):
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    for person in (editor, both):
        with pytest.raises(NotAllowed):
            actions.approve(campaign_id=campaign.pk, actor=person, seen=_seen())
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
    with pytest.raises(AlreadyDone):
        actions.approve(
            campaign_id=campaign.pk, actor=UserFactory(roles=["newsletter_approver"]), seen=_seen()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.update(approved_by=editor)


def test_nothing_leaves_without_approval(editor: User) -> None:
    """A draft can't be sent, by action or by database."""
    campaign = actions.prepare(issue=factories.issue(), actor=editor)
    with pytest.raises(NotAllowed):
        actions.send_now(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.update(state=CampaignState.SENDING)


def test_a_changed_issue_needs_a_new_approval(editor: User, approver: User) -> None:
    """What was approved is what is sent: publishing again takes the approval away."""
    campaign = _approved(editor, approver)
    page = campaign.issue
    page.title = "Etwas anderes"
    page.save_revision(user=editor).publish()
    with pytest.raises(NotAllowed):
        actions.send_now(campaign_id=campaign.pk, actor=editor)
    Campaign.objects.update(scheduled_for=timezone.now() - timedelta(minutes=1))
    sending.tick()
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.DRAFT
    assert not Message.objects.exists()


def test_a_new_translation_needs_a_new_approval(editor: User, approver: User) -> None:
    """A language nobody approved is not sent."""
    campaign = _approved(editor, approver)
    factories.translated(campaign.issue, "ar", "الشتاء في البيت")
    with pytest.raises(NotAllowed):
        actions.send_now(campaign_id=campaign.pk, actor=editor)


def test_nothing_is_public_before_approval(client: Client, editor: User, approver: User) -> None:
    """Whoever publishes it by whichever way: page, archive, API and site map show it only once approved."""
    page = factories.issue(editor=editor)
    campaign = actions.prepare(issue=page, actor=editor)

    def seen_by_the_public() -> list[bool]:
        listed = client.get("/api/newsletters/issues?language=de").json()
        archive = client.get(page.get_parent().url).content.decode()
        site_map = client.get("/sitemap.xml").content.decode()
        found = client.get(page.url).status_code == 200
        return [found, bool(listed), page.title in archive, page.url in site_map]

    page.live = True
    page.save()
    page.save_revision(user=editor).publish(skip_permission_checks=True)
    assert not NewsletterIssuePage.objects.get(pk=page.pk).live
    assert seen_by_the_public() == [False] * 4
    editor.is_superuser = True
    assert not NewsletterIssuePage.objects.get(pk=page.pk).permissions_for_user(editor).can_publish()
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    assert seen_by_the_public() == [False] * 4
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
    assert seen_by_the_public() == [True] * 4
    actions.withdraw(campaign_id=campaign.pk, actor=editor)
    assert seen_by_the_public() == [False] * 4


def test_what_leaves_is_what_was_seen(editor: User, approver: User) -> None:
    """Linked page, name of the house: nothing changes an approved edition."""
    article = factories.news("Sommerfest")
    content = factories.body(meetings=[("page", {"page": article.pk, "text": ""})])
    factories.readers(1)
    campaign = actions.prepare(issue=factories.issue(editor=editor, content=content), actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    frozen = campaign.editions.get(language="de").html
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
    article.title = "Etwas ganz anderes"
    article.save_revision().publish()
    HouseFactory(name="Anderes Haus")
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    sending.tick()
    message = Message.objects.get()
    assert "Sommerfest" in bodies.html_of(message)
    assert message.shared_body is not None
    for mark in ("<!--rubric:meetings-->", "<!--/rubric-->"):
        assert mark in frozen
        frozen = frozen.replace(mark, "")
    assert message.shared_body.html == frozen
    assert "<!--" not in message.shared_body.text


def test_an_approval_names_what_was_seen(editor: User, approver: User) -> None:
    """Asked for anew between look and press: what was seen is not what would leave, 412."""
    campaign = actions.prepare(issue=factories.issue(editor=editor), actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    seen = _seen()
    actions.withdraw(campaign_id=campaign.pk, actor=editor)
    page = campaign.issue
    page.title = "Heimlich geändert"
    page.save_revision(user=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(ChangedSince):
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen)
    campaign.editions.filter(language="de").update(text="getauscht")
    with pytest.raises(ChangedSince):
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())


def test_a_hand_in_the_text_counts_for_ever(editor: User) -> None:
    """Who wrote once may not approve, even when a colleague edited last; translators count, too."""
    both = UserFactory(roles=["editor", "newsletter_approver"])
    page = factories.issue(editor=both)
    page.save_revision(user=editor)
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(NotAllowed):
        actions.approve(campaign_id=campaign.pk, actor=both, seen=_seen())
    translator = UserFactory(roles=["editor", "newsletter_approver"])
    arabic = factories.translated(page, "ar", "الشتاء")
    PageLogEntry.objects.log_action(instance=arabic, action="wagtail.edit", user=translator)
    assert translator.pk in rules.hands_in(page)


def test_pause_resume_cancel(editor: User, approver: User) -> None:
    """Paused mails wait, resumed they go on, cancelled they are dropped; what has left has left."""
    factories.readers(4)
    campaign = _approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    sending.tick()
    actions.pause(campaign_id=campaign.pk, actor=editor)
    assert delivery.tick() == 0
    with pytest.raises(NotAllowed):
        actions.pause(campaign_id=campaign.pk, actor=editor)
    actions.resume(campaign_id=campaign.pk, actor=editor)
    first = Message.objects.order_by("pk")[0]
    Message.objects.exclude(pk=first.pk).update(due_at=timezone.now() + timedelta(hours=1))
    assert delivery.tick() == 1
    actions.cancel(campaign_id=campaign.pk, actor=editor)
    state = sending.progress(campaign)
    assert (state.sent, state.dropped, state.waiting) == (1, 3, 0)
    with pytest.raises(NotAllowed):
        actions.resume(campaign_id=campaign.pk, actor=editor)


def test_a_poisoned_campaign_stops_no_other(editor: User, approver: User) -> None:
    """It is stopped with its reason and listed; another campaign leaves; resumed, it goes on."""
    factories.readers(2)
    bad = _approved(editor, approver)
    actions.send_now(campaign_id=bad.pk, actor=editor)
    frozen = list(bad.editions.all())
    bad.editions.all().delete()
    good = actions.prepare(issue=factories.issue(editor=editor, slug="zwei", title="Zwei"), actor=editor)
    asked = actions.request_approval(campaign_id=good.pk, actor=editor)
    actions.approve(campaign_id=good.pk, actor=approver, seen=asked.seen_hash)
    actions.send_now(campaign_id=good.pk, actor=editor)
    assert _sent(good).state == CampaignState.SENT
    bad.refresh_from_db()
    assert bad.state == CampaignState.FAILED
    assert bad.reason.startswith("KeyError in pages/newsletters/sending.py")
    assert Trouble.objects.open().get().subject == f"campaign {bad.pk}"
    Edition.objects.bulk_create(frozen)
    actions.resume(campaign_id=bad.pk, actor=editor)
    assert _sent(bad).state == CampaignState.SENT


def test_each_reader_in_the_own_language(editor: User, approver: User) -> None:
    """Arabic where there is Arabic; Ukrainian readers get German with a note in Ukrainian."""
    german = factories.issue(editor=editor)
    factories.translated(german, "ar", "الشتاء في البيت")
    factories.readers(1)
    factories.readers(1, language="ar", start=1)
    factories.readers(1, language="uk", start=2)
    campaign = actions.prepare(issue=german, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
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
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    campaign = _sent(campaign)
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
    campaign = _approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    for _beat in range(3):
        sending.tick()
    assert Message.objects.count() == Delivery.objects.count() == 5
    actions.unsubscribe(token=tokens.manage_token(readers[0]))
    _sent(campaign)
    assert Message.objects.get(to_address=readers[0].email).state == State.DROPPED
    assert sending.progress(campaign).dropped == 1
    with pytest.raises(AlreadyDone):
        actions.send_now(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(campaign=campaign, subscriber=readers[1], language="de")


def test_who_subscribes_later_does_not_get_it(editor: User, approver: User) -> None:
    """The circle of readers closes when sending begins."""
    factories.readers(1)
    campaign = _approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    factories.readers(1, start=9)
    _sent(campaign)
    assert Message.objects.count() == 1


def test_scheduling(editor: User, approver: User) -> None:
    """It starts by itself when its time has come, not before; the past is refused."""
    factories.readers(1)
    campaign = _approved(editor, approver)
    with pytest.raises(Invalid):
        actions.schedule(campaign_id=campaign.pk, actor=editor, at=timezone.now() - timedelta(hours=1))
    actions.schedule(campaign_id=campaign.pk, actor=editor, at=timezone.now() + timedelta(hours=1))
    sending.tick()
    assert not Message.objects.exists()
    Campaign.objects.update(scheduled_for=timezone.now())
    assert _sent(campaign).state == CampaignState.SENT


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
    text = page.make_preview_request(preview_mode="text")
    assert text["Content-Type"].startswith("text/plain")


def test_archive(client: Client) -> None:
    """Archive and issue are public pages and in the API, once approved."""
    page = factories.issue()
    editor, approver = UserFactory(roles=["editor"]), UserFactory(roles=["newsletter_approver"])
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=_seen())
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
