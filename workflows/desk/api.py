"""The API of the room desk."""

from ninja import Router

router = Router(tags=["desk"])
