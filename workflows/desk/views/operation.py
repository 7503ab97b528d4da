"""Operation: how the house runs, and the few things an administrator decides about it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.desk import rules
from workflows.desk.reading.operation import job_label, operation
from workflows.engine import troubles
from workflows.outbox import lanes
from workflows.outbox.bounces import numbers
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def show(request: SignedIn) -> HttpResponse:
    """Workers, mail, troubles."""
    require(rules.may_operate(request.user))
    state = operation()
    rows = [
        {"trouble": trouble, "job": job_label(trouble.job), "again": troubles.can_try_again(trouble)}
        for trouble in state.troubles
    ]
    language = get_language() or settings.LANGUAGE_CODE
    concerns = [{"text": each.text(language), "link": each.link(language)} for each in state.concerns]
    bounces = {"lately": state.bounced, "days": numbers.DAYS, "box": state.box}
    context = {"state": state, "rows": rows, "concerns": concerns, **bounces}
    return render(request, "desk/operation.html", context)


@require_POST
@sign_in_required
def mail(request: SignedIn) -> HttpResponse:
    """Mail is held, or leaves again."""
    if "release" in request.POST:
        lanes.release(actor=request.user)
        messages.success(request, _("Mail leaves again."))
    else:
        lanes.hold(why=request.POST.get("why", ""), actor=request.user)
        messages.success(request, _("Mail is held. Nothing leaves until you release it."))
    return redirect("desk:operation")


@require_POST
@sign_in_required
def settle(request: SignedIn, trouble_id: int) -> HttpResponse:
    """Somebody has seen to a trouble."""
    require(rules.may_operate(request.user))
    troubles.settle(trouble_id=trouble_id, actor=request.user)
    messages.success(request, _("Laid aside. It comes back if it fails again."))
    return redirect("desk:operation")


@require_POST
@sign_in_required
def again(request: SignedIn, trouble_id: int) -> HttpResponse:
    """What failed is tried before its pause is over."""
    require(rules.may_operate(request.user))
    troubles.try_again(trouble_id=trouble_id)
    messages.success(request, _("It is tried again now. Load this page again in a few seconds."))
    return redirect("desk:operation")
