"""Addresses of calendars that other programs read."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Schema

from workflows.people.access.doors import caller

from .. import actions
from ..models import Feed, Resource
from ..reading.feeds import feed_address, feeds_of
from .routing import router


class FeedIn(Schema):
    """Of which room or equipment; empty: of everything the caller may see."""

    resource: str = ""


class FeedOut(Schema):
    """A calendar to subscribe to; whoever knows `url` reads it."""

    resource: str
    url: str


@router.get("/feeds", response=list[FeedOut], operation_id="lending_feeds")
def list_feeds(request: HttpRequest) -> list[dict[str, str]]:
    """List the caller's calendar addresses."""
    return [_row(each) for each in feeds_of(caller(request).pk)]


@router.post("/feeds", response={201: FeedOut}, operation_id="lending_make_feed")
def make_feed(request: HttpRequest, given: FeedIn) -> tuple[int, dict[str, str]]:
    """Make an address; an earlier one for the same calendar stops working."""
    return 201, _row(actions.make_feed(actor=caller(request), resource=_resource(given.resource)))


@router.delete("/feeds", response={204: None}, operation_id="lending_remove_feed")
def remove_feed(request: HttpRequest, resource: str = "") -> tuple[int, None]:
    """Take an address away."""
    actions.remove_feed(actor=caller(request), resource=_resource(resource))
    return 204, None


def _resource(slug: str) -> Resource | None:
    return get_object_or_404(Resource.objects.shown(), slug=slug) if slug else None


def _row(feed: Feed) -> dict[str, str]:
    return {"resource": feed.resource.slug if feed.resource else "", "url": feed_address(feed)}
