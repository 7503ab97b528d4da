"""Accounts: an e-mail address, a name, a language; never a username, never deleted."""

import uuid
from typing import ClassVar, NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..verdicts import NotAllowed
from .roles import STAFF_ROLES

NEVER_DELETED = _("Accounts are anonymised, never deleted.")


class TaskMail(models.TextChoices):
    """When somebody who works here hears of new tasks."""

    USUAL = "usual", _("What is given to me at once, what my role may take once a day")
    AT_ONCE = "at_once", _("Everything at once")
    DAILY = "daily", _("Everything once a day")
    NEVER = "never", _("Not by e-mail")


class UserQuerySet(models.QuerySet["User"]):
    """Many accounts at once."""

    def delete(self) -> NoReturn:
        """Refuses: case histories name their people."""
        raise NotAllowed(NEVER_DELETED)

    def holding(self, *roles: str) -> "UserQuerySet":
        """Active people who hold at least one of `roles`."""
        return self.filter(is_active=True, role_grants__role__in=roles).distinct()


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates accounts by e-mail address."""

    def create_user(self, email: str, **fields: object) -> "User":
        """An account for `email` exists; it has no password, sign-in is by code or passkey."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """An account that may do everything in the editors' admin; nobody has a `password`."""
        return self.create_user(email, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """One person. `uuid` is the public identifier; `id` stays inside."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(
        pgettext_lazy("person", "name"), max_length=150, blank=True, help_text=_("As people call you.")
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("Mails and letters come in this language."),
    )
    task_mail = models.CharField(
        _("mail about new tasks"), max_length=10, choices=TaskMail.choices, default=TaskMail.USUAL
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique"),
            models.CheckConstraint(
                condition=models.Q(anonymised_at__isnull=True) | models.Q(is_active=False),
                name="anonymised_cannot_sign_in",
            ),
            models.CheckConstraint(
                condition=models.Q(task_mail__in=TaskMail.values), name="user_task_mail_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def has_usable_password(self) -> bool:
        """Never: people sign in by code or passkey."""
        return False

    def check_password(self, raw_password: str | None) -> bool:
        """Never right, whatever is stored."""
        return False

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refuses: case histories name their people; see actions.anonymise_account."""
        raise NotAllowed(NEVER_DELETED)

    def get_full_name(self) -> str:
        """The name people read; the part before the @ when none was given."""
        if self.anonymised_at:
            return gettext("closed account")
        return self.name or self.email.partition("@")[0]

    def get_short_name(self) -> str:
        """The name people read."""
        return self.get_full_name()

    @property
    def works_here(self) -> bool:
        """Whether the person holds any role besides applicant."""
        return not self.roles.isdisjoint(STAFF_ROLES)

    @property
    def is_staff(self) -> bool:
        """Whether the person may enter Django-style admin areas (kept for third-party code)."""
        return self.is_superuser

    @cached_property
    def roles(self) -> frozenset[str]:
        """The codes of all roles the person holds; read once per request."""
        return frozenset(self.role_grants.values_list("role", flat=True))

    @cached_property
    def stands_in_for(self) -> frozenset[int]:
        """Those who are away today and whose work the person does meanwhile; read once per request."""
        if not self.works_here:
            return frozenset()
        today = timezone.localdate()
        rows = self.stands_in.filter(first_day__lte=today, last_day__gte=today)
        return frozenset(rows.values_list("person_id", flat=True))

    def has_role(self, *roles: str) -> bool:
        """Whether the person is active and holds at least one of `roles`."""
        return self.is_active and not self.roles.isdisjoint(roles)


type Visitor = User | AnonymousUser  # whoever asks, signed in or not
