"""The page behind the link of an invitation, without an account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from workflows.people.inputs.outcome import done, posted
from workflows.people.verdicts import Refusal

from .. import actions
from ..inputs.answering import AnswerForm, standing
from ..inputs.news import NewsForm
from ..models import Invitation, State
from ..reading.dates import places
from ..reading.links import invitation_of, token_of
from ..reading.news import sent_by, taken
from ..reading.tasks import from_last_time
from ..reading.words import all_words, dates_of
from ..rules.series import may_answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, link: str) -> HttpResponse:
    """GET shows the question (a program that opens links changes nothing); POST answers it."""
    found = invitation_of(link)
    if found is None:
        raise Http404
    if request.POST.get("do") == "leave":
        actions.leave_series(invitation=found)
        messages.success(request, _("You get no invitations to further meetings."))
        return redirect("meetings:answer", link)
    if (do := request.POST.get("do", "")) in ("news", "take_back"):
        return _news(request, found, do)
    form = _form(request, found)
    try:
        if done(form, lambda: actions.answer(invitation=found, given=form.given())):
            messages.success(request, _("Thank you, your answer is saved."))
            return redirect("meetings:answer", link)
    except Refusal as refusal:
        form.add_error(None, refusal.reason)
        return _page(request, found, form, refusal.status)
    return _page(request, found, form, 422 if form.is_bound else 200)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, link: str) -> HttpResponse:
    """RFC 8058: a mail program ends further invitations by one POST; a person gets the page."""
    found = invitation_of(link)
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect("meetings:answer", link)
    actions.leave_series(invitation=found)
    return HttpResponse(status=200, content_type="text/plain")


def _form(request: HttpRequest, found: Invitation) -> AnswerForm:
    initial = standing(found, found.registration, request.GET.get("said", ""))
    return AnswerForm(posted(request), case=found.meeting, initial=initial)


def _news(request: HttpRequest, found: Invitation, do: str) -> HttpResponse:
    """A piece of news is sent, or taken back; the answer stays as it is."""
    link, form = token_of(found), NewsForm(posted(request) if do == "news" else None)
    answer_form = AnswerForm(case=found.meeting, initial=standing(found, found.registration, ""))
    try:
        if do == "take_back":
            key = request.POST.get("news", "")
            safe = int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else 0
            actions.take_back_news(invitation=found, key=safe)
            messages.success(request, _("Taken back."))
            return redirect("meetings:answer", link)
        if done(form, lambda: actions.send_news(invitation=found, **form.cleaned_data)):
            messages.success(request, _("Thank you. The house looks at it before the meeting."))
            return redirect("meetings:answer", link)
    except Refusal as refusal:
        form.add_error(None, refusal.reason)
        return _page(request, found, answer_form, refusal.status, form)
    return _page(request, found, answer_form, 422, form)


def _page(
    request: HttpRequest,
    found: Invitation,
    form: AnswerForm,
    status: int,
    news_form: NewsForm | None = None,
) -> HttpResponse:
    case, registration = found.meeting, found.registration
    companions = registration.companions.exclude(state=State.LEFT) if registration else ()
    states = [each.state for each in companions]
    context = {
        "form": form,
        "invitation": found,
        "registration": registration,
        "companions": len(states),
        "companions_waiting": states.count(State.WAITING),
        "meeting": case,
        "text": case.text(),
        "dates": all_words(dates_of(case)),
        "places": places(case),
        "earlier": from_last_time(case),
        "taken_news": taken(case),
        "my_news": sent_by(found),
        "news_form": news_form or NewsForm(),
        "may_answer": may_answer(case),
    }
    return render(request, "meetings/answer.html", context, status=status)
