"""For the house: the news that were sent for a meeting, taken over, ordered or left out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require

from .. import actions
from ..models import Meeting, NewsState
from ..reading.minutes import minutes_of
from ..reading.news import news_of
from ..rules.meetings import may_read, may_run


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def news(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """GET lists them; POST takes one over, leaves it out, or moves it in the agenda."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    if request.method == "POST":
        key = request.POST.get("news", "")
        safe = int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else 0
        found = get_object_or_404(case.news, pk=safe)
        if move := request.POST.get("move", ""):
            actions.move_news(news=found, actor=request.user, up=move == "up")
        else:
            actions.settle_news(news=found, state=request.POST.get("state", ""), actor=request.user)
        messages.success(request, _("Saved."))
        return redirect("meetings:news", case.pk)
    rows = news_of(case)
    may_settle = may_run(request.user, case).allowed and minutes_of(case) is None
    context = {
        "meeting": case,
        "news": rows,
        "taken": sum(each.state == NewsState.TAKEN for each in rows),
        "states": [NewsState.TAKEN, NewsState.LEFT_OUT],
        "may_settle": may_settle,
    }
    return render(request, "meetings/news.html", context)
