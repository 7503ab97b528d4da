"""Who ever wrote in a sheet, kept for ever: the trail knows only the last change of each question."""

from workflows.engine.actions import record
from workflows.engine.standing import standing
from workflows.forms.models import AnswerSheet
from workflows.people.models import User

WRITTEN = "answers.written"


def note_hand(sheet: AnswerSheet, actor: User) -> None:
    """The history of the case has one line that says that `actor` wrote, and on whose side."""
    here = standing(sheet.case, actor)
    known = here.had_a_hand if here.belongs else WRITTEN in here.deeds
    if not known:
        record(sheet.case, actor=actor, verb=WRITTEN, for_applicant=here.belongs)
