"""Founders who join by link over the API: the group's side, and the founder's own without an account."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, UploadedFile

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.models import User
from workflows.people.verdicts import require

from .. import actions
from ..models import FounderEntry, FounderInvitation, FoundingCase
from ..questions.consent import current_consent
from ..reading.founder_links import address_of, invitation_of
from ..reading.founders import InvitationRow, invitation_row, invitation_rows
from ..rules.joining import may_enter, may_invite
from .joining_schemas import FounderIn, FounderInvitationOut, FounderInviteIn, FounderOut, JoinedFoundingOut
from .routing import REFUSALS, router

_OWN = (
    "kind", "name", "title", "own_name", "birthdate", "street", "postal_code", "town", "country", "office",
    "representative", "is_controlled", "guardians", "counted", "consent_version",
)  # fmt: skip


@router.get(
    "/cases/{case_id}/founders", response=list[FounderInvitationOut], operation_id="founding_founders"
)
def list_founders(request: HttpRequest, case_id: UUID) -> list[InvitationRow]:
    """Read who was invited by link and who has answered; links only for the group itself."""
    case = visible_row(FoundingCase, request.user, case_id)
    return invitation_rows(case, request.user)


@router.post(
    "/cases/{case_id}/founders",
    response={201: FounderInvitationOut, **REFUSALS},
    operation_id="founding_invite_founder",
)
def invite(request: HttpRequest, case_id: UUID, body: FounderInviteIn) -> tuple[int, InvitationRow]:
    """Invite a founder; the answer holds the link, which goes by mail when there is an address."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_invite(request.user, case))
    made = actions.invite_founder(case=case, actor=caller(request), **body.dict())
    return 201, invitation_row(made, with_link=True)


def _invitation(request: HttpRequest, case_id: UUID, invitation_id: UUID) -> FounderInvitation:
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_invite(request.user, case))
    return get_object_or_404(case.invitations.current(), pk=invitation_id)


@router.post(
    "/cases/{case_id}/founders/{uuid:invitation_id}/again",
    response={200: FounderInvitationOut, **REFUSALS},
    operation_id="founding_founder_again",
)
def again(request: HttpRequest, case_id: UUID, invitation_id: UUID) -> InvitationRow:
    """Make a new link; the earlier one no longer works."""
    invitation = _invitation(request, case_id, invitation_id)
    return invitation_row(actions.invite_again(invitation=invitation, actor=caller(request)), with_link=True)


@router.delete(
    "/cases/{case_id}/founders/{uuid:invitation_id}",
    response={204: None, **REFUSALS},
    operation_id="founding_founder_revoke",
)
def revoke(request: HttpRequest, case_id: UUID, invitation_id: UUID) -> tuple[int, None]:
    """Withdraw an invitation; what the person had entered is deleted."""
    actions.revoke_invitation(invitation=_invitation(request, case_id, invitation_id), actor=caller(request))
    return 204, None


def _of_link(link: str) -> FounderInvitation:
    invitation = invitation_of(link)
    if invitation is None:
        raise Http404
    require(may_enter(invitation))
    return invitation


def _account(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _row(invitation: FounderInvitation) -> dict[str, object]:
    entry, consent = invitation.answer, current_consent()
    row: dict[str, object] = {
        "association": invitation.case.title,
        "expires_at": invitation.expires_at,
        "answered": entry is not None,
        "consent": {"version": consent.version, "text": consent.say()},
    }
    if entry is None:
        return row
    own = {name: getattr(entry, name) for name in _OWN}
    return row | own | {"register_entry": entry.register, "consent_is_missing": not entry.has_consent}


@router.get(
    "/join/{link}", auth=None, response={200: FounderOut, **REFUSALS}, operation_id="founding_join_read"
)
def read_own(request: HttpRequest, link: str) -> dict[str, object]:
    """Read what is asked of a founder and what they have entered, with the link from their mail."""
    return _row(_of_link(link))


@router.put("/join/{link}", auth=None, response={200: FounderOut, **REFUSALS}, operation_id="founding_join")
def enter(request: HttpRequest, link: str, body: FounderIn) -> dict[str, object]:
    """Enter or correct a founder's own data; possible until the founding meeting is recorded."""
    given = body.dict()
    agrees, origin = given.pop("agrees"), given.pop("origin")
    given["register"] = given.pop("register_entry")
    actions.enter_founder(
        invitation=_of_link(link),
        given=actions.FounderData(**given),
        agrees=agrees,
        origin=origin,
        account=_account(request),
    )
    return _row(_of_link(link))


@router.post(
    "/join/{link}/consent",
    auth=None,
    response={200: FounderOut, **REFUSALS},
    operation_id="founding_join_consent",
)
def bring_consent(request: HttpRequest, link: str, file: File[UploadedFile]) -> dict[str, object]:
    """Bring the signed consent of the parents of a founder under 18."""
    actions.bring_consent(invitation=_of_link(link), file=file)
    return _row(_of_link(link))


@router.delete(
    "/join/{link}", auth=None, response={204: None, **REFUSALS}, operation_id="founding_join_leave"
)
def leave(request: HttpRequest, link: str) -> tuple[int, None]:
    """Withdraw: what the founder had entered is deleted, the link no longer works."""
    actions.withdraw_founder(invitation=_of_link(link), account=_account(request))
    return 204, None


@router.get("/joined", response=list[JoinedFoundingOut], operation_id="founding_joined")
def list_joined(request: HttpRequest) -> list[dict[str, object]]:
    """List the foundings in which the caller is a founder by link."""
    entries = FounderEntry.objects.filter(account=caller(request), invitation__revoked_at=None)
    return [
        {
            "association": entry.invitation.case.title,
            "open": may_enter(entry.invitation).allowed,
            "consent_is_missing": not entry.has_consent,
            "link": address_of(entry.invitation),
        }
        for entry in entries.select_related("invitation__case").order_by("-invitation__created_at")
    ]
