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

TEXTS = ("title", "summary", "credit", "contract_terms")
type Column = "models.Field[Any, Any]"


def typed(column: Column, value: object) -> object:
    """The value as this column of the call keeps it; raises Unreadable with what is expected instead."""
    if value is None and column.null:
        return None
    return _reader(column)(value)


def _reader(column: Column) -> Callable[[object], object]:
    if column.name in TEXTS:
        return _texts
    if column.name == "letter_words":
        return _words
    readers: list[tuple[type, Callable[[object], object]]] = [
        (models.JSONField, _weights),
        (ArrayField, _codes),
        (models.DecimalField, _amount),
        (models.BooleanField, _flag),
        (models.IntegerField, _count),
        (models.CharField, _text),
    ]
    return next(reader for kind, reader in readers if isinstance(column, kind))


def _texts(value: object) -> dict[str, str]:
    languages = [code for code, _name in settings.LANGUAGES]
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise Unreadable(_("A text for each language is expected here."))
    if missing := [code for code in languages if code not in value]:
        raise Unreadable(_("text missing in %(languages)s") % {"languages": ", ".join(missing)})
    return {str(code): text.strip() for code, text in value.items()}


def _words(value: object) -> dict[str, dict[str, str]]:
    """Part of a letter → language → text; only what a call says differently is there."""
    if not isinstance(value, dict) or not all(isinstance(texts, dict) for texts in value.values()):
        raise Unreadable(_("A text for each language is expected here."))
    return {
        _text(part): {_text(code): _text(text) for code, text in texts.items()}
        for part, texts in value.items()
    }


def _weights(value: object) -> dict[str, int]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise Unreadable(_("A number for each criterion is expected here."))
    return {name: _count(weight) for name, weight in value.items()}


def _codes(value: object) -> list[str]:
    if not isinstance(value, list):
        raise Unreadable(_("A list is expected here."))
    return [_text(each) for each in value]


def _amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unreadable(_("A number is expected here, with a point before the cents: 84.50."))
    return Decimal(str(value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unreadable(_("true or false is expected here."))
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable(_("A whole number is expected here."))
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable(_("A text is expected here; put numbers in quotes: '66'."))
    return value.strip()


def day_of(value: object) -> datetime.date:
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


def opening_of(value: object) -> datetime.datetime:
    """A day from its first moment on, or a moment."""
    return _moment(value) or timezone.make_aware(datetime.datetime.combine(day_of(value), datetime.time()))


def closing_of(value: object) -> datetime.datetime | None:
    """A day to its end, or a moment; None stands for an open end."""
    if value is None:
        return None
    return _moment(value) or end_of(day_of(value))


def _moment(value: object) -> datetime.datetime | None:
    """The moment, when more than a day is written."""
    if not isinstance(value, str) or len(value) <= len("2027-01-31"):
        return None
    try:
        return in_house_time(datetime.datetime.fromisoformat(value))
    except (ValueError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("A day or a moment is expected here, like 2027-01-31T12:00.")) from error
