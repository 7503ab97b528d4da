"""Roles: codes that say what a person may do in the house. One person may hold several."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The twelve roles of a house."""

    APPLICANT = "applicant", _("Applicant")
    ADVISER = "adviser", _("Adviser")
    FORMAL_OFFICER = "formal_officer", _("Formal officer")
    REVIEWER = "reviewer", _("Reviewer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    CASH = "cash", _("Cash")
    EXAMINER = "examiner", _("Examiner")
    CALL_MANAGER = "call_manager", _("Call manager")
    EDITOR = "editor", _("Editor")
    NEWSLETTER_APPROVER = "newsletter_approver", _("Newsletter approver")
    AUDITOR = "auditor", _("Auditor")
    ADMIN = "admin", _("Administrator")


STAFF_ROLES = frozenset(Role.values) - {Role.APPLICANT.value}


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
