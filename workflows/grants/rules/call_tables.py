"""What must hold for the rounds and the cost limits of a call, and what a call lacks before it is public."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.values.moments import closing

from ..models import Call, CallWindow, CostLimit
from .call_fields import LIMIT_FIELDS, WINDOW_FIELDS

MOST_ROUNDS = 20


def windows_of(call: Call, rows: Sequence[dict[str, object]]) -> tuple[list[CallWindow], str]:
    """The rounds these rows describe, and what is wrong with them (empty when nothing is)."""
    if len(rows) > MOST_ROUNDS:
        return [], _("A call has at most %(most)s rounds.") % {"most": MOST_ROUNDS}
    rounds = [_window_of(call, row) for row in rows]
    for number, each in enumerate(rounds, 1):
        wrong = _broken(each) or _disordered(each)
        if wrong:
            return [], _("Round %(number)s: %(problem)s") % {"number": number, "problem": wrong}
    rounds.sort(key=lambda each: each.opens_at)
    if any(first.closes_at is None or first.closes_at > then.opens_at for first, then in pairwise(rounds)):
        return [], _("Two rounds overlap. A round closes before the next one opens.")
    return rounds, ""


def _window_of(call: Call, row: dict[str, object]) -> CallWindow:
    """A round; its last day is open to its end (§ 188 Abs. 1 BGB)."""
    window = CallWindow(call=call, **{name: row.get(name) for name in WINDOW_FIELDS})
    if isinstance(window.closes_at, datetime):
        window.closes_at = closing(window.closes_at)
    return window


def _disordered(window: CallWindow) -> str:
    if window.closes_at is not None and window.closes_at <= window.opens_at:
        return _("It closes before it opens.")
    if window.project_until < window.project_from:
        return _("Its projects end before they start.")
    return ""


def limits_of(call: Call, rows: Sequence[dict[str, object]]) -> tuple[list[CostLimit], str]:
    """The cost limits these rows describe, and what is wrong with them (empty when nothing is)."""
    limits = [
        CostLimit(call=call, **{name: row[name] for name in LIMIT_FIELDS if name in row}) for row in rows
    ]
    if len({limit.category for limit in limits}) < len(limits):
        return [], _("Each kind of cost has one limit.")
    for limit in limits:
        wrong = _broken(limit)
        if not wrong and any((getattr(limit, name) or 0) < 0 for name in LIMIT_FIELDS[2:]):
            wrong = _("This can’t be less than 0.")
        if not wrong and (limit.max_percent or 0) > 100:
            wrong = _("This is a percentage between 0 and 100.")
        if wrong:
            kind = limit.get_category_display()
            return [], _("%(kind)s: %(problem)s") % {"kind": str(kind)[:60], "problem": wrong}
    return limits, ""


def _broken(row: CallWindow | CostLimit) -> str:
    try:
        row.clean_fields(exclude=["call"])
    except ValidationError as error:
        name, texts = next(iter(error.message_dict.items()))
        column = row._meta.get_field(name)
        assert isinstance(column, models.Field)
        return f"{column.verbose_name}: {' '.join(texts)}"
    return ""


def lacking(call: Call) -> dict[str, str]:
    """What a second person could not publish yet, by section: texts in every language, a round to come."""
    found: dict[str, str] = {}
    missing = [
        str(name)
        for code, name in settings.LANGUAGES
        if not (call.title.get(code, "").strip() and call.summary.get(code, "").strip())
    ]
    if missing:
        found["texts"] = _("Title or summary is missing in: %(languages)s.") % {
            "languages": ", ".join(missing)
        }
    rounds = list(call.windows.all())
    if not rounds:
        found["rounds"] = _("A call needs at least one round.")
    elif all(each.closes_at is not None and each.closes_at <= timezone.now() for each in rounds):
        found["rounds"] = _("All rounds are over. Add one that is still to come.")
    if not call.applicant_types:
        found["who"] = _("Say who may apply.")
    return found
