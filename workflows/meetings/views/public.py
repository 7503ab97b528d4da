"""For everybody: the dates, one meeting, registering, and the page behind the link in the mail."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.models import User
from workflows.people.verdicts import Refusal, TooOften, require
from workflows.upkeep.addresses import client_address
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..inputs.registering import FeedbackForm, RegistrationForm
from ..models import Format, Meeting, Registration, State
from ..reading.calendar_files import calendar_of
from ..reading.certificates import certificate_of
from ..reading.codes import code_of
from ..reading.dates import places, public, to_come
from ..reading.links import link_of, registration_of
from ..reading.waiting import position
from ..reading.words import all_words, dates_of
from ..rules.meetings import has_offer, may_register


def _language() -> str:
    return (get_language() or "de").split("-")[0]


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """The meetings to come, or those of one kind."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in Format.values else ""
    found = [
        {"meeting": each, "text": each.text(), "places": free, "dates": all_words(dates_of(each))}
        for each, free in to_come(kind)
    ]
    return render(request, "meetings/dates.html", {"found": found, "kinds": Format.choices, "kind": kind})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The meetings to come as a calendar that other programs subscribe to."""
    found = [each for each, _places in to_come()]
    response = HttpResponse(calendar_of(found, _language()), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "public, max-age=600"
    return response


@require_safe
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """All about one; it stays to be read when it is over."""
    case = get_object_or_404(public(), pk=meeting_id)
    context = {
        "meeting": case,
        "text": case.text(),
        "dates": all_words(dates_of(case)),
        "places": places(case),
        "may_register": may_register(case),
    }
    return render(request, "meetings/meeting.html", context)


@require_safe
def meeting_calendar(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting for one's own calendar."""
    case = get_object_or_404(public(), pk=meeting_id)
    response = HttpResponse(calendar_of([case], _language()), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{case.number}.ics"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """GET asks who comes; POST sends the mail to confirm, or gives the place to a known address."""
    case = get_object_or_404(public(), pk=meeting_id)
    require(may_register(case))
    actor = request.user if isinstance(request.user, User) else None
    form = RegistrationForm(posted(request), case=case, initial=_known(actor))
    context = {"meeting": case, "text": case.text(), "places": places(case)}
    try:
        made = attempt(form, lambda: _registered(form, case, actor, request))
    except TooOften as refusal:
        form.add_error(None, refusal.reason)
        return render(request, "meetings/register.html", {"form": form, **context}, status=refusal.status)
    if made is None:
        return show(request, "meetings/register.html", form, **context)
    return render(request, "meetings/thanks.html", {**context, "email": made.email})


def _registered(
    form: RegistrationForm, case: Meeting, actor: User | None, request: HttpRequest
) -> Registration:
    return actions.register(case=case, given=form.person(), actor=actor, address=client_address(request))


def _known(actor: User | None) -> dict[str, str]:
    if actor is None:
        return {"language": _language()}
    return {"name": actor.name, "email": actor.email, "language": actor.language}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, link: str) -> HttpResponse:
    """GET shows how it stands (a program that opens links changes nothing); POST confirms, cancels, says."""
    found = registration_of(link)
    if found is None:
        raise Http404
    do = request.POST.get("do", "")
    form = FeedbackForm(posted(request) if do == "say" else None)
    if request.method == "POST" and do in DO:
        try:
            return _done(request, DO[do](registration=found), link)
        except Refusal as refusal:
            return _registration(request, found, form, refusal)
    if do == "say" and done(form, lambda: actions.say(registration=found, **form.cleaned_data)):
        messages.success(request, _("Thank you for telling us."))
        return redirect("meetings:registration", link)
    return _registration(request, found, form)


DO = {"confirm": actions.confirm, "accept": actions.accept, "leave": actions.leave}


def _done(request: HttpRequest, row: Registration, link: str) -> HttpResponse:
    said = {
        State.PLACED: _("You have a place. A mail with all you need is on its way."),
        State.WAITING: _("All places are taken. You are on the waiting list."),
        State.LEFT: _("You have cancelled. Thank you for telling us."),
    }
    messages.success(request, said[State(row.state)])
    return redirect("meetings:registration", link)


def _registration(
    request: HttpRequest, found: Registration, form: FeedbackForm, refusal: Refusal | None = None
) -> HttpResponse:
    case = found.meeting
    offered = [each for each in found.companions.all() if has_offer(each, case)]
    may_accept = has_offer(found, case) or bool(offered)
    context = {
        "form": form,
        "registration": found,
        "link": link_of(found),
        "meeting": case,
        "text": case.text(),
        "dates": all_words(dates_of(case)),
        "may_confirm": found.state == State.ASKED and may_register(case).allowed,
        "code": code_of(found) if _may_come(found) else "",
        "may_accept": may_accept,
        "companions_offered": len(offered),
        "position": None if may_accept else position(found),
        "may_leave": found.state != State.LEFT and case.stage == "announced",
        "has_certificate": certificate_of(found) is not None,
        "may_say": found.said_at is None and found.attendances.exists(),
        "refusal": refusal.reason if refusal else "",
    }
    status = refusal.status if refusal else 422 if form.is_bound else 200
    return render(request, "meetings/registration.html", context, status=status)


def _may_come(found: Registration) -> bool:
    """Whether the person has a place in the room, and the door is not closed yet."""
    return found.state == State.PLACED and not found.is_online and found.meeting.stage == "announced"
