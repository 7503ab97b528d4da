"""The minutes of a meeting as screens, endpoints and the paper show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import Meeting, MeetingTask, Minutes, MinutesPoint, MinutesVersion
from .news import line_of_news, said, taken
from .tasks import from_last_time, tasks_of

MOST_POINTS = 60
LONGEST_SAID = 8000


@dataclass(frozen=True)
class Whole:
    """Minutes with their points, versions and tasks; `earlier` are tasks of earlier meetings still open."""

    minutes: Minutes
    points: list[MinutesPoint]
    versions: list[MinutesVersion]
    tasks: list[MeetingTask]
    earlier: list[MeetingTask]

    @property
    def last(self) -> MinutesVersion | None:
        """What went out last."""
        return self.versions[-1] if self.versions else None


def minutes_of(case: Meeting) -> Minutes | None:
    """The minutes alone."""
    found = Minutes.objects.filter(meeting=case).first()
    if found is not None:
        found.meeting = case
    return found


def whole(case: Meeting) -> Whole | None:
    """The minutes with all that belongs to them; None when nobody has begun them. Six queries."""
    found = minutes_of(case)
    if found is None:
        return None
    points = list(found.points.prefetch_related("decisions"))
    versions = list(found.versions.select_related("document", "sent_by"))
    return Whole(found, points, versions, tasks_of(case), from_last_time(case))


def last_version(minutes: Minutes | None) -> MinutesVersion | None:
    """What went out last."""
    return None if minutes is None else minutes.versions.order_by("-number").first()


def blocks(language: str) -> list[str]:
    """The agenda of a meeting that has none of its own (domain §1.3, seed 002-9)."""
    with override(language):
        return [
            _("Welcome and introductions"),
            _("News of the district"),
            _("News of the initiatives"),
            _("A guest speaks"),
            _("Dates"),
        ]


def agenda_points(case: Meeting, language: str) -> list[tuple[str, str]]:
    """The lines of the agenda in this language, else the usual five blocks; the news stand with theirs."""
    text = case.text(language)
    lines = [line.strip(" \t-•*–")[:200] for line in text.agenda.splitlines()] if text else []
    titles = [line for line in lines if line][: MOST_POINTS - 1] or blocks(language)
    news = "\n\n".join(said(each) for each in taken(case))
    place = line_of_news(titles, language)
    if news and place is None:
        place = len(titles)
        titles.append(blocks(language)[2])
    return [(title, news[:LONGEST_SAID] if number == place else "") for number, title in enumerate(titles)]
