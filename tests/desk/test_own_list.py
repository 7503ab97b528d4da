"""The list of one's own cases says what is to be done, and until when."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.engine.factories import started
from workflows.desk.reading.list_rows import case_rows, first_steps
from workflows.engine.models import Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_what_waits_for_me_stands_at_the_case() -> None:
    """The step that is due first, with its day; nothing where somebody else has to act."""
    mine, other = started(title="Mine"), started(title="Other")
    Step.objects.filter(case_id=mine.pk).update(
        role="", assignee=mine.applicant, due_at=datetime(2026, 3, 9, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    )
    steps = Step.objects.open().meant_for(mine.applicant).select_related("case")
    with translation.override("de"):
        rows = {row["case"].pk: row for row in case_rows([mine, other], mine=first_steps(steps))}
    assert rows[mine.pk]["todo"]
    assert "2026" in rows[mine.pk]["todo_due"]
    assert (rows[other.pk]["todo"], rows[other.pk]["todo_due"]) == ("", "")
    client = Client()
    client.force_login(mine.applicant)
    page = client.get("/cases/").content.decode()
    assert rows[mine.pk]["todo"] in page
    assert rows[mine.pk]["todo_due"] in page


def test_the_first_of_several_steps_is_said() -> None:
    """A day comes before no day."""
    case = started()
    step, later = case.steps.open().get(), started().steps.open().get()
    Step.objects.filter(pk=later.pk).update(case_id=case.pk, due_at=timezone.now())
    Step.objects.filter(pk=step.pk).update(due_at=None)
    assert first_steps(Step.objects.filter(pk__in=[step.pk, later.pk])) == {case.pk: later}
