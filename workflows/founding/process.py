"""What the shared rooms know about foundings: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.clock import DEADLINES
from .actions.guided_forms import FORMS
from .actions.keeping import KEEPINGS, SHARES
from .flows import FoundingFlowV2
from .models import FoundingCase
from .reading.boxes import box_context
from .reading.pending import pending
from .rules.cases import READERS, may_keep_comments, visible
from .rules.joining import documents
from .rules.law import LAW

STAGES = {
    "draft": _("Being written"),
    "review": _("With the adviser"),
    "revision": _("Returned for changes"),
    "meeting": _("Founding meeting"),
    "papers": _("Papers are signed"),
    "papers_check": _("Papers are compared"),
    "application": _("Application to the register"),
    "court": _("With the register court"),
    "interim": _("The court wants something changed"),
    "court_refusal": _("Rejected by the court"),
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
    "founder.invited": _("Founder invited"),
    "founder.invited_again": _("Founder invited again"),
    "founder.revoked": _("Invitation of a founder withdrawn"),
    "founder.answered": _("A founder entered their data"),
    "founder.corrected": _("A founder corrected their data"),
    "founder.withdrew": _("A founder withdrew"),
    "meeting.recorded": _("Founding meeting recorded"),
    "papers.handed_in": _("Signed papers handed in"),
    "papers.agree": _("Papers compared: they agree"),
    "papers.differ": _("Papers compared: something differs"),
    "register.filed": _("Application sent to the court"),
    "court.entered": _("Entered in the register"),
    "court.interim": _("The court wants something changed"),
    "court.rejected": _("The court has rejected the application"),
    "register.remedied": _("Court’s letter answered"),
    "court.points_noted": _("Tasks from the court’s letter noted"),
    "court.point_done": _("Task from the court’s letter done"),
    "court.point_reopened": _("Task from the court’s letter opened again"),
    "court.point_dropped": _("Task from the court’s letter deleted"),
    "tax.noted": _("Letter of the tax office noted"),
    "tax.replied": _("Tax office’s reply on the draft noted"),
    "members.noted": _("Members counted"),
    "change.reported": _("Change noted"),
    "duty.done": _("Duty ticked off"),
    "duty.reopened": _("Duty opened again"),
    "founding.closed": _("Founding closed"),
}
# Whoever did one of these was in the group and never reviews its statute.
APPLICANT_VERBS = frozenset(
    {
        "founding.started",
        "founder.invited",
        "founder.invited_again",
        "founder.revoked",
        "statute.submitted",
        "statute.resubmitted",
        "meeting.recorded",
        "papers.handed_in",
        "register.filed",
        "court.entered",
        "court.interim",
        "court.rejected",
        "register.remedied",
    }
)
NODES = {
    "start": _("Statute handed in"),
    "review": _("Review the statute"),
    "approved": _("Approved?"),
    "revise": _("Revise the statute"),
    "meeting": _("Record the founding meeting"),
    "papers": _("Hand in the signed papers"),
    "check_papers": _("Compare the papers"),
    "papers_agree": _("Do they agree?"),
    "apply": _("Apply to the register"),
    "court": _("Note what the court answers"),
    "answered": _("Entered?"),
    "cure": _("Do what the court wants"),
    "contest": _("Appeal or apply again"),
    "remedied": _("How does it go on?"),
    "follow_up": _("Close the founding"),
    "end": _("Founded"),
}
STEP_SCREENS = {
    "review": "founding:review",
    "revise": "founding:revise",
    "meeting": "founding:agenda",
    "papers": "founding:papers",
    "check_papers": "founding:check_papers",
    "apply": "founding:application",
    "court": "founding:court",
    "cure": "founding:remedy",
    "contest": "founding:remedy",
    "follow_up": "founding:duties",
}


def doors(user: User) -> list[tuple[object, str]]:
    """Statistics for advisers and auditors, ready comments for advisers."""
    numbers = [(_("Foundings in numbers"), reverse("founding:statistics"))]
    comments = [(_("Ready comments"), reverse("founding:ready_comments"))]
    return [
        *(numbers if user.has_role(*READERS) else []),
        *(comments if may_keep_comments(user) else []),
    ]


def step_url(step: Step) -> str:
    """The screen on which a step is done."""
    return reverse(STEP_SCREENS[step.node], kwargs={"case_id": step.case_id})


PROCESS = Process(
    model=FoundingCase,
    flows=(FoundingFlowV2,),
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
    documents=documents,
    doors=doors,
    pending=pending,
)
