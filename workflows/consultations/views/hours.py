"""An adviser's hours, days off and calendar feed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.addresses import address
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..inputs.advising import AbsenceForm, HoursForm
from ..models import Absence, Hours
from ..reading.calendar_files import calendar_file
from ..reading.hours import feed_of, feed_rows, hour_rows, of_feed, upcoming


def _screen(request: SignedIn, form: HoursForm, absence: AbsenceForm) -> HttpResponse:
    me = request.user
    context = {
        "absence_form": absence,
        "rows": hour_rows(me),
        "absences": Absence.objects.filter(adviser=me, last__gte=timezone.localdate()),
        "feed": feed_of(me),
    }
    form.is_bound = form.is_bound or absence.is_bound  # either makes the answer 422
    return show(request, "consultations/hours.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADVISER)
def hours(request: SignedIn) -> HttpResponse:
    """The adviser's hours; POST adds some."""
    form = HoursForm(posted(request))
    if done(form, lambda: actions.add_hours(actor=request.user, **form.cleaned_data)):
        messages.success(request, _("These hours can be booked from now on."))
        return redirect("consultations:hours")
    return _screen(request, form, AbsenceForm())


@require_POST
@staff_required(Role.ADVISER)
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """No new times of these hours."""
    row = get_object_or_404(Hours, pk=pk, adviser=request.user)
    actions.drop_hours(actor=request.user, hours=row)
    messages.success(request, _("Taken out. What is agreed stays agreed."))
    return redirect("consultations:hours")


@require_POST
@staff_required(Role.ADVISER)
def absence(request: SignedIn) -> HttpResponse:
    """Days on which nobody books; says how many agreed talks lie in them."""
    form = AbsenceForm(request.POST)
    if done(form, lambda: actions.add_absence(actor=request.user, **form.cleaned_data)):
        left = upcoming(request.user, form.cleaned_data["first"], form.cleaned_data["last"])
        if left:
            messages.warning(request, _("Talks on these days that you have to move: %(n)s.") % {"n": left})
        else:
            messages.success(request, _("Nobody books these days."))
        return redirect("consultations:hours")
    return _screen(request, HoursForm(), form)


@require_POST
@staff_required(Role.ADVISER)
def drop_absence(request: SignedIn, pk: int) -> HttpResponse:
    """The days can be booked again."""
    row = get_object_or_404(Absence, pk=pk, adviser=request.user)
    actions.drop_absence(actor=request.user, absence=row)
    return redirect("consultations:hours")


@require_POST
@staff_required(Role.ADVISER)
def renew(request: SignedIn) -> HttpResponse:
    """A new secret address, shown this once."""
    token = actions.renew_feed(actor=request.user)
    secret = address("consultations:feed", request.user.language, token=token)
    text = _("Your calendar is at %(address)s – copy it now, we show it only this once.")
    messages.success(request, text % {"address": secret})
    return redirect("consultations:hours")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is asked for or agreed; the address is the key."""
    adviser = of_feed(token)
    if adviser is None:
        raise Http404
    rows = feed_rows(adviser)
    response = HttpResponse(calendar_file(rows, adviser.language), content_type=MEDIA_TYPE)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
