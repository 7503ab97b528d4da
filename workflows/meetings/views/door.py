"""At the door: the code of a registration as picture, the page that notes somebody by it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import Refusal, require

from .. import actions
from ..models import Attendance, Meeting
from ..reading.codes import by_code, picture_of, session_of_today
from ..reading.links import registration_of
from ..reading.words import span_words
from ..rules.meetings import may_run


@never_cache
@require_safe
def qr(request: HttpRequest, link: str) -> HttpResponse:
    """The code as a picture for the camera of whoever stands at the door."""
    found = registration_of(link)
    if found is None:
        raise Http404
    return HttpResponse(picture_of(found), content_type="image/svg+xml")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def check_in(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """GET asks for a code, and with one shows whose it is; POST notes that the person is there."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_run(request.user, case))
    session = session_of_today(case)
    if session is None:
        raise Http404
    code, refusal, status = request.GET.get("code", ""), "", 200
    found = by_code(case, code)
    if request.method == "POST":
        key = request.POST.get("registration", "")
        row = next((each for each in found if str(each.pk) == key), None)
        try:
            if row is not None:
                is_new = actions.check_in(session=session, registration=row, actor=request.user)
                said = _("%(name)s is noted.") if is_new else _("%(name)s was noted before.")
                messages.success(request, said % {"name": row.name})
                return redirect(reverse("meetings:check_in", args=[case.pk]))
            status = 422
        except Refusal as problem:
            refusal, status = problem.reason, problem.status
    if code and not found:
        refusal = _("Nobody has this code at this meeting. Look again, or look the name up on the list.")
        status = 422 if request.method == "POST" else 200
    there = set(Attendance.objects.filter(session=session).values_list("registration", flat=True))
    context = {
        "meeting": case,
        "words": span_words(session.starts_at, session.ends_at),
        "code": code,
        "found": [(each, each.pk in there) for each in found],
        "count": len(there),
        "refusal": refusal,
    }
    return render(request, "meetings/check_in.html", context, status=status)
