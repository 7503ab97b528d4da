"""Tokens: other programs act in a person's name, within limits."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import APIToken

from ..models import Right, Scope, TokenScope, User
from ..verdicts import Invalid

LONGEST_DAYS = 365


@transaction.atomic
def create_token(*, actor: User, name: str, scopes: Iterable[str], days: int) -> tuple[APIToken, str]:
    """A token of the person exists for `days` days; its text is returned once and never stored.

    `scopes` are rights (`Right`). They narrow what the person may do, and never widen it.
    """
    wanted = sorted(set(scopes))
    errors = {}
    if not name.strip():
        errors["name"] = _("Give the token a name, for example the program that uses it.")
    if not wanted or not set(wanted) <= set(Right.values):
        errors["scopes"] = _("Choose what the token may do.")
    if not 1 <= days <= LONGEST_DAYS:
        errors["days"] = _("A token is valid for between 1 and %(days)s days.") % {"days": LONGEST_DAYS}
    if errors:
        raise Invalid(errors)
    token, text = APIToken.create_token(user=actor, name=name.strip()[:255])
    TokenScope.objects.create(
        token=token, scope=_far(wanted), scopes=wanted, expires_at=timezone.now() + timedelta(days=days)
    )
    log(instance=actor, action="people.token_created", user=actor, data={"token": token.pk, "scopes": wanted})
    return token, text


def _far(rights: list[str]) -> Scope:
    """How a release that knows no areas reads these rights, while both run beside each other."""
    return Scope.WRITE if any(right.endswith(":write") for right in rights) else Scope.READ


@transaction.atomic
def revoke_token(*, actor: User, token_id: int) -> None:
    """One of the person's own tokens no longer opens anything; APIToken.DoesNotExist for others'."""
    token = APIToken.objects.select_for_update().get(pk=token_id, user=actor)
    if token.revoked_at is None:
        token.revoke()
        log(instance=actor, action="people.token_revoked", user=actor, data={"token": token.pk})
