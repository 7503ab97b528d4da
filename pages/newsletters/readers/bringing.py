"""Bringing in readers of another program: with proof they are readers, without it they are asked or left out.

Whoever the house knows already stays as they are; whoever left here or there is never brought back.
"""

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pages.newsletters import consent as consents
from pages.newsletters import rules, tokens
from pages.newsletters.models import Consent, Subscriber, SubscriberState, SuppressedWhy
from workflows.outbox.actions import queue_mail
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from .barred import bar, barred
from .files import Misfit, Row, read

WAY, VERSION = "import", "import"
CHUNK = 1000


@dataclass
class Brought:
    """What a list says: by what becomes of them, and the lines that can't be used."""

    proven: list[Row] = field(default_factory=list)
    unproven: list[Row] = field(default_factory=list)
    known: int = 0
    left: list[Row] = field(default_factory=list)
    barred: int = 0
    misfits: list[Misfit] = field(default_factory=list)


def look(data: bytes) -> Brought:
    """What would become of each line; nothing changes. Raises Invalid when the file is no list."""
    lines = list(read(data))
    people: dict[str, Row] = {}
    for row in lines:
        if isinstance(row, Row) and not (row.email in people and people[row.email].left):
            people[row.email] = row
    found = Brought(misfits=[row for row in lines if isinstance(row, Misfit)])
    here = set(Subscriber.objects.filter(email__in=people).values_list("email", flat=True))
    stopped = barred([email for email in people if email not in here])
    for email, row in people.items():
        if row.left:
            found.left.append(row)
        elif email in here:
            found.known += 1
        elif email in stopped:
            found.barred += 1
        else:
            (found.proven if row.confirmed_at else found.unproven).append(row)
    return found


@transaction.atomic
def bring_in(*, data: bytes, language: str, ask: bool, actor: User) -> Brought:
    """Proven readers get the newsletter; those without proof get one mail to confirm when `ask`.

    `language` counts where the list names none of ours. Raises NotAllowed, or Invalid as `look` does.
    """
    require(rules.may_keep_readers(actor))
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose one of the languages of the house.")})
    found = look(data)
    left = [row.email for row in found.left]
    here = set(Subscriber.objects.filter(email__in=left).values_list("email", flat=True))
    bar([email for email in left if email not in here], SuppressedWhy.BROUGHT)
    for begin in range(0, len(found.proven), CHUNK):
        _store(found.proven[begin : begin + CHUNK], language, SubscriberState.ACTIVE)
    for begin in range(0, len(found.unproven) if ask else 0, CHUNK):
        for asked in _store(found.unproven[begin : begin + CHUNK], language, SubscriberState.PENDING):
            _ask(asked)
    return found


def _store(rows: list[Row], language: str, state: SubscriberState) -> list[Consent]:
    """The readers, each with the consent their list tells of; who subscribed meanwhile stays as they are."""
    wanted = [
        Subscriber(
            email=row.email,
            language=row.language if row.language in dict(settings.LANGUAGES) else language,
            state=state,
            confirmed_at=row.confirmed_at if state == SubscriberState.ACTIVE else None,
        )
        for row in rows
    ]
    Subscriber.objects.bulk_create(wanted, ignore_conflicts=True)
    ours = [reader.uuid for reader in wanted]
    stored = {reader.email: reader for reader in Subscriber.objects.filter(uuid__in=ours)}
    consents_of = [_consent(stored[row.email], row) for row in rows if row.email in stored]
    return Consent.objects.bulk_create(consents_of)


def _consent(reader: Subscriber, row: Row) -> Consent:
    salt = secrets.token_hex(8)
    proven = reader.state == SubscriberState.ACTIVE
    asked = Consent(
        subscriber=reader,
        text_version=VERSION if proven else consents.VERSION,
        language=reader.language,
        text=row.proof if proven else consents.text(reader.language),
        way=WAY,
        salt=salt,
        asked_from="",
    )
    if proven:
        asked.confirmed_at = row.confirmed_at
        asked.asked_at = row.asked_at or row.confirmed_at or asked.asked_at
        asked.confirmed_from = consents.hashed(row.address, salt) if row.address else ""
    return asked


def _ask(asked: Consent) -> None:
    reader = asked.subscriber
    confirm_url = tokens.address("confirm", tokens.confirm_token(asked), reader.language)
    queue_mail(
        to=reader.email,
        template="newsletters/mail/confirm",
        context={"confirm_url": confirm_url},
        language=reader.language,
    )
