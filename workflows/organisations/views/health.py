"""The health check with its lights, and the record of seat and board."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions, rules
from ..actions.keeping import Seat
from ..inputs import HealthForm, RecordForm
from ..models import BoardSeat, OrganisationRecord
from ..reading.health import checks_of, next_due
from .finding import readable


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def health(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Lights, what they mean, what to do; below, the questions for members. Made to be printed, too."""
    organisation = readable(request, uuid)
    checks = checks_of(organisation)
    form = HealthForm(posted(request), checks=checks)
    may_answer = rules.may_add(request.user, organisation)
    if request.method == "POST":
        require(may_answer)

    def answer() -> object:
        return actions.answer_health(organisation=organisation, actor=request.user, replies=form.replies)

    if done(form, answer):
        messages.success(request, _("Thank you. Your answers are noted with today’s date."))
        return redirect("organisations:health", organisation.uuid)
    context = {
        "organisation": organisation,
        "checks": checks,
        "next_due": next_due(checks),
        "today": timezone.localdate(),
        "may_answer": bool(may_answer) and bool(form.fields),
        "may_keep": bool(rules.may_keep_record(request.user, organisation)),
    }
    return show(request, "organisations/health.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def record(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Seat and board, kept by the representatives."""
    organisation = readable(request, uuid)
    require(rules.may_keep_record(request.user, organisation))
    seats = [Seat(each.office, each.name) for each in BoardSeat.objects.filter(organisation=organisation)]
    known = OrganisationRecord.objects.filter(organisation=organisation).first()
    form = RecordForm(posted(request), record=known, seats=seats)

    def keep() -> object:
        return actions.keep_record(
            organisation=organisation,
            actor=request.user,
            seat=form.cleaned_data["seat"],
            board=form.board,
        )

    if done(form, keep):
        messages.success(request, _("Saved."))
        return redirect("organisations:health", organisation.uuid)
    return show(request, "organisations/record.html", form, organisation=organisation)
