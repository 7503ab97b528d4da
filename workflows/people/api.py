"""The API of the room people."""

from ninja import Router

router = Router(tags=["people"])
