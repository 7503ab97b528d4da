"""Handing in: the application gets its number, its receipt and its process."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import kinds
from workflows.engine.standing import share
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, NotAllowed, require

from ..models import Application, CallWindow
from ..questions import IDEA
from ..reading.cases import application_row
from ..rules import admissions, steps
from . import handing_in
from .answering import resubmit


@transaction.atomic
def submit_application(*, sheet: AnswerSheet, actor: User) -> Application:
    """A draft is submitted: numbered, its receipt asked for, on its way; corrections are handed in again.

    Where the call has two stages the draft is an idea, and the application follows the house's yes.
    Raises NotAllowed for people who may not sign, AlreadyDone after a withdrawal, Invalid when a GA check
    that must pass does not.
    """
    if sheet.case.submitted_at is not None:
        return resubmit(case=Application.objects.get(pk=sheet.case_id), sheet=sheet, actor=actor)
    case = _locked(sheet)
    require(steps.may_sign(actor, case))
    if case.closed_at is not None:
        raise AlreadyDone(_("This application was withdrawn."))
    window = admissions.window_for(case.call, case.organisation)
    if window is None:
        raise NotAllowed(_("This call takes no applications at the moment."))
    handing_in.taken_over(case, sheet)
    _number(case, window, actor)
    engine.stop_deadlines(case)
    is_idea = sheet.code == IDEA
    verb = "idea.submitted" if is_idea else "submitted"
    engine.start(kinds.get(case.kind).flow, case=case, actor=actor, verb=verb, data={"number": case.number})
    handing_in.promise(case)
    name, template = (f"{case.number}-Idee", "idea_received") if is_idea else (str(case.number), "received")
    handing_in.keep(case, sheet, actor, name=name, template=template)
    return case


def _locked(sheet: AnswerSheet) -> Application:
    """The application behind its lock. The sheet is locked already, so what was asked about people holds."""
    case = application_row(sheet.case_id, lock=True)
    if case.submitted_at is not None:
        raise AlreadyDone(_("This form has been submitted and can’t be changed any more."))
    return share(sheet.case, case)


def _number(case: Application, window: CallWindow, actor: User) -> None:
    case.window = window
    case.number = engine.next_number(case.call.prefix)
    case.submitted_at, case.applicant = timezone.now(), actor
    case.language = get_language() or actor.language
    case.save()
