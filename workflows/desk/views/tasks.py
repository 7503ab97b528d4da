"""My tasks: the list, who does a step, being away."""

from django.contrib import messages as flashes
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.desk import rules
from workflows.desk.actions.absences import end_absence, set_absence
from workflows.desk.inputs.absences import AbsenceForm, GiveForm
from workflows.desk.reading.operation import needs_somebody
from workflows.desk.reading.tasks import Handing, away_of, handing_of, tasks_of
from workflows.engine import actions as engine
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.inputs.outcome import show as show_form
from workflows.people.models import STAFF_ROLES, Absence, User
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def tasks(request: SignedIn) -> HttpResponse:
    """The open steps that wait for the person, those due first at the top."""
    works_here = request.user.works_here
    context = {
        "tasks": tasks_of(request.user),
        "works_here": works_here,
        **(away_of(request.user) if works_here else {}),
        "house_needs_somebody": rules.may_operate(request.user).allowed and needs_somebody(),
    }
    return render(request, "desk/tasks.html", context)


@require_safe
@sign_in_required
def hand_on(request: SignedIn, step_id: int) -> HttpResponse:
    """Who does this step: take it, give it to a colleague, put it back."""
    found = handing_of(request.user, step_id)
    return _show(request, found, GiveForm(colleagues=found.colleagues))


@require_POST
@sign_in_required
def take(request: SignedIn, step_id: int) -> HttpResponse:
    """The person does the step from now on."""
    found = handing_of(request.user, step_id)
    engine.give(found.step, actor=request.user, to=request.user)
    flashes.success(request, _("The task is yours now."))
    return redirect("desk:tasks")


@require_POST
@sign_in_required
def give(request: SignedIn, step_id: int) -> HttpResponse:
    """A colleague does the step from now on and hears of it."""
    found = handing_of(request.user, step_id)
    form = GiveForm(request.POST, colleagues=found.colleagues)
    if not done(form, lambda: engine.give(found.step, actor=request.user, to=form.person)):
        return _show(request, found, form)
    flashes.success(request, _("%(person)s has the task now.") % {"person": form.person})
    return redirect("desk:tasks")


@require_POST
@sign_in_required
def put_back(request: SignedIn, step_id: int) -> HttpResponse:
    """The step waits for everybody of its role again."""
    engine.give(handing_of(request.user, step_id).step, actor=request.user, to=None)
    flashes.success(request, _("The task waits for all who may do it again."))
    return redirect("desk:tasks")


def _show(request: SignedIn, found: Handing, form: GiveForm) -> HttpResponse:
    return show_form(request, "desk/hand_on.html", form, handing=found)


@sign_in_required
def absence(request: SignedIn) -> HttpResponse:
    """From when until when the person is away, and who stands in."""
    user = request.user
    require(rules.may_be_absent(user))
    found = Absence.objects.filter(person=user).select_related("substitute").first()
    initial: dict[str, object] = {}
    if found is not None:
        initial = {"first_day": found.first_day, "last_day": found.last_day}
        initial["substitute"] = str(found.substitute.uuid)
    people = sorted(User.objects.holding(*STAFF_ROLES).exclude(pk=user.pk), key=str)
    form = AbsenceForm(posted(request), people=people, initial=initial)
    if done(form, lambda: set_absence(person=user, **form.given())):
        flashes.success(request, _("It is noted. Your substitute has a mail."))
        return redirect("desk:tasks")
    return show_form(request, "desk/absence.html", form, absence=found)


@require_POST
@sign_in_required
def back(request: SignedIn) -> HttpResponse:
    """The person is here again."""
    end_absence(person=request.user)
    flashes.success(request, _("You are here again. Your tasks are yours alone."))
    return redirect("desk:tasks")
