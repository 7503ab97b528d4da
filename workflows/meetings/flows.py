"""The order of a meeting; what happens in a step is in actions, who may do it in rules."""

from django.utils.translation import pgettext_lazy

from workflows.engine.flow import BaseFlow, End, HumanTask, Start, this
from workflows.people.models import Role

from .rules import meetings as rules


class MeetingFlow(BaseFlow):
    """Planned, announced, held, closed with the next date; called off at any time before the end."""

    kind = "meeting"
    label = pgettext_lazy("meetings", "Meeting or training")

    start = Start().Next(this.announce)
    announce = HumanTask(
        stage="planned",
        role=Role.ADVISER,
        may=rules.may_run,
        due_days=rules.days_to_announce,
        reminders=(3,),
    ).Next(this.hold)
    hold = HumanTask(
        stage="announced", role=Role.ADVISER, may=rules.may_run, due_days=rules.days_to_hold
    ).Next(this.close)
    close = HumanTask(stage="held", role=Role.ADVISER, may=rules.may_run, due_days=14, reminders=(3,)).Next(
        this.closed
    )
    closed = End(stage="closed")
