"""What the screens of all steps of a grant share: going on when it is done, and showing the form again."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from workflows.engine.models import Step
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import show

from ..models import Application
from ..rules.visibility import sees

Screen = Callable[[SignedIn, Step, Application], HttpResponse]


def finish(request: SignedIn, case: Application, text: str) -> HttpResponse:
    """Say that it is done, and go where this person may go."""
    messages.success(request, text)
    if sees(request.user, case):
        return redirect("desk:case", case.pk)
    return redirect("desk:tasks")


def draw(request: SignedIn, template: str, form: Form, case: Application, **context: object) -> HttpResponse:
    """The screen of a step with its form."""
    return show(request, f"grants/{template}.html", form, application=case, call=case.call, **context)
