"""The order of a founding, from the statute handed in to the association founded."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Start, this
from workflows.people.models import Role

from .models import ReviewDecision
from .rules import cases as rules


class FoundingFlow(BaseFlow):
    """Review, revise as often as needed, meet, tell the offices."""

    kind = "founding"
    label = _("Founding an association")

    start = Start().Next(this.review)

    review = HumanTask(
        stage="review", role=Role.ADVISER, may=rules.may_review, due_days=14, reminders=(3,)
    ).Next(this.approved)

    approved = Gate(lambda case: case.outcome == ReviewDecision.APPROVED).Then(this.meeting).Else(this.revise)

    revise = HumanTask(stage="revision", may=rules.may_act, due_days=28, reminders=(7,)).Next(this.review)

    meeting = HumanTask(stage="meeting", may=rules.may_act).Next(this.follow_up)

    follow_up = HumanTask(stage="follow_up", role=Role.ADVISER, may=rules.may_review).Next(this.end)

    end = End(stage="founded")
