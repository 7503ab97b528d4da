"""Who sees a booking, who asks for one, who does its steps."""

from django.db.models import Q
from django.utils.translation import gettext as _

from workflows.engine.membership import mine
from workflows.engine.standing import standing
from workflows.people.membership import belongs
from workflows.people.models import Organisation, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Booking, Resource
from .audiences import Borrower, is_instant

READERS = (Role.FORMAL_OFFICER, Role.ADVISER, Role.AUDITOR)
OFFICE = Role.FORMAL_OFFICER
# Nothing has been handed over yet.
BEFORE = ("waiting", "asked", "booked")


def visible(user: User) -> Q:
    """The condition on Case: the office and who audits see every booking, others those of their own side."""
    return Q() if user.has_role(*READERS) else mine(user)


def may_ask(user: User, resource: Resource, organisation: Organisation | None) -> Verdict:
    """Whoever is signed in, for themselves or for an organisation of theirs."""
    if organisation is not None and not belongs(user, organisation):
        return refused(_("You don't belong to this organisation."))
    if organisation is None and resource.organisations_only:
        return refused(_("This is lent to organisations only. Say for which organisation you ask."))
    return ALLOWED


def may_have_more(user: User, resource: Resource, organisation: Organisation | None) -> Verdict:
    """So many bookings of it may one organisation or person have open at a time."""
    whose = Q(organisation=organisation) if organisation else Q(organisation=None, applicant=user)
    open_now = Booking.objects.running().filter(whose, resource=resource).count()
    if open_now < resource.at_most:
        return ALLOWED
    text = _("You have %(count)d open bookings of this already; more are not possible at a time.")
    return refused(text % {"count": open_now})


def may_do(user: User, case: Booking) -> Verdict:
    """People of the office, but nobody for their own side."""
    if standing(case, user).belongs:
        return refused(_("This is your own booking. Somebody else of the house does this step."))
    return ALLOWED


def may_cancel(user: User, case: Booking) -> Verdict:
    """The borrower's side and the office, as long as nothing was handed over."""
    if case.closed_at is not None:
        return refused(_("This booking is over."))
    if case.stage not in BEFORE:
        return refused(_("It has been handed over already. Bring it back to end the booking."))
    if standing(case, user).belongs or user.has_role(OFFICE):
        return ALLOWED
    return refused(_("Only who asked for it or the office can cancel it."))


def may_change(user: User, case: Booking) -> Verdict:
    """As cancelling."""
    verdict = may_cancel(user, case)
    if verdict and case.stage == "waiting":
        return refused(_("It is on the waiting list. Cancel it and ask anew for another time."))
    return verdict


def may_move(user: User, case: Booking) -> Verdict:
    """What the house said yes to is moved by the house; everything else by the borrower, too."""
    whose = Borrower(case.applicant, case.organisation)
    promised = case.stage == "booked" and (bool(case.exception) or not is_instant(case.resource, whose))
    if promised and not user.has_role(OFFICE):
        return refused(_("We said yes to this time. For another one ask the office, or cancel and ask anew."))
    return ALLOWED


def may_except(user: User, case: Booking) -> Verdict:
    """More than a quota is for the office to allow, and never for one's own side."""
    verdict = may_do(user, case)
    return verdict if user.has_role(OFFICE) else refused(_("Only the office can allow more."))


def may_read_numbers(user: User) -> Verdict:
    """Staff who see all bookings."""
    return ALLOWED if user.has_role(*READERS) else refused(_("These numbers are for the office."))
