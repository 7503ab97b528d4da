"""Before an issue leaves: every rubric and language, size, links, entries that nobody would see."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pages.newsletters import actions
from pages.newsletters.models import Campaign
from pages.newsletters.readiness import Readiness, readiness
from tests.newsletters import factories
from workflows.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def of(editor: User, content: str) -> list[Readiness]:
    page = factories.issue(editor=editor, content=content)
    factories.translated(page, "ar", "الشتاء")
    return readiness(actions.prepare(issue=page, actor=editor))


def test_rubrics_of_each_language(editor: User) -> None:
    """A page without Arabic counts as told in another language; a hidden one is left out of both."""
    public, hidden = factories.news("Fest"), factories.news("Geheim")
    hidden.unpublish()
    pages = [("page", {"page": each.pk, "text": ""}) for each in (public, hidden)]
    german, arabic = of(editor, factories.body(meetings=pages, advice=[factories.item("Rat")]))
    told = {each.code: (each.entries, each.in_other_language, each.left_out) for each in arabic.rubrics}
    assert told == {
        "advice": (1, 0, 0),
        "funding": (0, 0, 0),
        "contacts": (0, 0, 0),
        "training": (0, 0, 0),
        "meetings": (1, 1, 1),
        "support": (0, 0, 0),
    }
    assert (german.language, german.left_out, arabic.language) == ("de", 1, "ar")
    assert not any(each.in_other_language for each in german.rubrics)


@pytest.mark.parametrize(
    ("href", "is_dead"),
    [
        ("/gibt-es-nicht/", True),
        (f"{settings.PUBLIC_URL}/ar/gibt-es-nicht/", True),
        ("https:///x", True),
        ("javascript:alert(1)", True),
        ("relativ", True),
        ("/newsletter/subscribe/", False),
        ("/", False),
        ("https://example.org/x", False),
        ("mailto:haus@example.org", False),
    ],
)
def test_links(editor: User, href: str, is_dead: bool) -> None:
    """Inside the house something public has to be there; outside, the address has to be whole."""
    factories.home()
    german = of(editor, factories.body(advice=[factories.item("Rat", f'<p><a href="{href}">hier</a></p>')]))[
        0
    ]
    named = any(link.endswith(href) for link in german.dead_links)
    assert named == is_dead


def test_the_size(editor: User, client: Client) -> None:
    """More than mail programs show is said, on the screen and over the API."""
    long = factories.item("Lang", "<p>" + "Wort " * 21_000 + "</p>")
    german = of(editor, factories.body(advice=[long]))[0]
    assert german.is_too_big
    editor.is_superuser = True  # may enter the admin
    editor.save()
    client.force_login(editor)
    campaign = Campaign.objects.get()
    answer = client.get(f"/api/newsletters/campaigns/{campaign.uuid}/readiness").json()
    assert (answer[0]["language"], answer[0]["is_too_big"]) == ("de", True)
    page = client.get(reverse("newsletter_campaign", args=[campaign.uuid])).content.decode()
    assert f"{german.kilobytes}&nbsp;kB" in page
    assert german.dead_links == (), "the issue itself is public as soon as it is approved"
    assert len(page) < 100_000
