"""Places offered to who waits: taken by their link in time, else passed on to the next by the clock."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.models import Deadline
from workflows.people.verdicts import AlreadyDone

from ..models import Invitation, Meeting, Registration, Said, State
from ..rules.meetings import has_offer
from . import telling
from .seats import free_seat, lock, open_offers, serve_waiting, watch_offers


@transaction.atomic
def accept(*, registration: Registration) -> Registration:
    """The person has the place that was kept for them, and so have those who come with them.

    A second time changes nothing. AlreadyDone when the offer has ended.
    """
    lock(registration.meeting)
    row = Registration.objects.select_related("meeting").get(pk=registration.pk)
    taken = [each for each in (row, *row.companions.select_related("host")) if has_offer(each, row.meeting)]
    if not taken and row.state == State.PLACED:
        return row
    if not taken:
        raise AlreadyDone(_("This offer has ended. The place has gone to somebody else."))
    for each in taken:
        each.meeting = row.meeting
        each.seat, each.state = free_seat(row.meeting, beyond=True), State.PLACED
        each.offered_until = None
        each.save(update_fields=["seat", "state", "offered_until"])
        telling.tell(each, "placed")
    watch_offers(row.meeting)
    return row


def lapse(deadline: Deadline) -> None:
    """One offer has ended: its person is off the list and hears of it, the place goes to the next.

    The clock comes back for the next one, so that each stands or falls by itself.
    """
    lock(Meeting(pk=deadline.case_id))
    case = Meeting.objects.prefetch_related("texts", "sessions").get(pk=deadline.case_id)
    if case.stage != "announced":
        return
    over = open_offers(case).filter(offered_until__lte=timezone.now())
    row = over.select_related("host").first()
    if row is not None:
        row.meeting, row.state, row.offered_until = case, State.LEFT, None
        row.save(update_fields=["state", "offered_until"])
        row.companions.update(state=State.LEFT, seat=None, offered_until=None)
        Invitation.objects.filter(registration=row).update(said=Said.OPEN, people=1)
        telling.tell(row, "lapsed")
        serve_waiting(case)
    watch_offers(case)
