"""Invitations: sent, sent again, withdrawn, accepted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from workflows.values.secret_links import hash_of

from .. import actions
from ..access.doors import SignedIn, sign_in_required
from ..inputs.organisations import InvitationForm
from ..inputs.outcome import attempt
from ..membership import asking_once
from ..models import Invitation, User
from ..rules import may_accept, may_manage_organisation, may_read_organisation
from ..verdicts import require
from .organisations import own


@sign_in_required
@require_http_methods(["GET", "POST"])
def invite(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Whom to invite."""
    organisation = own(request, uuid)
    require(may_manage_organisation(request.user, organisation))
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        made = attempt(
            form,
            lambda: actions.invite(organisation=organisation, actor=request.user, **form.cleaned_data),
        )
        if made:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people:organisation", organisation.uuid)
    context = {"form": form, "organisation": organisation}
    return render(request, "people/invite.html", context, status=422 if form.errors else 200)


def _waiting(request: SignedIn, uuid: UUID) -> Invitation:
    invitation = get_object_or_404(Invitation.objects.select_related("organisation"), uuid=uuid)
    if not may_read_organisation(request.user, asking_once(invitation.organisation)):
        own(request, invitation.organisation.uuid)
    return invitation


@sign_in_required
@require_POST
def again(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A new link, valid for another 14 days."""
    invitation = _waiting(request, uuid)
    actions.resend_invitation(invitation=invitation, actor=request.user)
    messages.success(request, _("The invitation is on its way again. The old link no longer works."))
    return redirect("people:organisation", invitation.organisation.uuid)


@sign_in_required
@require_POST
def withdraw(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The link no longer works."""
    invitation = _waiting(request, uuid)
    actions.revoke_invitation(invitation=invitation, actor=request.user)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("people:organisation", invitation.organisation.uuid)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link in the mail opens: who invites whom; joining takes one press."""
    found = (
        Invitation.objects.select_related("organisation", "invited_by")
        .filter(token_hash=hash_of(secret))
        .first()
    )
    if request.method == "POST" and request.user.is_authenticated:
        membership = actions.accept_invitation(secret=secret, actor=request.user)
        messages.success(request, _("Welcome! You are a member now."))
        return redirect("people:organisation", membership.organisation.uuid)
    if found is None or not found.is_open:
        return render(request, "people/invitation_gone.html", status=404 if found is None else 410)
    verdict = may_accept(request.user, found) if isinstance(request.user, User) else None
    context = {"invitation": found, "verdict": verdict}
    return render(request, "people/invitation.html", context)
