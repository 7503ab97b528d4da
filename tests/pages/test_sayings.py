"""What a field says doesn't depend on how it is written; stored marks of before follow."""

import json
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from pages.models import TranslationMark
from pages.models.base import as_in_a_revision
from pages.models.sayings import said_hash
from pages.translations import State
from tests.pages import factories
from tests.pages.test_translations import states

BODY = [
    {"type": "heading", "value": {"text": "Was uns leitet"}},
    {"type": "text", "value": "<p>Wir fragen, bevor wir raten.</p>"},
]


@pytest.mark.parametrize(
    "other",
    [
        '[{"value": {"text": "A", "intro": ""}, "id": "1", "type": "box"}]',
        '[{"type": "box", "value": {"text": "A", "rows": []}, "id": "2"}]',
        [{"type": "box", "value": {"text": "A"}}],
    ],
)
def test_the_same_in_another_writing(other: object) -> None:
    """Order of keys, numbers of blocks and empty parts are no content."""
    assert said_hash(other) == said_hash('[{"type": "box", "value": {"text": "A"}, "id": "9"}]')


def test_items_of_a_list_with_and_without_their_frame() -> None:
    """Wagtail frames items once somebody has opened the page in the editor."""
    framed = [{"type": "list", "value": [{"type": "item", "value": "a", "id": "7"}]}]
    assert said_hash(framed) == said_hash([{"type": "list", "value": ["a"]}])


@pytest.mark.parametrize(
    "other",
    [
        '[{"type": "box", "value": {"text": "B"}}]',
        '[{"type": "card", "value": {"text": "A"}}]',
        '[{"type": "box", "value": {"text": "A"}}, {"type": "box", "value": {"text": "A"}}]',
        "[A] stands first in this text",
    ],
)
def test_other_words_are_other_words(other: object) -> None:
    """Another word, another kind of block, one block more."""
    assert said_hash(other) != said_hash('[{"type": "box", "value": {"text": "A"}}]')


@pytest.mark.django_db
def test_a_page_made_by_a_program_has_current_translations() -> None:
    """Its stream has no numbers yet when it is saved, and other keys first when it is read again."""
    page = factories.standard(body=json.dumps(BODY))
    factories.standard("ar", page.translation_key, slug="about", body=json.dumps(BODY))
    assert states(page.translation_key)["ar"] == State.CURRENT


@pytest.mark.django_db
def test_marks_of_before_follow() -> None:
    """Current stays current, by the hash of memory or of the database; what was older stays older."""
    step = import_module("pages.migrations.0006_what_fields_say")
    page = factories.standard(body=json.dumps(BODY), introduction="Neu.")
    arabic = factories.standard("ar", page.translation_key, slug="about", body=json.dumps(BODY))
    english = factories.standard("en", page.translation_key, slug="us", body=json.dumps(BODY))
    page.refresh_from_db()
    stored = {name: step.before(as_in_a_revision(page, name)) for name in ("title", "body", "introduction")}
    TranslationMark.objects.filter(page=page.pk).update(hashes={**stored, "body": "of memory"})
    TranslationMark.objects.filter(page=arabic.pk).update(hashes=stored)
    TranslationMark.objects.filter(page=english.pk).update(hashes={**stored, "introduction": "of before"})

    step.renew(MigrationLoader(connection).project_state([("pages", "0006_what_fields_say")]).apps, None)

    assert states(page.translation_key)["ar"] == State.CURRENT
    assert states(page.translation_key)["en"] == State.OLDER
    own = TranslationMark.objects.get(page=page.pk).hashes
    assert own["body"] == said_hash(as_in_a_revision(page, "body"))
