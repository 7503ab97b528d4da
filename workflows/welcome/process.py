"""What the shared rooms know about requests at the door: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.keeping import KEEPINGS, SHARES
from .flows import ServiceRequestFlow
from .models import ServiceRequest
from .reading.boxes import box_context
from .rules import READERS, visible


def step_url(step: Step) -> str:
    """The screen of a step; there is one."""
    return reverse("welcome:answer", kwargs={"case_id": step.case_id})


def doors(user: User) -> list[tuple[object, str]]:
    """Numbers for whoever reads requests."""
    return [(_("Requests in numbers"), reverse("welcome:numbers"))] if user.has_role(*READERS) else []


PROCESS = Process(
    model=ServiceRequest,
    flows=(ServiceRequestFlow,),
    stages={
        "new": _("Waits for an answer"),
        "answered": _("Answered"),
        "led": _("Led to a door"),
        "sent_on": _("Sent on"),
        "nothing": _("Not a request"),
    },
    verbs={
        "request.asked": _("Asked at the door"),
        "request.answered": _("Request answered"),
        "request.led": _("Led to a door"),
        "request.sent_on": _("Sent on to another house"),
        "request.nothing": _("Set aside: not a request"),
    },
    nodes={"answer": _("Answer the request"), "turned": _("How does it go on?")},
    visible=visible,
    box="welcome/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    applicant_verbs=frozenset({"request.asked"}),
    applicant_acts=False,
    shares=SHARES,
    keepings=KEEPINGS,
)
