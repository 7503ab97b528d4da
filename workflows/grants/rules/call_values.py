"""Values of a call's file: of which kind each has to be, and what is said of one that isn't."""

import datetime
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.values.days import EARLIEST, LATEST
from workflows.values.moments import end_of, in_house_time
from workflows.values.reading import Unreadable

TEXTS = ("title", "summary")


def typed(column: "models.Field[Any, Any]", value: Any) -> Any:
    """The value as this column of the call keeps it; raises Unreadable with what is expected instead."""
    if value is None and column.null:
        return None
    return _reader(column)(value)


def _reader(column: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if column.name in TEXTS:
        return _texts
    readers: list[tuple[type, Callable[[Any], Any]]] = [
        (models.JSONField, _weights),
        (ArrayField, _codes),
        (models.DecimalField, _amount),
        (models.BooleanField, _flag),
        (models.IntegerField, _count),
        (models.CharField, _text),
    ]
    return next(reader for kind, reader in readers if isinstance(column, kind))


def _texts(value: Any) -> dict[str, str]:
    languages = [code for code, _name in settings.LANGUAGES]
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise Unreadable(_("A text for each language is expected here."))
    if missing := [code for code in languages if code not in value]:
        raise Unreadable(_("text missing in %(languages)s") % {"languages": ", ".join(missing)})
    return {str(code): text.strip() for code, text in value.items()}


def _weights(value: Any) -> dict[str, int]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise Unreadable(_("A number for each criterion is expected here."))
    return {name: _count(weight) for name, weight in value.items()}


def _codes(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise Unreadable(_("A list is expected here."))
    return [_text(each) for each in value]


def _amount(value: Any) -> Decimal:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise Unreadable(_("A number is expected here, with a point before the cents: 84.50."))
    return Decimal(str(value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unreadable(_("true or false is expected here."))
    return value


def _count(value: Any) -> int:
    if type(value) is not int:
        raise Unreadable(_("A whole number is expected here."))
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable(_("A text is expected here; put numbers in quotes: '66'."))
    return value.strip()


def day_of(value: Any) -> datetime.date:
    """A day written as 2027-01-31."""
    if not isinstance(value, str):
        raise Unreadable(_("A day is expected here, like 2027-01-31."))
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError as error:
        raise Unreadable(_("A day is expected here, like 2027-01-31.")) from error
    if not EARLIEST <= day.year <= LATEST:
        raise Unreadable(_("Please write the year with four digits, for example 2026."))
    return day


def opening_of(value: Any) -> datetime.datetime:
    """A day from its first moment on, or a moment."""
    return _moment(value) or timezone.make_aware(datetime.datetime.combine(day_of(value), datetime.time()))


def closing_of(value: Any) -> datetime.datetime | None:
    """A day to its end, or a moment; None stands for an open end."""
    if value is None:
        return None
    return _moment(value) or end_of(day_of(value))


def _moment(value: Any) -> datetime.datetime | None:
    """The moment, when more than a day is written."""
    if not isinstance(value, str) or len(value) <= len("2027-01-31"):
        return None
    try:
        return in_house_time(datetime.datetime.fromisoformat(value))
    except (ValueError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("A day or a moment is expected here, like 2027-01-31T12:00.")) from error
