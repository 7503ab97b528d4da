"""Whose session it is: the person with their roles in one statement, which every request needs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from workflows.upkeep.statements import PERSON, Statement

from ..models import Absence, RoleGrant, User


def _written() -> Any:
    held = RoleGrant.objects.filter(user=PERSON).order_by().values("role")
    # Today is no part of a statement that is written once: the days come along, as text.
    said = Concat("person_id", Value(" "), "first_day", Value(" "), "last_day", output_field=CharField())
    away = Absence.objects.filter(substitute=PERSON).order_by().values(said=said)
    return User.objects.filter(pk=PERSON).annotate(
        roles_now=ArraySubquery(held), stands_in_on=ArraySubquery(away)
    )


_person: Statement[Any] = Statement(_written)


def _away_today(said: Iterable[str]) -> frozenset[int]:
    today, found = timezone.localdate(), set()
    for person, first, last in map(str.split, said):
        if date.fromisoformat(first) <= today <= date.fromisoformat(last):
            found.add(int(person))
    return frozenset(found)


class HouseBackend(AuthenticationBackend):
    """Signs in as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        """The person, when they may sign in; their roles are as of this moment."""
        for person in _person(person=user_id):
            known = person.__dict__
            known["roles"] = frozenset(known.pop("roles_now"))
            known["stands_in_for"] = _away_today(known.pop("stands_in_on"))
            return person if self.user_can_authenticate(person) else None
        return None
