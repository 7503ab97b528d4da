"""The order of a room request."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.flow import BaseFlow, End, HumanTask, Start, this
from workflows.people.models import Role

from . import rules


class RoomRequestFlow(BaseFlow):
    """Ask, answer, done."""

    kind = "room_request"
    label = _("Room request")

    start = Start().Next(this.answer)
    answer = HumanTask(
        stage="asked", role=Role.FORMAL_OFFICER, may=rules.may_answer, due_days=5, reminders=(1,)
    ).Next(this.end)
    end = End(stage="answered")
