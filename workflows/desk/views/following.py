"""Following a case from its page."""

from uuid import UUID

from django.contrib import messages as flashes
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.desk.actions import following as actions
from workflows.desk.reading.cases import visible_case
from workflows.people.access.doors import SignedIn, sign_in_required


@require_POST
@sign_in_required
def follow(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The case is followed, or no longer when the form says nothing."""
    found = visible_case(request.user, case_id)
    if request.POST.get("follow"):
        actions.follow(case=found, actor=request.user)
        flashes.success(request, _("You follow this case: a mail comes when its stage changes."))
    else:
        actions.unfollow(case=found, actor=request.user)
        flashes.success(request, _("You follow this case no longer."))
    return redirect("desk:case", case_id=found.pk)
