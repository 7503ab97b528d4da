"""Consultations: the adviser's list and the record of a new talk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import Role
from workflows.people.verdicts import Invalid

from .. import actions
from ..inputs.steps import ConsultationForm
from ..models import Consultation

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADVISER)
def consultations(request: SignedIn) -> HttpResponse:
    """The latest talks, and a form for the next."""
    form = ConsultationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_consultation(actor=request.user, **form.cleaned_data)
        except Invalid as invalid:
            for name, text in invalid.errors.items():
                form.add_error(name, text)
        else:
            messages.success(request, _("The talk is recorded."))
            return redirect("grants:consultations")
    rows = Consultation.objects.select_related("organisation", "adviser").order_by("-held_on", "-pk")[:SHOWN]
    status = 422 if request.method == "POST" else 200
    return render(request, "grants/consultations.html", {"form": form, "rows": rows}, status=status)
