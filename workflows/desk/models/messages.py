"""What people say to each other about a case."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Audience

LONGEST_MESSAGE = 5000


class CaseMessageQuerySet(models.QuerySet["CaseMessage"]):
    """Messages, by who may read them."""

    def with_the_applicant(self) -> Self:
        """Messages between the house and the applicant."""
        return self.filter(audience=Audience.EVERYONE)

    def notes(self) -> Self:
        """Notes that only the staff reads."""
        return self.filter(audience=Audience.STAFF)


class CaseMessage(models.Model):
    """A message between the applicant and the house, or a note among the staff; never changed afterwards."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="messages", verbose_name=_("case")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    from_applicant = models.BooleanField(_("written by the applicant's side"), default=False)
    audience = models.CharField(
        _("visible to"), max_length=20, choices=Audience.choices, default=Audience.EVERYONE
    )
    text = models.TextField(_("text"), max_length=LONGEST_MESSAGE)
    attachments = models.ManyToManyField(
        "documents.Document", blank=True, related_name="+", verbose_name=_("attachments")
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    objects: ClassVar[object] = CaseMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["case", "audience", "written_at"], name="message_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="message_audience_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_applicant=True, audience="staff"), name="message_note_by_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.written_at:%Y-%m-%d %H:%M}"
