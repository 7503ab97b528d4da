"""What a consultation adds to the case page of the house."""

from typing import Any

from django.utils.translation import gettext as _

from workflows.people.models import User

from .. import topics
from ..models import Consultation, Outcome, spoken_label
from ..rules import cases as rules
from .calendar_files import where
from .words import when


def box_context(case: Consultation, user: User) -> dict[str, Any]:
    """When, where, in which language, and what the reader can do about it."""
    return {
        "consultation": case,
        "consultation_rows": list(_rows(case, user)),
        "consultation_may_move": rules.may_move(user, case).allowed,
        "consultation_may_cancel": rules.may_cancel(user, case).allowed,
        "consultation_has_file": case.outcome in (Outcome.OPEN, Outcome.AGREED),
        "consultation_result": case.result if rules.may_see_result(user, case) else "",
    }


def _rows(case: Consultation, user: User) -> list[dict[str, object]]:
    rows = [
        (_("When"), when(case.starts_at, case.ends_at)),
        (_("Where"), where(case)),
        (_("Adviser"), case.adviser.get_full_name()),
        (_("Topic"), topics.label(case.topic)),
        (_("Language"), spoken_label(case.spoken)),
        (_("Interpreter for"), case.interpreter),
        (_("What it is about"), case.matter),
        (_("Our words"), "" if case.answer == "–" else case.answer),
        (_("Talked about"), ", ".join(topics.label(code) for code in case.topics)),
        (_("Minutes"), str(case.minutes or "")),
        (_("Next step"), case.next_step),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]
