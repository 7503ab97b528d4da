"""The page behind the link that asks, months after a training, what became of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workflows.people.inputs.outcome import done, posted
from workflows.people.verdicts import Refusal

from .. import actions
from ..inputs.follow_ups import FollowUpForm
from ..reading.links import follow_up_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, link: str) -> HttpResponse:
    """GET asks (a program that opens links changes nothing); POST answers, once."""
    found = follow_up_of(link)
    if found is None:
        raise Http404
    form, refusal, status = FollowUpForm(posted(request)), "", 200
    try:
        if done(form, lambda: actions.tell_what_became(follow_up=found, given=form.became())):
            messages.success(request, _("Thank you for telling us."))
            return redirect("meetings:follow_up", link)
    except Refusal as problem:
        refusal, status = problem.reason, problem.status
    case = found.registration.meeting
    context = {"form": form, "found": found, "text": case.text(), "meeting": case, "refusal": refusal}
    status = 422 if form.errors else status
    return render(request, "meetings/follow_up.html", context, status=status)
