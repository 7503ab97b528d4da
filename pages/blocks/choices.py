"""Pictures, documents and pages that editors choose; in the API with their addresses."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


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


class PageChoice(blocks.PageChooserBlock):
    """A page; in the API with its title and address."""

    def get_api_representation(self, value: Any, context: object = None) -> dict[str, object] | None:
        """What other programs read."""
        return {"id": value.pk, "title": value.title, "url": value.url or ""} if value else None
