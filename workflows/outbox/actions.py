"""Putting mail into the outbox, and what staff decide about mail that did not arrive."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.models import Document
from workflows.engine.models import Case
from workflows.engine.turns import turn_of_applicant
from workflows.people.models import House, User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.upkeep.rows import insert

from . import rules
from .bodies import write
from .models import Message, Priority, State

# RFC 3834: nobody's out-of-office note answers.
BY_A_PROGRAM = {"Auto-Submitted": "auto-generated"}


def queue_mail(
    *,
    to: User | str,
    template: str,
    context: Mapping[str, object],
    language: str | None = None,
    case: Case | None = None,
    attachments: Iterable[Document] = (),
    key: str = "",
    priority: int = Priority.NORMAL,
    headers: Mapping[str, str] | None = None,
    wait: timedelta | None = None,
) -> Message:
    """A mail made from `templates/<template>.txt` waits for the worker, in the caller's transaction.

    The first line of the template is the subject. `language` defaults to the person's own. A second
    call with the same `key` changes nothing and returns the first mail. The worker leaves it for `wait`.
    A template about a case may say whose `turn` it is: `{% include "outbox/mail/_turn.txt" %}`.
    """
    if key and (existing := Message.objects.filter(key=key).first()):
        return existing
    person = to if isinstance(to, User) else None
    language = language or (person.language if person else "de")
    turn = {"turn": lambda: turn_of_applicant(case)} if case is not None else {}
    house = House.load()
    subject, text = write(template, {"person": person, **turn, **context}, language, house)
    return queue_message(
        to_address=person.email if person else str(to),
        recipient=person,
        case=case,
        template=template,
        language=language,
        subject=subject,
        text=text,
        reply_to=house.email,
        headers={**BY_A_PROGRAM, **(headers or {})},
        attachments=attachments,
        key=key,
        priority=priority,
        due_at=timezone.now() + (wait or timedelta()),
    )


def queue_message(
    *,
    to_address: str,
    subject: str,
    text: str = "",
    key: str = "",
    attachments: Iterable[Document] = (),
    **fields: Any,
) -> Message:
    """A finished mail to one address waits for the worker; see `Message` for the further fields."""
    address = parseaddr(to_address)[1]
    if "@" not in address:
        raise Invalid({"to": _("This is not an e-mail address. Write it as name@example.org.")})
    values = {"to_address": address, "subject": " ".join(subject.split())[:500], "text": text, **fields}
    if (person := fields.get("recipient")) and person.anonymised_at:
        values |= {"state": State.DROPPED, "reason": "account anonymised"}
    carried = tuple(attachments)
    if not (key or carried):
        message = Message(**values)
        insert(message)  # one row is whole or not there
        return message
    with transaction.atomic():
        if not key:
            message = Message.objects.create(**values)
        else:
            message, _created = Message.objects.get_or_create(key=key, defaults=values)
        message.attachments.add(*carried)
    return message


@transaction.atomic
def send_again(*, message_id: int, actor: User) -> Message:
    """A failed or doubtful mail waits again: somebody decided that it may arrive twice."""
    message = _undecided(message_id, actor)
    if message.emptied_at:
        raise AlreadyDone(_("The text of this mail has been removed. It can no longer be sent."))
    message.state, message.attempts, message.reason = State.QUEUED, 0, ""
    message.due_at, message.lease, message.lease_until = timezone.now(), None, None
    message.save()
    return message


@transaction.atomic
def drop(*, message_id: int, actor: User) -> Message:
    """A failed or doubtful mail is laid aside and leaves the list."""
    message = _undecided(message_id, actor)
    message.state, message.lease, message.lease_until = State.DROPPED, None, None
    message.save()
    return message


@transaction.atomic
def call_back(*, messages: Iterable[Message], reason: str) -> int:
    """Mails that wait are dropped before the worker takes them; raises AlreadyDone when one has left."""
    wanted = [message.pk for message in messages]
    rows = list(Message.objects.select_for_update(of=("self",)).filter(pk__in=wanted))
    if any(row.state not in (State.QUEUED, State.DROPPED) for row in rows):
        raise AlreadyDone(_("The mail has left the house already."))
    return Message.objects.filter(pk__in=wanted).update(state=State.DROPPED, reason=reason)


def _undecided(message_id: int, actor: User) -> Message:
    require(rules.may_manage(actor))
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    if message.state not in (State.FAILED, State.IN_DOUBT):
        raise AlreadyDone(_("Somebody has already decided about this mail."))
    return message
