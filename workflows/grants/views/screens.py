"""What the screens of all steps of a grant share: drawing them, and going on when they are done."""

from collections.abc import Callable, Mapping

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from workflows.desk.views.working import go_on
from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import show

from ..models import Application
from ..rules.visibility import sees

Screen = Callable[[SignedIn, Step, Application], HttpResponse | Work]


def finish(request: SignedIn, case: Application, text: str, step: Step | None = None) -> HttpResponse:
    """Say that it is done, and go on: to what comes next in the list, or where this person may go."""
    return go_on(request, text, case=case, step=step, sees=sees(request.user, case))


def draw(request: SignedIn, template: str, form: Form, case: Application, **context: object) -> HttpResponse:
    """A screen with its form."""
    return show(request, f"grants/{template}.html", form, application=case, call=case.call, **context)


def work(  # noqa: PLR0913  one step is drawn in one place
    step: Step,
    heading: str,
    form: Form,
    case: Application,
    shown: Mapping[str, object],
    *,
    do: str,
    read: str = "",
) -> Work:
    """A step of the house: its form, and beside it what is judged."""
    return Work(
        step=step.pk,
        heading=heading,
        do=f"grants/work/{do}_do.html",
        read=f"grants/work/{read or do}_read.html",
        action=reverse("grants:step", args=[step.pk]),
        facts="grants/_facts.html",
        styles=("forms/runner.css", "grants/grants.css"),
        context={"form": form, "application": case, "call": case.call, **shown},
    )
