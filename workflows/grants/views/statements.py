"""Bank statements at the cash desk: read one in, confirm what fits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import attempt, posted, show
from workflows.people.models import Role

from .. import actions
from ..inputs.running import StatementForm
from ..models import BankEntry
from ..reading import statements as reading


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH)
def statements(request: SignedIn) -> HttpResponse:
    """A statement is read in; below it what waits for an answer."""
    form = StatementForm(posted(request), request.FILES or None)
    if form.is_bound and (
        read := attempt(form, lambda: actions.read_statement(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _told(read))
        return redirect("grants:statements")
    return show(request, "grants/statements.html", form, **reading.desk())


def _told(read: actions.Read) -> str:
    movements = ngettext("%(count)s booking read.", "%(count)s bookings read.", read.movements)
    fitting = ngettext(
        "%(count)s fits a payment or reclaim.", "%(count)s fit a payment or reclaim.", read.proposed
    )
    return f"{movements % {'count': read.movements}} {fitting % {'count': read.proposed}}"


@require_POST
@staff_required(Role.CASH)
def bank_entry(request: SignedIn, pk: int) -> HttpResponse:
    """A proposal is confirmed or rejected."""
    entry = get_object_or_404(BankEntry, pk=pk)
    if request.POST.get("do") == "confirm":
        actions.confirm_entry(entry=entry, actor=request.user)
        messages.success(request, _("Noted as booked by the bank."))
    else:
        actions.reject_entry(entry=entry, actor=request.user)
        messages.success(request, _("Noted: this booking is something else."))
    return redirect("grants:statements")
