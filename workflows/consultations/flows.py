"""The order of a consultation: asked, agreed, written down."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, Gate, HumanTask, Start, this
from workflows.people.models import Role

from .models import Outcome
from .rules import cases as rules


class ConsultationFlow(BaseFlow):
    """The adviser whose time it is answers, and writes down afterwards what came out."""

    kind = "consultation"
    label = _("Consultation")

    start = Start().Next(this.answer)

    answer = HumanTask(
        stage="asked",
        role=Role.ADVISER,
        may=rules.may_advise,
        assignee=lambda case: case.adviser,
        due_days=rules.days_to_answer,
        reminders=(1,),
    ).Next(this.agreed)

    agreed = Gate(lambda case: case.outcome == Outcome.AGREED).Then(this.write_down).Else(this.declined)

    write_down = HumanTask(
        stage="agreed",
        role=Role.ADVISER,
        may=rules.may_write_down,
        assignee=lambda case: case.adviser,
        due_days=rules.days_to_write,
    ).Next(this.came)

    came = Gate(lambda case: case.outcome == Outcome.HELD).Then(this.held).Else(this.missed)

    declined = End(stage="declined")
    held = End(stage="held")
    missed = End(stage="missed")
