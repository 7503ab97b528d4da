"""The API of saved views: the same as the tabs over the list of cases."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from workflows.desk import rules
from workflows.desk.actions import saved_views as actions
from workflows.desk.listing import Filters, sentence
from workflows.desk.models import LONGEST_NAME, SavedView
from workflows.desk.reading.saved_views import find_view, views_of
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.models import User
from workflows.people.verdicts import require

router = Router(tags=["desk"], auth=api_auth)


class ViewIn(Schema):
    """A list under a name; `query` holds parameters of `GET /desk/cases` and `columns`, with commas."""

    name: str = Field(max_length=LONGEST_NAME)
    is_shared: bool = False
    query: dict[str, str] = {}


class ViewOut(ViewIn):
    """A saved view; `sentence` says what it shows."""

    id: UUID
    owner: str
    sentence: str
    may_change: bool


def _out(view: SavedView, user: User) -> dict[str, object]:
    return {
        "id": view.pk,
        "name": view.name,
        "is_shared": view.is_shared,
        "query": view.query,
        "owner": str(view.owner),
        "sentence": sentence(Filters.read(view.query)),
        "may_change": rules.may_change_view(user, view).allowed,
    }


@router.get("/views", response=list[ViewOut], operation_id="desk_views")
def list_views(request: HttpRequest) -> list[dict[str, object]]:
    """List the caller's saved views and those shared with the house, by name."""
    user = caller(request)
    require(rules.may_see_desk(user))
    return [_out(view, user) for view in views_of(user)]


@router.post("/views", response={201: ViewOut}, operation_id="desk_save_view")
def save_view(request: HttpRequest, given: ViewIn) -> tuple[int, dict[str, object]]:
    """Save a list under a name; 422 when a list does not understand a part of `query`."""
    user = caller(request)
    require(rules.may_see_desk(user))
    actions.understood(given.query)
    return 201, _out(actions.save_view(actor=user, **given.dict()), user)


@router.put("/views/{uuid:view_id}", response=ViewOut, operation_id="desk_change_view")
def change_view(request: HttpRequest, view_id: UUID, given: ViewIn) -> dict[str, object]:
    """Rename a view, share it or not, and let it show another list."""
    user = caller(request)
    require(rules.may_see_desk(user))
    actions.understood(given.query)
    return _out(actions.change_view(view=find_view(user, view_id), actor=user, **given.dict()), user)


@router.delete("/views/{uuid:view_id}", response={204: None}, operation_id="desk_delete_view")
def delete_view(request: HttpRequest, view_id: UUID) -> tuple[int, None]:
    """Delete a view; the cases in it are untouched."""
    user = caller(request)
    require(rules.may_see_desk(user))
    actions.delete_view(view=find_view(user, view_id), actor=user)
    return 204, None
