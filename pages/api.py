"""The API of the pages, beside Wagtail's own."""

from ninja import Router

router = Router(tags=["site"])
