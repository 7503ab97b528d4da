"""Calls for the staff: list, terms, publication by a second person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.people.access import SignedIn, staff_required
from workflows.people.models import STAFF_ROLES, Role
from workflows.people.verdicts import AlreadyDone

from .. import actions
from ..models import Call
from ..rules import calls as rules


@require_safe
@staff_required(*STAFF_ROLES)
def calls(request: SignedIn) -> HttpResponse:
    """All calls with their budget."""
    rows = Call.objects.prefetch_related("windows").order_by("slug")
    return render(request, "grants/calls.html", {"calls": rows})


@require_safe
@staff_required(*STAFF_ROLES)
def call(request: SignedIn, slug: str) -> HttpResponse:
    """The terms of a call, and what can be done with it."""
    found = get_object_or_404(
        Call.objects.select_related("created_by", "requested_by", "published_by"), slug=slug
    )
    context = {
        "call": found,
        "windows": found.windows.all(),
        "limits": found.cost_limits.all(),
        "may_manage": rules.may_manage(request.user),
        "may_publish": rules.may_publish(request.user, found),
    }
    return render(request, "grants/call.html", context)


@require_POST
@staff_required(Role.CALL_MANAGER, Role.DECISION_MAKER)
def publication(request: SignedIn, slug: str) -> HttpResponse:
    """Ask for publication, publish as a second person, or close."""
    found = get_object_or_404(Call, slug=slug)
    does = {
        "request": (actions.request_publication, _("A second person has to publish the call now.")),
        "publish": (actions.publish_call, _("The call is public.")),
        "close": (actions.close_call, _("The call is closed.")),
    }
    wanted = does.get(request.POST.get("do", ""))
    if wanted is None:
        raise AlreadyDone(_("Choose what to do with the call."))
    action, text = wanted
    action(call=found, actor=request.user)
    messages.success(request, text)
    return redirect("grants:call", slug=slug)
