"""The API of the room documents."""

from ninja import Router

router = Router(tags=["documents"])
