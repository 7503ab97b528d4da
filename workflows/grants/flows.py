"""The order of the grant processes; what happens in a step is in actions, who may do it in rules."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Join, Panel, Start, Switch, this
from workflows.people.models import Role

from .rules import changes, ideas, promise, steps
from .rules import running as rules


class ChoosingByReviews:
    """Formal check, two blind reviews, decision by somebody else."""

    start = Start().Next(this.formal_check)
    formal_check = HumanTask(
        stage="formal_check",
        role=Role.FORMAL_OFFICER,
        may=steps.may_check_formally,
        due_days=steps.formal_days,
        reminders=(1,),
    ).Next(this.formal_result)
    formal_result = Switch(
        steps.after_formal_check,
        {
            "ok": this.assign,
            "small": this.decide,
            "return": this.correct,
            "reject": this.confirm_rejection,
        },
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
        due_days=promise.days_left,
        reminders=(3,),
    ).Next(this.decided)
    revise = HumanTask(
        stage="returned_revision", may=steps.may_answer, due_days=steps.revision_days, reminders=(3, -1)
    ).Next(this.recheck)
    recheck = HumanTask(
        stage="recheck", role=Role.FORMAL_OFFICER, may=steps.may_check_formally, due_days=3
    ).Next(this.decide)
    rejected = End(stage="rejected")
    rejected_formally = End(stage="rejected_formal")


class ChoosingByStaff:
    """Two members of staff: one checks, another decides, within ten working days."""

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
        due_days=promise.days_left,
        reminders=(3,),
    ).Next(this.decided)
    revise = HumanTask(
        stage="returned_revision", may=steps.may_answer, due_days=steps.revision_days, reminders=(3, -1)
    ).Next(this.recheck)
    recheck = HumanTask(
        stage="recheck", role=Role.FORMAL_OFFICER, may=steps.may_check_formally, due_days=3
    ).Next(this.decide)
    rejected = End(stage="rejected")
    rejected_formally = End(stage="rejected_formal")


class IdeaFirst:
    """Where the call has two stages: an idea on one page, and the application after the house's yes."""

    start = Start().Next(this.idea_asked)
    idea_asked = Gate(ideas.asks_idea).Then(this.check_idea).Else(this.formal_check)
    check_idea = HumanTask(
        stage="idea",
        role=Role.FORMAL_OFFICER,
        may=steps.may_check_formally,
        due_days=steps.formal_days,
        reminders=(1,),
    ).Next(this.idea_checked)
    idea_checked = Switch(
        lambda case: case.formal_result, {"ok": this.apply, "reject": this.confirm_idea_rejection}
    )
    confirm_idea_rejection = HumanTask(
        stage="idea_rejection", role=Role.DECISION_MAKER, may=steps.may_confirm_rejection, due_days=5
    ).Next(this.idea_rejection_confirmed)
    idea_rejection_confirmed = (
        Gate(lambda case: bool(case.rejection_confirmed)).Then(this.idea_rejected).Else(this.check_idea)
    )
    apply = HumanTask(
        stage=ideas.CHOSEN, may=steps.may_answer, due_days=ideas.days_to_apply, reminders=(14, 3, -1)
    ).Next(this.formal_check)
    idea_rejected = End(stage="rejected_idea")


class Offering:
    """How grants ended at first: with the letter; cases that were submitted then still do."""

    decided = Switch(
        lambda case: case.decision_result,
        {"approve": this.approved, "reject": this.rejected, "return": this.revise},
    )
    approved = End(stage="approved")


class Running:
    """From the contract over payments and the report to the closed file (domain 3.3, A12 to A20)."""

    decided = Switch(
        lambda case: case.decision_result,
        {"approve": this.contract, "reject": this.rejected, "return": this.revise},
    )
    contract = HumanTask(stage="approved", may=rules.may_sign_contract, due_days=rules.days_to_sign).Next(
        this.countersign
    )
    countersign = HumanTask(
        stage="countersign", role=Role.DECISION_MAKER, may=rules.may_countersign, due_days=5
    ).Next(this.countersigned)
    countersigned = Switch(lambda case: case.way, {"running": this.running, "contract": this.contract})
    running = HumanTask(
        stage="running", may=rules.may_run, due_days=rules.days_to_report, reminders=(14, 3, -1, -14)
    ).Next(this.asked)
    asked = Switch(
        lambda case: case.way,
        {
            "payment": this.check_payment,
            "change": this.check_change,
            "report": this.examine,
            "settle": this.settle,
        },
    )
    check_change = HumanTask(
        stage="change_check", role=Role.FORMAL_OFFICER, may=changes.may_check, due_days=5, reminders=(1,)
    ).Next(this.change_checked)
    change_checked = Switch(lambda case: case.way, {"decide": this.decide_change, "running": this.running})
    decide_change = HumanTask(
        stage="change_decision", role=Role.DECISION_MAKER, may=changes.may_decide, due_days=5, reminders=(1,)
    ).Next(this.running)
    check_payment = HumanTask(
        stage="payment_check", role=Role.FORMAL_OFFICER, may=rules.may_check_payment, due_days=5
    ).Next(this.payment_checked)
    payment_checked = Switch(
        lambda case: case.way, {"release": this.release_payment, "running": this.running}
    )
    release_payment = HumanTask(
        stage="payment_release", role=Role.CASH, may=rules.may_release_payment, due_days=3
    ).Next(this.payment_released)
    payment_released = Switch(
        lambda case: case.way,
        {
            "running": this.running,
            "check": this.check_payment,
            "settle": this.settle,
            "close": this.closed,
        },
    )
    examine = HumanTask(
        stage="examination", role=Role.EXAMINER, may=rules.may_examine, due_days=56, reminders=(7, -1)
    ).Next(this.examined)
    examined = Switch(lambda case: case.way, {"running": this.running, "settle": this.settle})
    settle = HumanTask(stage="settlement", role=Role.DECISION_MAKER, may=rules.may_settle, due_days=10).Next(
        this.settled
    )
    settled = Switch(
        lambda case: case.way,
        {
            "examine": this.examine,
            "running": this.running,
            "release": this.release_payment,
            "reclaim": this.reclaim,
            "close": this.closed,
        },
    )
    reclaim = HumanTask(
        stage="reclaim",
        role=Role.CASH,
        may=rules.may_receive,
        due_days=rules.days_to_pay_back,
        reminders=(7, -1, -14),
        by_clock=True,
    ).Next(this.closed)
    closed = End(stage="closed")


class MicroProjectFlow(ChoosingByReviews, Offering, BaseFlow):
    """Formal check, two blind reviews, decision by somebody else."""

    kind = "grant"
    label = _("Micro project grant")
    process_title = "Micro project"


class StarterFlow(ChoosingByStaff, Offering, BaseFlow):
    """Two members of staff: one checks, another decides, within ten working days."""

    kind = "starter"
    label = _("Starter package")
    process_title = "Starter package"


class MicroProjectFlowV2(ChoosingByReviews, Running, BaseFlow):
    """As the first version, and on from the contract to the closed file."""

    kind = "grant"
    label = _("Micro project grant")
    process_title = "Micro project"


class StarterFlowV2(ChoosingByStaff, Running, BaseFlow):
    """As the first version, and on from the contract to the closed file."""

    kind = "starter"
    label = _("Starter package")
    process_title = "Starter package"


class MicroProjectFlowV3(IdeaFirst, ChoosingByReviews, Running, BaseFlow):
    """As the second version, with an idea before the application where the call asks for one."""

    kind = "grant"
    label = _("Micro project grant")
    process_title = "Micro project"


class StarterFlowV3(IdeaFirst, ChoosingByStaff, Running, BaseFlow):
    """As the second version, with an idea before the application where the call asks for one."""

    kind = "starter"
    label = _("Starter package")
    process_title = "Starter package"


FLOWS: dict[str, type[BaseFlow]] = {flow.kind: flow for flow in (MicroProjectFlowV3, StarterFlowV3)}
