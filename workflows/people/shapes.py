"""Somebody with certain roles, whoever it is: for statements that differ by role and are written once."""

from dataclasses import dataclass

from workflows.upkeep.statements import PERSON

from .models import User


@dataclass(frozen=True)
class Shape:
    """All that a rule about many rows may ask about a person, beside their id."""

    roles: frozenset[str]
    is_superuser: bool

    def stand_in(self) -> User:
        """A person of this shape with the id of a stand-in; asking for anything else fails."""
        known = {"id": PERSON, "is_active": True, "is_superuser": self.is_superuser}
        names = [field.attname for field in User._meta.concrete_fields if field.attname in known]
        person = User.from_db("default", names, [known[name] for name in names])
        person.__dict__["roles"] = self.roles
        return person


def shape_of(user: User) -> Shape:
    """The shape of a person who may sign in."""
    return Shape(user.roles, user.is_superuser)
