"""Cases: one row per thing the house works on, whatever the process."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine import kinds
from workflows.engine.seeing import seen_by
from workflows.people.membership import without_representative
from workflows.people.models import Visitor
from workflows.values.spelling import SpellingParts


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, as the house speaks about them."""

    def visible_to(self, user: Visitor) -> Self:
        """What `user` may see, as each kind of case says; nothing to a stranger."""
        return self.filter(seen_by(user, Case))

    def running(self) -> Self:
        """Not closed yet."""
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        """Closed, whatever the outcome."""
        return self.exclude(closed_at=None)

    def unrepresented(self) -> Self:
        """Running, and nobody can act for the applicant today."""
        nobody = models.Q(organisation__in=without_representative().values("pk"))
        alone = models.Q(organisation=None, applicant__is_active=False)
        return self.running().exclude(kind__in=kinds.without_applicant()).filter(nobody | alone)

    def overdue(self) -> Self:
        """Running, and something should have been done by now."""
        return self.running().filter(due_at__lt=timezone.now())


class Case(models.Model):
    """The part of a case that every process shares; each process adds its own table to it.

    The row carries all that lists need (stage, since when, due when, who), so that the desk never
    asks Viewflow's task table. `kind` is the code of the process, `stage` a code of that process.
    """

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("process"), max_length=40, editable=False)
    number = models.CharField(
        _("number"),
        max_length=30,
        null=True,
        blank=True,
        unique=True,
        help_text=_("Given when the case is submitted."),
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("organisation"),
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases", verbose_name=_("applicant")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_cases",
        verbose_name=_("contact person"),
        help_text=_("Who in the house looks after this case."),
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    stage = models.CharField(_("stage"), max_length=40, default="draft")
    stage_since = models.DateTimeField(_("in this stage since"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    process = models.OneToOneField(
        "viewflow.Process",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="case",
        editable=False,
        verbose_name=_("process"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    anonymised_at = models.DateTimeField(
        _("anonymised"),
        null=True,
        blank=True,
        help_text=_("Only what reports count is left; nobody opens it any more."),
    )

    objects: ClassVar[object] = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="case_newest"),
            models.Index(
                fields=["-created_at", "-id"], name="case_running", condition=models.Q(closed_at=None)
            ),
            models.Index(fields=["kind", "stage", "-created_at", "-id"], name="case_by_stage"),
            models.Index(fields=["applicant", "-created_at", "-id"], name="case_of_applicant"),
            models.Index(fields=["assignee", "-created_at", "-id"], name="case_of_assignee"),
            models.Index(fields=["organisation", "-created_at", "-id"], name="case_of_organisation"),
            GinIndex(SpellingParts(models.F("title")), name="case_spelling"),
            models.Index(fields=["due_at", "id"], name="case_due", condition=models.Q(closed_at=None)),
            models.Index(
                fields=["submitted_at", "id"],
                name="case_received",
                condition=models.Q(submitted_at__isnull=False),
            ),
            models.Index(fields=["stage_since", "id"], name="case_waiting"),
        ]

    def __str__(self) -> str:
        return self.number or str(self.id)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """The row as it is now; what was remembered about people in this case is asked anew."""
        super().refresh_from_db(*args, **kwargs)
        self.forget()

    def forget(self) -> None:
        """What was remembered about this case and the people in it is asked anew."""
        self.__dict__.get("_standings", {}).clear()
