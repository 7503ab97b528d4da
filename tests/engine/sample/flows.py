"""The sample process: check, two reviews, decision."""

from tests.engine.sample.models import SampleReview
from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Join, Panel, Start, Switch, this
from workflows.engine.standing import standing
from workflows.people.models import Role
from workflows.people.verdicts import ALLOWED, refused


def reviewers(case):
    """One subject per review."""
    reviews = SampleReview.objects.filter(sample_id=case.pk).select_related("reviewer").order_by("pk")
    return [(review.pk, review.reviewer) for review in reviews]


def may_decide(user, case):
    """Four eyes: whoever checked does not decide."""
    return refused("You checked this case yourself.") if "checked" in standing(case, user).deeds else ALLOWED


class SampleFlow(BaseFlow):
    """Sample."""

    kind = "sample"

    start = Start().Next(this.check)
    check = HumanTask(stage="check", role=Role.FORMAL_OFFICER, due_days=14, reminders=(7, 2)).Next(
        this.is_complete
    )
    is_complete = Gate(lambda case: case.complete).Then(this.panel).Else(this.fix)
    fix = HumanTask(stage="fix", assignee=lambda case: case.applicant, due_days=7, by_clock=True).Next(
        this.check
    )
    panel = Panel(this.review, subjects=reviewers)
    review = HumanTask(stage="review", role=Role.REVIEWER, due_days=lambda case: 10, reminders=(3,)).Next(
        this.joined
    )
    joined = Join().Next(this.decide)
    decide = HumanTask(stage="decision", role=Role.DECISION_MAKER, may=may_decide).Next(this.outcome)
    outcome = Switch(lambda case: case.outcome, {"yes": this.end_yes, "no": this.end_no, "again": this.panel})
    end_yes = End(stage="approved")
    end_no = End(stage="rejected")


class HoleFlow(BaseFlow):
    """A process whose step was given to nobody."""

    kind = "sample"

    start = Start().Next(this.orphan)
    orphan = HumanTask().Next(this.end)
    end = End(stage="done")


class BrokenFlow(BaseFlow):
    """A process whose gate fails."""

    kind = "sample"

    start = Start().Next(this.check)
    check = HumanTask(stage="check", role=Role.FORMAL_OFFICER).Next(this.gate)
    gate = Gate(lambda case: 1 / 0).Then(this.end).Else(this.end)
    end = End(stage="done")


class QuickFlow(BaseFlow):
    """A process that goes on as soon as one review is in."""

    kind = "sample"

    start = Start().Next(this.panel)
    panel = Panel(this.review, subjects=reviewers)
    review = HumanTask(stage="review", role=Role.REVIEWER, due_days=10).Next(this.joined)
    joined = Join(enough=lambda case: case.reviews_done >= 1).Next(this.decide)
    decide = HumanTask(stage="decision", role=Role.DECISION_MAKER).Next(this.end)
    end = End(stage="done")
