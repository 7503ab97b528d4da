"""What mails about their work somebody of the house gets, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailWay(models.TextChoices):
    """When a mail comes."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    NEVER = "never", _("Never")


class MailKind(models.TextChoices):
    """What a mail is about; each person chooses a way for each kind."""

    GIVEN = "given", _("A task or a case is given to me")
    ROLE = "role", _("There is a new task that my role may take")
    DEADLINE = "deadline", _("A deadline of mine is near or over")
    MESSAGE = "message", _("There is a message, a question or news in a case that I look after")
    FOLLOWED = "followed", _("A case that I follow has moved on")


# What counts for those who chose nothing.
USUAL = dict.fromkeys(MailKind, MailWay.AT_ONCE) | {MailKind.ROLE: MailWay.DAILY}


def field_of(kind: MailKind) -> str:
    """The name of the account's field, on forms too."""
    return f"mail_{kind}"


def way_field(kind: MailKind) -> "models.CharField[str, str]":
    """The account's field for this kind."""
    usual = USUAL[kind].value
    return models.CharField(
        kind.label, max_length=10, choices=MailWay.choices, default=usual, db_default=usual
    )
