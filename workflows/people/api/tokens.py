"""Tokens over the API: for people who have signed in. A token makes no tokens, so none can widen itself."""

from django.http import Http404
from wagtail.models import APIToken

from .. import actions
from ..access.doors import CookieAuth, SessionTokenAuth, SignedIn
from .endpoints import CHANGES, REFUSED, router
from .schemas import ApiTokenIn, ApiTokenMadeOut, ApiTokenOut, token

BY_HAND = [SessionTokenAuth(), CookieAuth()]


@router.get(
    "/tokens",
    response={200: list[ApiTokenOut], **REFUSED},
    auth=BY_HAND,
    operation_id="people_tokens",
    summary="List my tokens",
)
def tokens(request: SignedIn) -> list[dict[str, object]]:
    """The person's tokens that were not revoked, the newest first."""
    own = APIToken.objects.filter(user=request.user, revoked_at=None).select_related("limits")
    return [token(row) for row in own.order_by("-pk")]


@router.post(
    "/tokens",
    response={201: ApiTokenMadeOut, **CHANGES},
    auth=BY_HAND,
    operation_id="people_make_token",
    summary="Make a token",
)
def make_token(request: SignedIn, data: ApiTokenIn) -> tuple[int, dict[str, object]]:
    """Its text is said this once and never stored."""
    row, text = actions.create_token(
        actor=request.user, name=data.name, scopes=list(data.scopes), days=data.days
    )
    return 201, {"token": token(row), "text": text}


@router.delete(
    "/tokens/{token_id}",
    response={204: None, **REFUSED},
    auth=BY_HAND,
    operation_id="people_revoke_token",
    summary="Revoke a token",
)
def revoke_token(request: SignedIn, token_id: int) -> tuple[int, None]:
    """The token opens nothing any more."""
    try:
        actions.revoke_token(actor=request.user, token_id=token_id)
    except APIToken.DoesNotExist as error:
        raise Http404 from error
    return 204, None
