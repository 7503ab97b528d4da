"""A case walks through its flow: who may, what opens, what closes."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone
from viewflow.workflow.context import Context
from viewflow.workflow.models import Process, Task

from tests.engine.factories import do, started, step_of, until_review
from tests.engine.sample.flows import BrokenFlow, HoleFlow, QuickFlow, SampleFlow
from tests.people.factories import UserFactory
from workflows.engine import actions
from workflows.engine.flow import graph_snapshot
from workflows.engine.models import Deadline, HistoryEntry, Step
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_case_walks_from_start_to_end():
    case = until_review()
    reviews = list(case.steps.filter(node="review", state="open"))
    assert {step.subject_id for step in reviews} == {str(r.pk) for r in case.reviews.all()}
    for step in reviews:
        with actions.performing(step, actor=step.assignee, verb="reviewed"):
            pass
    case.refresh_from_db()
    assert case.stage == "decision"
    do(case, "decide", UserFactory(roles=["decision_maker"]), "decided", outcome="yes")
    case.refresh_from_db()
    assert (case.stage, case.closed_at is not None, case.due_at) == ("approved", True, None)
    case.process.refresh_from_db()
    assert case.process.status == "DONE"
    assert [entry.verb for entry in case.history.all()] == [
        "submitted",
        "checked",
        "reviewed",
        "reviewed",
        "decided",
    ]
    assert [(e.stage_before, e.stage_after) for e in case.history.all()][1] == ("check", "review")


def test_the_case_row_carries_stage_and_due_date():
    case = started()
    assert case.stage == "check"
    assert case.due_at == step_of(case, "check").due_at
    assert 14 <= (case.due_at - timezone.now()).days <= 20


def test_a_gate_reads_the_fresh_row():
    case = started()
    with actions.performing(
        step_of(case, "check"), actor=UserFactory(roles=["formal_officer"]), verb="checked"
    ):
        type(case).objects.filter(pk=case.pk).update(complete=False)
    case.refresh_from_db()
    assert case.stage == "fix"
    assert step_of(case, "fix").assignee == case.applicant


def test_a_second_round_opens_a_new_panel():
    case = until_review()
    for step in case.steps.filter(node="review", state="open"):
        with actions.performing(step, actor=step.assignee, verb="reviewed"):
            pass
    do(case, "decide", UserFactory(roles=["decision_maker"]), "decided", outcome="again")
    assert case.steps.filter(node="review", state="open").count() == 2
    for step in case.steps.filter(node="review", state="open"):
        with actions.performing(step, actor=step.assignee, verb="reviewed"):
            pass
    assert step_of(case, "decide") is not None


def test_starting_twice_is_refused():
    case = started()
    with pytest.raises(AlreadyDone):
        actions.start(SampleFlow, case=case, actor=case.applicant, verb="submitted")
    assert Process.objects.count() == 1


def test_a_panel_without_people_is_refused_and_undone():
    case = started(reviewers=[])
    with pytest.raises(Invalid):
        do(case, "check", UserFactory(roles=["formal_officer"]), "checked")
    assert step_of(case, "check") is not None
    assert not case.history.filter(verb="checked").exists()


def test_a_panel_goes_on_when_enough_is_in_and_cancels_the_rest():
    case = started(QuickFlow)
    step = step_of(case, "review")
    with actions.performing(step, actor=step.assignee, verb="reviewed") as doing:
        doing.case.reviews_done = 1
        doing.case.save()
    assert step_of(case, "review") is None
    assert sorted(case.steps.filter(node="review").values_list("state", flat=True)) == ["cancelled", "done"]
    assert step_of(case, "decide") is not None
    assert not Deadline.objects.pending().filter(step__node="review").exists()


class TestAuthorising:
    def test_a_step_given_to_nobody_can_be_done_by_nobody(self):
        case = started(HoleFlow)
        for roles in ([], ["admin"], ["formal_officer"]):
            with pytest.raises(NotAllowed):
                do(case, "orphan", UserFactory(roles=roles), "done")
        with pytest.raises(NotAllowed):
            do(case, "orphan", UserFactory(is_superuser=True), "done")

    def test_another_role_is_refused(self):
        case = started()
        with pytest.raises(NotAllowed):
            do(case, "check", UserFactory(roles=["reviewer"]), "checked")

    def test_another_person_of_the_role_is_refused_when_the_step_has_an_assignee(self):
        case = until_review()
        with pytest.raises(NotAllowed):
            do(case, "review", UserFactory(roles=["reviewer"]), "reviewed")

    def test_an_assignee_who_lost_the_role_is_refused(self):
        case = until_review()
        step = step_of(case, "review")
        step.assignee.role_grants.all().delete()
        with pytest.raises(NotAllowed):
            do(case, "review", type(step.assignee).objects.get(pk=step.assignee_id), "reviewed")

    def test_a_role_taken_away_meanwhile_counts_after_the_lock(self):
        case = started()
        officer = UserFactory(roles=["formal_officer"])
        assert officer.has_role("formal_officer")
        officer.role_grants.all().delete()
        with pytest.raises(NotAllowed):
            do(case, "check", officer, "checked")

    def test_four_eyes(self):
        both = UserFactory(roles=["formal_officer", "decision_maker"])
        case = started()
        do(case, "check", both, "checked")
        for step in case.steps.filter(node="review", state="open"):
            with actions.performing(step, actor=step.assignee, verb="reviewed"):
                pass
        with pytest.raises(NotAllowed, match="yourself"):
            do(case, "decide", both, "decided", outcome="yes")

    def test_refusing_takes_no_lock_and_writes_nothing(self, django_assert_max_num_queries):
        case = started()
        stranger = UserFactory()
        step = step_of(case, "check")
        with (
            django_assert_max_num_queries(4) as queries,
            pytest.raises(NotAllowed),
            actions.performing(step, actor=stranger, verb="checked"),
        ):
            pass
        assert not any("FOR UPDATE" in query["sql"] or "UPDATE" in query["sql"] for query in queries)

    def test_who_may_not_is_told_so_even_when_it_is_done(self):
        case = started()
        step = step_of(case, "check")
        do(case, "check", UserFactory(roles=["formal_officer"]), "checked")
        with pytest.raises(NotAllowed), actions.performing(step, actor=UserFactory(), verb="checked"):
            pass
        with (
            pytest.raises(AlreadyDone),
            actions.performing(step, actor=UserFactory(roles=["formal_officer"]), verb="checked"),
        ):
            pass

    def test_the_clock_may_only_where_the_node_says_so(self):
        case = started()
        with pytest.raises(NotAllowed):
            do(case, "check", None, "checked")
        do(case, "check", UserFactory(roles=["formal_officer"]), "checked", complete=False)
        do(case, "fix", None, "expired")
        assert case.history.get(verb="expired").actor is None


def spoil(case):
    """Write something, then fail."""
    case.outcome = "secret"
    case.save()
    raise ZeroDivisionError


class TestErrors:
    def test_an_error_in_the_body_undoes_everything(self):
        case = started()
        with (
            pytest.raises(ZeroDivisionError),
            actions.performing(
                step_of(case, "check"), actor=UserFactory(roles=["formal_officer"]), verb="checked"
            ) as doing,
        ):
            spoil(doing.case)
        case.refresh_from_db()
        assert case.outcome == ""
        assert step_of(case, "check").state == "open"

    def test_an_error_in_a_node_stores_no_local_variables(self):
        case = started(BrokenFlow)
        iban = "DE02120300000000202051"
        with pytest.raises(ZeroDivisionError):
            do(case, "check", UserFactory(roles=["formal_officer"]), "checked", title=iban)
        assert step_of(case, "check") is not None
        for task in Task.objects.all():
            assert task.data == {}
            assert task.status != "ERROR"

    def test_the_guard_never_swallows_even_in_the_background(self):
        case = started(BrokenFlow)
        with Context(propagate_exception=False), pytest.raises(ZeroDivisionError):
            do(case, "check", UserFactory(roles=["formal_officer"]), "checked")
        assert not Task.objects.filter(status="ERROR").exists()


def test_no_task_is_owned_so_no_account_can_take_tasks_away():
    case = until_review()
    assert not Task.objects.exclude(owner=None).exists()
    reviewer = step_of(case, "review").assignee
    with pytest.raises(ProtectedError), transaction.atomic():
        Collector(using="default").collect([reviewer])
    assert Step.objects.filter(assignee=reviewer).exists()
    assert Task.objects.filter(step__assignee=reviewer).exists()


def test_one_human_step_fits_the_query_budget(django_assert_max_num_queries):
    case = started()
    officer = type(case.applicant).objects.get(pk=UserFactory(roles=["formal_officer"]).pk)
    with django_assert_max_num_queries(29):  # 31 with the row of one mail (insert and check of its key)
        do(case, "check", officer, "checked")


def test_the_history_has_one_line_per_step():
    case = until_review()
    assert HistoryEntry.objects.filter(case=case).count() == 2


def test_the_graph_is_what_the_snapshot_says():
    nodes, edges = graph_snapshot(SampleFlow)
    assert nodes == [
        "check: HUMAN",
        "decide: HUMAN",
        "end_no: END",
        "end_yes: END",
        "fix: HUMAN",
        "is_complete: EXCLUSIVE_GATEWAY",
        "joined: JOIN",
        "outcome: SWITCH",
        "panel: PARALLEL_GATEWAY",
        "review: HUMAN",
        "start: START",
    ]
    assert edges == [
        "check -> is_complete",
        "decide -> outcome",
        "fix -> check",
        "is_complete -> fix",
        "is_complete -> panel",
        "joined -> decide",
        "outcome -> end_no",
        "outcome -> end_yes",
        "outcome -> panel",
        "panel -> review",
        "review -> joined",
        "start -> check",
    ]
