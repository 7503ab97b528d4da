"""Tells the shared rooms what a founding is: its kind of case, its form, its numbers, its reminders."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine import kinds
from workflows.forms import registry
from workflows.forms.checks.problems import Problem
from workflows.forms.definition import read_form
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import used_answers
from workflows.people.models import User
from workflows.people.verdicts import Verdict

from .actions import clock as deadlines
from .actions import submit_statute
from .checks import findings
from .flows import FoundingFlow
from .models import FoundingCase
from .questions import CODE, definition
from .reading import cases as reading
from .reading.boxes import panels_context
from .rules import cases as rules
from .rules import law as law_values

STAGES = {
    "draft": _("Being written"),
    "review": _("With the adviser"),
    "revision": _("Returned for changes"),
    "meeting": _("Founding meeting"),
    "follow_up": _("Telling the offices"),
    "founded": _("Founded"),
}
VERBS = {
    "founding.started": _("Founding started"),
    "statute.submitted": _("Statute handed in"),
    "statute.resubmitted": _("Statute handed in again"),
    "statute.approved": _("Statute approved"),
    "statute.returned": _("Statute returned for changes"),
    "statute.reworded": _("Adviser changed the wording of a paragraph"),
    "rule.waived": _("Rule waived"),
    "rule.restored": _("Waiver withdrawn"),
    "meeting.recorded": _("Founding meeting recorded"),
    "duty.done": _("Duty ticked off"),
    "duty.reopened": _("Duty opened again"),
    "founding.closed": _("Founding closed"),
}
NODES = {
    "start": _("Statute handed in"),
    "review": _("Review the statute"),
    "approved": _("Approved?"),
    "revise": _("Revise the statute"),
    "meeting": _("Record the founding meeting"),
    "follow_up": _("Close the founding"),
    "end": _("Founded"),
}
STEP_SCREENS = {
    "review": "founding:review",
    "revise": "founding:revise",
    "meeting": "founding:meeting",
    "follow_up": "founding:duties",
}


def case_of(sheet: AnswerSheet) -> FoundingCase:
    """The founding that an answer sheet belongs to."""
    return FoundingCase.objects.get(pk=sheet.case_id)


def problems(sheet: AnswerSheet) -> list[Problem]:
    """What the rules say about the answers so far, placed on the question they are about."""
    case = case_of(sheet)
    facts = reading.facts_for(case, answers=used_answers(sheet))
    return [
        Problem(
            step="",
            question=each.rule.fields[0],
            message=each.rule.say(),
            severity="must" if each.blocks else "should",
            rule=each.rule.id,
        )
        for each in findings(facts, waived=reading.waived(case))
    ]


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """The interview becomes a statute on the adviser's desk."""
    submit_statute(case=case_of(sheet), answers=dict(used_answers(sheet)), actor=actor)


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """The group and its adviser, while the statute is being written."""
    return rules.may_edit(user, case_of(sheet))


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """Whoever sees the founding."""
    return rules.may_see(user, case_of(sheet))


def case_url(case: Any) -> str:
    """The page of one founding."""
    return reverse("desk:case", kwargs={"case_id": case.pk})


def step_url(step: Any) -> str:
    """The screen on which a step is done."""
    return reverse(STEP_SCREENS[step.node], kwargs={"case_id": step.case_id})


def register() -> None:
    """Called once when Django starts."""
    law_values.register()
    deadlines.register()
    kinds.register(
        kinds.CaseKind(
            code=FoundingFlow.kind,
            label=_("Founding an association"),
            model=FoundingCase,
            flow=FoundingFlow,
            stages=STAGES,
            verbs=VERBS,
            nodes=NODES,
            visible=rules.visible,
            case_url=case_url,
            step_url=step_url,
            panels="founding/panels.html",
            panels_context=panels_context,
        )
    )
    registry.register(
        registry.FormKind(
            code=CODE,
            definition=definition,
            submit=submit,
            checks=problems,
            may_edit=may_edit,
            may_read=may_read,
            after_submit_url=lambda sheet: case_url(case_of(sheet)),
            back_url=lambda sheet: case_url(case_of(sheet)),
            # Rules and statute read every key of the interview.
            reads={key: question.type for key, question in read_form(definition()).questions.items()},
        )
    )
