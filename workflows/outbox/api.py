"""The API of the room outbox, for administrators: what did not arrive, and what to do about it."""

import datetime
from typing import Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Schema

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

from . import actions, rules
from .models import Message

router = Router(tags=["outbox"], auth=api_auth)
LISTED = 100


class MailOut(Schema):
    """A mail without its text."""

    uuid: UUID
    to_address: str
    subject: str
    language: str
    state: str
    reason: str
    attempts: int
    queued_at: datetime.datetime
    sent_at: datetime.datetime | None


class MailDecisionIn(Schema):
    """Send it again (it may then arrive twice), or drop it."""

    decision: Literal["send_again", "drop"]


@router.get("/undelivered", response=list[MailOut], operation_id="outbox_undelivered")
def undelivered(request: SignedIn) -> object:
    """List mails that failed or are in doubt, the newest first."""
    require(rules.may_manage(request.user))
    return Message.objects.needing_a_decision().defer("html", "text")[:LISTED]


@router.post("/{message_id}/decision", response=MailOut, operation_id="outbox_decide")
def decide(request: SignedIn, message_id: UUID, data: MailDecisionIn) -> Message:
    """Decide about a mail that failed or is in doubt."""
    require(rules.may_manage(request.user))
    message = get_object_or_404(Message, uuid=message_id)
    action = actions.send_again if data.decision == "send_again" else actions.drop
    return action(message_id=message.pk, actor=request.user)
