"""Numbers of the law: registered in code with their source, editable in the admin, read by day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from workflows.engine.models import LegalValue
from workflows.upkeep.statements import DAY, Statement


@dataclass(frozen=True)
class Default:
    """What the software knows about a number when the house has not changed it."""

    code: str
    value: Decimal
    unit: str
    basis: str
    valid_from: date
    checked_on: date | None = None


_defaults: dict[tuple[str, date], Default] = {}


def number(  # noqa: PLR0913  one fact of the law
    code: str,
    value: Decimal | int | str,
    *,
    unit: str,
    basis: str,
    valid_from: date = date(1900, 1, 1),
    checked_on: date | None = None,
) -> Default:
    """From `valid_from` on, `code` is `value` in `unit`, unless the house has edited the row.

    `checked_on` is the day on which somebody last compared it with the law.
    """
    return Default(code, Decimal(str(value)), unit, basis, valid_from, checked_on)


def register(default: Default) -> None:
    """The house knows this number from now on."""
    _defaults[default.code, default.valid_from] = default


def value(code: str, *, on: date | None = None) -> Decimal:
    """The value of `code` on the day `on` (today when not given); LookupError when there is none."""
    return values(code, on=on)[code]


def values(*codes: str, on: date | None = None) -> dict[str, Decimal]:
    """The values of `codes` on the day `on`, in one query; LookupError when one of them has none."""
    day = on or timezone.localdate()
    stored = dict(_valid(*codes, day=day))
    return {code: stored[code] if code in stored else _default(code, day) for code in codes}


def _written(*codes: str) -> QuerySet[LegalValue, tuple[str, Decimal]]:
    rows = LegalValue.objects.filter(code__in=codes, valid_from__lte=DAY).order_by("valid_from")
    return rows.values_list("code", "value")


_valid: Statement[tuple[str, Decimal]] = Statement(_written)


def shipped(code: str) -> Decimal:
    """What the software itself knows of `code` today, without asking what the house has edited."""
    return _default(code, timezone.localdate())


def basis(code: str) -> str:
    """Where `code` stands in the law, as the software knows it."""
    return _newest(code, timezone.localdate()).basis


def known() -> tuple[Default, ...]:
    """Every number the software knows, with all its days."""
    return tuple(_defaults.values())


def checked_on(*codes: str) -> date | None:
    """The day since which all these numbers are known to be the law's; None when one was never compared."""
    rows = LegalValue.objects.filter(code__in=codes, valid_from__lte=timezone.localdate())
    days = dict(rows.order_by("valid_from").values_list("code", "checked_on"))
    known = [days[code] if code in days else _newest(code, timezone.localdate()).checked_on for code in codes]
    return None if None in known else min((day for day in known if day), default=None)


def valid_since(code: str, *, on: date | None = None) -> date:
    """Since when the value of `code` holds that counts on the day `on` (today when not given)."""
    day = on or timezone.localdate()
    rows = LegalValue.objects.filter(code=code, valid_from__lte=day).order_by("-valid_from")
    stored = rows.values_list("valid_from", flat=True).first()
    return stored or _newest(code, day).valid_from


def _default(code: str, day: date) -> Decimal:
    return _newest(code, day).value


def _newest(code: str, day: date) -> Default:
    known = [default for (name, since), default in _defaults.items() if name == code and since <= day]
    if not known:
        raise LookupError(f"No legal value {code!r} is valid on {day}.")
    return max(known, key=lambda default: default.valid_from)


def sync(**kwargs: object) -> None:
    """Every registered default has a row; rows that the house edited stay as they are."""
    LegalValue.objects.bulk_create(
        (
            LegalValue(
                code=default.code,
                value=default.value,
                unit=default.unit,
                basis=default.basis,
                checked_on=default.checked_on,
                valid_from=default.valid_from,
            )
            for default in _defaults.values()
        ),
        ignore_conflicts=True,
    )
    for default in _defaults.values():
        rows = LegalValue.objects.filter(code=default.code, valid_from=default.valid_from, edited=False)
        rows.update(
            value=default.value, unit=default.unit, basis=default.basis, checked_on=default.checked_on
        )
