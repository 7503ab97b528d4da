"""The API of the log of the house: the same lines as the screen."""

import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Schema

from workflows.desk.reading.log import PAGE_SIZE, Wanted, log_page
from workflows.desk.rules import may_read_log
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

router = Router(tags=["log"], auth=api_auth)


class LogLineOut(Schema):
    """Who did what, when and in which case; nothing of what stands in the case."""

    id: int
    at: datetime.datetime
    who: str
    verb: str
    text: str
    kind: str
    number: str
    case_id: UUID
    stage: str


class LogOut(Schema):
    """Lines, newest first; pass `older` as `before` to go on."""

    items: list[LogLineOut]
    older: int | None


@router.get("", response=LogOut, operation_id="desk_log")
def read_log(  # noqa: PLR0913, PLR0917  one parameter a filter
    request: HttpRequest,
    person: str = Query("", max_length=100),
    case: str = Query("", max_length=60),
    verb: str = Query("", max_length=60),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    before: int | None = Query(None, ge=1, le=2**63 - 1),
    limit: int = Query(PAGE_SIZE, ge=1, le=500),
) -> dict[str, object]:
    """Read the log of the house, newest first (administrators, auditors)."""
    user = caller(request)
    require(may_read_log(user))
    wanted = Wanted(person=person, case=case, verb=verb, since=since, until=until)
    page = log_page(wanted, user, before=before, size=limit)
    return {"items": page.lines, "older": page.older}
