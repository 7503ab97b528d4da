"""The list of one's own cases says what is to be done, and until when."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import translation

from tests.engine.factories import started
from workflows.desk.reading.list_rows import case_rows
from workflows.engine.models import Case, Step
from workflows.engine.turns import turns_of, with_turns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_what_waits_for_me_stands_at_the_case() -> None:
    """The step that is due first, with its day; where somebody else has to act, whose turn it is."""
    mine, other = started(title="Mine"), started(title="Other")
    Step.objects.filter(case_id=mine.pk).update(
        role="", assignee=mine.applicant, due_at=datetime(2026, 3, 9, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    )
    cases = list(with_turns(Case.objects.filter(pk__in=[mine.pk, other.pk]), mine.applicant))
    with translation.override("de"):
        rows = {row["case"].pk: row for row in case_rows(cases, turns=turns_of(cases), inside=False)}
    assert rows[mine.pk]["my_turn"]
    assert "2026" in rows[mine.pk]["turn"].due
    assert not rows[other.pk]["my_turn"]
    assert rows[other.pk]["turn"].who == "Wir sind dran:"
    client = Client()
    client.force_login(mine.applicant)
    page = client.get("/cases/").content.decode()
    assert rows[mine.pk]["turn"].what in page
    assert rows[mine.pk]["turn"].due in page
