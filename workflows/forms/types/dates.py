"""Dates: three fields or one ISO text."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question

from .base import AnswerContext, AnswerError, Finding, QuestionType, one_line

PARTS = ("day", "month", "year")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def _limit(limit: Any, today: date) -> date | None:
    if not limit:
        return None
    return today if limit == "today" else date.fromisoformat(limit)


class Date(QuestionType):
    """A day, stored as YYYY-MM-DD."""

    code = "date"
    template = "forms/types/date.html"
    settings = frozenset({"min", "max", "autocomplete"})
    grouped = True

    def definition_errors(self, raw: Mapping[str, Any]) -> list[str]:
        errors = []
        for key in ("min", "max"):
            try:
                _limit(raw.get(key), date(2000, 1, 1))
            except (TypeError, ValueError):
                errors.append(_("%(key)s is YYYY-MM-DD or today") % {"key": key})
        return errors

    def gather(self, question: Question, post: QueryDict, name: str) -> Any:
        if name in post:
            return post[name]
        return {part: post.get(f"{name}-{part}", "") for part in PARTS}

    def parse(self, question: Question, raw: Any, context: AnswerContext) -> str | None:
        year, month, day = self._numbers(raw) or (0, 0, 0)
        if not (year or month or day):
            return None
        try:
            read = date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise AnswerError(_("This day does not exist. Please check day, month and year.")) from error
        if not 1800 <= year <= 2200:
            raise AnswerError(_("Please write the year with four digits, for example 2026."))
        return read.isoformat()

    def _numbers(self, raw: Any) -> tuple[int, int, int] | None:
        if isinstance(raw, Mapping):
            cells = [one_line(raw.get(part), longest=10) for part in PARTS]
            if not any(cells):
                return None
            if not all(cell.isdecimal() for cell in cells):
                raise AnswerError(_("Please write day, month and year as numbers, for example 15 3 2026."))
            return int(cells[2]), int(cells[1]), int(cells[0])
        text = one_line(raw, longest=40)
        if not text:
            return None
        if match := _ISO.fullmatch(text):
            return int(match[1]), int(match[2]), int(match[3])
        if match := _GERMAN.fullmatch(text):
            return int(match[3]), int(match[2]), int(match[1])
        raise AnswerError(_("Please write the date as day, month and year, for example 15.03.2026."))

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        day, today = date.fromisoformat(value), context.today
        earliest = _limit(question.settings.get("min"), today)
        latest = _limit(question.settings.get("max"), today)
        if earliest and day < earliest:
            return [Finding(_("The earliest possible day is %(day)s.") % {"day": long_date(earliest)})]
        if latest and day > latest:
            return [Finding(_("The latest possible day is %(day)s.") % {"day": long_date(latest)})]
        return []

    def written(self, question: Question, value: Any, context: AnswerContext) -> dict[str, str]:
        if not value:
            return dict.fromkeys(PARTS, "")
        year, month, day = value.split("-")
        return {"day": str(int(day)), "month": str(int(month)), "year": year}

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return long_date(date.fromisoformat(value)) if value else ""

    def export(self, question: Question, value: Any, context: AnswerContext) -> str:
        return value or ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, Any]:
        return {"type": "string", "format": "date"}

    def field(self, question: Question, raw: Any, name: str, context: AnswerContext) -> dict[str, Any]:
        cells = raw if isinstance(raw, Mapping) else {}
        birthday = question.settings.get("autocomplete") == "bday"
        return {
            "parts": [
                {
                    "code": part,
                    "id": f"{name}-{part}",
                    "name": f"{name}-{part}",
                    "value": cells.get(part, ""),
                    "autocomplete": f"bday-{part}" if birthday else "",
                }
                for part in PARTS
            ]
        }

    def missing(self, question: Question) -> str:
        return _("Please write a date.")


def long_date(day: date) -> str:
    """The day for readers."""
    return date_format(day, "DATE_FORMAT")
