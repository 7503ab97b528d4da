"""The screens at the door: what do you need, asking, answering, numbers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.calendar import due_working_days
from workflows.engine.looking import open_step, visible_row
from workflows.engine.rules import may_perform
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.models import User
from workflows.people.verdicts import TooOften, require
from workflows.upkeep.addresses import client_address

from . import actions
from .inputs import AnswerForm, RequestForm
from .models import ServiceRequest
from .reading.boxes import box_context
from .reading.doors import doors as every_door
from .reading.numbers import Numbers, numbers
from .rules import READERS, WORKING_DAYS

FIRST_YEAR = 2000


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """What do you need? The doors, and the way for whoever does not know."""
    return render(request, "welcome/doors.html", {"doors": every_door(), "days": WORKING_DAYS})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """GET asks what somebody needs; POST lays it on the advisers' desk."""
    actor = request.user if isinstance(request.user, User) else None
    form = RequestForm(posted(request), initial=_known(actor))
    try:
        case = attempt(form, lambda: _asked(form, actor, request))
    except TooOften as refusal:
        form.add_error(None, refusal.reason)
        return render(request, "welcome/ask.html", {"form": form}, status=refusal.status)
    if case is None:
        return show(request, "welcome/ask.html", form, days=WORKING_DAYS)
    return redirect("desk:case", case.pk) if actor else redirect("welcome:thanks")


def _asked(form: RequestForm, actor: User | None, request: HttpRequest) -> ServiceRequest:
    return actions.ask(given=form.given(), actor=actor, address=client_address(request))


def _known(actor: User | None) -> dict[str, str]:
    if actor is None:
        return {"language": (get_language() or "de").split("-")[0]}
    return {"name": actor.name, "email": actor.email, "language": actor.language}


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """We have it, and answer by this day."""
    by = due_working_days(timezone.now(), WORKING_DAYS)
    return render(request, "welcome/thanks.html", {"by": by})


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def answer(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows the request; POST answers it."""
    case = visible_row(ServiceRequest, request.user, case_id)
    step = open_step(case, "answer")
    require(may_perform(request.user, step, case))
    form = AnswerForm(posted(request))
    if done(form, lambda: actions.answer(step=step, actor=request.user, given=form.given())):
        messages.success(request, _("The request is answered."))
        return redirect("desk:tasks")
    return show(request, "welcome/answer.html", form, case=case, **box_context(case, request.user))


@require_safe
@staff_required(*READERS)
def show_numbers(request: SignedIn) -> HttpResponse:
    """Whether the first answer came within five working days."""
    asked, this = request.GET.get("year", ""), timezone.localdate().year
    fits = asked.isascii() and asked.isdecimal() and FIRST_YEAR <= int(asked[:5]) <= this
    found = numbers(int(asked) if fits else this)
    after = found.year + 1 if found.year < this else None
    context = {"found": found, "counts": _counts(found), "before": found.year - 1, "after": after}
    return render(request, "welcome/numbers.html", context)


def _counts(found: Numbers) -> list[dict[str, object]]:
    rows = (
        (_("Requests received"), found.received),
        (_("Answered within five working days"), found.in_time),
        (_("Answered later"), found.late),
        (_("Still waiting"), found.waiting),
        (_("Of these overdue"), found.overdue),
        (_("Working days to the first answer, half of them faster"), found.median_days),
    )
    return [{"label": label, "value": "–" if value is None else value} for label, value in rows]
