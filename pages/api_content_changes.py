"""The delta of what is no page: calls, pictures, files, menus, notices, terms, words of the glossary."""

from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Schema

from pages import content_changes
from pages.api_changes import MOST, cursor_unknown, start_of
from workflows.people.access.routing import Router
from workflows.people.problems import Problem

router = Router(tags=["site"])
ContentType = Literal[
    "grants.Call",
    "wagtailimages.Image",
    "wagtaildocs.Document",
    "pages.Menu",
    "pages.Notice",
    "pages.Term",
    "pages.GlossaryEntry",
]


class ChangedContent(Schema):
    """Something that is new or was changed."""

    id: int
    type: ContentType
    changed_at: datetime
    detail_url: str


class RemovedContent(Schema):
    """Something that nobody can read any more."""

    id: int
    type: ContentType
    removed_at: datetime


class ContentChangesOut(Schema):
    """Everything that happened to contents, each once with its last state."""

    changed: list[ChangedContent]
    removed: list[RemovedContent]
    next: str
    more: bool


@router.get(
    "/content-changes",
    response={200: ContentChangesOut, 410: Problem},
    operation_id="site_content_changes",
    summary="Calls, pictures, files and snippets that changed or went",
)
def site_content_changes(
    request: HttpRequest,
    since: Annotated[
        str,
        Query(
            max_length=40,
            description="The `next` of the last answer, or a moment with its zone; left out: everything.",
        ),
    ] = "",
    type: Annotated[
        list[ContentType], Query(max_length=50, description="Only contents of these types.")
    ] = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> object:
    """As `changes` does for pages; its numbers are others. Details of snippets are read with a token."""
    start = start_of(since)
    if isinstance(start, int) and start > content_changes.newest():
        return cursor_unknown()
    found = content_changes.since(start, size=limit, types=type)
    places = found.places
    return {
        "changed": [
            {"id": row.thing, "type": row.type, "changed_at": row.at, "detail_url": place}
            for row in found.rows
            if (place := places.get((row.type, row.thing)))
        ],
        "removed": [
            {"id": row.thing, "type": row.type, "removed_at": row.at}
            for row in found.rows
            if since and (row.type, row.thing) not in places
        ],
        "next": str(found.next),
        "more": found.more,
    }
