"""Numbers per call and period: counted right, shown, exported safely."""

import datetime
import io
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from tests.grants import factories as make
from tests.grants.reclaims import NOON, at, owe
from workflows.desk.reading.numbers import Row
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.reading import numbers as reading
from workflows.grants.reading import week
from workflows.grants.reading.numbers import Group, Period
from workflows.values.periods import Period as Week
from workflows.values.spreadsheets import xlsx_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(people):
    """One settled grant of a first-timer, one waiting application in another place, and a draft."""
    with time_machine.travel(NOON, tick=False):
        call = make.open_call(people)
        make.draft(call, people)
        waiting = make.submitted(call, people, postcode="66111", place="Altdorf", target_groups=["youth"])
    case = owe(call, people)
    with at((3, 10)):
        step = make.step(case, "reclaim")
        received = {"received_on": NOON.date(), "amount": Decimal("190.00")}
        actions.receive_reclaim(step=step, actor=people.cash, **received)
    return call, waiting, case


def test_what_was_applied_for_and_what_became_of_it(year):
    found = reading.figures(Period())
    days = {name: found.pop(name) for name in list(found) if name.startswith("days_")}
    assert found == {
        "applied": 2,
        "requested": Decimal("1800.00"),
        "granted": 1,
        "amount": Decimal("800.00"),
        "paid": Decimal("640.00"),
        "reclaimed": Decimal("190.00"),
        "organisations": 2,
        "first_timers": 2,
        "decided": 1,
    }
    assert days == dict.fromkeys(days, Decimal("0.0"))


def test_days_are_counted_from_the_submission_to_the_decision(people):
    with time_machine.travel(NOON, tick=False) as clock:
        call = make.open_call(people)
        cases = [make.to_decision(call, people) for _number in range(3)]
        for case, days in zip(cases, (1, 2, 9), strict=True):
            clock.move_to(NOON + datetime.timedelta(days=days))
            make.approve(case, people)
    found = reading.figures(Period())
    days = [str(found[f"days_{name}"]) for name in ("median", "average", "longest")]
    assert days == ["2.0", "4.0", "9.0"]


def test_a_second_application_is_no_first_time(year, people):
    call, waiting, _case = year
    with at((5, 2)):
        other = make.open_call(people, slug="zweiter")
        make.submit(make.draft_for(other, people, waiting.applicant, waiting.organisation))
    assert reading.figures(Period(call=call))["first_timers"] == 2
    assert reading.figures(Period(call=other))["first_timers"] == 0
    everything = reading.figures(Period())
    assert (everything["organisations"], everything["first_timers"]) == (2, 2)


@pytest.mark.parametrize(
    ("since", "until", "applied"),
    [
        (None, None, 2),
        (NOON.date(), NOON.date(), 2),
        (NOON.date() + datetime.timedelta(days=1), None, 0),
        (None, NOON.date() - datetime.timedelta(days=1), 0),
    ],
)
def test_a_period_counts_both_its_days(year, since, until, applied):
    assert reading.figures(Period(since=since, until=until))["applied"] == applied


def test_groups_by_call_month_district_and_target_group(year):
    call, _waiting, _case = year
    assert reading.by_call(Period()) == [Group(call.text("title"), 2, 1, Decimal("800.00"))]
    assert reading.by_month(Period()) == [Group("2026-03-01", 2, 1, Decimal("800.00"))]
    assert reading.by_district(Period()) == [
        Group("66111 Altdorf", 1, 0, Decimal("0.00")),
        Group("66999 Lindenstadt", 1, 1, Decimal("800.00")),
    ]
    assert reading.by_target_group(Period()) == [
        Group("women", 1, 1, Decimal("800.00")),
        Group("youth", 1, 0, Decimal("0.00")),
    ]


def test_the_screen_shows_charts_with_their_tables_and_the_files_say_the_same(year, people, client):
    client.force_login(people.auditor)
    page = client.get(reverse("grants:numbers")).content.decode()
    assert page.count('class="grants-bars"') == 4
    assert "66111 Altdorf" in page
    wrong = {"since": "2026-03-02", "until": "2026-03-01"}
    assert client.get(reverse("grants:numbers"), wrong).status_code == 422
    assert client.get(reverse("grants:numbers_file", args=["exe"])).status_code == 404
    file = io.BytesIO(client.get(reverse("grants:numbers_file", args=["xlsx"])).content)
    rows = [[cell for cell in row if cell is not None] for row in load_workbook(file).active.values]
    assert ["66111 Altdorf", 1, 0, 0] in rows
    assert ["66999 Lindenstadt", 1, 1, 800] in rows
    listed = client.get(reverse("grants:numbers_file", args=["csv"])).content.decode("utf-8-sig")
    assert '"66999 Lindenstadt";"1";"1";"800,00"' in listed
    told = client.get("/api/grants/numbers?since=2026-03-02").json()
    assert (told["applied"], told["paid"]) == (2, "640.00")
    assert client.get("/api/grants/numbers?call=gibtsnicht").status_code == 404


def test_the_numbers_are_few_queries(year, django_assert_num_queries):
    with django_assert_num_queries(7):
        reading.figures(Period())
        for count in (reading.by_call, reading.by_month, reading.by_district, reading.by_target_group):
            count(Period())


@pytest.mark.parametrize("text", ["=1+1", "+49 681", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "a\x00"])
def test_a_text_stays_a_text_in_a_workbook(text):
    cell = load_workbook(io.BytesIO(xlsx_file([[text, 5, Decimal("1.50")]], "Zahlen"))).active["A1"]
    assert (cell.data_type, cell.value) == ("s", text.replace("\x00", ""))


def test_places_that_people_typed_do_not_become_formulas(year, people, client):
    _call, waiting, _case = year
    sheet = AnswerSheet.objects.get(case_id=waiting.pk)
    AnswerSheet.objects.filter(pk=sheet.pk).update(answers=sheet.answers | {"postcode": "", "place": "=1+1"})
    client.force_login(people.decider)
    listed = client.get(reverse("grants:numbers_file", args=["csv"])).content.decode("utf-8-sig")
    assert '"\'=1+1"' in listed


def test_the_week_of_the_decision_tells_it_and_the_next_one_does_not(year):
    call, _waiting, _case = year
    monday = datetime.date(2026, 3, 2)
    decisions, budgets = week.tables(Week(monday, monday))
    name = call.text("title")
    assert decisions.rows == [Row(name, (1, 1, 0, Decimal("800.00"), Decimal(0), Decimal(0), Decimal(0)))]
    (row,) = [row for row in budgets.rows if row.label == name]
    said = dict(zip((column.code for column in budgets.columns), row.numbers, strict=True))
    call.refresh_from_db()
    assert (said["budget"], said["reserved"], said["free"]) == (call.budget, call.committed, call.available)
    assert (said["paid"], said["reclaimed"]) == (Decimal("640.00"), Decimal("190.00"))
    assert budgets.shares()[budgets.rows.index(row)] == round(call.committed * 100 / call.budget)
    later, _same = week.tables(Week(monday + datetime.timedelta(days=1), monday + datetime.timedelta(days=7)))
    assert later.rows == []
