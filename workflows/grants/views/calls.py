"""Calls for the staff: list, terms, publication by a second person."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import STAFF_ROLES, Role
from workflows.people.verdicts import AlreadyDone, ChangedSince

from .. import actions
from ..models import Call
from ..reading import calls as call_reading
from ..reading.ledger import with_ledger
from ..rules import admissions
from ..rules import calls as rules
from ..rules.call_tables import lacking


@require_safe
@staff_required(*STAFF_ROLES)
def calls(request: SignedIn) -> HttpResponse:
    """All calls with their budget."""
    rows = with_ledger(Call.objects.prefetch_related("windows").order_by("slug"))
    may_write = rules.may_manage(request.user)
    return render(request, "grants/calls.html", {"calls": rows, "may_write": may_write})


@require_safe
@staff_required(*STAFF_ROLES)
def call(request: SignedIn, slug: str) -> HttpResponse:
    """The terms of a call, and what can be done with it."""
    return _shown(request, slug)


def _shown(request: SignedIn, slug: str, *, changed: str = "") -> HttpResponse:
    """The page of the call as it is now; with 412 and the reason when it isn't what was approved."""
    rows = Call.objects.select_related("created_by", "requested_by", "published_by")
    found = get_object_or_404(with_ledger(rows.prefetch_related("windows", "cost_limits")), slug=slug)
    address = lambda section: reverse("grants:call_section", args=[slug, section])  # noqa: E731
    context = {
        "call": found,
        "terms": call_reading.terms(found),
        "sections": call_reading.sections(found, address),
        "complete": not lacking(found),
        "history": call_reading.history(found),
        "may_manage": rules.may_manage(request.user),
        "may_change": rules.may_change(request.user, found),
        "may_publish": rules.may_publish(request.user, found),
        "may_return": rules.may_return(request.user),
        "may_see_late": admissions.may_read(request.user),
        "seal": actions.seal_of(found),
        "changed": changed,
    }
    return render(request, "grants/call.html", context, status=412 if changed else 200)


@require_POST
@staff_required(Role.CALL_MANAGER, Role.DECISION_MAKER)
def publication(request: SignedIn, slug: str) -> HttpResponse:
    """Ask for publication, publish as a second person, or close."""
    found = get_object_or_404(Call, slug=slug)
    does: dict[str, tuple[Callable[..., Any], str, str]] = {
        "request": (actions.request_publication, _("A second person has to publish the call now."), ""),
        "return": (actions.return_call, _("The call is a draft again."), "note"),
        "publish": (actions.publish_call, _("The call is public."), "seen"),
        "close": (actions.close_call, _("The call is closed."), ""),
    }
    wanted = does.get(request.POST.get("do", ""))
    if wanted is None:
        raise AlreadyDone(_("Choose what to do with the call."))
    action, text, name = wanted
    said = {name: request.POST.get(name, "")} if name else {}
    try:
        action(call=found, actor=request.user, **said)
    except ChangedSince as refusal:
        return _shown(request, slug, changed=refusal.reason)
    messages.success(request, text)
    return redirect("grants:call", slug=slug)
