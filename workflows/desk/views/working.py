"""Doing a step on its own screen, and going on to the next case of the list one came from."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from workflows.desk.listing.trails import Trail, beside
from workflows.engine.looking import step_now
from workflows.engine.models import Case, Step, StepState
from workflows.engine.rules import may_perform
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn
from workflows.people.verdicts import AlreadyDone, require

type Screen[C: Case] = Callable[[SignedIn, Step, C], HttpResponse | Work]
type Screens[C: Case] = Mapping[str, Screen[C]]


def do_step[C: Case](
    request: SignedIn, pk: int, *, of: type[C], screens: Screens[C], sees: Callable[[Step], bool]
) -> HttpResponse:
    """The screen of a step; 404 for those who don't see the case, 403 for others, 409 when it is done."""
    found = step_now(pk)
    case = found.case if found is not None else None
    if found is None or not isinstance(case, of) or not sees(found):
        raise Http404
    if found.node not in screens:
        raise PermissionDenied
    if found.state != StepState.OPEN:
        raise AlreadyDone(_("Someone else has already done this step."))
    require(may_perform(request.user, found, case))
    drawn = screens[found.node](request, found, case)
    return show_work(request, drawn, case) if isinstance(drawn, Work) else drawn


def step_beside[C: Case](request: SignedIn, found: Step, case: C, screens: Screens[C]) -> Work | None:
    """The step for the case page, which only looks."""
    if request.method not in ("GET", "HEAD") or found.node not in screens:
        return None
    drawn = screens[found.node](request, found, case)
    return drawn if isinstance(drawn, Work) else None


def show_work(request: SignedIn, work: Work, case: Case) -> HttpResponse:
    """The screen of a step: what is judged and the form; 422 when what was posted does not fit."""
    form = work.context["form"]
    trail = Trail.read(request.GET)
    context = {**work.context, "work": work, "case": case, "trail": trail}
    bound = isinstance(form, BaseForm) and form.is_bound
    return render(request, "desk/step.html", context, status=422 if bound else 200)


def go_on(request: SignedIn, text: str, *, case: Case, step: Step | None, sees: bool) -> HttpResponse:
    """Say that it is done; then the next case of the list, its end, or this case where the person sees it."""
    trail = Trail.read(request.GET)
    here = reverse("desk:case", args=[case.pk])
    if step is None or not trail.name:
        messages.success(request, text)
        return redirect(here if sees else "desk:tasks")
    following = beside(trail, request.user, case, step)
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', here, case.title or case.number) if sees else ""
    messages.success(request, format_html("{} {}", text, link))
    if not following:
        messages.info(request, _("That was the last one of this list."))
    return redirect(following or trail.back)
