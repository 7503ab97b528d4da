"""The agenda as the invited read it: its lines, and what earlier meetings of the series left open."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import Meeting, MeetingTask
from .tasks import from_last_time


def agenda_with_last_time(case: Meeting, language: str) -> str:
    """As text, for mails; empty when there is neither."""
    text = case.text(language)
    earlier = from_last_time(case)
    with override(language):
        parts = [text.agenda if text else "", earlier_words(earlier)]
    return "\n\n".join(part for part in parts if part)


def earlier_words(tasks: Sequence[MeetingTask]) -> str:
    """The open tasks, one a line, below a heading; in the language that is spoken at the moment."""
    if not tasks:
        return ""
    lines = [f"– {each.words} ({each.doer}{', ' if each.due_on else ''}{_day(each)})" for each in tasks]
    return "\n".join([_("From last time, still open:"), *lines])


def _day(task: MeetingTask) -> str:
    return date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else ""
