"""The API of looks: what the screens for helping somebody show."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Schema

from workflows.desk import rules
from workflows.desk.reading import looks as reading
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.actions.looks import look as look_in
from workflows.people.models import LONGEST_REASON, Look, User
from workflows.people.verdicts import require

router = Router(tags=["desk"], auth=api_auth)


class LookAskIn(Schema):
    """Whose lists, and why: the person reads the reason."""

    email: str = Field(max_length=254)
    reason: str = Field(max_length=LONGEST_REASON)


class LookOut(Schema):
    """A look: who saw whose lists, when and why."""

    id: int
    person: str
    by: str
    reason: str
    at: datetime
    until: datetime


class ListedOut(Schema):
    """A line of a list."""

    title: str
    hint: str
    state: str


class ListedTasksOut(Schema):
    """Tasks under their heading."""

    title: str
    tasks: list[ListedOut]


class LookSeenOut(LookOut):
    """What the person's own pages list; nothing of it can be opened or done this way."""

    roles: list[str]
    menu: list[str]
    sections: list[ListedTasksOut]
    applications: list[ListedOut]
    organisations: list[ListedOut]


class LookPageOut(Schema):
    """Looks, newest first; pass `older` as `before` to go on."""

    items: list[LookOut]
    older: int | None


def _out(look: Look) -> dict[str, object]:
    told = {name: getattr(look, name) for name in ("id", "reason", "at", "until")}
    return {**told, "person": str(look.person), "by": str(look.by)}


def _seen(look: Look) -> dict[str, object]:
    seen = reading.seen_of(look.person)
    sections = [{"title": title, "tasks": tasks} for title, tasks in seen.tasks]
    lists = {"roles": seen.roles, "menu": seen.menu, "applications": seen.applications}
    return {**_out(look), **lists, "sections": sections, "organisations": seen.organisations}


@router.get("/looks", response=LookPageOut, operation_id="desk_looks")
def list_looks(
    request: HttpRequest, before: int | None = Query(None, ge=1, le=2**63 - 1)
) -> dict[str, object]:
    """List who saw whose lists, and why (administrators, auditors)."""
    page = reading.look_page(caller(request), before=before)
    return {"items": [_out(each) for each in page.looks], "older": page.older}


@router.post("/looks", response={201: LookSeenOut}, operation_id="desk_look")
def ask(request: HttpRequest, given: LookAskIn) -> tuple[int, dict[str, object]]:
    """See for half an hour what a person's own pages list; they have a mail with the reason."""
    user = caller(request)
    require(rules.may_help(user))
    person = get_object_or_404(User, email__iexact=given.email.strip(), is_active=True)
    return 201, _seen(look_in(actor=user, person=person, reason=given.reason))


@router.get("/looks/{look_id}", response=LookSeenOut, operation_id="desk_seen")
def read(request: HttpRequest, look_id: int) -> dict[str, object]:
    """Read the lists again while the look lasts; only whoever asked for it."""
    return _seen(reading.find_look(caller(request), look_id))
