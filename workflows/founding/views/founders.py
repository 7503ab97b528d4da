"""The group's side of founders who join by link: inviting, who has answered, again, withdrawn."""

from io import BytesIO
from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions
from ..inputs.joining import InviteForm
from ..models import FounderInvitation, FoundingCase
from ..reading.founder_links import address_of
from ..reading.founders import founders_screen
from ..rules.joining import may_invite


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def founders(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Who was invited and who has answered; POST invites one more."""
    case = visible_row(FoundingCase, request.user, case_id)
    if request.method == "POST":
        require(may_invite(request.user, case))
    form = InviteForm(posted(request), initial={"language": case.language})
    if done(form, lambda: actions.invite_founder(case=case, actor=request.user, **form.cleaned_data)):
        sent = form.cleaned_data["email"]
        text = _("The link is on its way.") if sent else _("The link is there. Show its QR code.")
        messages.success(request, text)
        return redirect("founding:founders", case_id=case.pk)
    return show(request, "founding/founders.html", form, **founders_screen(case, request.user))


def _invitation(request: SignedIn, case_id: UUID, invitation_id: UUID) -> FounderInvitation:
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_invite(request.user, case))
    return get_object_or_404(case.invitations.current(), pk=invitation_id)


@require_POST
@sign_in_required
def again(request: SignedIn, case_id: UUID, invitation_id: UUID) -> HttpResponse:
    """A new link; the earlier one no longer works."""
    invitation = _invitation(request, case_id, invitation_id)
    actions.invite_again(invitation=invitation, actor=request.user)
    messages.success(request, _("There is a new link. The earlier one no longer works."))
    return redirect("founding:founders", case_id=case_id)


@require_POST
@sign_in_required
def revoke(request: SignedIn, case_id: UUID, invitation_id: UUID) -> HttpResponse:
    """The link no longer works, and what came back over it is gone."""
    invitation = _invitation(request, case_id, invitation_id)
    actions.revoke_invitation(invitation=invitation, actor=request.user)
    messages.success(request, _("The invitation is withdrawn. What the person had entered is deleted."))
    return redirect("founding:founders", case_id=case_id)


@never_cache
@require_safe
@sign_in_required
def qr(request: SignedIn, case_id: UUID, invitation_id: UUID) -> HttpResponse:
    """The link as a picture for the camera of a phone."""
    invitation = _invitation(request, case_id, invitation_id)
    picture = BytesIO()
    code = segno.make(address_of(invitation), error="m", micro=False)
    code.save(picture, kind="svg", scale=4, border=4, light="white")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")
