"""Reading a form before starting it, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workflows.forms import registry
from workflows.forms.definition.texts import say
from workflows.forms.screens.answers import questions_read
from workflows.forms.screens.progress import minutes_of
from workflows.forms.versions.freezing import current_form


@require_safe
def read(request: HttpRequest, code: str) -> HttpResponse:
    """All steps and questions of the form as it is now."""
    if registry.find(code) is None:
        raise Http404
    form = current_form(code)
    minutes = form.minutes or sum(minutes_of(step.questions) for step in form.steps)
    context = {
        "title": say(form.title),
        "intro": say(form.intro),
        "minutes": minutes,
        "steps": [
            {"title": say(step.title), "intro": say(step.intro), "questions": questions_read(step)}
            for step in form.steps
        ],
    }
    return render(request, "forms/read.html", context)
