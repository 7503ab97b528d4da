"""The form builder over the API: the same actions, the same refusals with the same places."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation

from pages.builder.actions import ship
from pages.builder.models import FormDraft
from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.forms import registry
from workflows.forms.models import FormVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]


@pytest.fixture
def editor() -> Client:
    """A signed-in editor."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(UserFactory(roles=["editor"]))
    return client


def test_forms_are_listed_and_read(editor: Client) -> None:
    ship("starter")
    (listed,) = editor.get("/api/builder/forms").json()
    assert (listed["code"], listed["published_version"], listed["has_unpublished_changes"]) == (
        "starter",
        1,
        False,
    )
    read = editor.get("/api/builder/forms/starter").json()
    assert read["definition"] == registry.get("starter").definition()
    assert read["problems"] == []
    assert editor.get("/api/builder/forms/nothing").status_code == 404


def publish(editor: Client) -> Any:
    """The answer to publishing the draft as it was just read."""
    seen = editor.get("/api/builder/forms/starter").json()["seal"]
    return editor.post("/api/builder/forms/starter/publish", {"seen": seen}, "application/json")


def test_publishing_something_else_than_was_read_is_refused(editor: Client) -> None:
    ship("starter")
    answer = editor.post("/api/builder/forms/starter/publish", {"seen": "older"}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (412, "changed")


def test_publishing_or_the_places(editor: Client) -> None:
    ship("starter")
    draft = FormDraft.objects.get(code="starter", locale__language_code="de")
    draft.title = "Anders"
    draft.save_revision()
    refused = publish(editor)
    assert refused.status_code == 422
    assert list(mistakes(refused).values()) == ["Title: text missing in English, Arabic, Ukrainian"]
    draft.refresh_from_db()
    assert draft.has_unpublished_changes
    assert FormVersion.objects.filter(code="starter").count() == 1
    draft.title = "Antrag Starterpaket"
    draft.intro = draft.intro.replace(".", "!", 1)
    draft.save_revision()
    StringTranslation.objects.filter(context__path="intro").delete()
    assert publish(editor).status_code == 422
    draft.intro = ""
    draft.save_revision()
    done = publish(editor).json()
    assert (done["code"], done["number"]) == ("starter", 2)
    assert "intro" not in FormVersion.objects.get(code="starter", number=2).definition
