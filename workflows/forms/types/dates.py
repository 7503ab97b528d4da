"""Dates: three fields or one ISO text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.values import Unreadable
from workflows.values.days import day_of, read_day

from .base import AnswerContext, AnswerError, Finding, QuestionType, one_line

PARTS = ("day", "month", "year")


def _limit(limit: Any, today: date) -> date | None:
    if not limit:
        return None
    return today if limit == "today" else date.fromisoformat(limit)


class Date(QuestionType):
    """A day, stored as YYYY-MM-DD."""

    code = "date"
    says_little = True
    template = "forms/types/date.html"
    settings = frozenset({"min", "max", "autocomplete"})
    grouped = True

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        errors = []
        for key in ("min", "max"):
            try:
                _limit(raw.get(key), date(2000, 1, 1))
            except (TypeError, ValueError):
                errors.append(_("%(key)s is YYYY-MM-DD or today") % {"key": key})
        least, most = str(raw.get("min") or ""), str(raw.get("max") or "")
        if not errors and least and most and "today" not in (least, most) and least > most:
            errors.append(_("min is greater than max"))
        return errors

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        if name in post:
            return post[name]
        return {part: post.get(f"{name}-{part}", "") for part in PARTS}

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        try:
            read = self._day(raw)
        except Unreadable as error:
            raise AnswerError(error.message) from error
        return read.isoformat() if read else None

    def _day(self, raw: object) -> date | None:
        if not isinstance(raw, Mapping):
            text = one_line(raw, longest=40)
            return read_day(text) if text else None
        cells = [one_line(raw.get(part), longest=10) for part in PARTS]
        return day_of(*cells) if any(cells) and cells != ["0", "0", "0"] else None

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

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "string", "format": "date"}

    def limits(self, question: Question, context: AnswerContext) -> dict[str, object]:
        found = {key: _limit(question.settings.get(key), context.today) for key in ("min", "max")}
        return {key: day.isoformat() for key, day in found.items() if day}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
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
