"""Addresses of calendars that other programs read."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Schema

from workflows.people.access.doors import caller

from .. import actions
from ..models import Resource
from ..reading.feeds import feed_address, feeds_of
from .routing import router


class FeedIn(Schema):
    """Of which room or equipment; empty: of everything the caller may see."""

    resource: str = ""


class FeedOut(Schema):
    """A calendar to subscribe to; whoever knows `url` reads it. It is told only when it is made."""

    resource: str
    made_at: datetime
    url: str = ""


@router.get("/feeds", response=list[FeedOut], operation_id="lending_feeds")
def list_feeds(request: HttpRequest) -> list[dict[str, object]]:
    """List the caller's calendar addresses."""
    return [_row(each.resource, each.made_at) for each in feeds_of(caller(request).pk)]


@router.post("/feeds", response={201: FeedOut}, operation_id="lending_make_feed")
def make_feed(request: HttpRequest, given: FeedIn) -> tuple[int, dict[str, object]]:
    """Make an address; an earlier one for the same calendar stops working."""
    resource = _resource(given.resource)
    secret = actions.make_feed(actor=caller(request), resource=resource)
    return 201, _row(resource, timezone.now()) | {"url": feed_address(secret)}


@router.delete("/feeds", response={204: None}, operation_id="lending_remove_feed")
def remove_feed(request: HttpRequest, resource: str = "") -> tuple[int, None]:
    """Take an address away."""
    actions.remove_feed(actor=caller(request), resource=_resource(resource))
    return 204, None


def _resource(slug: str) -> Resource | None:
    return get_object_or_404(Resource.objects.shown(), slug=slug) if slug else None


def _row(resource: Resource | None, made_at: datetime) -> dict[str, object]:
    return {"resource": resource.slug if resource else "", "made_at": made_at}
