"""The API of the room outbox."""

from ninja import Router

router = Router(tags=["outbox"])
