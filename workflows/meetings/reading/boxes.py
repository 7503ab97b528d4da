"""What the case page shows of a meeting."""

from typing import TypedDict

from workflows.people.models import User

from ..models import Meeting, MeetingText, Registration, State
from ..rules.meetings import may_change, may_read
from .dates import Places, places
from .feedback import Said, said_of
from .words import all_words, dates_of


class Box(TypedDict):
    """The facts of the box."""

    meeting: Meeting
    about: MeetingText | None
    dates: list[str]
    places: Places
    needs: list[Registration]
    said: Said | None
    may_change: bool
    may_read: bool


def box_context(case: Meeting, user: User) -> dict[str, object]:
    """The box; what people need, so that somebody prepares it."""
    needs = [each for each in case.registrations.filter(state=State.PLACED) if _needs(each)]
    box: Box = {
        "meeting": case,
        "about": case.text(),
        "dates": all_words(dates_of(case)),
        "places": places(case),
        "needs": needs,
        "said": said_of(case),
        "may_change": may_change(user, case).allowed,
        "may_read": may_read(user).allowed,
    }
    return dict(box)


def _needs(row: Registration) -> bool:
    return bool(row.interpreter or row.access or row.children)
