"""When something is due, in words that fit a badge."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def due_words(due_at: datetime | None, *, short: bool = False) -> tuple[str, str]:
    """When something is due in words (or just the day, under a heading), with the tone of its badge."""
    if due_at is None:
        return "", "neutral"
    days = (timezone.localdate(due_at) - timezone.localdate()).days
    if due_at < timezone.now():
        if days == 0:
            return _("Overdue since today"), "error"
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", -days) % {
            "days": -days
        }, "error"
    if days == 0:
        return _("Due today"), "warning"
    day = date_format(timezone.localtime(due_at), "SHORT_DATE_FORMAT")
    text = day if short else _("Due %(day)s") % {"day": day}
    return text, "warning" if days <= 3 else "neutral"
