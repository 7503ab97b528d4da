"""A jury meets: called together, opened with a quorum, voted on case by case, closed with minutes."""

import datetime
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine.models import Audience
from workflows.outbox.wishes import write_as_wished
from workflows.people.addresses import address
from workflows.people.models import MailKind, User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.money import figures

from .. import letters
from ..models import (
    Ballot,
    Call,
    Conflict,
    JuryItem,
    JuryMeeting,
    JuryRecusal,
    JurySeat,
    JuryVerdict,
    JuryVote,
    MeetingState,
)
from ..reading import juries as reading
from ..rules import four_eyes
from ..rules import juries as rules

CENT = Decimal("0.01")


@transaction.atomic
def plan_meeting(
    *, call: Call, actor: User, held_on: datetime.date, chair: User, members: Collection[User]
) -> JuryMeeting:
    """The jury is called together for a day; its members hear of it, not of what is on the agenda."""
    require(rules.may_plan(actor))
    people = list(dict.fromkeys([chair, *members]))
    _complete(call, held_on, people)
    if call.jury_meetings.exclude(state=MeetingState.CLOSED).exists():
        raise AlreadyDone(_("A meeting for this call is planned already. Close that one first."))
    meeting = JuryMeeting.objects.create(
        call=call, held_on=held_on, chair=chair, quorum=call.jury_quorum, planned_by=actor
    )
    for person in people:
        JurySeat.objects.create(meeting=meeting, person=person)
        _invite(meeting, person)
    return meeting


def _complete(call: Call, held_on: datetime.date, people: list[User]) -> None:
    errors: dict[str, str] = {}
    if not call.jury:
        errors["call"] = _("This call is decided without a jury.")
    if held_on < timezone.localdate():
        errors["held_on"] = _("This day is over.")
    if len(people) < call.jury_quorum:
        text = _("At least %(count)s people have to sit in this jury.")
        errors["members"] = text % {"count": call.jury_quorum}
    if wrong := [str(person) for person in people if not person.has_role(*rules.MEMBERS)]:
        text = _("These people are neither reviewer nor decision maker: %(names)s.")
        errors["members"] = text % {"names": ", ".join(wrong)}
    if errors:
        raise Invalid(errors)


def _invite(meeting: JuryMeeting, person: User) -> None:
    url = address("grants:jury_meeting", person.language, pk=meeting.pk)
    call_title = meeting.call.text("title", person.language)
    write_as_wished(
        to=person,
        kind=MailKind.GIVEN,
        template="grants/mail/jury_invitation",
        context={"meeting": meeting, "call_title": call_title, "url": url},
        link=url,
        key="",
        about=f"grants.jury.{meeting.pk}",
    )


@transaction.atomic
def open_meeting(*, meeting: JuryMeeting, actor: User, present: Collection[User]) -> JuryMeeting:
    """The meeting is opened with whoever came; the ranking stands, and who has a tie leaves the room."""
    meeting = _locked(meeting)
    require(rules.may_lead(actor, meeting))
    if meeting.state != MeetingState.PLANNED:
        raise AlreadyDone(_("This meeting has been opened already."))
    if meeting.held_on > timezone.localdate():
        raise Invalid({"present": _("The meeting is on another day.")})
    seats = list(meeting.seats.select_related("person"))
    here = [seat for seat in seats if seat.person in present]
    if len(here) < meeting.quorum:
        text = _("%(count)s have to be present; the jury can not vote with %(here)s.")
        raise Invalid({"present": text % {"count": meeting.quorum, "here": len(here)}})
    found = reading.candidates(meeting.call)
    if not found:
        raise Invalid({"": _("No application to this call waits for a decision.")})
    JurySeat.objects.filter(pk__in=[seat.pk for seat in here]).update(present=True)
    for position, row in enumerate(found, 1):
        _put_on_agenda(meeting, position, row, [seat.person for seat in here])
    meeting.state, meeting.opened_at = MeetingState.OPEN, timezone.now()
    meeting.save(update_fields=["state", "opened_at"])
    return meeting


def _put_on_agenda(meeting: JuryMeeting, position: int, row: dict[str, Any], people: list[User]) -> None:
    case = row["application"]
    item = JuryItem.objects.create(
        meeting=meeting,
        application=case,
        position=position,
        percent=row["percent"],
        proposed=row["proposed"],
    )
    for person in people:
        if hat := rules.barred(four_eyes.hats(case, person)):
            JuryRecusal.objects.create(item=item, person=person, reason=hat.value)


@transaction.atomic
def recuse(*, item: JuryItem, actor: User, reason: str) -> JuryRecusal:
    """A member says that they have a tie and leaves the room; a vote they cast is gone."""
    item = _locked_item(item)
    require(rules.may_vote(actor, item))
    if reason not in Conflict.values or reason == Conflict.NONE:
        raise Invalid({"reason": _("Choose why you leave the room.")})
    JuryVote.objects.filter(item=item, juror=actor).delete()
    gone = JuryRecusal.objects.create(item=item, person=actor, reason=reason, declared=True)
    engine.record(item.application, actor=actor, verb="jury.recused", audience=Audience.STAFF)
    return gone


@transaction.atomic
def vote(*, item: JuryItem, actor: User, ballot: str) -> JuryVote:
    """One vote; it can be changed until the votes are counted, and nobody else sees it."""
    item = _locked_item(item)
    require(rules.may_vote(actor, item))
    if ballot not in Ballot.values:
        raise Invalid({"ballot": _("Choose yes, no or abstention.")})
    cast, _is_new = JuryVote.objects.update_or_create(
        item=item, juror=actor, defaults={"ballot": ballot, "cast_at": timezone.now()}
    )
    return cast


@transaction.atomic
def close_item(
    *,
    item: JuryItem,
    actor: User,
    reasons: str,
    amount: Decimal | None = None,
    waiting_list: bool = False,
    postponed: bool = False,
) -> JuryItem:
    """The votes are counted: more yes than no recommends the application, up to what the budget holds.

    Raises Invalid while the room is not complete, or when the amount does not fit.
    """
    item = _locked_item(item)
    require(rules.may_lead(actor, item.meeting))
    if item.meeting.state != MeetingState.OPEN or item.closed_at is not None:
        raise AlreadyDone(_("The votes on this application have been counted."))
    if not reasons.strip():
        raise Invalid({"reasons": _("Write down the reasons.")})
    item.reasons, item.closed_at = reasons.strip(), timezone.now()
    if postponed:
        item.outcome = JuryVerdict.POSTPONED
    else:
        _count(item, amount, waiting_list=waiting_list)
    item.save()
    return item


def _count(item: JuryItem, amount: Decimal | None, *, waiting_list: bool) -> None:
    voters, votes = rules.voters(item), list(item.votes.all())
    if len(voters) < item.meeting.quorum:
        text = _("Only %(here)s are in the room; %(count)s are needed. Postpone this application.")
        raise Invalid({"": text % {"here": len(voters), "count": item.meeting.quorum}})
    if missing := len(voters) - len(votes):
        raise Invalid({"": _("%(count)s in the room have not voted yet.") % {"count": missing}})
    item.counts = {code: sum(vote.ballot == code for vote in votes) for code in Ballot.values}
    if not rules.wanted(item.counts):
        item.outcome = JuryVerdict.REJECT
        return
    item.outcome = JuryVerdict.RESERVE if waiting_list else JuryVerdict.APPROVE
    item.amount = _amount(item, amount, within_budget=not waiting_list)


def _amount(item: JuryItem, amount: Decimal | None, *, within_budget: bool) -> Decimal:
    case, given = item.application, item.proposed if amount is None else amount
    if given <= 0 or given != given.quantize(CENT):
        raise Invalid({"amount": _("Write an amount above 0 with at most two digits for cents.")})
    if given > (case.requested or Decimal(0)):
        text = _("At most %(most)s € are possible.")
        raise Invalid({"amount": text % {"most": figures(case.requested)}})
    left = item.meeting.call.available - reading.recommended(item.meeting)
    if within_budget and given > left:
        text = _("The budget is not enough: %(left)s € are left. Take less, or the waiting list.")
        raise Invalid({"amount": text % {"left": figures(left)}})
    return given


@transaction.atomic
def close_meeting(*, meeting: JuryMeeting, actor: User) -> JuryMeeting:
    """The meeting is over: minutes are written, and every case knows what the jury recommends."""
    meeting = _locked(meeting)
    require(rules.may_lead(actor, meeting))
    if meeting.state != MeetingState.OPEN:
        raise AlreadyDone(_("This meeting is not in session."))
    items = list(reading.items_of(meeting))
    if left := [item.application.number or "" for item in items if item.closed_at is None]:
        raise Invalid({"": _("Not voted on yet: %(numbers)s.") % {"numbers": ", ".join(left)}})
    meeting.state, meeting.closed_at = MeetingState.CLOSED, timezone.now()
    meeting.minutes = documents.ask_for(
        case=None,
        kind="jury_minutes",
        name=f"Juryprotokoll-{meeting.call.slug}-{meeting.held_on:%Y-%m-%d}.pdf",
        letter=letters.jury_minutes(meeting, items),
        actor=actor,
        audience=Audience.STAFF,
    )
    meeting.save(update_fields=["state", "closed_at", "minutes"])
    for item in items:
        said = {"outcome": item.outcome, "amount": str(item.amount or ""), **item.counts}
        engine.record(
            item.application, actor=actor, verb="jury.recommended", data=said, audience=Audience.STAFF
        )
    return meeting


def _locked(meeting: JuryMeeting) -> JuryMeeting:
    rows = JuryMeeting.objects.select_for_update(of=("self",)).select_related("call", "chair")
    return rows.get(pk=meeting.pk)


def _locked_item(item: JuryItem) -> JuryItem:
    rows = JuryItem.objects.select_for_update(of=("self",))
    return rows.select_related("application", "meeting__call").prefetch_related("recusals").get(pk=item.pk)
