"""Everything the house stores about a person, as data (Art. 15 and 20 DSGVO); other rooms add their parts."""

from collections.abc import Callable

from wagtail.models import APIToken

from ..checks import FACTS
from ..models import Absence, Look, User

Part = Callable[[User], object]
_parts: dict[str, Part] = {}


def register_part(code: str, part: Part) -> None:
    """From now on exports carry `part(user)` under `code`; call it from AppConfig.ready()."""
    _parts[code] = part


def export_of(user: User) -> dict[str, object]:
    """The person's data, ready for JSON."""
    return {
        "account": _account(user),
        "roles": sorted(user.roles),
        "organisations": [
            {
                "function": membership.function,
                "since": membership.since.isoformat(),
                **{fact: _plain(getattr(membership.organisation, fact)) for fact in FACTS},
            }
            for membership in user.memberships.select_related("organisation")
        ],
        "api_tokens": [
            {
                "name": token.name,
                "created": token.created.isoformat(),
                "last_used": token.last_used_at.isoformat() if token.last_used_at else None,
                "may": sorted(token.limits.rights) if hasattr(token, "limits") else [],
            }
            for token in APIToken.objects.filter(user=user).select_related("limits")
        ],
        "absences": [
            {"first_day": each.first_day.isoformat(), "last_day": each.last_day.isoformat()}
            for each in Absence.objects.filter(person=user)
        ],
        "looks": [
            {"at": each.at.isoformat(), "by": str(each.by), "reason": each.reason}
            for each in Look.objects.filter(person=user).select_related("by")
        ],
        **{code: part(user) for code, part in _parts.items()},
    }


def _account(user: User) -> dict[str, object]:
    return {
        "uuid": str(user.uuid),
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "joined": user.date_joined.isoformat(),
        "last_sign_in": user.last_login.isoformat() if user.last_login else None,
    }


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
