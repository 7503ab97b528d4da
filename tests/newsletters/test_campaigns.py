"""A campaign from draft to sent: approval by a second person, pause, cancel."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from pages.newsletters import actions, rules, sending, tokens
from pages.newsletters.models import Campaign, CampaignState, Edition, NewsletterIssuePage
from tests.newsletters import factories
from tests.newsletters.campaigns import approved, seen_now, sent
from tests.people.factories import HouseFactory, UserFactory
from workflows.engine.models import Trouble
from workflows.outbox import bodies, delivery
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_whole_way(editor: User, approver: User) -> None:
    """Asked, approved, sent; each reader has one mail with both headers of RFC 8058."""
    readers = factories.readers(3)
    campaign = approved(editor, approver)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    campaign = sent(campaign)
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
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    for person in (editor, both):
        with pytest.raises(NotAllowed):
            actions.approve(campaign_id=campaign.pk, actor=person, seen=seen_now())
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
    with pytest.raises(AlreadyDone):
        actions.approve(
            campaign_id=campaign.pk, actor=UserFactory(roles=["newsletter_approver"]), seen=seen_now()
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
    campaign = approved(editor, approver)
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
    campaign = approved(editor, approver)
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
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
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
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())
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
    seen = seen_now()
    actions.withdraw(campaign_id=campaign.pk, actor=editor)
    page = campaign.issue
    page.title = "Heimlich geändert"
    page.save_revision(user=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(ChangedSince):
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen)
    campaign.editions.filter(language="de").update(text="getauscht")
    with pytest.raises(ChangedSince):
        actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())


def test_a_hand_in_the_text_counts_for_ever(editor: User) -> None:
    """Who wrote once may not approve, even when a colleague edited last; translators count, too."""
    both = UserFactory(roles=["editor", "newsletter_approver"])
    page = factories.issue(editor=both)
    page.save_revision(user=editor)
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    with pytest.raises(NotAllowed):
        actions.approve(campaign_id=campaign.pk, actor=both, seen=seen_now())
    translator = UserFactory(roles=["editor", "newsletter_approver"])
    arabic = factories.translated(page, "ar", "الشتاء")
    PageLogEntry.objects.log_action(instance=arabic, action="wagtail.edit", user=translator)
    assert translator.pk in rules.hands_in(page)


def test_pause_resume_cancel(editor: User, approver: User) -> None:
    """Paused mails wait, resumed they go on, cancelled they are dropped; what has left has left."""
    factories.readers(4)
    campaign = approved(editor, approver)
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
    bad = approved(editor, approver)
    actions.send_now(campaign_id=bad.pk, actor=editor)
    frozen = list(bad.editions.all())
    bad.editions.all().delete()
    good = actions.prepare(issue=factories.issue(editor=editor, slug="zwei", title="Zwei"), actor=editor)
    asked = actions.request_approval(campaign_id=good.pk, actor=editor)
    actions.approve(campaign_id=good.pk, actor=approver, seen=asked.seen_hash)
    actions.send_now(campaign_id=good.pk, actor=editor)
    assert sent(good).state == CampaignState.SENT
    bad.refresh_from_db()
    assert bad.state == CampaignState.FAILED
    assert bad.reason.startswith("KeyError in pages/newsletters/sending.py")
    assert Trouble.objects.open().get().subject == f"campaign {bad.pk}"
    Edition.objects.bulk_create(frozen)
    actions.resume(campaign_id=bad.pk, actor=editor)
    assert sent(bad).state == CampaignState.SENT
