"""Approval: who ever had a hand in an issue, what translators wrote, and what approvers may not do."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.newsletters import actions, rules
from pages.newsletters.models import NewsletterIssuePage
from tests.newsletters import factories
from tests.people.factories import UserFactory
from workflows.desk import announcing
from workflows.outbox.models import Message
from workflows.people.actions import grant_role
from workflows.people.models import User
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor() -> User:
    """An editor."""
    return UserFactory(roles=["editor"])


@pytest.fixture
def approver() -> User:
    """A newsletter approver."""
    return UserFactory(roles=["newsletter_approver"])


def _offered(page: NewsletterIssuePage, code: str) -> Translation:
    """The issue as wagtail-localize offers it to translators of a language."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=factories.locale(code))
    translation.save_target(publish=False)
    return translation


def _translate(translation: Translation, person: User, *, but: int = 0) -> None:
    """Every text, or all `but` so many, is put in by this person."""
    segments = list(translation.source.stringsegment_set.select_related("string", "context"))
    for segment in segments[: len(segments) - but]:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": f"عربي {segment.string.data}",
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": person,
            },
        )


def test_who_translated_first_had_a_hand_in_it(editor: User) -> None:
    """Another translator wrote over all of it since; machines' texts have somebody who ordered them."""
    first, second = UserFactory(), UserFactory()
    page = factories.issue(editor=editor)
    arabic = _offered(page, "ar")
    _translate(arabic, first)
    _translate(arabic, second)
    assert not StringTranslation.objects.filter(last_translated_by=first).exists()
    StringTranslation.objects.all().delete()
    Revision.objects.all().delete()
    PageLogEntry.objects.all().delete()
    assert {first.pk, second.pk, editor.pk} <= rules.hands_in(page)


def test_what_translators_wrote_leaves_and_only_whole(editor: User, approver: User) -> None:
    """Nobody has to publish a translation; one with gaps gives its readers the German issue."""
    page = factories.issue(editor=editor)
    page.title = "Neuer Titel"
    page.save_revision(user=editor)
    assert NewsletterIssuePage.objects.get(pk=page.pk).title == "Neuer Titel"
    arabic, ukrainian = _offered(page, "ar"), _offered(page, "uk")
    _translate(arabic, UserFactory())
    _translate(ukrainian, UserFactory(), but=1)
    campaign = actions.prepare(issue=page, actor=editor)
    campaign = actions.request_approval(campaign_id=campaign.pk, actor=editor)
    written = dict(campaign.editions.values_list("language", "written_in"))
    assert written == {"de": "de", "en": "de", "ar": "ar", "uk": "de"}
    assert campaign.editions.get(language="ar").subject == "عربي Neuer Titel"
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=campaign.seen_hash)
    live = NewsletterIssuePage.objects.live().values_list("locale__language_code", flat=True)
    assert sorted(live) == ["ar", "de"]


def test_approvers_hear_of_an_issue_that_waits(editor: User) -> None:
    """Those who may approve it, as they chose; not somebody who wrote on it; the subject names no issue."""
    both = UserFactory(roles=["editor", "newsletter_approver"], mail_role="at_once")
    approver = UserFactory(roles=["newsletter_approver"], mail_role="at_once")
    page = factories.issue(editor=both)
    campaign = actions.prepare(issue=page, actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    assert announcing.announce() == 1
    assert announcing.announce() == 0
    mail = Message.objects.get(template=announcing.TEMPLATE)
    assert mail.recipient == approver
    assert (page.title in mail.text, page.title in mail.subject) == (True, False)


def test_what_cannot_be_published_is_said_before_anybody_is_asked(editor: User) -> None:
    """A slug that another page has."""
    page = factories.issue(editor=editor)
    factories.issue(editor=editor, slug="zwei", title="Zwei")
    page.slug = "zwei"
    page.save_revision(user=editor, clean=False)
    campaign = actions.prepare(issue=page, actor=editor)
    with pytest.raises(Invalid) as refused:
        actions.request_approval(campaign_id=campaign.pk, actor=editor)
    assert page.title in refused.value.errors["issue"]


def test_approvers_edit_no_page(client: Client) -> None:
    """They see campaigns and editions; pages, also issues, are not theirs to change."""
    page, article = factories.issue(), factories.news()
    approver = UserFactory()
    grant_role(user=approver, role="newsletter_approver")
    client.force_login(approver)
    for one in (page, article, page.get_parent()):
        assert not one.permissions_for_user(approver).can_edit()
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[one.pk]))
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert client.get(reverse("newsletter_overview")).status_code == 200
