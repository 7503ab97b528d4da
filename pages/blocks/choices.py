"""Pictures, documents and pages that editors choose; in the API with their addresses."""

import copy
from collections.abc import Iterable
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class PictureChoice(ImageChooserBlock):
    """A picture; in the API with its address and size."""

    def get_api_representation(self, value: Any, context: object = None) -> dict[str, object] | None:
        """What other programs read."""
        if not value:
            return None
        return {"id": value.pk, "url": value.file.url, "width": value.width, "height": value.height}


class DocumentChoice(DocumentChooserBlock):
    """A file; in the API with its address, name and size."""

    def get_api_representation(self, value: Any, context: object = None) -> dict[str, object] | None:
        """What other programs read."""
        if not value:
            return None
        return {"id": value.pk, "title": value.title, "url": value.url, "bytes": value.file_size or 0}


# What is shown of a page that another one leads to.
SHOWN = ("title", "url_path", "locale", "translation_key", "live", "content_type")


class PageChoice(blocks.PageChooserBlock):
    """A page; in the API with its title and address."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        """The chosen pages in one query, without what nobody shows; one chosen twice is two objects."""
        wanted = list(values)
        known = self.model_class.objects.only(*SHOWN).in_bulk([each for each in wanted if each is not None])
        return [copy.copy(known[each]) if each in known else None for each in wanted]

    def get_api_representation(self, value: Any, context: object = None) -> dict[str, object] | None:
        """What other programs read."""
        return {"id": value.pk, "title": value.title, "url": value.url or ""} if value else None
