"""What a statute said at each hand-over, and the ready texts that advisers keep for their comments."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class VersionReason(models.TextChoices):
    """What a version was kept for."""

    SUBMITTED = "submitted", _("Handed in")
    APPROVED = "approved", _("Approved")


class StatuteVersion(models.Model):
    """The clauses of a statute as they stood at one moment; nothing in it changes any more."""

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="versions", verbose_name=_("founding")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    reason = models.CharField(_("kept when"), max_length=20, choices=VersionReason.choices)
    clauses = models.JSONField(
        _("clauses"), default=list, help_text=_("Id, heading and paragraphs of each clause.")
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a statute")
        verbose_name_plural = _("versions of statutes")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="statute_version_once"),
            models.CheckConstraint(
                condition=models.Q(reason__in=VersionReason.values), name="statute_version_reason_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class ReadyComment(models.Model):
    """A comment that advisers use again and again; an empty clause fits everywhere."""

    clause = models.CharField(
        _("clause"), max_length=40, blank=True, help_text=_("The id of the clause, not its number.")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("short name"), max_length=80)
    text = models.TextField(_("comment"), max_length=4000)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by")
    )

    class Meta:
        verbose_name = _("ready comment")
        verbose_name_plural = _("ready comments")
        ordering = ["clause", "title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "language", "title"], name="ready_comment_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="ready_comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.title
