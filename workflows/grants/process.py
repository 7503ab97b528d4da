"""What the shared rooms know about grants: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.change_forms import CHANGES
from .actions.clock import DEADLINES
from .actions.guided_forms import FORMS
from .actions.keeping import KEEPINGS, SHARES
from .flows import MicroProjectFlowV3, StarterFlowV3
from .models import Application
from .reading.boxes import box_context
from .reading.cases import documents
from .reading.invariants import INVARIANTS
from .reading.pending import pending
from .rules import calls, complaints, helping, juries, notices, pools, reclaims, reviewers, running, steps
from .rules.law import LAW
from .rules.visibility import is_blind, visible
from .views.steps import work

STAGES = {
    "draft": _("Draft"),
    "idea": _("The idea is looked at"),
    "idea_rejection": _("No to the idea waits for a second person"),
    "idea_chosen": _("Idea chosen: the application is written"),
    "formal_check": _("Formal check"),
    "returned_formal": _("Questions to the applicant"),
    "formal_rejection": _("Rejection waits for a second person"),
    "assignment": _("Reviewers are chosen"),
    "review": _("In review"),
    "decision": _("Waiting for the decision"),
    "returned_revision": _("Applicant revises"),
    "recheck": _("Revision is looked at"),
    "approved": pgettext_lazy("grant", "Approved"),
    "countersign": _("Signed: waits for the house"),
    "running": _("The project is running"),
    "payment_check": _("Payment is checked"),
    "payment_release": _("Payment waits for its release"),
    "change_check": _("A change is looked at"),
    "change_decision": _("A change waits for a second person"),
    "examination": _("Report is examined"),
    "settlement": _("Settlement waits for a second person"),
    "reclaim": _("Money has to come back"),
    "closed": pgettext_lazy("grant", "Closed"),
    "lapsed": _("Offer lapsed"),
    "rejected": _("Rejected"),
    "rejected_formal": _("Rejected for formal reasons"),
    "rejected_idea": _("Idea not chosen"),
    "withdrawn": _("Withdrawn"),
    "expired": _("Closed without an answer"),
}
VERBS = {
    "draft.started": _("Application started"),
    "draft.taken_over": _("Taken over from a draft without an account"),
    "help.agreed": _("The group agreed to help with filling in"),
    "help.ended": _("Help with filling in ended"),
    "idea.submitted": _("Idea sent"),
    "idea.ok": _("Yes to the idea"),
    "idea.reject": _("No to the idea proposed"),
    "idea.rejected": _("Idea not chosen"),
    "idea.kept": _("No to the idea not confirmed"),
    "submitted": _("Application submitted"),
    "resubmitted": _("Corrected application submitted"),
    "extended": _("More time given"),
    "writing.extended": _("More time given to write the application"),
    "formal.ok": _("Formal check passed"),
    "formal.return": _("Questions asked"),
    "formal.undone": _("Questions taken back before they left"),
    "formal.reject": _("Rejection for formal reasons proposed"),
    "rejection.confirmed": _("Rejected for formal reasons"),
    "rejection.refused": _("Rejection not confirmed"),
    "jury.recommended": _("Jury recommended"),
    "jury.recused": _("Member of the jury declared a conflict of interest"),
    "reviewers.assigned": _("Reviewers asked"),
    "third.assigned": _("Third reviewer asked"),
    "conflict.none": _("Reviewer declared: no conflict of interest"),
    "conflict.declared": _("Reviewer declared a conflict of interest"),
    "review.declined": _("Reviewer has no time"),
    "review.submitted": _("Review submitted"),
    "recheck.done": _("Revision looked at"),
    "decision.approve": _("Application approved"),
    "decision.reject": _("Application rejected"),
    "decision.return": _("Returned for revision"),
    "contract.signed": _("Contract came back signed"),
    "contract.countersigned": _("Contract signed by the house"),
    "contract.returned": _("Contract sent back to be signed again"),
    "payment.requested": _("Money asked for"),
    "payment.checked": _("Payment checked"),
    "payment.returned": _("Request for money sent back"),
    "payment.released": _("Payment released"),
    "payment.refused": _("Payment not released"),
    "change.requested": _("Change asked for"),
    "change.checked": _("Change looked at"),
    "change.granted": _("Change agreed"),
    "change.refused": _("Change not agreed"),
    "request.taken_back": _("Request taken back by the group"),
    "notice.told": _("Notice given"),
    "notice.answered": _("Notice answered"),
    "report.submitted": _("Report handed in"),
    "report.returned": _("Report sent back with questions"),
    "receipts.drawn": _("Receipts drawn for the examination"),
    "report.examined": _("Report examined"),
    "settlement.confirmed": _("Grant settled"),
    "settlement.returned": _("Settlement sent back to the examiner"),
    "payment.bounced": _("Payment came back from the bank"),
    "payment.corrected": _("Account of a payment put right"),
    "reclaim.received": _("Money came back"),
    "reclaim.instalments": _("Instalments agreed"),
    "reclaim.reminded": _("Reminder sent"),
    "reclaim.interest": _("Interest asked for"),
    "reclaim.reversed": _("Money that had come was taken back by the bank"),
    "reclaim.reopened": _("Money has to come back again"),
    "reclaim.closed": _("Nothing has to come back any more"),
    "waiver.proposed": _("Waiver proposed"),
    "waiver.confirmed": _("Waiver confirmed"),
    "waiver.refused": _("Waiver refused"),
    "money.unused": _("Money lies unused for six weeks"),
    "offer.lapsed": _("Not signed in time: the offer has lapsed"),
    "withdrawn": _("Application withdrawn"),
    "expired": _("Closed because no answer came"),
    "grant.given_back": _("Grant given back"),
    "decision.undone": _("Decision undone before it left the house"),
    "complaint.made": _("Complaint made"),
    "complaint.kept": _("Complaint answered: the answer stays"),
    "complaint.reopened": _("Complaint answered: the house looks again"),
    "complaint.reopening": _("Opened again after a complaint"),
    "consulted": _("Consultation recorded"),
}
# Whoever did one of these was on the applicant's side and never judges the application.
APPLICANT_VERBS = frozenset(
    {
        "draft.started",
        "draft.taken_over",
        "idea.submitted",
        "submitted",
        "resubmitted",
        "extended",
        "withdrawn",
        "payment.requested",
        "change.requested",
        "request.taken_back",
        "notice.told",
        "report.submitted",
        "grant.given_back",
        "complaint.made",
    }
)
# Who reviews stays unknown to the other reviewers until all have handed in.
BLIND_VERBS = frozenset(
    {
        "reviewers.assigned",
        "third.assigned",
        "step.reassigned",
        "conflict.none",
        "conflict.declared",
        "review.declined",
        "review.submitted",
    }
)
NODES = {
    "start": _("Application submitted"),
    "idea_asked": _("Idea first?"),
    "check_idea": _("Look at the idea"),
    "idea_checked": _("Does it fit?"),
    "confirm_idea_rejection": _("Second person confirms the no"),
    "idea_rejection_confirmed": _("Confirmed?"),
    "apply": _("Applicant writes the application"),
    "idea_rejected": _("Idea not chosen"),
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
    "contract": _("Sign the contract"),
    "countersign": _("Sign for the house"),
    "countersigned": pgettext_lazy("contract", "Signed?"),
    "running": _("Ask for money or report"),
    "asked": _("Money, change or report?"),
    "check_change": _("Look at the change"),
    "change_checked": _("Who decides on it?"),
    "decide_change": _("Decide on the change"),
    "check_payment": _("Check the payment"),
    "payment_checked": _("In order?"),
    "release_payment": _("Release the payment"),
    "payment_released": _("Released?"),
    "examine": _("Examine the report"),
    "examined": _("Questions left?"),
    "settle": _("Settle the grant"),
    "settled": _("Rest or reclaim?"),
    "reclaim": _("Wait for money to come back"),
    "closed": pgettext_lazy("grant", "Closed"),
    "rejected": _("Rejected"),
    "rejected_formally": _("Rejected for formal reasons"),
}


def step_url(step: Step) -> str:
    """The screen of a step."""
    return reverse("grants:step", kwargs={"pk": step.pk})


def doors(user: User) -> list[tuple[object, str]]:
    """Calls for whoever works here, consultations for advisers, payments for the cash desk."""
    open_to_user = (
        (_("Calls for proposals"), "grants:calls", calls.may_read(user)),
        (_("Numbers"), "grants:numbers", calls.may_read_numbers(user)),
        (_("Consultations"), "grants:consultations", steps.may_advise(user)),
        (_("Groups I help"), "grants:helping", steps.may_advise(user)),
        (_("Trusted partners"), "grants:partners", helping.may_name_partners(user)),
        (_("My finished reviews"), "grants:own_reviews", reviewers.may_list_own(user)),
        (_("My topics and languages"), "grants:own_topics", reviewers.may_list_own(user)),
        (_("Reviewers of the house"), "grants:reviewers", pools.may_list(user)),
        (_("Payments"), "grants:payments", running.may_pay_out(user)),
        (_("Reclaims"), "grants:reclaims", reclaims.may_list(user)),
        (_("Complaints"), "grants:complaints", complaints.may_read(user)),
        (_("Jury meetings"), "grants:juries", juries.may_list(user)),
        (pgettext_lazy("grant", "Notices"), "grants:notices", notices.may_read(user)),
    )
    return [(label, reverse(name)) for label, name, verdict in open_to_user if verdict]


PROCESS = Process(
    model=Application,
    flows=(MicroProjectFlowV3, StarterFlowV3),
    stages=STAGES,
    verbs=VERBS,
    nodes=NODES,
    visible=visible,
    box="grants/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    needs=("applicant", "organisation", "call", "window"),
    guided_forms=(*FORMS, CHANGES),
    law=LAW,
    deadlines=DEADLINES,
    applicant_verbs=APPLICANT_VERBS,
    documents=documents,
    is_blind=is_blind,
    blind_verbs=BLIND_VERBS,
    blind_nodes=frozenset({"review", "third_review"}),
    shares=SHARES,
    keepings=KEEPINGS,
    invariants=INVARIANTS,
    pending=pending,
    work=work,
)
