"""Who belongs to an organisation today, and in what function: the one place that asks the memberships.

What somebody once did gives no right to see or to act (`workflows.engine.standing` says what it forbids).
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.db.models import QuerySet

from workflows.upkeep.statements import ORGANISATION, Statement

from .models import Membership, MembershipFunction, Organisation, User

_MEMORY = "_asked"


def function_in(user: User, organisation: Organisation | int | None) -> str:
    """The person's function in the organisation today; empty for everybody else and for closed accounts."""
    if organisation is None or not user.is_active:
        return ""
    if isinstance(organisation, Organisation):
        return once(organisation, ("function", user.pk), lambda: _function(user, organisation.pk))
    return _function(user, organisation)


def asking_once(organisation: Organisation) -> Organisation:
    """For a row that a request has just found: what is asked with `once` about it is asked once.

    A row read behind a lock is another one, and asks anew.
    """
    setattr(organisation, _MEMORY, {})
    return organisation


def once[T](organisation: Organisation, key: Hashable, ask: Callable[[], T]) -> T:
    """The answer of `ask()` about the organisation, kept with its row if that is `asking_once`."""
    known: dict[Hashable, T] = getattr(organisation, _MEMORY, {})
    if key not in known:
        known[key] = ask()
    return known[key]


def _function(user: User, organisation_id: int) -> str:
    found = Membership.objects.filter(user=user, organisation_id=organisation_id)
    return found.values_list("function", flat=True).first() or ""


def belongs(user: User, organisation: Organisation) -> bool:
    """Whether the person is a member today."""
    return bool(function_in(user, organisation))


def organisations_of(user: Any, *functions: str) -> QuerySet[Any]:
    """The identifiers of the organisations a person belongs to (in one of `functions`), for conditions."""
    rows = Membership.objects.filter(user=user, user__is_active=True)
    if functions:
        rows = rows.filter(function__in=functions)
    return rows.values("organisation")


def representatives(organisation_id: int | None) -> list[User]:
    """Who may sign for the organisation today and can be reached, the longest member first."""
    if organisation_id is None:
        return []
    return _signing_for(organisation=organisation_id)


def _written() -> QuerySet[User]:
    signing = User.objects.filter(
        is_active=True,
        memberships__organisation=ORGANISATION,
        memberships__function=MembershipFunction.REPRESENTATIVE,
    )
    return signing.order_by("memberships__since", "pk")


_signing_for: Statement[User] = Statement(_written)


def without_representative() -> QuerySet[Organisation]:
    """The organisations for which nobody can sign today."""
    return Organisation.objects.exclude(pk__in=signing().values("organisation"))


def signing() -> QuerySet[Membership]:
    """The memberships of all who may sign for an organisation today."""
    return Membership.objects.filter(function=MembershipFunction.REPRESENTATIVE, user__is_active=True)
