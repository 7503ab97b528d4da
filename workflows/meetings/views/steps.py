"""One address per step: shows the screen of the step's node, and does it."""

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.desk.views.working import Screens, do_step, go_on, step_beside
from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted

from .. import actions
from ..inputs.steps import AnnounceForm, CloseForm, FinishForm
from ..models import Meeting
from ..reading.boxes import box_context
from ..reading.series import suggested
from ..rules.meetings import READERS


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def step(request: SignedIn, pk: int) -> HttpResponse:
    """The screen of a step; 404 for those who don't see the case, 403 for others, 409 when it is done."""
    return do_step(
        request, pk, of=Meeting, screens=SCREENS, sees=lambda _found: request.user.has_role(*READERS)
    )


def work(request: SignedIn, found: Step, case: Meeting) -> Work | None:
    """The step for the case page, which only looks."""
    return step_beside(request, found, case, SCREENS)


def announce(request: SignedIn, found: Step, case: Meeting) -> HttpResponse | Work:
    """Onto the public page."""
    form = AnnounceForm(posted(request))
    if done(form, lambda: actions.announce(step=found, actor=request.user)):
        return _finish(request, case, _("It is announced. People can register now."), found)
    return _work(request, found, case, form, heading=_("Announce it"), button=_("Announce it"))


def hold(request: SignedIn, found: Step, case: Meeting) -> HttpResponse | Work:
    """It was held."""
    form = FinishForm(posted(request))
    if done(form, lambda: actions.finish(step=found, actor=request.user, **form.cleaned_data)):
        return _finish(request, case, _("Saved. Whoever was there has a mail with thanks."), found)
    return _work(request, found, case, form, heading=_("It was held"), button=_("It was held"))


def close(request: SignedIn, found: Step, case: Meeting) -> HttpResponse | Work:
    """The next date or a reason."""
    form = CloseForm(posted(request), initial={"next_on": suggested(case)})
    if done(form, lambda: actions.close(step=found, actor=request.user, **form.cleaned_data)):
        return _finish(request, case, _("It is closed."), found)
    return _work(request, found, case, form, heading=_("Fix the next date"), button=_("Close it"))


def _finish(request: SignedIn, case: Meeting, text: str, found: Step) -> HttpResponse:
    return go_on(request, text, case=case, step=found, sees=True)


def _work(  # noqa: PLR0913  one step is drawn in one place
    request: SignedIn, found: Step, case: Meeting, form: Form, *, heading: str, button: str
) -> Work:
    return Work(
        step=found.pk,
        heading=heading,
        do="meetings/work/do.html",
        read="meetings/work/read.html",
        action=reverse("meetings:step", args=[found.pk]),
        context={"form": form, "button": button, **box_context(case, request.user)},
    )


SCREENS: Screens[Meeting] = {"announce": announce, "hold": hold, "close": close}
