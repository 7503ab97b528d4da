"""Hands: who ever had one in an issue, in any language, whatever becomes of versions and translations."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Hand(models.Model):
    """One person wrote on one issue: they may never approve it."""

    translation_key = models.UUIDField(_("issue"), help_text=_("The same in every language."))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    objects: ClassVar[models.Manager["Hand"]] = models.Manager()

    class Meta:
        verbose_name = _("hand in an issue")
        verbose_name_plural = _("hands in issues")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "person"], name="hand_once_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.person_id}"

    @classmethod
    def note(cls, translation_key: Any, person_id: int | None) -> None:
        """This person wrote on it; a second time changes nothing."""
        if person_id:
            row = cls(translation_key=translation_key, person_id=person_id)
            cls.objects.bulk_create([row], ignore_conflicts=True)
