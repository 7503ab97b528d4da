"""Tasks from a letter of the court: confirmed by a person, done, and until then nothing is answered."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.engine.models import HistoryEntry
from workflows.founding import actions
from workflows.founding.actions.court_points import Point
from workflows.founding.models import CourtPoint
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from . import factories

pytestmark = pytest.mark.django_db
TODAY, END = date(2026, 11, 27), date(2027, 1, 8)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


@pytest.fixture
def case():
    return factories.answered(factories.filed(), "interim", due_on=END)


def confirmed(case: Any, *dues: date, actor: Any = None) -> list[CourtPoint]:
    points = [Point(f"Punkt {number} fehlt.", due) for number, due in enumerate(dues, start=1)]
    return actions.confirm_points(case=case, actor=actor or case.applicant, points=points)


def test_confirmed_tasks_move_the_end_of_the_step_and_are_told(case):
    made = confirmed(case, END, date(2026, 12, 15))
    assert [point.position for point in made] == [1, 2]
    step = factories.step(case)
    assert timezone.localdate(step.due_at) == date(2026, 12, 15)
    reminders = step.deadlines.pending().order_by("due_at").values_list("due_at", flat=True)
    assert [(date(2026, 12, 15) - timezone.localdate(at)).days for at in reminders] == [14, 7, 3, 1, 0]
    told = Message.objects.get(key__startswith="founding.court_points.")
    assert "Punkt 1 fehlt." in told.text
    assert "/court/tasks/" in told.text
    actions.finish_point(case=case, point=made[1], actor=case.applicant, solution="Nachgereicht.")
    assert timezone.localdate(factories.step(case).due_at) == END
    actions.reopen_point(case=case, point=made[1], actor=case.applicant)
    assert timezone.localdate(factories.step(case).due_at) == date(2026, 12, 15)
    actions.drop_point(case=case, point=made[1], actor=case.applicant)
    assert timezone.localdate(factories.step(case).due_at) == END
    verbs = HistoryEntry.objects.filter(case=case.pk, verb__startswith="court.point").order_by("id")
    assert [entry.verb for entry in verbs] == [
        "court.points_noted", "court.point_done", "court.point_reopened", "court.point_dropped",
    ]  # fmt: skip


def test_the_answer_goes_out_only_when_every_task_is_done(case):
    (point,) = confirmed(case, END)
    facts = {"step": factories.step(case), "actor": case.applicant, "done_on": TODAY}
    with pytest.raises(Invalid) as refused:
        actions.note_remedy(way="answered", **facts)
    assert "way" in refused.value.errors
    actions.finish_point(case=case, point=point, actor=case.applicant)
    actions.note_remedy(way="answered", **facts)
    case = factories.fresh(case)
    assert case.stage == "court"
    with pytest.raises(NotAllowed):  # the letter is answered
        actions.reopen_point(case=case, point=point, actor=case.applicant)


def test_an_appeal_does_not_wait_for_tasks(case):
    confirmed(case, END)
    actions.note_remedy(step=factories.step(case), actor=case.applicant, way="appeal", done_on=TODAY)
    assert factories.fresh(case).stage == "court"


@pytest.mark.parametrize(
    ("point", "field"),
    [
        (Point(" ", END), "text"),
        (Point("Fehlt.", date(2026, 11, 26)), "due_on"),
        (Point("Fehlt.", END, clause="nowhere"), "clause"),
        (Point("Fehlt.", END, rule="X-99"), "rule"),
    ],
)
def test_what_is_no_task(case, point, field):
    with pytest.raises(Invalid) as refused:
        actions.confirm_points(case=case, actor=case.applicant, points=[point])
    assert list(refused.value.errors) == [field]
    assert not CourtPoint.objects.exists()


def test_there_are_not_endless_tasks(case):
    confirmed(case, *[END] * 30)
    with pytest.raises(Invalid):
        confirmed(case, END)


def test_only_the_group_and_its_advisers_keep_tasks(case):
    with pytest.raises(NotAllowed):
        confirmed(case, END, actor=UserFactory())
    with pytest.raises(NotAllowed):
        confirmed(case, END, actor=UserFactory(roles=["auditor"]))
    adviser = UserFactory(roles=["adviser"])
    (point,) = confirmed(case, END, actor=adviser)
    entry = HistoryEntry.objects.get(case=case.pk, verb="court.points_noted")
    assert not entry.for_applicant  # who advises may go on advising
    actions.drop_point(case=case, point=point, actor=case.applicant)
    with pytest.raises(AlreadyDone):
        actions.finish_point(case=case, point=point, actor=adviser)
