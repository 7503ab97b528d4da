"""The API of following: hear when the stage of a case changes."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from workflows.desk.actions import following as actions
from workflows.desk.reading.cases import visible_case
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router

router = Router(tags=["desk"], auth=api_auth)


class FollowOut(Schema):
    """A case that the caller follows; `told_stage` is the stage they have heard of."""

    told_stage: str


@router.put("/cases/{uuid:case_id}/follow", response=FollowOut, operation_id="desk_follow")
def follow(request: HttpRequest, case_id: UUID) -> object:
    """Follow a case: a mail comes when its stage changes, as the caller's account says about mail."""
    user = caller(request)
    return actions.follow(case=visible_case(user, case_id), actor=user)


@router.delete("/cases/{uuid:case_id}/follow", response={204: None}, operation_id="desk_unfollow")
def unfollow(request: HttpRequest, case_id: UUID) -> tuple[int, None]:
    """Follow a case no longer."""
    user = caller(request)
    actions.unfollow(case=visible_case(user, case_id), actor=user)
    return 204, None
