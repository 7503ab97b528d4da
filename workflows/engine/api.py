"""The API of the room engine."""

from ninja import Router

router = Router(tags=["engine"])
