"""What the shared rooms know about consultations: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.clock import DEADLINES
from .actions.keeping import KEEPINGS, SHARES
from .flows import ConsultationFlow
from .models import Consultation
from .reading.boxes import box_context
from .rules.cases import READERS, may_keep_hours, visible

SCREENS = {"answer": "consultations:answer", "write_down": "consultations:write_down"}


def step_url(step: Step) -> str:
    """The screen on which a step is done."""
    return reverse(SCREENS[step.node], kwargs={"case_id": step.case_id})


def doors(user: User) -> list[tuple[object, str]]:
    """Hours and calendar for advisers, numbers for whoever reads consultations."""
    hours = [(_("My hours"), reverse("consultations:hours"))]
    numbers = [(_("Consultations in numbers"), reverse("consultations:numbers"))]
    return [*(hours if may_keep_hours(user) else []), *(numbers if user.has_role(*READERS) else [])]


PROCESS = Process(
    model=Consultation,
    flows=(ConsultationFlow,),
    stages={
        "asked": _("Asked for"),
        "agreed": _("Agreed"),
        "declined": _("Declined"),
        "cancelled": _("Cancelled"),
        "held": _("Held"),
        "missed": _("Nobody came"),
    },
    verbs={
        "consultation.asked": _("Consultation asked for"),
        "consultation.agreed": _("Time agreed"),
        "consultation.declined": _("Consultation declined"),
        "consultation.moved": _("Moved to another time"),
        "consultation.cancelled": _("Consultation cancelled"),
        "consultation.held": _("Consultation held"),
        "consultation.missed": _("Nobody came to the consultation"),
    },
    nodes={"answer": _("Answer the request"), "write_down": _("Write down what came out")},
    visible=visible,
    box="consultations/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    needs=("applicant", "organisation", "adviser"),
    applicant_verbs=frozenset({"consultation.asked"}),
    deadlines=DEADLINES,
    shares=SHARES,
    keepings=KEEPINGS,
)
