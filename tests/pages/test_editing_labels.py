"""The translation editor names every text in the words of the form, in the language of whoever translates."""

import html
import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.functional import Promise
from wagtail import blocks
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from pages.blocks.streams import BodyBlock, DoorsBlock
from pages.newsletters.blocks import RubricsBlock
from tests.pages import factories

pytestmark = pytest.mark.django_db


def items(*values: dict[str, str]) -> list[dict[str, object]]:
    """A list as the form of a page keeps it."""
    ids = (f"00000000-0000-4000-8000-0000000001{number:02}" for number in range(len(values)))
    return [{"type": "item", "value": value, "id": each} for each, value in zip(ids, values, strict=True)]


def places(client: Client, language: str) -> list[tuple[str, str | None]]:
    """Block and place of each text, as the editor of a page with nested blocks gets them."""
    client.cookies["django_language"] = language
    steps = {"steps": items({"title": "Fragen", "text": "<p>Ruf an.</p>"}, {"title": "Abgeben", "text": ""})}
    facts = {"facts": items({"name": "Ort", "value": "Haus"})}
    body = [
        {"type": kind, "value": value, "id": f"00000000-0000-4000-8000-00000000000{number}"}
        for number, (kind, value) in enumerate([("steps", steps), ("facts", facts), ("text", "<p>Eins.</p>")])
    ]
    page = factories.standard(body=body)
    source, _new = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=factories.locale("ar"))
    translation.save_target(publish=False)
    editor = factories.editor()
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = language
    profile.save()
    client.force_login(editor)
    answer = client.get(translation.get_target_instance_edit_url()).content.decode()
    found = re.search(r'data-props="([^"]+)"', answer)
    assert found
    segments = json.loads(html.unescape(found.group(1)))["segments"]
    named = [each["location"] for each in segments if each["contentPath"].startswith("body.")]
    return [(each["field"], each["subField"]) for each in named]


def test_in_german(client: Client) -> None:
    assert places(client, "de") == [
        ("Schritte", "Schritte › 1 › Titel"),
        ("Schritte", "Schritte › 1 › Text"),
        ("Schritte", "Schritte › 2 › Titel"),
        ("Eckdaten", "Fakten › 1 › Name"),
        ("Eckdaten", "Fakten › 1 › Wert"),
        ("Text", None),
    ]


def inside(block: blocks.Block, path: str) -> Iterator[tuple[str, blocks.Block]]:
    """Every block in a block with its path."""
    children = (
        {"item": block.child_block}
        if isinstance(block, blocks.ListBlock)
        else getattr(block, "child_blocks", {})
    )
    for name, child in children.items():
        if not isinstance(block, blocks.ListBlock):
            yield f"{path}.{name}", child
        yield from inside(child, f"{path}.{name}")


@pytest.mark.parametrize("block", [BodyBlock, DoorsBlock, RubricsBlock])
def test_every_block_has_a_name_in_words(block: type[blocks.StreamBlock]) -> None:
    """Wagtail would make an English one of its name for programs."""
    unnamed = [
        path for path, child in inside(block(), block.__name__) if not isinstance(child.meta.label, Promise)
    ]
    assert unnamed == []
