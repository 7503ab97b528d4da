"""Answer sheets: what people answered to one version of a form, question by question."""

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.membership import mine

from .versions import PublishedForm

if TYPE_CHECKING:
    from workflows.people.models import User


class AnswerSheetQuerySet(models.QuerySet["AnswerSheet"]):
    """Sheets by what can be done with them."""

    def whole(self) -> Self:
        """With all that one screen needs, the definition left in the database."""
        related = ("version", "case", "owner", "organisation", "updated_by")
        published = PublishedForm.objects.filter(code=models.OuterRef("code")).values("version")
        whole = self.select_related(*related).defer("version__definition")
        return whole.annotate(published_version=models.Subquery(published))

    def in_use(self, codes: Collection[str]) -> Self:
        """Sheets of forms that the processes with these codes still know."""
        return self.filter(models.Q(code__in=codes) | models.Q(version__base__in=codes))

    def of_members(self, user: "User") -> Self:
        """Sheets of the cases on whose applicant's side the person is today."""
        return self.filter(mine(user, prefix="case__"))


class AnswerSheet(models.Model):
    """The answers to one form in one case.

    `answers` holds understood values keyed by question; `typed` holds what people wrote that could
    not be understood yet, so that nothing typed is ever lost. `trail` says for each question in which
    revision, by whom and when it was changed last.
    """

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("form"), max_length=80, editable=False)
    subject = models.CharField(
        _("subject"),
        max_length=40,
        blank=True,
        help_text=_("Tells sheets of the same form in one case apart."),
    )
    version = models.ForeignKey(
        "forms.FormVersion", on_delete=models.PROTECT, related_name="sheets", verbose_name=_("form version")
    )
    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="answer_sheets", verbose_name=_("case")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="answer_sheets",
        verbose_name=_("owner"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answer_sheets",
        verbose_name=_("organisation"),
        help_text=_("Its members edit the sheet together."),
    )
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    typed = models.JSONField(_("typed, not understood yet"), default=dict, blank=True)
    trail = models.JSONField(_("last changes"), default=dict, blank=True)
    visited = models.JSONField(_("steps saved at least once"), default=list, blank=True)
    pending = models.JSONField(
        _("changed questions"),
        default=dict,
        blank=True,
        help_text=_("Questions that a new version of the form asks otherwise; to be looked at again."),
    )
    set_aside = models.JSONField(
        _("answers set aside"),
        default=dict,
        blank=True,
        help_text=_("Answers to questions that the form no longer asks."),
    )
    revision = models.PositiveIntegerField(_("revision"), default=0)
    round = models.PositiveSmallIntegerField(
        _("round"), default=0, help_text=_("How many times the sheet was submitted.")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("changed"), default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    locked_at = models.DateTimeField(
        _("locked"),
        null=True,
        blank=True,
        help_text=_("When it was submitted last; empty while it is a draft."),
    )

    objects: ClassVar[AnswerSheetQuerySet] = AnswerSheetQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(fields=["case", "code", "subject"], name="answer_sheet_once_per_case"),
            models.CheckConstraint(
                condition=models.Q(round=0, locked_at=None) | models.Q(round__gt=0, locked_at__isnull=False),
                name="answer_sheet_locked_once_submitted",
            ),
        ]
        indexes = [models.Index(fields=["owner", "-updated_at"], name="answer_sheet_of_owner")]

    def __str__(self) -> str:
        return f"{self.code} {self.id}"

    @property
    def is_locked(self) -> bool:
        """Whether it was submitted; then only questions asked back can be changed."""
        return self.locked_at is not None
