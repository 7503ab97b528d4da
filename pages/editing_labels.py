"""Labels in the translation editor that people understand: where inside a block a text stands.

wagtail-localize 1.14 names the block and the first field in it; what lies deeper has no name of its own.
"""

from typing import TypedDict

from django.db.models import Model
from wagtail_localize.views import edit_translation

from pages.places import BETWEEN, place_of


class Location(TypedDict, total=False):
    """What the editor is told about the place of a text."""

    field: str
    subField: str | None
    blockId: str | None


_theirs = edit_translation.get_segment_location_info


def location(
    source_instance: Model, tab_helper: object, content_path: str, field_path: str, widget: bool = False
) -> Location:
    """Theirs, with all names on the way from the block down to the text."""
    told: Location = _theirs(source_instance, tab_helper, content_path, field_path, widget=widget)
    if told.get("blockId"):
        _field, *way = place_of(source_instance, content_path)
        if way:
            told["field"] = way[0]
            told["subField"] = BETWEEN.join(way[1:]) or None
    return told


def register() -> None:
    """From now on the editor asks here."""
    edit_translation.get_segment_location_info = location
