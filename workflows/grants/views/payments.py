"""The cash desk: released payments, the file for the bank, the list for bookkeeping."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.documents.door import hand_out_of
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role

from .. import actions
from ..inputs.running import RunForm
from ..models import PaymentRun
from ..reading import payments as reading
from ..reading.bookings import bookings


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH)
def payments(request: SignedIn) -> HttpResponse:
    """What waits for the bank, and what was given to it."""
    form = RunForm(posted(request))

    def do() -> None:
        actions.run_payments(actor=request.user, **form.cleaned_data)

    if done(form, do):
        messages.success(request, _("The file for the bank is ready."))
        return redirect("grants:payments")
    return show(request, "grants/payments.html", form, **reading.desk())


@require_safe
@staff_required(Role.CASH)
def payment_run(request: SignedIn, reference: str) -> FileResponse:
    """The file for the bank, as it was made."""
    run = get_object_or_404(PaymentRun.objects.select_related("document"), reference=reference)
    return hand_out_of(run.document)


@require_safe
@staff_required(Role.CASH, Role.AUDITOR)
def booking_list(request: SignedIn) -> HttpResponse:
    """All released payments for bookkeeping."""
    return _download(bookings(reading.released()), "Buchungen.csv", "text/csv; charset=utf-8")


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
