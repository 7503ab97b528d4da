"""Retention of accounts that nobody uses and of old invitations."""

import datetime
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, HoldKind, Keeping

from .actions import mails
from .actions.accounts import NOBODY, close_idle
from .models import STAFF_ROLES, Absence, Invitation, Look, Membership, MembershipFunction, RoleGrant, User

ACCOUNT = "account"
# Conditions (on `OuterRef("pk")`) under which an account is needed, whoever uses it: rooms above add theirs.
_needs: list[Exists] = []


def register_need(condition: Exists) -> None:
    """Accounts for which this holds are not idle."""
    _needs.append(condition)


def _idle(before: datetime.datetime) -> QuerySet[User]:
    """People who did not sign in since; not who works here, has a case going on, or is needed elsewhere."""
    works_here = RoleGrant.objects.filter(user=OuterRef("pk"), role__in=STAFF_ROLES)
    others = Membership.objects.filter(organisation=OuterRef("organisation")).exclude(user=OuterRef("user"))
    signing = others.filter(function=MembershipFunction.REPRESENTATIVE, user__is_active=True)
    alone = Membership.objects.filter(
        Exists(others), ~Exists(signing), user=OuterRef("pk"), function=MembershipFunction.REPRESENTATIVE
    )
    quiet = Q(last_login__lt=before) | Q(last_login=None)
    people = User.objects.filter(quiet, anonymised_at=None, is_superuser=False, date_joined__lt=before)
    for needed in (Exists(works_here), Exists(alone), *_needs):
        people = people.exclude(needed)
    return people.exclude(email=NOBODY)


def _ask(user: User, day: datetime.date) -> None:
    with override(user.language):
        address = settings.PUBLIC_URL + reverse(settings.LOGIN_URL)
    context = {"person": user, "day": day, "address": address}
    mails.send("people/mail/account_ends.txt", to=user.email, language=user.language, context=context)


def _find(text: str) -> str | None:
    """The identifier of the account with this address or identifier."""
    wanted = Q(email__iexact=text)
    with suppress(ValueError):
        wanted |= Q(uuid=UUID(text))
    found = User.objects.filter(wanted).values_list("uuid", flat=True).first()
    return str(found) if found else None


def _old_invitations(before: datetime.datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(expires_at__lt=before)


def _over_absences(before: datetime.datetime) -> int:
    return Absence.objects.filter(last_day__lt=timezone.localdate(before)).delete()[0]


def _old_looks(before: datetime.datetime) -> int:
    return Look.objects.filter(at__lt=before).delete()[0]


KEEPINGS = (
    Keeping(
        code="account",
        kind=ACCOUNT,
        label=_("Accounts that nobody uses"),
        event=_("the person signed in last"),
        default=Default(24, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e, Art. 17 DSGVO", warn_days=30),
        over=_idle,
        forget=close_idle,
        subject=lambda user: str(user.uuid),
        tell=_ask,
        deeds=(Deed.ANONYMISE,),
    ),
    Keeping(
        code="invitation",
        label=_("Invitations"),
        event=_("the invitation ran out"),
        default=Default(6, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
        over=_old_invitations,
        forget=lambda invitation, deed: invitation.delete(),
        subject=lambda invitation: str(invitation.uuid),
    ),
    Keeping(
        code="absence",
        label=_("Absences"),
        event=_("the last day was over"),
        default=Default(30, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
        in_bulk=_over_absences,
    ),
    Keeping(
        code="look",
        label=_("Looks at what people’s pages list"),
        event=_("an administrator looked"),
        default=Default(24, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e, Art. 5 (2) DSGVO"),
        in_bulk=_old_looks,
    ),
)


def register() -> None:
    """Accounts and invitations are kept by rule; an account can be held."""
    keepings.register_hold_kind(HoldKind(ACCOUNT, _("Account"), _find))
    keepings.register(*KEEPINGS)
