"""For advisers: all series, one with its people, its rhythm; what the invited answered and need."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import require
from workflows.values.numbered import numbered

from .. import actions
from ..inputs.series import PeopleForm, RhythmForm
from ..models import Invitation, Invitee, Meeting, NeedState
from ..reading import series as reading
from ..reading.preparing import prepare
from ..rules.meetings import OFFICE, READERS, may_plan, may_read, may_run

PAGE = 100


@require_safe
@staff_required(*READERS)
def all_series(request: SignedIn) -> HttpResponse:
    """Every series with its rhythm and its next date."""
    found = [
        (each, next(iter(each.meetings.all()), None), reading.next_of(each)) for each in reading.all_series()
    ]
    return render(request, "meetings/series_list.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*READERS)
def series(request: SignedIn, pk: int) -> HttpResponse:
    """One series: its meetings with their plans, who is invited; POST adds people or takes one out."""
    found = reading.series_of(pk)
    if found is None:
        raise Http404
    if taken := request.POST.get("take_out", ""):
        key = int(taken) if taken.isascii() and taken.isdecimal() and len(taken) < 18 else 0
        actions.take_out(person=get_object_or_404(found.people, pk=key), actor=request.user)
        messages.success(request, _("Taken out: no further invitations go there."))
        return redirect("meetings:series", pk)
    if request.method == "POST":
        require(may_plan(request.user))
    form = PeopleForm(posted(request))
    added = (
        attempt(form, lambda: actions.invite_people(series=found, lines=form.lines(), actor=request.user))
        if form.is_bound
        else None
    )
    if added is not None:
        messages.success(request, _said(added))
        return redirect("meetings:series", pk)
    meetings = list(found.meetings.all())
    context = {
        "series": found,
        "newest": meetings[0] if meetings else None,
        "meetings": meetings,
        "may_keep": may_plan(request.user).allowed,
        **_listed(numbered(reading.people_of(found), PAGE, request)),
    }
    return show(request, "meetings/series.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(OFFICE)
def rhythm(request: SignedIn, pk: int) -> HttpResponse:
    """Another rhythm."""
    found = reading.series_of(pk)
    if found is None:
        raise Http404
    initial = {"every_months": found.every_months, "on_day": found.on_day}
    form = RhythmForm(posted(request), initial=initial)
    if done(form, lambda: actions.change_series(series=found, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("meetings:series", pk)
    back = reverse("meetings:series", args=[pk])
    return show(request, "meetings/rhythm.html", form, heading=_("Change the rhythm"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def begin(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """A series that begins with this meeting."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_run(request.user, case))
    initial = {"every_months": 3, "on_day": timezone.localdate(case.starts_at).day}
    form = RhythmForm(posted(request), initial=initial)
    made = attempt(form, lambda: actions.begin_series(case=case, actor=request.user, **form.cleaned_data))
    if form.is_bound and made is not None:
        messages.success(request, _("The series is there. Now say who is invited."))
        return redirect("meetings:series", made.pk)
    back = reverse("desk:case", args=[case.pk])
    return show(request, "meetings/rhythm.html", form, heading=_("Make it a series"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def answers(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Who answered what, and what people need; POST notes what becomes of a need."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    if request.method == "POST":
        key = request.POST.get("need", "")
        safe = int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else 0
        need = get_object_or_404(case.needs.select_related("meeting"), pk=safe)
        actions.settle_need(need=need, state=request.POST.get("state", ""), actor=request.user)
        messages.success(request, _("Saved."))
        return redirect("meetings:answers", case.pk)
    context = {
        "meeting": case,
        "answers": reading.answers_of(case),
        "prepare": prepare(case),
        "plan": reading.plan_of(case),
        "needs": reading.needs_of(case),
        "states": NeedState.choices,
        "may_run": may_run(request.user, case).allowed,
        **_listed(numbered(reading.invited_to(case), PAGE, request)),
    }
    return render(request, "meetings/answers.html", context)


def _listed(listed: Page[Invitee] | Page[Invitation]) -> dict[str, object]:
    """A page of a list with its neighbours."""
    return {
        "listed": listed,
        "previous_url": f"?page={listed.previous_page_number()}" if listed.has_previous() else "",
        "next_url": f"?page={listed.next_page_number()}" if listed.has_next() else "",
    }


def _said(added: actions.Added) -> str:
    said = [
        ngettext("%(count)d person is invited now.", "%(count)d people are invited now.", added.new)
        % {"count": added.new}
    ]
    if added.known:
        text = ngettext("%(count)d was there already.", "%(count)d were there already.", added.known)
        said.append(text % {"count": added.known})
    if added.left:
        text = ngettext(
            "%(count)d wants no invitations and gets none.",
            "%(count)d want no invitations and get none.",
            added.left,
        )
        said.append(text % {"count": added.left})
    return " ".join(said)
