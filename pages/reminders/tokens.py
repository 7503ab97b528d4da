"""Signed links in the mails: to confirm, and to end a reminder without signing in."""

from uuid import UUID

from django.core import signing

from pages.models import DeadlineReminder

CONFIRM_DAYS = 14
_CONFIRM = signing.TimestampSigner(salt="pages.reminders.confirm")
_END = signing.Signer(salt="pages.reminders.end")


def confirm_token(reminder: DeadlineReminder) -> str:
    """Proves that somebody reads the address's mail; good for 14 days."""
    return _CONFIRM.sign(reminder.uuid.hex)


def end_token(reminder: DeadlineReminder) -> str:
    """Lets the holder end the reminder, however old the mail is."""
    return _END.sign(reminder.uuid.hex)


def to_confirm(token: str) -> DeadlineReminder | None:
    """The reminder; None when the link is forged, too old, or the reminder is gone."""
    try:
        return _found(_CONFIRM.unsign(token, max_age=CONFIRM_DAYS * 86400))
    except signing.BadSignature:
        return None


def to_end(token: str) -> DeadlineReminder | None:
    """The reminder; None when the link is forged or the reminder is gone."""
    try:
        return _found(_END.unsign(token))
    except signing.BadSignature:
        return None


def is_ours(token: str) -> bool:
    """Whether the house made this link to end a reminder, even of one that is gone."""
    try:
        _END.unsign(token)
    except signing.BadSignature:
        return False
    return True


def _found(said: str) -> DeadlineReminder | None:
    return DeadlineReminder.objects.filter(uuid=UUID(said)).first()
