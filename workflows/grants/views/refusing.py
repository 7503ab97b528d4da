"""The second person behind a no of the house: to an idea, or to an application for formal reasons."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import done, posted

from .. import actions
from ..inputs.steps import ConfirmForm
from ..models import Application
from ..reading import cases as reading
from .screens import finish
from .screens import work as work_of

# Node → what is done there, the question above it, what is said afterwards.
NOS = {
    "confirm_rejection": (
        actions.confirm_rejection,
        _("Reject for formal reasons?"),
        _("Thank you. The application goes on."),
    ),
    "confirm_idea_rejection": (
        actions.confirm_idea_rejection,
        _("Say no to this idea?"),
        _("Thank you. The answer is on its way."),
    ),
}


def confirm_no(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """It is confirmed, or looked at again."""
    confirm, heading, thanks = NOS[found.node]
    form = ConfirmForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        confirm(step=found, actor=request.user, confirmed=data["confirmed"] == "yes", note=data["note"])

    if done(form, do):
        return finish(request, case, str(thanks), found)
    check = case.formal_checks.select_related("officer").last()
    shown = {"check": check, "sections": reading.drawn(case)}
    return work_of(found, str(heading), form, case, shown, do="confirm_no", read="confirm_rejection")
