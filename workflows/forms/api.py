"""The API of the room forms."""

from ninja import Router

router = Router(tags=["forms"])
