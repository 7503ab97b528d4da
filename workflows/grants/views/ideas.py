"""The screens of an idea: the answer of the house, and the second person's."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import done, posted

from .. import actions
from ..inputs.ideas import IdeaForm
from ..inputs.steps import ConfirmForm
from ..models import Application
from ..reading import cases as reading
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


def confirm_idea_rejection(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The second person."""
    form = ConfirmForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.confirm_idea_rejection(
            step=found, actor=request.user, confirmed=data["confirmed"] == "yes", note=data["note"]
        )

    if done(form, do):
        return finish(request, case, _("Thank you. The answer is on its way."), found)
    check = case.formal_checks.select_related("officer").last()
    shown = {"check": check, "sections": reading.drawn(case)}
    heading = _("Say no to this idea?")
    return work_of(found, heading, form, case, shown, do="confirm_idea_rejection", read="confirm_rejection")


SCREENS: dict[str, Screen] = {
    "check_idea": check_idea,
    "confirm_idea_rejection": confirm_idea_rejection,
}
