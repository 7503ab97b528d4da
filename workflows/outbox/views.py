"""For administrators: mail that failed or is in doubt, and what happens to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import Role
from workflows.values.numbered import numbered

from . import actions
from .bodies import text_of
from .bounces.numbers import of_mail
from .models import Message

A_PAGE = 25


@require_safe
@staff_required(Role.ADMIN)
def undelivered(request: SignedIn) -> HttpResponse:
    """Mails that need a decision, the newest first."""
    mails = Message.objects.needing_a_decision().defer("html", "text")
    listed = numbered(mails, A_PAGE, request)
    context = {
        "mails": listed,
        "previous_url": f"?page={listed.previous_page_number()}" if listed.has_previous() else "",
        "next_url": f"?page={listed.next_page_number()}" if listed.has_next() else "",
    }
    return render(request, "outbox/undelivered.html", context)


@require_safe
@staff_required(Role.ADMIN)
def mail(request: SignedIn, message_id: UUID) -> HttpResponse:
    """One mail, why it did not arrive, and the two things one can do."""
    message = get_object_or_404(Message.objects.select_related("shared_body"), uuid=message_id)
    return render(
        request, "outbox/mail.html", {"mail": message, "text": text_of(message), "bounces": of_mail(message)}
    )


@require_POST
@staff_required(Role.ADMIN)
def decide(request: SignedIn, message_id: UUID) -> HttpResponse:
    """The mail is sent again or dropped."""
    message = get_object_or_404(Message, uuid=message_id)
    if request.POST.get("what") == "send":
        actions.send_again(message_id=message.pk, actor=request.user)
        messages.success(request, _("The mail is on its way again."))
    elif request.POST.get("what") == "drop":
        actions.drop(message_id=message.pk, actor=request.user)
        messages.success(request, _("The mail has been laid aside."))
    else:
        return redirect("outbox:mail", message_id=message_id)
    return redirect("outbox:undelivered")
