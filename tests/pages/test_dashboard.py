"""Where the editors' admin begins: what waits for whom, in words and links, and nothing that doesn't."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Comment, CommentReply

from pages.dashboard.waiting import waiting
from pages.newsletters import actions
from tests.newsletters import factories as newsletters
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.people.actions import grant_role
from workflows.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor() -> User:
    """An editor, with the rights of one in the admin."""
    return holding("editor")


def holding(role: str) -> User:
    person = UserFactory()
    grant_role(user=person, role=role)
    return User.objects.get(pk=person.pk)


def codes(person: User) -> dict[str, int]:
    return {each.code: each.number for each in waiting(person)}


def test_drafts_and_set_times(editor: User) -> None:
    """One's own drafts, not those of others; what goes online by itself, with its time."""
    page = factories.standard()
    page.introduction = "Neu."
    page.save_revision(user=editor)
    other = factories.standard(title="Hilfe", slug="hilfe")
    other.go_live_at = timezone.now() + timedelta(days=3)
    other.save_revision(user=holding("editor")).publish()
    told = {each.code: each for each in waiting(editor)}
    assert [place.title for place in told["drafts"].places] == [page.title]
    assert told["drafts"].places[0].link == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (told["set_times"].number, bool(told["set_times"].places[0].note)) == (1, True)


def test_comments_of_others_until_answered(editor: User) -> None:
    page, other = factories.standard(), holding("editor")
    comment = Comment.objects.create(page=page, user=other, text="Stimmt das?", contentpath="title")
    assert codes(editor)["comments"] == 1
    assert "comments" not in codes(other)
    CommentReply.objects.create(comment=comment, user=editor, text="Ja.")
    assert "comments" not in codes(editor)


def test_translations_and_links(editor: User) -> None:
    """What is older, missing, or leads to nothing, with the way to its report; not for who only approves."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, slug="about")
    before = codes(editor)
    assert "translations_older" not in before
    page.introduction = f'Etwas <a linktype="page" id="{page.pk}">anderes</a>'
    page.easy_language = '<p><a linktype="page" id="99999">Weg</a></p>'
    page.save_revision().publish()
    after = codes(editor)
    assert after["translations_older"] == 1
    assert after["dead_links"] == before.get("dead_links", 0) + 1
    assert after["translations_missing"] > 0
    assert "translations_missing" not in codes(holding("newsletter_approver"))


def test_approvals_and_what_is_approved(editor: User) -> None:
    """The approver hears of it, the editor once it can be sent."""
    approver = holding("newsletter_approver")
    campaign = actions.prepare(issue=newsletters.issue(editor=editor), actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    assert codes(approver) == {"approvals": 1}
    assert "approvals" not in codes(editor)
    campaign.refresh_from_db()
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=campaign.seen_hash)
    assert codes(editor)["to_send"] == 1
    assert codes(approver) == {}


def test_the_home_of_the_admin_and_the_api(client: Client, editor: User) -> None:
    """The same on both, in German; the edit link stands on pages for who may edit, and for nobody else."""
    page = factories.standard()
    page.introduction = "Neu."
    page.save_revision(user=editor)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert edit not in client.get(page.url).content.decode()
    client.force_login(editor)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Das wartet auf Sie" in home
    assert edit in home
    assert edit in client.get(page.url).content.decode()
    with override("de"):
        texts = [each["text"] for each in client.get("/api/site/waiting").json()]
    assert any("1" in text for text in texts)
    client.force_login(UserFactory())
    assert edit not in client.get(page.url).content.decode()
    assert client.get("/api/site/waiting").status_code == 403


def test_many_drafts(editor: User) -> None:
    """Five are named, all are counted."""
    for number in range(20):
        page = factories.standard(title=f"Seite {number}", slug=f"seite-{number}")
        page.introduction = "Neu."
        page.save_revision(user=editor)
    told = {each.code: each for each in waiting(editor)}
    assert (told["drafts"].number, len(told["drafts"].places)) == (20, 5)
