"""The API of the room grants."""

from ninja import Router

router = Router(tags=["grants"])
