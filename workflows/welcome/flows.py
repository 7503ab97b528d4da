"""The order of a request at the door: it is read, and answered."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, HumanTask, Start, Switch, this
from workflows.people.models import Role

from . import rules


class ServiceRequestFlow(BaseFlow):
    """One answer within five working days, whichever way it goes."""

    kind = "service_request"
    label = _("Request at the door")

    start = Start().Next(this.answer)

    answer = HumanTask(
        stage="new", role=Role.ADVISER, may=rules.may_answer, due_days=rules.days_to_answer, reminders=(2,)
    ).Next(this.turned)

    turned = Switch(
        lambda case: case.turn,
        {
            "answered": this.answered,
            "door": this.led,
            "elsewhere": this.sent_on,
            "nothing": this.nothing,
        },
    )

    answered = End(stage="answered")
    led = End(stage="led")
    sent_on = End(stage="sent_on")
    nothing = End(stage="nothing")
