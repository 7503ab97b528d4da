"""What people decide about retention: holding something back, letting it go, changing a rule."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..models import LegalHold, RetentionRule, Unit
from .keepings import find, find_hold_kind

LONGEST = {Unit.DAYS: 36500, Unit.MONTHS: 1200, Unit.YEARS: 100}
LONGEST_BASIS = 300


class Unfit(Exception):
    """What was typed does not fit: the name of the field and a code of what is wrong."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


class AlreadySo(Exception):
    """Somebody else did it in the meantime."""


def hold(*, kind: str, subject: str, reason: str, actor: Any) -> LegalHold:
    """Nothing of this subject is deleted until the hold is released. The caller asks "may I?"."""
    known = find_hold_kind(kind)
    if known is None:
        raise Unfit("kind", "unknown")
    identifier = known.find(subject.strip())
    if identifier is None:
        raise Unfit("subject", "unknown")
    if not reason.strip():
        raise Unfit("reason", "missing")
    try:
        with transaction.atomic():
            return LegalHold.objects.create(
                kind=kind, subject=identifier, reason=reason.strip()[:500], set_by=actor
            )
    except IntegrityError:
        raise AlreadySo from None


def release(*, hold_id: int, actor: object) -> LegalHold:
    """The rules count again for what was held."""
    changed = LegalHold.objects.open().filter(pk=hold_id)
    if not changed.update(released_at=timezone.now(), released_by=actor):
        raise AlreadySo
    return LegalHold.objects.get(pk=hold_id)


@transaction.atomic
def change_rule(
    *,
    code: str,
    after: int,
    unit: str,
    from_year_end: bool,
    warn_days: int,
    deed: str,
    basis: str,
    checked_on: datetime.date | None,
    actor: Any,
) -> RetentionRule:
    """From today on things of this kind are kept so long; what counted before stays in the list."""
    keeping = find(code)
    if keeping is None:
        raise Unfit("code", "unknown")
    if unit not in Unit.values:
        raise Unfit("unit", "unknown")
    if not 0 <= after <= min(LONGEST[Unit(unit)], 32767):
        raise Unfit("after", "out_of_range")
    if not 0 <= warn_days <= 365 or (warn_days and keeping.tell is None):
        raise Unfit("warn_days", "out_of_range")
    if deed not in keeping.deeds:
        raise Unfit("deed", "unknown")
    if not basis.strip():
        raise Unfit("basis", "missing")
    if len(basis.strip()) > LONGEST_BASIS:
        raise Unfit("basis", "too_long")
    row, _created = RetentionRule.objects.update_or_create(
        code=code,
        valid_from=timezone.localdate(),
        defaults={
            "after": after,
            "unit": unit,
            "from_year_end": from_year_end,
            "warn_days": warn_days,
            "deed": deed,
            "basis": basis.strip(),
            "checked_on": checked_on,
            "edited_by": actor,
            "edited_at": timezone.now(),
        },
    )
    return row
