"""The delta of the pages: programs with copies of them ask what changed since they last asked."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from ninja import Query, Schema, Status
from wagtail.models import Site

from pages import changes
from workflows.people.access.routing import Router
from workflows.people.problems import Problem, describe
from workflows.people.verdicts import Invalid

router = Router(tags=["site"])
MOST = 500
LONGEST_NUMBER = 18


class PageRef(Schema):
    """A page by what never changes of it."""

    id: int
    translation_key: UUID
    type: str
    locale: str


class ChangedPage(PageRef):
    """A page that was published, changed or moved."""

    changed_at: datetime
    detail_url: str


class RemovedPage(PageRef):
    """A page that nobody can read any more: unpublished, deleted, closed to the public, of another site."""

    removed_at: datetime


class ChangesOut(Schema):
    """Everything that happened to the pages, each page once with its last state."""

    changed: list[ChangedPage]
    removed: list[RemovedPage]
    next: str
    more: bool


@router.get(
    "/changes",
    response={200: ChangesOut, 410: Problem},
    operation_id="site_changes",
    summary="Pages that changed or went since a cursor or moment",
)
def site_changes(
    request: HttpRequest,
    since: Annotated[
        str,
        Query(
            max_length=40,
            description="The `next` of the last answer, or a moment with its zone; left out: all pages.",
        ),
    ] = "",
    type: Annotated[list[str], Query(max_length=50, description="Only pages of these types.")] = [],  # noqa: B006
    locale: Annotated[str, Query(max_length=20, description="Only pages in this language.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> object:
    """Keep `next` and send it as `since` the next time: nothing is missed and nothing comes twice."""
    start = start_of(since)
    if isinstance(start, int) and start > changes.newest():
        return cursor_unknown()
    found = changes.since(start, Site.find_for_request(request), size=limit, types=type, locale=locale)
    readable = [row for row in found.rows if row.page in found.readable]
    gone = [row for row in found.rows if row.page not in found.readable] if since else []
    return {
        "changed": [
            {
                **_reference(row),
                "changed_at": row.at,
                "detail_url": reverse("wagtailapi_v3:detail_page", args=[row.page]),
            }
            for row in readable
        ],
        "removed": [{**_reference(row), "removed_at": row.at} for row in gone],
        "next": str(found.next),
        "more": found.more,
    }


def _reference(row: changes.PageChange) -> dict[str, object]:
    return {
        "id": row.page,
        "translation_key": row.translation_key,
        "type": changes.label(row.type),
        "locale": row.locale,
    }


def cursor_unknown() -> Status:
    """The answer to a number that was never given."""
    detail = _("This cursor is not known here, perhaps after a restore. Read everything anew.")
    return Status(410, describe(410, code="cursor_unknown", detail=detail))


def start_of(since: str) -> int | datetime | None:
    """Where to begin; raises Invalid for what is neither a cursor nor a moment."""
    if not since:
        return None
    if since.isascii() and since.isdigit() and len(since) <= LONGEST_NUMBER:
        return int(since)
    try:
        moment = parse_datetime(since.replace(" ", "+"))  # a plus that nobody escaped
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment):
        raise Invalid({"since": _("This is neither a cursor nor a moment like 2026-11-28T09:30:00+01:00.")})
    return moment
