"""The applicant's turn after handing in: answering what the house asked, asking for more time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.models import Step, StepState
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, require

from ..models import Application
from ..rules import steps
from . import handing_in

APPLY = "apply"
ANSWERS = ("correct", "revise", APPLY)


def open_answer(case: Application) -> Step:
    """The open step in which the applicant answers; AlreadyDone when the house has the ball."""
    step = Step.objects.open().filter(case_id=case.pk, node__in=ANSWERS).first()
    if step is None:
        raise AlreadyDone(_("There is nothing to correct at the moment."))
    return step


@transaction.atomic
def resubmit(*, case: Application, sheet: AnswerSheet, actor: User) -> Application:
    """The corrected answers are with the house again, kept as a further frozen PDF.

    The promised day is as much later as the group took. After a yes to the idea it is the application
    that comes, and the promised answer counts from now.
    """
    step = open_answer(case)
    follows_idea = step.node == APPLY
    verb = "submitted" if follows_idea else "resubmitted"
    with engine.performing(step, actor=actor, verb=verb) as doing:
        doing.data = {"round": sheet.round, "node": doing.step.node}
        handing_in.taken_over(doing.case, sheet)
        if follows_idea:
            doing.case.submitted_at, doing.case.formal_result = timezone.now(), ""
        doing.case.save()
        handing_in.promise(doing.case)
        name = str(doing.case.number) if follows_idea else f"{doing.case.number}-{doing.step.pk}"
        template = "received" if follows_idea else "resubmitted"
        handing_in.keep(doing.case, sheet, actor, name=name, template=template)
    case.refresh_from_db()
    return case


@transaction.atomic
def extend(*, case: Application, actor: User) -> Step:
    """The applicant has as many days again to answer the formal check; once per application."""
    require(steps.may_sign(actor, case))
    case = Application.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    step = open_answer(case)
    if case.extended or step.node != "correct" or step.state != StepState.OPEN:
        raise AlreadyDone(_("You already had more time. Please talk to us."))
    start = max(step.due_at or timezone.now(), timezone.now())
    engine.move_due(step, calendar.due(start, case.call.correction_days))
    case.extended = True
    case.save(update_fields=["extended"])
    engine.record(case, actor=actor, verb="extended")
    return step
