"""Who gets what at the addresses of the outbox."""

from types import SimpleNamespace
from typing import Any

from tests.outbox.factories import queue
from workflows.outbox.models import Bounce, BounceKind, Message, State

from .table import row


def build(world: SimpleNamespace) -> None:
    """A mail in doubt, which comes back all the same."""
    (world.mail,) = queue(1)
    Message.objects.update(state=State.IN_DOUBT)
    world.bounce = Bounce.objects.create(message=world.mail, report="1", kind=BounceKind.PERMANENT)


def mail(world: SimpleNamespace) -> dict[str, Any]:
    """The mail in an address."""
    return {"message_id": world.mail.uuid}


def bounce(world: SimpleNamespace) -> dict[str, Any]:
    """What came back, in an address."""
    return {"bounce_id": world.bounce.pk}


def text(world: SimpleNamespace) -> dict[str, Any]:
    """The text of a mail in an address."""
    return {"room": "outbox", "name": "nobody_represents", "language": "de"}


TEXT = {"subject": "", "body": ""}
ROWS = [
    row("outbox:texts", anonymous=302, default=403, admin=200),
    row("outbox:text", make=text, anonymous=302, default=403, admin=200),
    row("outbox:text_reset", make=text, method="POST", anonymous=302, default=403, admin=409),
    row("api:outbox_texts", anonymous=401, default=403, admin=200),
    row("api:outbox_text", make=text, anonymous=401, default=403, admin=200),
    row("api:outbox_preview_text", make=text, data=TEXT, anonymous=401, default=403, admin=200),
    row("api:outbox_write_text", make=text, data=TEXT, anonymous=401, default=403, admin=422),
    row("api:outbox_reset_text", make=text, anonymous=401, default=403, admin=409),
    row("outbox:returned", anonymous=302, default=403, admin=200),
    row(
        "outbox:settle_returned",
        make=bounce,
        method="POST",
        data={},
        anonymous=302,
        default=403,
        admin=302,
    ),
    row("api:outbox_returned", anonymous=401, default=403, admin=200),
    row("api:outbox_settle_returned", make=bounce, data={}, anonymous=401, default=403, admin=204),
    row("outbox:undelivered", anonymous=302, default=403, admin=200),
    row("outbox:mail", make=mail, anonymous=302, default=403, admin=200),
    row(
        "outbox:decide",
        make=mail,
        method="POST",
        data={"what": "drop"},
        anonymous=302,
        default=403,
        admin=302,
    ),
    row("api:outbox_undelivered", anonymous=401, default=403, admin=200),
    row("api:outbox_decide", make=mail, data={"decision": "drop"}, anonymous=401, default=403, admin=200),
]
