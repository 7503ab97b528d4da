"""Asking, one's own bookings, another time, giving up, the file for the calendar."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.looking import visible_row
from workflows.engine.standing import standing
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid, require
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..inputs.booking import BookingForm, CancelForm, ChangeForm
from ..models import Booking, Resource
from ..reading.bookings import own_bookings
from ..reading.calendar_files import calendar_of
from ..rules.audiences import borrowers
from ..rules.opening import opening_of
from ..rules.quotas import has_quota, uses
from ..rules.steps import may_cancel, may_change, may_except, may_move, may_read_numbers
from ..rules.weekly import weekly_words

FURTHEST = 3660  # days


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def ask(request: SignedIn, slug: str) -> HttpResponse:
    """GET shows the rules and asks; POST books, or puts on the list, and leads to the case."""
    resource = get_object_or_404(Resource.objects.shown(), slug=slug)
    organisations = list(Organisation.objects.of(request.user).order_by("name"))
    form = BookingForm(
        posted(request),
        resource=resource,
        organisations=organisations,
        has_quota=has_quota(resource),
        initial=_typed(request),
    )
    case = attempt(form, lambda: actions.ask(wanted=form.wanted(), actor=request.user), periods="day")
    if case is not None:
        messages.success(request, _said(case))
        return redirect("desk:case", case.pk)
    whose = borrowers(request.user, organisations)
    context = {
        "resource": resource,
        "text": resource.text(),
        "weekly": weekly_words(opening_of(resource)),
        "uses": uses(resource, whose, [_day(form)]) if form.fields.get("exception") else [],
    }
    return show(request, "lending/ask.html", form, **context)


def _typed(request: SignedIn) -> dict[str, object]:
    """What a search or a day of the calendar brings along."""
    return {name: request.GET[name] for name in ("day", "starts", "ends", "end_day") if request.GET.get(name)}


def _day(form: BookingForm) -> date:
    """The day whose week and month count: the one that was typed or brought along, else today."""
    today = timezone.localdate()
    brought = form.cleaned_data.get("day") if form.is_bound else form.initial.get("day", "")
    try:
        typed = date.fromisoformat(str(brought))
    except ValueError:
        return today
    return typed if abs((typed - today).days) < FURTHEST else today


def _said(case: Booking) -> str:
    match case.way:
        case "wait":
            return _("You are on the waiting list. We write as soon as it becomes free.")
        case "book":
            return _("It is booked. You have a mail with all you need.")
    return _("We have your request and answer within five days.")


@require_safe
@sign_in_required
def bookings(request: SignedIn) -> HttpResponse:
    """One's own bookings and those of one's organisations."""
    context = {
        "bookings": own_bookings(request.user),
        "may_read_numbers": may_read_numbers(request.user).allowed,
    }
    return render(request, "lending/bookings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def cancel(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Ask once more, then give it up."""
    case = visible_row(Booking, request.user, case_id, "resource")
    require(may_cancel(request.user, case))
    form = CancelForm(posted(request))
    if not standing(case, request.user).belongs:
        form.fields["reason"].required = True
    if done(form, lambda: actions.cancel(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The booking is cancelled."))
        return redirect("desk:case", case.pk)
    return show(request, "lending/cancel.html", form, booking=case)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def change(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Another time."""
    case = visible_row(Booking, request.user, case_id, "resource")
    require(may_change(request.user, case))
    require(may_move(request.user, case))
    start, end = timezone.localtime(case.starts_at), timezone.localtime(case.ends_at)
    initial: dict[str, object] = {
        "day": start.date(),
        "starts": start.time(),
        "end_day": end.date(),
        "ends": end.time(),
        "pieces": case.pieces,
    }
    excepts = may_except(request.user, case).allowed and has_quota(case.resource)
    form = ChangeForm(posted(request), resource=case.resource, may_except=excepts, initial=initial)

    def do() -> None:
        typed = {name: form.cleaned_data[name] for name in ("pieces", "grounds") if name in form.fields}
        actions.change(case=case, actor=request.user, period=form.period(), **typed)

    if done(form, do):
        messages.success(request, _("Changed. You have a mail with the new time."))
        return redirect("desk:case", case.pk)
    return show(request, "lending/change.html", form, booking=case)


@require_POST
@sign_in_required
def leave_out(request: SignedIn, case_id: UUID) -> HttpResponse:
    """One date of a series is given up."""
    case = visible_row(Booking, request.user, case_id, "resource")
    starts_at = parse_datetime(request.POST.get("starts_at", ""))
    if starts_at is None or timezone.is_naive(starts_at):
        raise Invalid({"starts": _("Choose one of the dates.")})
    actions.leave_out(case=case, actor=request.user, starts_at=starts_at)
    messages.success(request, _("This date is free again."))
    return redirect("desk:case", case.pk)


@require_safe
@sign_in_required
def calendar(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The booking for one's own calendar."""
    case = visible_row(Booking, request.user, case_id, "resource")
    response = HttpResponse(calendar_of(case, get_language() or "de"), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{case.number}.ics"'
    return response
