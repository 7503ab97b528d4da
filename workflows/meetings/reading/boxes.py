"""What the case page shows of a meeting."""

from typing import TypedDict

from workflows.people.models import User

from ..models import InvitationStep, Meeting, MeetingTask, MeetingText, Registration
from ..rules.meetings import may_change, may_read
from ..rules.minutes import WRITTEN_IN
from .certificates import HELD
from .dates import Places, places
from .feedback import Said, said_of
from .follow_ups import Became, became
from .preparing import Prepare, prepare
from .series import Answers, answers_of, plan_of
from .tasks import from_last_time
from .words import all_words, dates_of


class Box(TypedDict):
    """The facts of the box."""

    meeting: Meeting
    about: MeetingText | None
    dates: list[str]
    places: Places
    prepare: Prepare
    needs: list[Registration]
    said: Said | None
    became: list[Became]
    plan: list[InvitationStep]
    answers: Answers | None
    earlier: list[MeetingTask]
    may_begin: bool
    may_write_minutes: bool
    may_change: bool
    may_read: bool


def box_context(case: Meeting, user: User) -> dict[str, object]:
    """The box; what people need, so that somebody prepares it."""
    found = prepare(case)
    box: Box = {
        "meeting": case,
        "about": case.text(),
        "dates": all_words(dates_of(case)),
        "places": places(case),
        "prepare": found,
        "needs": found.rows,
        "said": said_of(case),
        "became": became(case) if case.stage in HELD else [],
        "plan": plan_of(case) if case.series_id else [],
        "answers": answers_of(case) if case.series_id else None,
        "earlier": from_last_time(case) if case.closed_at is None else [],
        "may_write_minutes": case.stage in WRITTEN_IN and case.anonymised_at is None,
        "may_begin": case.series_id is None and case.closed_at is None and may_change(user, case).allowed,
        "may_change": may_change(user, case).allowed,
        "may_read": may_read(user).allowed,
    }
    return dict(box)
