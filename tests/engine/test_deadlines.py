"""What falls due is done once, tried again when it fails, and never after it was cancelled."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from tests.engine.factories import SampleFactory, started
from workflows.engine import actions, deadlines
from workflows.engine.models import Deadline, Trouble
from workflows.people.verdicts import Busy

pytestmark = pytest.mark.usefixtures("clock")

calls: list[int] = []
trouble: list[Exception] = []


@deadlines.handler("sample.note")
def note(deadline: Deadline) -> None:
    """Write down that it ran."""
    calls.append(deadline.pk)
    actions.record(deadline.case, actor=None, verb="noted", data=deadline.data)
    if trouble:
        raise trouble.pop()


@pytest.fixture(autouse=True)
def _nothing_happened():
    calls.clear()
    trouble.clear()


def past() -> Any:
    return timezone.now() - timedelta(minutes=1)


@pytest.mark.django_db
class TestTick:
    def test_due_deadlines_run_once(self):
        case = SampleFactory()
        deadline = actions.set_deadline(case, "sample.note", past(), data={"days": 3})
        actions.set_deadline(SampleFactory(), "sample.note", timezone.now() + timedelta(hours=1))
        assert deadlines.tick() == 1
        assert deadlines.tick() == 0
        deadline.refresh_from_db()
        assert deadline.done_at
        assert calls == [deadline.pk]
        assert case.history.get().data == {"days": 3}

    def test_a_cancelled_deadline_never_runs(self):
        case = SampleFactory()
        actions.set_deadline(case, "sample.note", past())
        actions.stop_deadlines(case, "sample.note")
        assert deadlines.tick() == 0
        assert calls == []

    def test_setting_it_again_replaces_it(self):
        case = SampleFactory()
        actions.set_deadline(case, "sample.note", past(), data={"n": 1})
        actions.set_deadline(case, "sample.note", past(), data={"n": 2})
        deadlines.tick()
        assert [entry.data for entry in case.history.all()] == [{"n": 2}]

    def test_a_failure_is_undone_logged_by_id_and_tried_again_later(self, caplog):
        case = SampleFactory(title="Geheimer Titel")
        deadline = actions.set_deadline(case, "sample.note", past())
        other = actions.set_deadline(SampleFactory(), "sample.note", timezone.now())
        trouble.append(ValueError("DE02120300000000202051"))
        assert deadlines.tick() == 1
        deadline.refresh_from_db()
        other.refresh_from_db()
        assert other.done_at
        assert deadline.done_at is None
        assert deadline.lease_until > timezone.now() + timedelta(minutes=1)
        assert not case.history.exists()
        assert "DE02" not in caplog.text
        assert "Geheim" not in caplog.text
        assert caplog.records[0].deadline == deadline.pk
        assert Trouble.objects.open().get().subject == f"deadline {deadline.pk}"
        assert deadlines.tick() == 0
        Deadline.objects.filter(pk=deadline.pk).update(lease_until=past())
        assert deadlines.tick() == 1
        assert not Trouble.objects.open().exists()

    def test_waiting_grows_and_has_a_limit(self):
        deadline = actions.set_deadline(SampleFactory(), "sample.note", past())
        Deadline.objects.filter(pk=deadline.pk).update(attempts=40)
        trouble.append(ValueError())
        deadlines.tick()
        deadline.refresh_from_db()
        assert deadline.lease_until < timezone.now() + deadlines.LONGEST_WAIT + timedelta(minutes=1)

    def test_a_busy_case_is_tried_again_soon(self):
        deadline = actions.set_deadline(SampleFactory(), "sample.note", past())
        trouble.append(Busy())
        deadlines.tick()
        deadline.refresh_from_db()
        assert deadline.lease_until < timezone.now() + timedelta(minutes=1)

    def test_a_worker_that_died_with_the_lease_is_replaced(self):
        deadline = actions.set_deadline(SampleFactory(), "sample.note", past())
        Deadline.objects.filter(pk=deadline.pk).update(lease_until=timezone.now() + timedelta(minutes=4))
        assert deadlines.tick() == 0
        Deadline.objects.filter(pk=deadline.pk).update(lease_until=past())
        assert deadlines.tick() == 1

    def test_a_code_without_handler_waits(self):
        deadline = actions.set_deadline(SampleFactory(), "sample.unknown", past())
        assert deadlines.tick() == 0
        deadline.refresh_from_db()
        assert (deadline.done_at, deadline.attempts) == (None, 0)


@pytest.mark.django_db(transaction=True)
def test_several_workers_share_the_deadlines_without_doubling():
    made = [actions.set_deadline(started(), "sample.note", past()).pk for _n in range(12)]

    def work() -> None:
        try:
            deadlines.tick()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(calls) == sorted(made)
    assert Deadline.objects.filter(code="sample.note", done_at=None).count() == 0
