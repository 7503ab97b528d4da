"""For administrators: mail to people with a case or an account that came back, and who has seen to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import Role
from workflows.values.numbered import numbered

from .bounces import numbers
from .bounces.noting import settle as settle_bounce
from .models import Bounce

A_PAGE = 25


@require_safe
@staff_required(Role.ADMIN)
def returned(request: SignedIn) -> HttpResponse:
    """Mails that somebody has to see to, the newest first, and what else came back as numbers."""
    waiting = Bounce.needing_somebody().select_related("message__case")
    listed = numbered(waiting, A_PAGE, request)
    context = {
        "bounces": listed,
        "lately": numbers.lately(),
        "days": numbers.DAYS,
        "box": numbers.box(),
        "previous_url": f"?page={listed.previous_page_number()}" if listed.has_previous() else "",
        "next_url": f"?page={listed.next_page_number()}" if listed.has_next() else "",
    }
    return render(request, "outbox/returned.html", context)


@require_POST
@staff_required(Role.ADMIN)
def settle(request: SignedIn, bounce_id: int) -> HttpResponse:
    """Somebody has reached the person by another way."""
    settle_bounce(bounce_id=bounce_id, actor=request.user)
    messages.success(request, _("The mail has been laid aside."))
    return redirect("outbox:returned")
