"""Ideas, the first stage of a call that has two."""

from datetime import timedelta

from django.utils import timezone

from tests.grants import factories as make
from workflows.grants import actions

DAY = timedelta(days=1)


def begun(call, people, **facts):
    """An empty draft of the first stage."""
    user, organisation = make.applicant(**facts)
    actions.record_consultation(
        organisation=organisation, actor=people.adviser, held_on=timezone.localdate() - 9 * DAY
    )
    return actions.start_draft(call=call, organisation=organisation, actor=user)


def sent(call, people, **changes):
    """An idea that waits for the answer of the house."""
    return make.idea_sent(begun(call, people), **changes)


def refused(case, people):
    """The officer proposes a no."""
    actions.check_idea(
        step=make.step(case, "check_idea"),
        actor=people.officer,
        result="reject",
        feedback="Euer Ort liegt in der Stadt.",
    )
    return make.fresh(case)
