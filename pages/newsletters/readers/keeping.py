"""The house's own list of readers: saved as a file that `files.read` understands, and a reader erased."""

from collections.abc import Iterator

from django.db import transaction

from pages.newsletters import rules
from pages.newsletters.models import Subscriber, SubscriberState, SuppressedWhy
from workflows.outbox.models import Message, State
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values import Unreadable
from workflows.values.addresses import account_address
from workflows.values.spreadsheets import csv_file

from .barred import bar

HEAD = (
    "email",
    "language",
    "rubrics",
    "status",
    "asked_at",
    "confirmed_at",
    "unsubscribed_at",
    "way",
    "text",
)
CHUNK = 2000


def export(actor: User) -> bytes:
    """All readers with the proof of their newest consent, as CSV. Raises NotAllowed."""
    require(rules.may_keep_readers(actor))
    return csv_file(HEAD, _rows())


def _rows() -> Iterator[list[str]]:
    readers = Subscriber.objects.order_by("id").prefetch_related("consents")
    for reader in readers.iterator(chunk_size=CHUNK):
        proof = next((each for each in reversed(reader.consents.all()) if each.confirmed_at), None)
        yield [
            reader.email,
            reader.language,
            " ".join(reader.rubrics),
            reader.state,
            proof.asked_at.isoformat() if proof else "",
            reader.confirmed_at.isoformat() if reader.confirmed_at else "",
            reader.unsubscribed_at.isoformat() if reader.unsubscribed_at else "",
            proof.way if proof else "",
            proof.text if proof else "",
        ]


@transaction.atomic
def erase(*, email: str, actor: User) -> bool:
    """Nothing is left of a reader but a keyed hash that bars the address; whether there was one.

    Art. 17 GDPR. Mails of the newsletter that still wait are dropped. Raises NotAllowed or Invalid.
    """
    require(rules.may_keep_readers(actor))
    try:
        email = account_address(email)
    except Unreadable as error:
        raise Invalid({"email": error.message}) from error
    readers = Subscriber.objects.filter(email=email)
    Message.objects.filter(delivery__subscriber__in=readers, state=State.QUEUED).update(
        state=State.DROPPED, reason="erased"
    )
    bar([email], SuppressedWhy.ERASED)
    return bool(readers.delete()[0])


def numbers() -> dict[str, int]:
    """How many readers there are in each state."""
    return {state: Subscriber.objects.filter(state=state).count() for state in SubscriberState.values}
