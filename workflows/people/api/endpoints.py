"""The API of the room people: the same actions as the screens."""

from uuid import UUID

from django.http import Http404
from ninja import Status

from workflows.people.access.routing import Router

from .. import actions
from ..access.doors import SignedIn, api_auth
from ..access.second_factor import is_missing
from ..models import Invitation, MailKind, Membership, Organisation, User
from ..problems import Problem
from ..rules import may_manage_organisation
from ..verdicts import require
from . import schemas

router = Router(tags=["people"], auth=api_auth)
REFUSED = {401: Problem, 403: Problem, 404: Problem}
CHANGES = {**REFUSED, 409: Problem, 422: Problem}


def _membership(request: SignedIn, uuid: UUID) -> Membership:
    organisation = Organisation.objects.called(uuid)
    rows = request.user.memberships.select_related("organisation")
    found = rows.filter(organisation=organisation).first() if organisation else None
    if found is None:
        raise Http404
    return found


def _given(facts: schemas.Facts) -> dict[str, object]:
    """The facts named in the request; null empties a date and leaves no other fact without a value."""
    dates = ("founded_on", "tax_notice_date")
    sent = facts.model_dump(exclude_unset=True)
    return {name: value if name in dates or value is not None else "" for name, value in sent.items()}


@router.get("/me", response={200: schemas.Me, **REFUSED}, operation_id="people_me", summary="Who am I?")
def me(request: SignedIn) -> schemas.Me:
    """The person whose token or session it is."""
    return schemas.me(request.user, second_factor_needed=is_missing(request.user))


@router.patch(
    "/me",
    response={200: schemas.Me, **CHANGES},
    operation_id="people_change_me",
    summary="Change name and language",
)
def change_me(request: SignedIn, data: schemas.MeIn) -> schemas.Me:
    """Mails and letters come in the new language from now on."""
    wanted = data.mails.model_dump(exclude_none=True) if data.mails else {}
    mails = {MailKind(kind): way for kind, way in wanted.items()}
    user = actions.update_account(user=request.user, name=data.name, language=data.language, mails=mails)
    return schemas.me(user, second_factor_needed=is_missing(user))


@router.get(
    "/organisations",
    response={200: list[schemas.OrganisationOut], **REFUSED},
    operation_id="people_organisations",
    summary="List my organisations",
)
def organisations(request: SignedIn) -> list[schemas.OrganisationOut]:
    """The organisations the person is a member of."""
    memberships = request.user.memberships.select_related("organisation").order_by("organisation__name")
    return [schemas.organisation(membership) for membership in memberships]


@router.post(
    "/organisations",
    response={201: schemas.OrganisationOut, **CHANGES},
    operation_id="people_create_organisation",
    summary="Add an organisation",
)
def create_organisation(request: SignedIn, data: schemas.NewOrganisation) -> Status:
    """The person represents it from the start."""
    made = actions.create_organisation(actor=request.user, facts=_given(data))
    return Status(201, schemas.organisation(_membership(request, made.uuid)))


@router.get(
    "/organisations/{uuid}",
    response={200: schemas.OrganisationOut, **REFUSED},
    operation_id="people_organisation",
    summary="Read one of my organisations",
)
def organisation(request: SignedIn, uuid: UUID) -> schemas.OrganisationOut:
    """All its facts; 404 for people who are not members."""
    return schemas.organisation(_membership(request, uuid))


@router.patch(
    "/organisations/{uuid}",
    response={200: schemas.OrganisationOut, **CHANGES},
    operation_id="people_change_organisation",
    summary="Change facts of an organisation",
)
def change_organisation(request: SignedIn, uuid: UUID, data: schemas.Facts) -> schemas.OrganisationOut:
    """Representatives only; facts not named stay."""
    membership = _membership(request, uuid)
    membership.organisation = actions.update_organisation(
        organisation=membership.organisation, facts=_given(data), actor=request.user
    )
    return schemas.organisation(membership)


@router.get(
    "/organisations/{uuid}/members",
    response={200: list[schemas.MemberOut], **REFUSED},
    operation_id="people_members",
    summary="List members",
)
def members(request: SignedIn, uuid: UUID) -> list[schemas.MemberOut]:
    """Names and functions, for members only."""
    organisation = _membership(request, uuid).organisation
    found = organisation.memberships.select_related("user").order_by("since", "pk")
    return [schemas.member(membership) for membership in found]


def _person(person: UUID) -> User:
    found = User.objects.filter(uuid=person).first()
    if found is None:
        raise Http404
    return found


@router.patch(
    "/organisations/{uuid}/members/{person}",
    response={200: schemas.MemberOut, **CHANGES},
    operation_id="people_change_function",
    summary="Change a member's function",
)
def change_function(
    request: SignedIn, uuid: UUID, person: UUID, data: schemas.FunctionIn
) -> schemas.MemberOut:
    """Representatives only; one representative always stays."""
    membership = actions.change_function(
        organisation=_membership(request, uuid).organisation,
        user=_person(person),
        function=data.function,
        actor=request.user,
    )
    return schemas.member(membership)


@router.delete(
    "/organisations/{uuid}/members/{person}",
    response={204: None, **CHANGES},
    operation_id="people_end_membership",
    summary="End a membership",
)
def end_membership(request: SignedIn, uuid: UUID, person: UUID) -> Status:
    """Representatives end memberships, everybody their own; one representative always stays."""
    organisation = _membership(request, uuid).organisation
    user = _person(person)
    if user.pk == request.user.pk:
        actions.leave_organisation(organisation=organisation, actor=request.user)
    else:
        actions.remove_member(organisation=organisation, user=user, actor=request.user)
    return Status(204, None)


@router.get(
    "/organisations/{uuid}/invitations",
    response={200: list[schemas.InvitationOut], **REFUSED},
    operation_id="people_invitations",
    summary="List waiting invitations",
)
def invitations(request: SignedIn, uuid: UUID) -> list[schemas.InvitationOut]:
    """Neither accepted nor withdrawn; representatives only."""
    organisation = _membership(request, uuid).organisation
    require(may_manage_organisation(request.user, organisation))
    waiting = organisation.invitations.filter(accepted_at=None, revoked_at=None).order_by("created_at")
    return [schemas.invitation(found) for found in waiting]


@router.post(
    "/organisations/{uuid}/invitations",
    response={201: schemas.InvitationOut, **CHANGES},
    operation_id="people_invite",
    summary="Invite somebody",
)
def invite(request: SignedIn, uuid: UUID, data: schemas.InvitationIn) -> Status:
    """A mail with a link that works once within 14 days; representatives only."""
    made = actions.invite(
        organisation=_membership(request, uuid).organisation,
        email=data.email,
        function=data.function,
        actor=request.user,
    )
    return Status(201, schemas.invitation(made))


@router.delete(
    "/organisations/{uuid}/invitations/{invitation}",
    response={204: None, **CHANGES},
    operation_id="people_withdraw_invitation",
    summary="Withdraw an invitation",
)
def withdraw_invitation(request: SignedIn, uuid: UUID, invitation: UUID) -> Status:
    """The link no longer works."""
    organisation = _membership(request, uuid).organisation
    found = Invitation.objects.filter(organisation=organisation, uuid=invitation).first()
    if found is None:
        raise Http404
    actions.revoke_invitation(invitation=found, actor=request.user)
    return Status(204, None)


@router.post(
    "/invitations/accept",
    response={200: schemas.OrganisationOut, **CHANGES},
    operation_id="people_accept_invitation",
    summary="Accept an invitation",
)
def accept_invitation(request: SignedIn, data: schemas.Secret) -> schemas.OrganisationOut:
    """The person with the invited address becomes a member."""
    return schemas.organisation(actions.accept_invitation(secret=data.secret, actor=request.user))
