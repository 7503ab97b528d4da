"""A place in a list, signed, so that nobody can make one up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing

_signer = signing.Signer(salt="desk.cursor")


@dataclass(frozen=True)
class Cursor:
    """After or before this row; `order` names the order in which the row was shown."""

    order: str
    at: datetime
    id: UUID
    backwards: bool = False


def write(cursor: Cursor) -> str:
    """The cursor as text for an address."""
    values = [cursor.order, cursor.at.isoformat(), cursor.id.hex, int(cursor.backwards)]
    return _signer.sign_object(values)


def read(text: str | None, *, order: str) -> Cursor | None:
    """The cursor, or None when it is missing, forged or made for another order: the first page then."""
    if not text:
        return None
    try:
        made_for, at, identifier, backwards = _signer.unsign_object(text)
        cursor = Cursor(made_for, datetime.fromisoformat(at), UUID(hex=identifier), bool(backwards))
    except (signing.BadSignature, ValueError, TypeError, AttributeError, UnicodeError):
        return None
    return cursor if cursor.order == order else None
