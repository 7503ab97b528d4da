"""Doing a step on its own screen, and going on to the next case of the list one came from."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from workflows.desk.listing.trails import Trail, beside
from workflows.engine.models import Case, Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn


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
