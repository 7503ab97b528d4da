"""Roles: codes that say what a person may do in the house. One person may hold several."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The twelve roles of a house."""

    APPLICANT = "applicant", pgettext_lazy("role", "Applicant")
    ADVISER = "adviser", pgettext_lazy("role", "Adviser")
    FORMAL_OFFICER = "formal_officer", pgettext_lazy("role", "Formal officer")
    REVIEWER = "reviewer", pgettext_lazy("role", "Reviewer")
    DECISION_MAKER = "decision_maker", pgettext_lazy("role", "Decision maker")
    CASH = "cash", pgettext_lazy("role", "Cash")
    EXAMINER = "examiner", pgettext_lazy("role", "Examiner")
    CALL_MANAGER = "call_manager", pgettext_lazy("role", "Call manager")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    NEWSLETTER_APPROVER = "newsletter_approver", pgettext_lazy("role", "Newsletter approver")
    AUDITOR = "auditor", pgettext_lazy("role", "Auditor")
    ADMIN = "admin", pgettext_lazy("role", "Administrator")


STAFF_ROLES = frozenset(Role.values) - {Role.APPLICANT.value}
# Those who write to applicants. Reviewers are missing on purpose: applicants don't know them, and they don't
# read each other. So are administrators: they look after the house and read no case (domain: "Admin, no case
# content by default").
OFFICE_ROLES = (
    Role.ADVISER,
    Role.FORMAL_OFFICER,
    Role.DECISION_MAKER,
    Role.CASH,
    Role.EXAMINER,
    Role.CALL_MANAGER,
)


class RoleGrant(models.Model):
    """This person holds this role since then, given by that person."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="role_grants",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )

    class Meta:
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_once_per_user"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
            models.CheckConstraint(
                condition=models.Q(granted_by__isnull=True) | ~models.Q(granted_by=models.F("user")),
                name="nobody_grants_themselves_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
