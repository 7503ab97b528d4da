"""Who plans, leads and votes in a jury, who leaves the room, and what follows from the votes."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.standing import remembered
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Ballot, JuryItem, JuryMeeting, JuryRecusal, JuryVerdict, MeetingState
from . import four_eyes
from .four_eyes import REASONS, TABLE, Act, Hat

RECOMMENDED = "what the jury recommends"
MEMBERS = (Role.REVIEWER, Role.DECISION_MAKER)
READERS = (Role.FORMAL_OFFICER, Role.DECISION_MAKER, Role.AUDITOR)


def may_plan(user: User) -> Verdict:
    """Formal officers call a jury together."""
    if user.has_role(Role.FORMAL_OFFICER):
        return ALLOWED
    return refused(_("Only formal officers plan jury meetings."))


def may_list(user: User) -> Verdict:
    """The house, and whoever may sit in a jury."""
    if user.has_role(*READERS, *MEMBERS):
        return ALLOWED
    return refused(_("Only the jury and the house see its meetings."))


def may_see(user: User, meeting: JuryMeeting) -> Verdict:
    """The members, and the house."""
    if user.has_role(*READERS) or meeting.seats.filter(person=user).exists():
        return ALLOWED
    return refused(_("Only the jury and the house see its meetings."))


def may_lead(user: User, meeting: JuryMeeting) -> Verdict:
    """The chair, or the officer who takes the minutes."""
    if user.pk in (meeting.chair_id, meeting.planned_by_id):
        return ALLOWED
    return refused(_("Only the chair and whoever takes the minutes lead the meeting."))


def may_read_minutes(user: User, meeting: JuryMeeting) -> Verdict:
    """Nobody who left the room for one of the applications: the minutes tell what was said of it."""
    if not (verdict := may_see(user, meeting)):
        return verdict
    for item in meeting.items.select_related("application"):
        if gone(item, user) or four_eyes.hats(item.application, user) & four_eyes.OUT:
            return refused(_("You left the room for one of these applications. Ask the office for the rest."))
    return ALLOWED


# Why the program sends somebody out; the codes are those of hats and of declared conflicts.
WORDS = {
    Hat.APPLICANT: gettext_lazy("belongs to the organisation"),
    Hat.HAND: gettext_lazy("had a hand in the application"),
    Hat.CONFLICT: gettext_lazy("declared a conflict of interest"),
    Hat.ADVISER: gettext_lazy("advised the organisation"),
    Hat.FORMAL: gettext_lazy("made the formal check"),
}


def words_of(recusal: JuryRecusal) -> str:
    """Why this person left the room, as the minutes say it."""
    return str(WORDS[Hat.CONFLICT if recusal.declared else Hat(recusal.reason)])


def barred(worn: Collection[Hat]) -> Hat | None:
    """Why somebody with these hats leaves the room; None when they stay."""
    return next((hat for hat in Hat if hat in worn and hat in TABLE[Act.VOTE]), None)


def gone(item: JuryItem, user: User) -> bool:
    """Whether this person left the room for this application."""
    return any(each.person_id == user.pk for each in item.recusals.all())


def may_vote(user: User, item: JuryItem) -> Verdict:
    """Members who are present and stay in the room, until the votes are counted."""
    if item.meeting.state != MeetingState.OPEN or item.closed_at is not None:
        return refused(_("There is no vote on this application at the moment."))
    if not item.meeting.seats.filter(person=user, present=True).exists():
        return refused(_("Only members of the jury who are present vote."))
    if gone(item, user):
        return refused(_("You left the room for this application."))
    hat = barred(four_eyes.hats(item.application, user))
    return refused(REASONS[hat]) if hat else ALLOWED


def may_read_item(user: User, item: JuryItem) -> Verdict:
    """Who sees the meeting and did not leave the room."""
    if not (verdict := may_see(user, item.meeting)):
        return verdict
    if gone(item, user) or four_eyes.hats(item.application, user) & four_eyes.OUT:
        return refused(_("You left the room for this application."))
    return ALLOWED


def voters(item: JuryItem) -> list[int]:
    """Who is present and stays in the room."""
    away = set(item.recusals.values_list("person_id", flat=True))
    present = item.meeting.seats.filter(present=True).values_list("person_id", flat=True)
    return [person for person in present if person not in away]


def wanted(counts: Mapping[str, int]) -> bool:
    """Whether more said yes than no; a tie is no majority, abstentions don't count."""
    return counts.get(Ballot.YES, 0) > counts.get(Ballot.NO, 0)


def recommendation(application_id: UUID) -> JuryItem | None:
    """What the jury recommends: the outcome of the last meeting that is over."""
    return recommendations([application_id]).get(application_id)


def recommendations(applications: Collection[UUID]) -> dict[UUID, JuryItem]:
    """The same for many applications, in one query."""
    items = JuryItem.objects.filter(application__in=applications, meeting__state=MeetingState.CLOSED)
    named = items.exclude(outcome=JuryVerdict.POSTPONED).select_related("meeting")
    return {item.application_id: item for item in named.order_by("closed_at")}


def recommended(case: Application) -> JuryItem | None:
    """What the jury of the call recommends for this application; asked once for a row of it."""
    if not case.call.jury:
        return None
    return remembered(case, RECOMMENDED, lambda: recommendation(case.pk))


def proposed_amount(case: Application) -> Decimal | None:
    """What the jury recommends to give, or else what is asked for."""
    item = recommended(case)
    return (item and item.amount) or case.requested
