"""The API of the room founding."""

from ninja import Router

router = Router(tags=["founding"])
