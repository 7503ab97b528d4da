"""What happened, as other programs are told: identifiers and codes, never what people wrote or are called."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Happening(models.Model):
    """Something that happened a moment ago, written by triggers of the database with the change itself.

    Rows are numbered when they are written and seen when they are committed, so a reader who remembers the
    last number would miss one that was committed late. Therefore nobody reads these: one worker at a time
    copies them into `Event`, whose numbers are in the order in which they can be seen.
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    type = models.CharField(_("what"), max_length=80)
    data = models.JSONField(_("identifiers"), default=dict)

    class Meta:
        verbose_name = _("happening")
        verbose_name_plural = _("happenings")

    def __str__(self) -> str:
        return self.type


class Event(models.Model):
    """Something that happened; `id` is the place in the list that programs read on from."""

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(_("when"))
    type = models.CharField(_("what"), max_length=100)
    data = models.JSONField(_("identifiers"), default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["at"], name="event_at")]

    def __str__(self) -> str:
        return f"{self.type} {self.uuid}"

    @property
    def message_id(self) -> str:
        """How the receiver knows it again: the same for every attempt and every endpoint."""
        return f"evt_{self.uuid.hex}"
