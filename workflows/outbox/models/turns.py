"""Turns of workers at the outbox: rows that a fallen database forgets, so that one can see that it fell."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Turn(models.Model):
    """A worker holds mails under this lease, and the database has not fallen since it began.

    The table is UNLOGGED (migration 0005): PostgreSQL empties it when it recovers from a crash. A reserved
    mail whose turn is missing may have left the house without anybody knowing (decision 52).
    """

    lease = models.UUIDField(_("lease"), primary_key=True, default=uuid.uuid4, editable=False)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects: ClassVar[models.Manager["Turn"]] = models.Manager()

    class Meta:
        verbose_name = _("worker's turn")
        verbose_name_plural = _("workers' turns")

    def __str__(self) -> str:
        return str(self.lease)
