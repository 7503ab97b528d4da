"""The order of the grant processes; what happens in a step is in actions, who may do it in rules."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Join, Panel, Start, Switch, this
from workflows.people.models import Role

from .rules import steps


class MicroProjectFlow(BaseFlow):
    """Formal check, two blind reviews, decision by somebody else."""

    kind = "grant"
    label = _("Micro project grant")
    process_title = "Micro project"

    start = Start().Next(this.formal_check)
    formal_check = HumanTask(
        stage="formal_check",
        role=Role.FORMAL_OFFICER,
        may=steps.may_check_formally,
        due_days=steps.formal_days,
        reminders=(1,),
    ).Next(this.formal_result)
    formal_result = Switch(
        lambda case: case.formal_result,
        {"ok": this.assign, "return": this.correct, "reject": this.confirm_rejection},
    )
    correct = HumanTask(
        stage="returned_formal", may=steps.may_answer, due_days=steps.correction_days, reminders=(3, -1)
    ).Next(this.formal_check)
    confirm_rejection = HumanTask(
        stage="formal_rejection", role=Role.DECISION_MAKER, may=steps.may_confirm_rejection, due_days=5
    ).Next(this.rejection_confirmed)
    rejection_confirmed = (
        Gate(lambda case: bool(case.rejection_confirmed)).Then(this.rejected_formally).Else(this.formal_check)
    )
    assign = HumanTask(stage="assignment", role=Role.FORMAL_OFFICER, may=steps.may_assign, due_days=3).Next(
        this.panel
    )
    panel = Panel(this.review, subjects=steps.seats)
    review = HumanTask(
        stage="review",
        role=Role.REVIEWER,
        may=steps.may_review,
        due_days=steps.review_days,
        reminders=(5, 1, -1),
    ).Next(this.panel_done)
    panel_done = Join().Next(this.reviews_agree)
    reviews_agree = Gate(steps.reviews_differ).Then(this.assign_third).Else(this.decide)
    assign_third = HumanTask(
        stage="assignment", role=Role.FORMAL_OFFICER, may=steps.may_assign, due_days=3
    ).Next(this.third_review)
    third_review = HumanTask(
        stage="review",
        role=Role.REVIEWER,
        may=steps.may_review,
        assignee=steps.third_reviewer,
        due_days=steps.review_days,
        reminders=(5, 1, -1),
    ).Next(this.decide)
    decide = HumanTask(
        stage="decision",
        role=Role.DECISION_MAKER,
        may=steps.may_decide,
        due_days=steps.days_to_promise,
        reminders=(3,),
    ).Next(this.decided)
    decided = Switch(
        lambda case: case.decision_result,
        {"approve": this.approved, "reject": this.rejected, "return": this.revise},
    )
    revise = HumanTask(
        stage="returned_revision", may=steps.may_answer, due_days=steps.revision_days, reminders=(3, -1)
    ).Next(this.recheck)
    recheck = HumanTask(
        stage="recheck", role=Role.FORMAL_OFFICER, may=steps.may_check_formally, due_days=3
    ).Next(this.decide)
    approved = End(stage="approved")
    rejected = End(stage="rejected")
    rejected_formally = End(stage="rejected_formal")


class StarterFlow(BaseFlow):
    """Two members of staff: one checks, another decides, within ten working days."""

    kind = "starter"
    label = _("Starter package")
    process_title = "Starter package"

    start = Start().Next(this.formal_check)
    formal_check = HumanTask(
        stage="formal_check",
        role=Role.FORMAL_OFFICER,
        may=steps.may_check_formally,
        due_days=steps.formal_days,
        reminders=(1,),
    ).Next(this.formal_result)
    formal_result = Switch(
        lambda case: case.formal_result,
        {"ok": this.decide, "return": this.correct, "reject": this.confirm_rejection},
    )
    correct = HumanTask(
        stage="returned_formal", may=steps.may_answer, due_days=steps.correction_days, reminders=(3, -1)
    ).Next(this.formal_check)
    confirm_rejection = HumanTask(
        stage="formal_rejection", role=Role.DECISION_MAKER, may=steps.may_confirm_rejection, due_days=5
    ).Next(this.rejection_confirmed)
    rejection_confirmed = (
        Gate(lambda case: bool(case.rejection_confirmed)).Then(this.rejected_formally).Else(this.formal_check)
    )
    decide = HumanTask(
        stage="decision",
        role=Role.DECISION_MAKER,
        may=steps.may_decide,
        due_days=steps.days_to_promise,
        reminders=(3,),
    ).Next(this.decided)
    decided = Switch(
        lambda case: case.decision_result,
        {"approve": this.approved, "reject": this.rejected, "return": this.revise},
    )
    revise = HumanTask(
        stage="returned_revision", may=steps.may_answer, due_days=steps.revision_days, reminders=(3, -1)
    ).Next(this.recheck)
    recheck = HumanTask(
        stage="recheck", role=Role.FORMAL_OFFICER, may=steps.may_check_formally, due_days=3
    ).Next(this.decide)
    approved = End(stage="approved")
    rejected = End(stage="rejected")
    rejected_formally = End(stage="rejected_formal")


FLOWS: dict[str, type[BaseFlow]] = {flow.kind: flow for flow in (MicroProjectFlow, StarterFlow)}
