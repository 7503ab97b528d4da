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
from .bounces import noting
from .models import Bounce, Message

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


class BounceOut(Schema):
    """A mail to somebody with a case or an account that came back; `kind` permanent or complaint."""

    id: int
    mail: MailOut
    kind: str
    status: str
    diagnostic: str
    came_at: datetime.datetime

    @staticmethod
    def resolve_mail(bounce: Bounce) -> Message:
        """The mail it is about."""
        return bounce.message


class MailDecisionIn(Schema):
    """Send it again (it may then arrive twice), or drop it."""

    decision: Literal["send_again", "drop"]


@router.get("/undelivered", response=list[MailOut], operation_id="outbox_undelivered")
def undelivered(request: SignedIn) -> object:
    """List mails that failed or are in doubt, the newest first."""
    require(rules.may_manage(request.user))
    return Message.objects.needing_a_decision().defer("html", "text")[:LISTED]


@router.get("/returned", response=list[BounceOut], operation_id="outbox_returned")
def returned(request: SignedIn) -> object:
    """List mails to people with a case or an account that came back, until somebody has seen to them."""
    require(rules.may_manage(request.user))
    return Bounce.needing_somebody().select_related("message")[:LISTED]


@router.post("/returned/{bounce_id}/settle", response={204: None}, operation_id="outbox_settle_returned")
def settle_returned(request: SignedIn, bounce_id: int) -> tuple[int, None]:
    """Lay a mail that came back aside: somebody has reached the person by another way."""
    noting.settle(bounce_id=bounce_id, actor=request.user)
    return 204, None


@router.post("/{message_id}/decision", response=MailOut, operation_id="outbox_decide")
def decide(request: SignedIn, message_id: UUID, data: MailDecisionIn) -> Message:
    """Decide about a mail that failed or is in doubt."""
    require(rules.may_manage(request.user))
    message = get_object_or_404(Message, uuid=message_id)
    action = actions.send_again if data.decision == "send_again" else actions.drop
    return action(message_id=message.pk, actor=request.user)
