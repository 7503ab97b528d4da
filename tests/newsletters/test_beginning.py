"""A new issue begins with what was published since the last one, or as its copy: a draft of its writer."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.newsletters import actions
from pages.newsletters.models import Hand, NewsletterIndexPage, NewsletterIssuePage
from tests.newsletters import factories
from tests.people.factories import UserFactory
from workflows.people.actions import grant_role
from workflows.people.models import User
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def entries(issue: NewsletterIssuePage) -> dict[str, list[int]]:
    newest: NewsletterIssuePage = issue.get_latest_revision_as_object()
    return {
        rubric.block_type: [entry.value["page"].pk for entry in rubric.value["entries"]]
        for rubric in newest.body
    }


def published(title: str) -> int:
    page = factories.news(title)
    page.save_revision().publish()
    return page.pk


def test_what_is_new_stands_in_its_rubric(editor: User) -> None:
    """All six rubrics wait; told already, hidden and unpublished is left out."""
    told, hidden = published("Alt"), factories.news("Geheim")
    factories.issue(content=factories.body(meetings=[("page", {"page": told, "text": ""})]))
    new = published("Neu")
    hidden.unpublish()
    issue = actions.begin_issue(actor=editor)
    assert entries(issue) == {
        "advice": [],
        "funding": [],
        "contacts": [],
        "training": [],
        "meetings": [new],
        "support": [],
    }
    assert (issue.number, issue.live, issue.title) == (2, False, "Newsletter 2")
    assert Hand.objects.filter(translation_key=issue.translation_key, person=editor).exists()
    assert entries(actions.begin_issue(actor=editor))["meetings"] == []


def test_a_copy_of_the_last(editor: User) -> None:
    """Text and rubrics of the highest number, with a number of its own."""
    first = factories.issue(introduction="Liebe Leute")
    issue = actions.begin_issue(actor=editor, copied=True)
    newest: NewsletterIssuePage = issue.get_latest_revision_as_object()
    assert (newest.number, newest.introduction) == (first.number + 1, "Liebe Leute")
    assert newest.empty_rubrics == []
    assert issue.translation_key != first.translation_key


def test_who_may(editor: User, approver: User) -> None:
    """Editors; where there is no archive, or nothing to copy, it is said."""
    factories.home()
    for copied in (False, True):
        with pytest.raises(Invalid):
            actions.begin_issue(actor=editor, copied=copied)
    factories.home().add_child(
        instance=NewsletterIndexPage(title="Newsletter", slug="newsletter", locale=factories.locale("de"))
    )
    with pytest.raises(Invalid):
        actions.begin_issue(actor=editor, copied=True)
    with pytest.raises(NotAllowed):
        actions.begin_issue(actor=approver)


def test_by_button_and_over_the_api(client: Client) -> None:
    factories.issue()
    editor = UserFactory()
    grant_role(user=editor, role="editor")
    client.force_login(editor)
    answer = client.post(reverse("newsletter_begin"), {"how": "copy"})
    made = NewsletterIssuePage.objects.get(number=2)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert client.get(answer["Location"]).status_code == 200
    told = client.post("/api/newsletters/issues", {"how": "published"}, content_type="application/json")
    assert (told.status_code, told.json()["number"]) == (200, 3)
    assert reverse("newsletter_begin") in client.get(reverse("newsletter_overview")).content.decode()
