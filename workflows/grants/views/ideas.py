"""The answer of the house to an idea, and more time to write after it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role
from workflows.people.verdicts import require

from .. import actions
from ..inputs.ideas import IdeaForm, MoreTimeForm
from ..models import Application
from ..reading import cases as reading
from ..rules import ideas as rules
from .refusing import confirm_no
from .screens import Screen, finish
from .screens import work as work_of


def check_idea(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """Yes or no to the idea."""
    form = IdeaForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.check_idea(
            step=found,
            actor=request.user,
            result=data["result"],
            checklist=dict.fromkeys(data["checklist"], True),
            note=data["note"],
            feedback=data["feedback"],
        )

    if done(form, do):
        return finish(request, case, _("The idea has its answer."), found)
    shown = {"sections": reading.drawn(case), "findings": reading.findings(case)}
    return work_of(found, _("Look at the idea"), form, case, shown, do="check_idea")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.FORMAL_OFFICER)
def more_time(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group has longer to write its application."""
    case = reading.visible_application(request.user, case_id)
    require(rules.may_give_time(request.user, case))
    form = MoreTimeForm(posted(request))
    if done(form, lambda: actions.give_time_to_write(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The group has more time and has been told."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/more_time.html", form, application=case)


SCREENS: dict[str, Screen] = {
    "check_idea": check_idea,
    "confirm_rejection": confirm_no,
    "confirm_idea_rejection": confirm_no,
}
