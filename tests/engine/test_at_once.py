"""Two people at the same time, and a worker killed in the middle, on real PostgreSQL."""

import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from viewflow.workflow.models import Task

from tests.engine.factories import SampleFactory, started, step_of, until_review
from tests.engine.sample.flows import SampleFlow
from tests.engine.sample.models import Sample
from tests.people.factories import UserFactory
from workflows.engine import actions
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Busy, Refusal

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Every job in its own thread and connection, begun together; returns results or exceptions."""
    gate = threading.Barrier(len(jobs))
    results: list[Any] = [None] * len(jobs)

    def run(number: int, job: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=20)
            results[number] = job()
        except BaseException as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, job)) for n, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def pressing(step: Step, actor: User, verb: str = "reviewed") -> Callable[[], Any]:
    """`actor` does `step` with fresh objects, as a request would."""

    def job() -> str:
        person = User.objects.get(pk=actor.pk)
        with actions.performing(Step.objects.get(pk=step.pk), actor=person, verb=verb):
            time.sleep(0.005)
        return "done"

    return job


def test_25_pairs_of_simultaneous_reviews_leave_no_stuck_or_doubled_case():
    reviewers = [UserFactory(roles=["reviewer"]), UserFactory(roles=["reviewer"])]
    for _pair in range(25):
        case = until_review(reviewers=reviewers)
        first, second = case.steps.filter(node="review", state="open").order_by("pk")
        assert at_once(pressing(first, first.assignee), pressing(second, second.assignee)) == ["done", "done"]
        case.refresh_from_db()
        assert case.stage == "decision"
        assert case.steps.filter(node="decide", state="open").count() == 1
        joins = Task.objects.filter(process=case.process, flow_task_type="JOIN")
        assert [task.status for task in joins] == ["DONE"]
        assert case.history.filter(verb="reviewed").count() == 2


def test_of_two_people_pressing_the_same_step_exactly_one_wins():
    officers = [UserFactory(roles=["formal_officer"]), UserFactory(roles=["formal_officer"])]
    for _round in range(10):
        case = started()
        step = step_of(case, "check")
        results = at_once(*(pressing(step, officer, "checked") for officer in officers))
        assert sorted(type(result).__name__ for result in results) == ["AlreadyDone", "str"]
        assert case.steps.filter(node="review").count() == 2
        assert case.history.filter(verb="checked").count() == 1


def test_one_person_pressing_twice_is_told():
    officer = UserFactory(roles=["formal_officer"])
    step = step_of(started(), "check")
    results = at_once(pressing(step, officer, "checked"), pressing(step, officer, "checked"))
    assert sum(isinstance(result, AlreadyDone) for result in results) == 1


def test_two_starts_at_once_start_one_process():
    case = SampleFactory()

    def start() -> None:
        mine = Sample.objects.get(pk=case.pk)
        actions.start(SampleFlow, case=mine, actor=mine.applicant, verb="submitted")

    results = at_once(start, start)
    assert sorted(type(result).__name__ for result in results) == ["AlreadyDone", "NoneType"]
    assert case.steps.count() == 1


def test_cancelling_while_somebody_completes_leaves_one_truth():
    for _round in range(5):
        case = started()
        step = step_of(case, "check")
        officer = UserFactory(roles=["formal_officer"])

        def withdraw(case: Any = case) -> None:
            actions.cancel(case, actor=None, verb="withdrawn", stage="withdrawn")

        results = at_once(pressing(step, officer, "checked"), withdraw)
        assert all(result in {"done", None} or isinstance(result, Refusal) for result in results), results
        case.refresh_from_db()
        assert case.stage == "withdrawn"
        assert not case.steps.filter(state="open").exists()


def test_who_waits_too_long_for_the_lock_is_told_busy():
    case = started()
    step = step_of(case, "check")
    inside, done = threading.Event(), threading.Event()
    officers = [UserFactory(roles=["formal_officer"]), UserFactory(roles=["formal_officer"])]

    def slow() -> str:
        with actions.performing(step, actor=officers[0], verb="checked"):
            inside.set()
            done.wait(timeout=10)
        return "done"

    def impatient() -> None:
        inside.wait(timeout=10)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 150")
        try:
            pressing(step, officers[1], "checked")()
        finally:
            done.set()

    results = at_once(slow, impatient)
    assert results[0] == "done"
    assert isinstance(results[1], Busy)


def test_connections_wait_at_most_five_seconds_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("5s",)


def test_a_process_killed_in_the_middle_of_a_step_leaves_the_case_able_to_go_on():
    case = started()
    step = step_of(case, "check")
    officer = UserFactory(roles=["formal_officer"])
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # the worker: dies between its writes and its commit
        # While a browser of Playwright runs in this thread, asgiref keeps another connection for it than the
        # child sees, which no `close_all` above closes; it stays the parent's.
        connection.connection = None
        with actions.performing(step, actor=officer, verb="checked") as doing:
            doing.case.outcome = "half"
            doing.case.save()
            os.write(writing, b"inside")
            time.sleep(60)
        os._exit(1)
    assert os.read(reading, 6) == b"inside"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    case.refresh_from_db()
    assert (case.outcome, case.stage) == ("", "check")
    assert pressing(step, officer, "checked")() == "done"
    case.refresh_from_db()
    assert case.stage == "review"
    assert case.history.filter(verb="checked").count() == 1
