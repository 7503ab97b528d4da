"""The minutes of a meeting as a paper, in the language in which they were written."""

from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from workflows.documents.letters import Letter

from ..models import Attendance, Meeting, MeetingTask, Registration
from ..reading.minutes import Whole
from ..reading.words import all_words, dates_of


def paper_of(case: Meeting, whole: Whole, number: int, reason: str) -> Letter:
    """The paper as it would be made now, as version `number`; `reason` says what was corrected."""
    language = whole.minutes.language
    with override(language):
        text = case.text(language)
        title = text.title if text else case.title
        correction = _("Corrected, version %(number)d: %(reason)s") % {"number": number, "reason": reason}
        data = {
            "facts": _facts(case),
            "correction": correction if number > 1 else "",
            "heads": [_("What"), _("Who"), _("Until")],
            "earlier_title": _("From last time"),
            "earlier": [_row(each) for each in whole.earlier],
            "points": [
                {
                    "title": each.title,
                    "said": each.said,
                    "decisions": [one.words for one in each.decisions.all()],
                }
                for each in whole.points
            ],
            "decided": pgettext("minutes", "Decided"),
            "tasks_title": _("Who does what"),
            "tasks": [_row(each) for each in whole.tasks],
            "closing": _closing(case),
        }
        return Letter("meetings/minutes", data, language, _("Minutes: %(title)s") % {"title": title})


def _facts(case: Meeting) -> list[list[str]]:
    """When, where, how many and which groups; no list of names travels by mail."""
    came = Registration.objects.filter(meeting=case, attendances__isnull=False)
    groups = sorted({name for name in came.values_list("organisation", flat=True) if name}, key=str.lower)
    people = (
        Attendance.objects.filter(session__meeting=case).aggregate(n=Count("registration", distinct=True))[
            "n"
        ]
        + case.guests
    )
    rows = [
        [_("When"), "\n".join(all_words(dates_of(case)))],
        [_("Where"), case.place or _("Online")],
        [_("There were"), ngettext("%(count)d person", "%(count)d people", people) % {"count": people}],
        [_("Groups"), ", ".join(groups)],
    ]
    return [row for row in rows if row[1]]


def _row(task: MeetingTask) -> list[str]:
    return [task.words, task.doer, _day(task.due_on) if task.done_at is None else _("done")]


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


def _closing(case: Meeting) -> list[str]:
    lines = []
    following = (
        Meeting.objects.filter(series=case.series_id, starts_at__gt=case.starts_at)
        .exclude(stage__in=("called_off", "dropped"))
        .order_by("starts_at")
        .values_list("starts_at", flat=True)
        .first()
        if case.series_id
        else None
    )
    day = timezone.localdate(following) if following else case.next_on
    if day:
        lines.append(_("The next meeting: %(day)s.") % {"day": date_format(day, "DATE_FORMAT")})
    lines.append(_("Whoever misses or corrects something tells us before the next meeting approves this."))
    return lines
