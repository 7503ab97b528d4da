"""What the shared rooms know about foundings: one declaration."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine.processes import Process

from .actions.clock import DEADLINES
from .actions.guided_forms import FORMS
from .actions.keeping import KEEPINGS, SHARES
from .flows import FoundingFlow
from .models import FoundingCase
from .reading.boxes import box_context
from .rules.cases import visible
from .rules.law import LAW

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
# Whoever did one of these was in the group and never reviews its statute.
APPLICANT_VERBS = frozenset(
    {"founding.started", "statute.submitted", "statute.resubmitted", "meeting.recorded"}
)
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


def step_url(step: Any) -> str:
    """The screen on which a step is done."""
    return reverse(STEP_SCREENS[step.node], kwargs={"case_id": step.case_id})


PROCESS = Process(
    model=FoundingCase,
    flows=(FoundingFlow,),
    stages=STAGES,
    verbs=VERBS,
    nodes=NODES,
    visible=visible,
    box="founding/box.html",
    box_context=box_context,
    step_url=step_url,
    guided_forms=FORMS,
    law=LAW,
    deadlines=DEADLINES,
    shares=SHARES,
    keepings=KEEPINGS,
    applicant_verbs=APPLICANT_VERBS,
)
