"""How long registrations are kept, and what stays of a meeting: how many came, nobody's name."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..flows import MeetingFlow
from ..models import (
    Attendance,
    Decision,
    Feedback,
    FollowUp,
    FollowUpAnswer,
    Invitation,
    InvitationStep,
    Invitee,
    Meeting,
    MeetingTask,
    MeetingText,
    Minutes,
    MinutesPoint,
    MinutesVersion,
    Need,
    News,
    Reached,
    Registration,
    Session,
    State,
)

NAMELESS = {
    **dict.fromkeys(("email", "organisation", "town", "interpreter", "access", "food"), ""),
    "name": "–",
    "children": 0,
}
# What was taken on stays as a number; by whom and what it was is gone.
TASKLESS = {
    **dict.fromkeys(("person", "organisation", "point", "done_by"), None),
    **dict.fromkeys(("words", "name"), "–"),
    "email": "",
}
SHARES = (
    Share(MeetingTask, "meeting", anonymised=TASKLESS),
    Share(Decision, "point__minutes__meeting"),
    Share(MinutesPoint, "minutes__meeting"),
    Share(MinutesVersion, "minutes__meeting"),
    Share(Minutes, "meeting"),
    Share(Attendance, "session__meeting", anonymised={}),
    Share(Session, "meeting", anonymised={}),
    Share(MeetingText, "meeting", anonymised={}),
    Share(FollowUp, "registration__meeting"),
    Share(FollowUpAnswer, "meeting", anonymised={}),
    Share(Feedback, "meeting", anonymised={"words": ""}),
    Share(News, "meeting"),
    Share(Need, "meeting", anonymised={"words": "", "invitation": None}),
    Share(Reached, "step__meeting"),
    Share(Invitation, "meeting"),
    Share(Invitee, "only"),
    Share(InvitationStep, "meeting", anonymised={}),
    Share(Registration, "meeting", anonymised=NAMELESS),
    Share(Meeting, "pk", anonymised={"online_link": "", "reason": "", "no_next": ""}, deleted={}),
)


def _closed(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind=MeetingFlow.kind)


def _unconfirmed(before: datetime.datetime) -> int:
    return Registration.objects.filter(state=State.ASKED, asked_at__lt=before).delete()[0]


def _audience(before: datetime.datetime) -> int:
    """Who is invited to a series of which no meeting was, or is to be, since then."""
    living = Meeting.objects.filter(series=OuterRef("series"), ends_at__gte=before)
    return Invitee.objects.filter(~Exists(living), added_at__lt=before).delete()[0]


KEEPINGS = (
    Keeping(
        code="meeting",
        kind=CASE,
        label=_("Who came to meetings and trainings"),
        event=_("the case was closed"),
        default=Default(12, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO"),
        over=_closed,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
    Keeping(
        code="meeting_unconfirmed",
        label=_("Registrations that were never confirmed"),
        event=_("somebody registered"),
        default=Default(7, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
        in_bulk=_unconfirmed,
    ),
    Keeping(
        code="meeting_audience",
        label=_("Who is invited to a series of meetings"),
        event=_("the last meeting of the series ended"),
        default=Default(12, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
        in_bulk=_audience,
    ),
)
