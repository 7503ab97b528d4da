"""The order of a founding, from the statute handed in over the register to the association at work."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Start, Switch, this
from workflows.people.models import Role

from .models import ReviewDecision
from .rules import cases as rules
from .rules import register


class Advising:
    """The adviser reads the statute, as often as needed."""

    start = Start().Next(this.review)

    review = HumanTask(
        stage="review", role=Role.ADVISER, may=rules.may_review, due_days=14, reminders=(3,)
    ).Next(this.approved)

    approved = Gate(lambda case: case.outcome == ReviewDecision.APPROVED).Then(this.meeting).Else(this.revise)

    revise = HumanTask(stage="revision", may=rules.may_act, due_days=28, reminders=(7,)).Next(this.review)


class Closing:
    """The adviser closes the founding when what the law demands is done."""

    follow_up = HumanTask(
        stage="follow_up", role=Role.ADVISER, may=rules.may_review, due_days=register.days_to_close
    ).Next(this.end)

    end = End(stage="founded")


class FoundingFlow(Advising, Closing, BaseFlow):
    """How foundings ended at first: with the meeting; cases that were handed in then still do."""

    kind = "founding"
    label = _("Founding an association")

    meeting = HumanTask(
        stage="meeting", may=rules.may_act, due_days=register.days_to_meet, reminders=(14,)
    ).Next(this.follow_up)


class FoundingFlowV2(Advising, Closing, BaseFlow):
    """As the first version, and on over papers, certification and court to the entry (domain B8 to B17)."""

    kind = "founding"
    label = _("Founding an association")

    meeting = HumanTask(
        stage="meeting", may=rules.may_act, due_days=register.days_to_meet, reminders=(14,)
    ).Next(this.papers)

    papers = HumanTask(
        stage="papers", may=rules.may_act, due_days=register.days_for_papers, reminders=(2, -7)
    ).Next(this.check_papers)

    check_papers = HumanTask(
        stage="papers_check", role=Role.ADVISER, may=rules.may_review, due_days=5, reminders=(1,)
    ).Next(this.papers_agree)

    papers_agree = Switch(
        lambda case: case.way,
        {
            "papers": this.papers,
            "meeting": this.meeting,
            "application": this.apply,
            "follow_up": this.follow_up,
        },
    )

    apply = HumanTask(
        stage="application", may=rules.may_act, due_days=register.days_to_apply, reminders=(7, -7)
    ).Next(this.court)

    court = HumanTask(stage="court", may=rules.may_act, due_days=register.days_of_court).Next(this.answered)

    answered = Switch(
        lambda case: case.way, {"entered": this.follow_up, "interim": this.cure, "rejected": this.contest}
    )

    cure = HumanTask(
        stage="interim", may=rules.may_act, due_days=register.days_to_answer, reminders=(14, 7, 3, 1)
    ).Next(this.remedied)

    contest = HumanTask(
        stage="court_refusal", may=rules.may_act, due_days=register.days_to_answer, reminders=(14, 7, 3, 1)
    ).Next(this.remedied)

    remedied = Switch(
        lambda case: case.way,
        {
            "court": this.court,
            "application": this.apply,
            "review": this.review,
            "follow_up": this.follow_up,
        },
    )
