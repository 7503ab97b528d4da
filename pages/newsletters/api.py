"""The API of the newsletter."""

from ninja import Router

router = Router(tags=["newsletters"])
