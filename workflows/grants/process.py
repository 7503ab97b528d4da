"""What the shared rooms know about grants: one declaration."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.clock import DEADLINES
from .actions.guided_forms import FORMS
from .flows import MicroProjectFlow, StarterFlow
from .models import Application
from .reading.boxes import box_context
from .rules import calls, steps
from .rules.law import LAW
from .rules.visibility import visible

STAGES = {
    "draft": _("Draft"),
    "formal_check": _("Formal check"),
    "returned_formal": _("Questions to the applicant"),
    "formal_rejection": _("Rejection waits for a second person"),
    "assignment": _("Reviewers are chosen"),
    "review": _("In review"),
    "decision": _("Waiting for the decision"),
    "returned_revision": _("Applicant revises"),
    "recheck": _("Revision is looked at"),
    "approved": pgettext_lazy("grant", "Approved"),
    "lapsed": _("Offer lapsed"),
    "rejected": _("Rejected"),
    "rejected_formal": _("Rejected for formal reasons"),
    "withdrawn": _("Withdrawn"),
    "expired": _("Closed without an answer"),
}
VERBS = {
    "draft.started": _("Application started"),
    "submitted": _("Application submitted"),
    "resubmitted": _("Corrected application submitted"),
    "extended": _("More time given"),
    "formal.ok": _("Formal check passed"),
    "formal.return": _("Questions asked"),
    "formal.reject": _("Rejection for formal reasons proposed"),
    "rejection.confirmed": _("Rejected for formal reasons"),
    "rejection.refused": _("Rejection not confirmed"),
    "reviewers.assigned": _("Reviewers asked"),
    "third.assigned": _("Third reviewer asked"),
    "conflict.none": _("Reviewer declared: no conflict of interest"),
    "conflict.declared": _("Reviewer declared a conflict of interest"),
    "review.submitted": _("Review submitted"),
    "recheck.done": _("Revision looked at"),
    "decision.approve": _("Application approved"),
    "decision.reject": _("Application rejected"),
    "decision.return": _("Returned for revision"),
    "contract.signed": _("Contract came back signed"),
    "offer.lapsed": _("Not signed in time: the offer has lapsed"),
    "withdrawn": _("Application withdrawn"),
    "expired": _("Closed because no answer came"),
    "consulted": _("Consultation recorded"),
}
NODES = {
    "start": _("Application submitted"),
    "formal_check": _("Formal check"),
    "formal_result": _("Complete?"),
    "correct": _("Applicant answers questions"),
    "confirm_rejection": _("Second person confirms the rejection"),
    "rejection_confirmed": _("Confirmed?"),
    "assign": _("Choose reviewers"),
    "panel": _("Ask the reviewers"),
    "review": _("Review"),
    "panel_done": _("All reviews are in"),
    "reviews_agree": _("Far apart?"),
    "assign_third": _("Choose a third reviewer"),
    "third_review": _("Third review"),
    "decide": _("Decision"),
    "decided": _("Result"),
    "revise": _("Applicant revises"),
    "recheck": _("Look at the revision"),
    "approved": _("Approved: contract offered"),
    "rejected": _("Rejected"),
    "rejected_formally": _("Rejected for formal reasons"),
}


def step_url(step: Any) -> str:
    """The screen of a step."""
    return reverse("grants:step", kwargs={"pk": step.pk})


def doors(user: User) -> list[tuple[Any, str]]:
    """Calls for whoever works here, consultations for advisers."""
    open_to_user = (
        (_("Calls for proposals"), "grants:calls", calls.may_read(user)),
        (_("Consultations"), "grants:consultations", steps.may_advise(user)),
    )
    return [(label, reverse(name)) for label, name, verdict in open_to_user if verdict]


PROCESS = Process(
    model=Application,
    flows=(MicroProjectFlow, StarterFlow),
    stages=STAGES,
    verbs=VERBS,
    nodes=NODES,
    visible=visible,
    box="grants/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    needs=("applicant", "organisation", "call", "window"),
    guided_forms=FORMS,
    law=LAW,
    deadlines=DEADLINES,
)
