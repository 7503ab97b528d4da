"""Lists of cases that somebody comes back to: filters, order and columns under a name."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.people.models import User

LONGEST_NAME = 60


class SavedView(models.Model):
    """A list of cases under a name; `query` holds codes as they stand in an address, read with no trust."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="saved_views",
        verbose_name=_("saved by"),
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.JSONField(_("what it shows"), default=dict)
    is_shared = models.BooleanField(_("shared with the house"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        indexes = [models.Index(fields=["id"], name="view_shared", condition=models.Q(is_shared=True))]
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="view_once_per_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen_by(cls, user: User) -> "models.QuerySet[SavedView]":
        """One's own and those that are shared with the house, by name."""
        mine_or_shared = models.Q(owner=user) | models.Q(is_shared=True)
        return cls.objects.filter(mine_or_shared).select_related("owner").order_by(Lower("name"), "id")
