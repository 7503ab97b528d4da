"""For advisers: all meetings, planning and changing one, calling it off, the list at the door."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..inputs.planning import WHERE, MeetingFactsForm
from ..inputs.steps import CallOffForm, GuestForm
from ..models import Meeting, Session
from ..reading.dates import for_the_house
from ..reading.lists import list_of, session_of
from ..reading.photo_notices import LANGUAGES
from ..reading.photo_notices import photo_notice as notice_of
from ..reading.words import dates_of, span_words
from ..rules.meetings import OFFICE, READERS, may_change, may_plan, may_read, may_run


@require_safe
@staff_required(*READERS)
def planned(request: SignedIn) -> HttpResponse:
    """All meetings, the newest first."""
    context = {"found": for_the_house(), "may_plan": may_plan(request.user).allowed}
    return render(request, "meetings/planned.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(OFFICE)
def plan(request: SignedIn) -> HttpResponse:
    """A new one."""
    form = MeetingFactsForm(posted(request))
    case = attempt(form, lambda: actions.plan(given=form.facts(), actor=request.user), **WHERE)
    if case is None:
        return show(request, "meetings/plan.html", form)
    messages.success(request, _("It is planned. Announce it when everything is right."))
    return redirect("desk:case", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def change(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Other facts; who is registered hears of another time or place."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_change(request.user, case))
    prefetch_related_objects([case], "texts", "sessions")
    form = MeetingFactsForm(posted(request), case=case)

    def do() -> Meeting:
        return actions.change(case=case, given=form.facts(), actor=request.user)

    if form.is_bound and attempt(form, do, **WHERE) is not None:
        messages.success(request, _("Changed. Whoever is registered hears of another time or place."))
        return redirect("desk:case", case.pk)
    return show(request, "meetings/change.html", form, meeting=case)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def call_off(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Ask once more, then everybody hears of it."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_change(request.user, case))
    form = CallOffForm(posted(request))
    if done(form, lambda: actions.call_off(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("It is called off."))
        return redirect("desk:case", case.pk)
    return show(request, "meetings/call_off.html", form, meeting=case)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def attendance(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """GET is the list of one date, to tick or to print; POST notes who is there, or somebody new."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    session = session_of(case, request.GET.get("session", ""))
    if session is None:
        raise Http404
    guest = GuestForm(posted(request) if "guest" in request.POST else None)
    if request.method == "POST":
        require(may_run(request.user, case))
        if _noted(request, session, guest):
            return redirect(f"{reverse('meetings:attendance', args=[case.pk])}?session={session.pk}")
    context = {
        "meeting": case,
        "session": session,
        "words": span_words(session.starts_at, session.ends_at),
        "sessions": [(each, span_words(each.starts_at, each.ends_at)) for each in dates_of(case)],
        "lines": list_of(session),
        "languages": settings.LANGUAGES,
        "form": guest,
        "may_run": may_run(request.user, case).allowed,
    }
    return render(request, "meetings/attendance.html", context, status=422 if guest.errors else 200)


@require_safe
@sign_in_required
def photo_notice(request: SignedIn, meeting_id: UUID, language: str) -> HttpResponse:
    """The notice on photos in one language, to print and put up."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    if language not in LANGUAGES:
        raise Http404
    response = HttpResponse(notice_of(case, language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{case.number}-photos-{language}.pdf"'
    return response


def _noted(request: SignedIn, session: Session, guest: GuestForm) -> bool:
    if "guest" in request.POST:
        return done(
            guest, lambda: actions.add_guest(session=session, actor=request.user, **guest.cleaned_data)
        )
    try:
        present = {UUID(each) for each in request.POST.getlist("present")}
        seen = {UUID(each) for each in request.POST.getlist("seen")}
    except ValueError:
        raise Invalid({"present": _("Load the list anew.")}) from None
    count = actions.note_attendance(session=session, present=present, seen=seen, actor=request.user)
    text = ngettext("%(count)d person is noted.", "%(count)d people are noted.", count)
    messages.success(request, text % {"count": count})
    return True
