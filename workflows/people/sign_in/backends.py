"""Whose session it is: the person with their roles in one statement, which every request needs."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery

from workflows.upkeep.statements import PERSON, Statement

from ..models import RoleGrant, User


def _written() -> Any:
    held = RoleGrant.objects.filter(user=PERSON).order_by().values("role")
    return User.objects.filter(pk=PERSON).annotate(roles_now=ArraySubquery(held))


_person: Statement[Any] = Statement(_written)


class HouseBackend(AuthenticationBackend):
    """Signs in as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        """The person, when they may sign in; their roles are as of this moment."""
        for person in _person(person=user_id):
            person.__dict__["roles"] = frozenset(person.__dict__.pop("roles_now"))
            return person if self.user_can_authenticate(person) else None
        return None
