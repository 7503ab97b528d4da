"""Foundings in numbers: how many get how far in a year, and how long each step takes."""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.founding import actions
from workflows.founding.reading import week
from workflows.founding.reading.statistics import as_csv, statistics
from workflows.values.periods import Period

from . import factories

pytestmark = pytest.mark.django_db


def at(day: str):
    return time_machine.travel(f"{day} 10:00+01:00", tick=False)


@pytest.fixture
def year():
    """One founding from November to the tax office’s notice, one only begun, one begun the year before."""
    adviser = UserFactory(roles=["adviser"])
    with at("2025-12-30"):
        factories.started()
    with at("2026-11-01"):
        factories.started()
        case = factories.submitted()
    with at("2026-11-11"):
        factories.approve(case, adviser)
        case = factories.fresh(case)
    with at("2026-11-27"):
        report = factories.report(case)
        actions.record_meeting(step=factories.step(case), actor=case.applicant, report=report)
        case = factories.fresh(case)
        factories.hand_in(case)
        actions.check_papers(step=factories.step(case), actor=adviser, differing=())
        case = factories.fresh(case)
        given = factories.application(case)
        actions.file_application(step=factories.step(case), actor=case.applicant, application=given)
        case = factories.answered(factories.fresh(case), "entered", number="VR 1", board_only_german=True)
        notice = {"kind": "granted", "dated": date(2026, 11, 20), "received_on": date(2026, 11, 27)}
        actions.note_tax_notice(case=case, actor=case.applicant, **notice)
        yield case


def test_a_year_counts_what_happened_in_it(year):
    found = statistics(2026)
    assert (found.started, found.ready, found.registered, found.charitable) == (2, 1, 1, 1)
    stages = {row.stage: (row.cases, row.median) for row in found.stages}
    assert stages["draft"] == (1, 0.0)
    assert stages["review"] == (1, 10.0)
    assert stages["meeting"] == (1, 16.0)
    before = statistics(2025)
    assert (before.started, before.ready, before.stages) == (1, 0, ())


def test_a_refusal_is_no_recognition(year):
    case = factories.fresh(year)
    case.tax_notices.update(kind="refused")
    assert statistics(2026).charitable == 0


def test_the_year_begins_at_midnight_in_the_house():
    with time_machine.travel(datetime.fromisoformat("2027-01-01T00:30+01:00"), tick=False):
        factories.started()  # still 2026 in UTC
        assert statistics(2027).started == 1
        assert statistics(2026).started == 0


def test_the_numbers_take_few_queries(year, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        statistics(2026)


def test_screen_table_and_api_are_for_advisers_and_auditors(client, year):
    url = reverse("founding:statistics")
    client.force_login(UserFactory(roles=["auditor"]))
    assert client.get(url).context["found"].registered == 1
    assert client.get(url, {"year": "２０２５"}).context["found"].year == 2025
    assert client.get(url, {"year": "999999999999"}).context["found"].year == 2026
    table = client.get(reverse("founding:statistics_csv"), {"year": "2026"}).content
    assert table == as_csv(statistics(2026))
    assert client.get("/api/founding/statistics").json()["charitable"] == 1
    client.force_login(UserFactory())
    assert client.get(url).status_code == 403
    assert client.get("/api/founding/statistics").status_code == 403


def test_the_week_counts_what_foundings_reached_in_it(year):
    def reached(since, until):
        (table,) = week.tables(Period(since, until))
        return [row.numbers[0] for row in table.rows]

    assert reached(date(2026, 11, 1), date(2026, 11, 30)) == [2, 1, 1, 1, 1]
    assert reached(date(2026, 11, 2), date(2026, 11, 8)) == [0, 0, 0, 0, 0]
    assert reached(date(2026, 11, 11), date(2026, 11, 11)) == [0, 0, 1, 0, 0]
