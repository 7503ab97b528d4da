"""The log of the house: every line for those who look after it, nothing of what stands in a case."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.engine.factories import started
from tests.people.factories import UserFactory
from workflows.desk.reading.log import Wanted, log_page, verb_choices
from workflows.engine.models import HistoryEntry

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 29)  # the clocks go forward in its night


def _line(case: Any, actor: Any, moment: datetime.datetime, verb: str = "note.written") -> HistoryEntry:
    return HistoryEntry.objects.create(case=case, actor=actor, at=moment, verb=verb, data={"text": "Geheim"})


def _at(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


@pytest.fixture
def auditor() -> Any:
    return UserFactory(roles=["auditor"])


def test_a_day_counts_from_its_first_to_its_last_minute(auditor: Any) -> None:
    case, day = started(), datetime.timedelta(days=1)
    moments = [_at(DAY - day, 23, 59), _at(DAY, 0, 0), _at(DAY, 23, 59), _at(DAY + day, 0, 0)]
    lines = [_line(case, auditor, moment) for moment in moments]
    found = log_page(Wanted(since=DAY, until=DAY), auditor).lines
    assert [line.id for line in found] == [lines[2].pk, lines[1].pk]


def test_lines_are_found_by_person_number_and_verb(auditor: Any) -> None:
    case, other = started(number="MP-2026-0042"), started()
    person = UserFactory(name="Nadja Berisha", email="nadja@example.org")
    line = _line(case, person, timezone.now())
    _line(other, auditor, timezone.now())
    for wanted in (
        Wanted(person="berisha"),
        Wanted(person="NADJA@"),
        Wanted(case="mp-2026-0042", verb="note.written"),
        Wanted(case=str(case.pk), verb="note.written"),
    ):
        assert [found.id for found in log_page(wanted, auditor).lines] == [line.pk]


def test_pages_follow_each_other_without_a_gap(auditor: Any, django_assert_num_queries: Any) -> None:
    case = started()
    ids = [_line(case, auditor, timezone.now()).pk for _ in range(5)]
    wanted = Wanted(verb="note.written")
    with django_assert_num_queries(3):
        first = log_page(wanted, auditor, size=2)
    second = log_page(wanted, auditor, size=2, before=first.older)
    third = log_page(wanted, auditor, size=2, before=second.older)
    assert [line.id for page in (first, second, third) for line in page.lines] == ids[::-1]
    assert third.older is None


def test_administrators_read_who_did_what_but_open_no_case(client: Client, auditor: Any) -> None:
    case = started(title="Lange Tafel", number="MP-2026-0001")
    _line(case, auditor, timezone.now())
    client.force_login(UserFactory(roles=["admin"]))
    page = client.get("/desk/log/").content.decode()
    assert "MP-2026-0001" in page
    assert f"/cases/{case.pk}/" not in page
    assert "Lange Tafel" not in page
    assert "Geheim" not in page
    client.force_login(auditor)
    assert f"/cases/{case.pk}/" in client.get("/desk/log/").content.decode()


def test_the_table_holds_what_the_filters_leave(client: Client, auditor: Any) -> None:
    case = started()
    _line(case, UserFactory(name="=SUM(A1)"), timezone.now())
    _line(case, auditor, timezone.now(), verb="message.written")
    client.force_login(auditor)
    answer = client.get("/desk/log.csv", {"verb": "note.written"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["'=SUM(A1)"]
    assert rows[1][4] == case.number


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "31.2.2026"}, "gibt es nicht"),
        ({"since": "2.1.2026", "until": "1.1.2026"}, "vor dem Anfang"),
    ],
)
def test_a_wrong_day_is_named_and_stays(
    client: Client, auditor: Any, asked: dict[str, str], said: str
) -> None:
    client.force_login(auditor)
    for address in ("/desk/log/", "/desk/log.csv"):
        answer = client.get(address, asked)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert asked["since"] in answer.content.decode()


def test_the_api_gives_the_same_lines(client: Client, auditor: Any) -> None:
    case = started()
    line = _line(case, auditor, timezone.now())
    client.force_login(auditor)
    answer = client.get(reverse("wagtailapi_v3:desk_log"), {"verb": "note.written"}).json()
    assert [each["id"] for each in answer["items"]] == [line.pk]
    assert answer["older"] is None
    assert "Geheim" not in str(answer)


def test_every_verb_can_be_chosen_by_its_name() -> None:
    labels = dict(verb_choices())
    assert {"submitted", "note.written", "message.written"} <= labels.keys()
    assert all(label for label in labels.values())
