"""What the shared rooms know about meetings: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.clock import DEADLINES
from .actions.follow_ups import ASK, ask
from .actions.inviting import INVITE, invite_due
from .actions.keeping import KEEPINGS, SHARES
from .actions.offers import lapse
from .actions.seats import OFFER
from .actions.tasks import REMIND, remind
from .flows import MeetingFlow
from .models import Meeting
from .reading.boxes import box_context
from .rules.meetings import may_read, visible
from .views.steps import work

STAGES = {
    "planned": pgettext_lazy("meeting", "Planned"),
    "announced": pgettext_lazy("meeting", "Announced"),
    "held": pgettext_lazy("meeting", "Held"),
    "closed": pgettext_lazy("meeting", "Closed"),
    "called_off": pgettext_lazy("meeting", "Called off"),
    "dropped": pgettext_lazy("meeting", "Dropped before it was announced"),
}
VERBS = {
    "meeting.planned": _("Meeting planned"),
    "meeting.announced": _("Meeting announced"),
    "meeting.changed": _("Meeting changed"),
    "meeting.called_off": _("Meeting called off"),
    "meeting.attendance_noted": _("Noted who was there"),
    "meeting.checked_in": _("Noted somebody at the door"),
    "meeting.held": _("Meeting held"),
    "meeting.series_begun": _("Series of meetings begun"),
    "meeting.need_settled": _("Noted what becomes of a need"),
    "meeting.news_settled": _("Noted what becomes of a piece of news"),
    "meeting.minutes_begun": _("Minutes begun"),
    "meeting.minutes_sent": _("Minutes sent"),
    "meeting.minutes_approved": _("Minutes approved by the next meeting"),
    "meeting.task_noted": _("Noted who does what"),
    "meeting.task_done": _("Task from the meeting done"),
    "meeting.task_reopened": _("Task from the meeting open again"),
    "meeting.closed": _("Next date fixed, or said why there is none"),
}
NODES = {
    "announce": _("Announce the meeting"),
    "hold": _("Hold the meeting, note who was there"),
    "close": _("Fix the next date"),
    "start": pgettext_lazy("meeting", "Planned"),
    "closed": pgettext_lazy("meeting", "Closed"),
}


def step_url(step: Step) -> str:
    """The screen of a step."""
    return reverse("meetings:step", kwargs={"pk": step.pk})


def doors(user: User) -> list[tuple[object, str]]:
    """All meetings and what was taken on at them, for whoever runs or reads them."""
    if not may_read(user):
        return []
    return [
        (_("Meetings and trainings"), reverse("meetings:planned")),
        (_("Tasks from meetings"), reverse("meetings:tasks")),
    ]


PROCESS = Process(
    model=Meeting,
    flows=(MeetingFlow,),
    stages=STAGES,
    verbs=VERBS,
    nodes=NODES,
    visible=visible,
    box="meetings/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    deadlines={**DEADLINES, INVITE: invite_due, OFFER: lapse, ASK: ask, REMIND: remind},
    shares=SHARES,
    keepings=KEEPINGS,
    work=work,
    applicant_acts=False,
)
