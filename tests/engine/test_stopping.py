"""Stopping: cases, steps and tasks that are cancelled, given to others or taken up again."""

import pytest
from django.utils import timezone
from viewflow.workflow.models import Task

from tests.engine.factories import SampleFactory, do, started, step_of, until_review
from tests.people.factories import UserFactory
from workflows.engine import actions
from workflows.engine.models import Deadline
from workflows.people.verdicts import AlreadyDone, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class TestStopping:
    def test_cancelling_closes_steps_tasks_and_deadlines(self):
        case = until_review()
        actions.set_deadline(case, "sample.hearing", timezone.now())
        actions.cancel(case, actor=case.applicant, verb="withdrawn", stage="withdrawn")
        assert (case.stage, case.due_at) == ("withdrawn", None)
        assert not case.steps.open().exists()
        assert not Deadline.objects.pending().exists()
        assert not Task.objects.filter(status__in=["NEW", "STARTED"]).exists()
        assert case.history.last().verb == "withdrawn"
        with pytest.raises(AlreadyDone):
            actions.cancel(case, actor=case.applicant, verb="withdrawn", stage="withdrawn")

    def test_a_draft_can_be_cancelled(self):
        case = SampleFactory()
        actions.cancel(case, actor=case.applicant, verb="withdrawn", stage="withdrawn")
        assert case.closed_at

    def test_completing_cancels_the_reminders(self):
        case = started()
        assert Deadline.objects.pending().filter(step__node="check").count() == 3
        do(case, "check", UserFactory(roles=["formal_officer"]), "checked")
        assert not Deadline.objects.pending().filter(step__node="check").exists()

    def test_one_of_a_panel_is_no_longer_asked(self):
        case = until_review()
        first, second = case.steps.filter(node="review", state="open").order_by("pk")
        actions.cancel_step(first, actor=None, verb="excused")
        first.refresh_from_db()
        assert first.state == "cancelled"
        with pytest.raises(NotAllowed):
            actions.cancel_step(second, actor=None, verb="excused")
        with actions.performing(second, actor=second.assignee, verb="reviewed"):
            pass
        assert step_of(case, "decide") is not None

    def test_the_panel_goes_on_when_only_the_excused_one_was_missing(self):
        case = until_review()
        first, second = case.steps.filter(node="review", state="open").order_by("pk")
        with actions.performing(second, actor=second.assignee, verb="reviewed"):
            pass
        assert step_of(case, "decide") is None
        actions.cancel_step(first, actor=None, verb="excused")
        assert step_of(case, "decide") is not None
        case.refresh_from_db()
        assert case.stage == "decision"

    def test_reviving_works_out_permission_and_deadline_anew(self):
        case = until_review()
        step = step_of(case, "review")
        replacement = UserFactory(roles=["reviewer"])
        actions.cancel_step(step, actor=None, verb="excused")
        type(step).objects.filter(pk=step.pk).update(due_at=timezone.now() - timezone.timedelta(days=99))
        case.reviews.filter(pk=step.subject_id).update(reviewer=replacement)
        fresh = actions.revive(step, actor=None, verb="step.revived")
        assert (fresh.assignee, fresh.role, fresh.subject_id) == (replacement, "reviewer", step.subject_id)
        assert fresh.due_at > timezone.now()
        assert Deadline.objects.pending().filter(step=fresh).exists()
        assert not Deadline.objects.pending().filter(step=step).exists()
        with pytest.raises(AlreadyDone):
            actions.revive(fresh, actor=None, verb="step.revived")
        for open_step in case.steps.filter(node="review", state="open"):
            with actions.performing(open_step, actor=open_step.assignee, verb="reviewed"):
                pass
        assert step_of(case, "decide") is not None

    def test_handing_over(self):
        case = until_review()
        step = step_of(case, "review")
        with pytest.raises(NotAllowed):
            actions.reassign(step, actor=None, to=UserFactory())
        other = UserFactory(roles=["reviewer"])
        before = step.assignee
        actions.reassign(step, actor=None, to=other)
        with pytest.raises(NotAllowed), actions.performing(step, actor=before, verb="reviewed"):
            pass
        with actions.performing(step, actor=other, verb="reviewed"):
            pass
