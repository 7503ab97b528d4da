"""What the shared rooms know about bookings: one declaration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine.models import Step
from workflows.engine.processes import Process
from workflows.people.models import User

from .actions.clock import DEADLINES
from .actions.keeping import KEEPINGS, SHARES
from .flows import BookingFlow
from .models import Booking
from .reading.boxes import box_context
from .rules.steps import may_read_numbers, visible
from .views.steps import work

STAGES = {
    "waiting": _("On the waiting list"),
    "asked": _("Waits for an answer"),
    "booked": pgettext_lazy("booking", "Booked"),
    "out": _("Handed over"),
    "damage": _("Damage is settled"),
    "closed": pgettext_lazy("booking", "Over"),
    "refused": pgettext_lazy("booking", "Refused"),
    "missed": _("Nobody came"),
    "cancelled": pgettext_lazy("booking", "Cancelled"),
    "unserved": _("Nothing became free"),
}
VERBS = {
    "booking.asked": _("Asked for"),
    "booking.asked_beyond": _("Asked for more than the quota"),
    "booking.queued": _("Put on the waiting list"),
    "booking.booked": _("Booked at once"),
    "booking.placed": _("A place became free"),
    "booking.granted": _("Request granted"),
    "booking.granted_beyond": _("Granted beyond the quota"),
    "booking.refused": _("Request refused"),
    "booking.changed": _("Another time or number"),
    "booking.date_left_out": _("One date left out"),
    "booking.cancelled": _("Booking cancelled"),
    "booking.handed_over": _("Handed over"),
    "booking.returned": _("Taken back"),
    "booking.damaged": _("Taken back with damage"),
    "booking.damage_settled": _("Damage settled"),
    "booking.missed": _("Nobody came"),
    "booking.over": _("The time is over"),
    "booking.reminded": _("Reminded to bring it back"),
    "booking.unserved": _("Nothing became free"),
}
NODES = {
    "wait": _("Wait for a free place"),
    "answer": _("Answer the request"),
    "hand_over": _("Hand over"),
    "take_back": _("Take back"),
    "settle_damage": _("Settle the damage"),
    "start": _("Asked"),
    "begun": _("Free, and booked at once?"),
    "placed": _("Booked at once?"),
    "answered": _("Granted?"),
    "handed_over": _("Handed over?"),
    "taken_back": _("All in order?"),
    "closed": pgettext_lazy("booking", "Over"),
    "refused": pgettext_lazy("booking", "Refused"),
    "missed": _("Nobody came"),
}
APPLICANT_VERBS = frozenset({"booking.asked", "booking.asked_beyond", "booking.queued", "booking.booked"})


def step_url(step: Step) -> str:
    """The screen of a step."""
    return reverse("lending:step", kwargs={"pk": step.pk})


def doors(user: User) -> list[tuple[object, str]]:
    """Bookings in numbers, for the office and whoever audits."""
    return [(_("Bookings in numbers"), reverse("lending:numbers"))] if may_read_numbers(user) else []


PROCESS = Process(
    model=Booking,
    flows=(BookingFlow,),
    stages=STAGES,
    verbs=VERBS,
    nodes=NODES,
    visible=visible,
    box="lending/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
    needs=("applicant", "organisation", "resource"),
    deadlines=DEADLINES,
    applicant_verbs=APPLICANT_VERBS,
    shares=SHARES,
    keepings=KEEPINGS,
    work=work,
)
