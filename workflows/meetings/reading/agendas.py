"""The agenda as the invited read it: its lines with the news, and what earlier meetings left open."""

from collections.abc import Callable, Sequence
from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import Meeting, MeetingTask, News
from .news import line_of_news, taken
from .tasks import from_last_time


def agendas_of_the_invited(case: Meeting) -> Callable[[str], str]:
    """As text in a language, for mails; empty when there is neither. What they name is read once for all."""
    return partial(_agenda, case, from_last_time(case), taken(case))


def _agenda(case: Meeting, earlier: Sequence[MeetingTask], news: Sequence[News], language: str) -> str:
    text = case.text(language)
    with override(language):
        lines = text.agenda.splitlines() if text else []
        parts = ["\n".join(_with_news(lines, news, language)), earlier_words(earlier)]
    return "\n\n".join(part for part in parts if part)


def _with_news(lines: list[str], news: Sequence[News], language: str) -> list[str]:
    """The titles stand below the line of news, or at the end under one of their own."""
    if not news:
        return lines
    told = [f"   – {each.title}{f' ({each.sender})' if each.sender else ''}" for each in news]
    place = line_of_news(lines, language)
    if place is None:
        return [*lines, _("News of the initiatives"), *told]
    return [*lines[: place + 1], *told, *lines[place + 1 :]]


def earlier_words(tasks: Sequence[MeetingTask]) -> str:
    """The open tasks, one a line, below a heading; in the language that is spoken at the moment."""
    if not tasks:
        return ""
    lines = [f"– {each.words} ({each.doer}{', ' if each.due_on else ''}{_day(each)})" for each in tasks]
    return "\n".join([_("From last time, still open:"), *lines])


def _day(task: MeetingTask) -> str:
    return date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else ""
