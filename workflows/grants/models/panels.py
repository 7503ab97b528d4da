"""What reviewers know about and read: so each application finds people who understand it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReviewerProfile(models.Model):
    """The topics and languages of one reviewer, as they or the office wrote them down."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reviewer_profile",
        verbose_name=_("reviewer"),
    )
    topics = ArrayField(
        models.CharField(max_length=40), verbose_name=_("knows about"), default=list, blank=True
    )
    languages = ArrayField(models.CharField(max_length=10), verbose_name=_("reads"), default=list, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("topics and languages of a reviewer")
        verbose_name_plural = _("topics and languages of reviewers")

    def __str__(self) -> str:
        return f"{self.person_id}: {', '.join([*self.topics, *self.languages])}"
