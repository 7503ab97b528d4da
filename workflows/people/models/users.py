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
from .mail_wishes import MailKind, MailWay, field_of, way_field
from .roles import STAFF_ROLES

NEVER_DELETED = _("Accounts are anonymised, never deleted.")


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
    mail_given = way_field(MailKind.GIVEN)
    mail_role = way_field(MailKind.ROLE)
    mail_deadline = way_field(MailKind.DEADLINE)
    mail_message = way_field(MailKind.MESSAGE)
    mail_followed = way_field(MailKind.FOLLOWED)
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
                condition=models.Q(*((f"{field_of(kind)}__in", MailWay.values) for kind in MailKind)),
                name="user_mail_ways_known",
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

    def mail_way(self, kind: MailKind) -> MailWay:
        """When a mail of this kind comes; to whoever doesn’t work here always at once."""
        way = MailWay(getattr(self, field_of(kind)))
        return way if way == MailWay.AT_ONCE or self.works_here else MailWay.AT_ONCE

    @property
    def mail_wishes(self) -> dict[MailKind, MailWay]:
        """What the person chose, kind by kind."""
        return {kind: MailWay(getattr(self, field_of(kind))) for kind in MailKind}

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
