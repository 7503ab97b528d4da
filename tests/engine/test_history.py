"""The history is written once: the database refuses to change it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.engine.factories import SampleFactory, started
from tests.people.factories import MembershipFactory, UserFactory
from workflows.engine import actions
from workflows.engine.models import Audience, HistoryEntry
from workflows.engine.reading import timeline
from workflows.engine.standing import standing

pytestmark = pytest.mark.django_db


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_database_refuses_to_change_history():
    case = started()
    refused("UPDATE engine_historyentry SET verb = 'nothing'")
    refused("DELETE FROM engine_historyentry")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET house.allow_truncate = 'off'")
    try:
        refused("TRUNCATE engine_historyentry")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET house.allow_truncate = 'on'")
    assert case.history.get().verb == "submitted"


def test_the_orm_is_refused_too():
    entry = started().history.get()
    entry.verb = "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        HistoryEntry.objects.all().delete()


class TestTimeline:
    def test_applicants_read_no_staff_lines_and_no_names(self):
        case = started()
        officer = UserFactory(roles=["formal_officer"], name="Petra Klein")
        actions.record(case, actor=officer, verb="checked", data={"secret": 1})
        actions.record(case, actor=officer, verb="doubted", audience=Audience.STAFF)
        lines = timeline(case, case.applicant)
        assert [line.verb for line in lines] == ["submitted", "checked"]
        assert lines[0].who == str(case.applicant)
        assert "Petra" not in lines[1].who
        assert lines[1].data == {}

    def test_staff_read_everything(self):
        case = started()
        officer = UserFactory(roles=["formal_officer"], name="Petra Klein")
        actions.record(case, actor=officer, verb="checked", audience=Audience.STAFF)
        actions.record(case, actor=None, verb="expired")
        lines = timeline(case, officer)
        assert [line.who for line in lines][1] == "Petra Klein"
        assert lines[1].staff_only
        assert lines[1].text == "Checked"
        assert lines[2].text == "expired"

    def test_staff_who_applied_themselves_read_as_applicants(self):
        officer = UserFactory(roles=["formal_officer"])
        own = started(applicant=officer)
        of_my_club = started()
        MembershipFactory(organisation=of_my_club.organisation, user=officer)
        for case in (own, of_my_club):
            actions.record(case, actor=None, verb="doubted", audience=Audience.STAFF)
            assert "doubted" not in [line.verb for line in timeline(case, officer)]


def test_deeds_are_in_the_history():
    case, other = started(), SampleFactory()
    assert standing(case, case.applicant).deeds == {"submitted"}
    assert not standing(other, case.applicant).deeds
