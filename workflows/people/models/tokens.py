"""What a personal API token may do, and until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken


class Scope(models.TextChoices):
    """How far a token of before November 2026 reaches, in all areas at once."""

    READ = "read", _("Read only")
    WRITE = "write", _("Read and change")


class Right(models.TextChoices):
    """What a token may do: an area of the API, to read or to change; changing includes reading."""

    CONTENT_READ = "content:read", _("Read pages, pictures and the editors’ forms, drafts too")
    CONTENT_WRITE = "content:write", _("Write, translate and publish pages, pictures and the editors’ forms")
    FORMS_READ = "forms:read", _("Read answers of forms")
    FORMS_WRITE = "forms:write", _("Fill in and hand in forms")
    CASES_READ = "cases:read", _("Read cases, tasks, messages and documents")
    CASES_WRITE = "cases:write", _("Work on cases: steps, messages, documents")
    ORGANISATIONS_READ = "organisations:read", _("Read my organisations and those of the house")
    ORGANISATIONS_WRITE = (
        "organisations:write",
        _("Change my profile, my organisations and their papers"),
    )
    NEWSLETTERS_READ = "newsletters:read", _("Read campaigns and readers of the newsletter")
    NEWSLETTERS_WRITE = "newsletters:write", _("Write, approve and send newsletters")
    ADMIN_READ = "admin:read", _("See operation, log, retention and webhooks")
    ADMIN_WRITE = "admin:write", _("Change operation, retention and webhooks")


# What people may want who do not work for the house.
FOR_EVERYBODY = (
    Right.FORMS_READ,
    Right.FORMS_WRITE,
    Right.CASES_READ,
    Right.CASES_WRITE,
    Right.ORGANISATIONS_READ,
    Right.ORGANISATIONS_WRITE,
)


class TokenScope(models.Model):
    """The limits of one of Wagtail's API tokens.

    `scopes` are its rights. Tokens of before November 2026 have none there: `scope` says for all areas
    whether they may change something.
    """

    token = models.OneToOneField(
        APIToken, on_delete=models.CASCADE, related_name="limits", verbose_name=_("token")
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices, default=Scope.READ)
    scopes = ArrayField(
        models.CharField(max_length=30), verbose_name=_("rights"), default=list, db_default=[], blank=True
    )
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("limits of a token")
        verbose_name_plural = _("limits of tokens")
        constraints = [
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="scope_is_known"),
            models.CheckConstraint(
                condition=models.Q(scopes__contained_by=Right.values), name="rights_of_token_are_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.token_id}: {' '.join(self.scopes) or self.scope}"

    @property
    def expired(self) -> bool:
        """Whether the token no longer opens anything."""
        return self.expires_at <= timezone.now()

    @property
    def rights(self) -> frozenset[str]:
        """Everything the token may do; who may change something may read it, too."""
        named = self.scopes or [
            right for right in Right.values if self.scope == Scope.WRITE or right.endswith(":read")
        ]
        return frozenset(named) | {right.replace(":write", ":read") for right in named}

    @property
    def words(self) -> list[str]:
        """What was ticked, as the screen says it."""
        return [str(Right(right).label) for right in Right.values if right in self.scopes] or [
            str(Scope(self.scope).label)
        ]
