"""Consultations: the adviser's list and the record of a new talk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role

from .. import actions
from ..inputs.steps import ConsultationForm
from ..models import Consultation

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADVISER)
def consultations(request: SignedIn) -> HttpResponse:
    """The latest talks, and a form for the next."""
    form = ConsultationForm(posted(request))
    if done(form, lambda: actions.record_consultation(actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The talk is recorded."))
        return redirect("grants:consultations")
    rows = Consultation.objects.select_related("organisation", "adviser").order_by("-held_on", "-pk")[:SHOWN]
    return show(request, "grants/consultations.html", form, rows=rows)
