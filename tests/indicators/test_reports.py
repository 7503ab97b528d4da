"""What was promised and reported, over screens and over the API; a report never changes."""

import hashlib
import io
import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from openpyxl import load_workbook

from tests.meetings.factories import announced
from workflows.indicators import actions
from workflows.indicators.models import FundingPeriod, Report
from workflows.meetings.models import Meeting
from workflows.people.verdicts import AlreadyDone, Invalid
from workflows.upkeep import invariants

from .factories import funded, held, lead

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 2)


@pytest.fixture(autouse=True)
def in_july() -> Any:
    with time_machine.travel("2026-07-02T10:00:00+02:00", tick=False) as traveller:
        yield traveller


def promised(period: FundingPeriod, **more: Any) -> None:
    given = {"measure": "trainings", "kind": "total", "number": 14, "source": "Bescheid, Seite 4", **more}
    actions.set_target(actor=lead(), period=period, **given)


def six() -> Meeting:
    return held(announced(), date(2026, 3, 2), *((f"p{n}@example.org", "paid", "") for n in range(6)))


def test_a_report_stays_as_it_was_and_a_correction_is_version_two() -> None:
    period, actor = funded(), lead()
    promised(period)
    case = six()
    first = actions.report(actor=actor, period=period, as_of=TODAY)
    with pytest.raises(Invalid):
        actions.report(actor=actor, period=period, as_of=TODAY)
    with pytest.raises(AlreadyDone):
        actions.report(actor=actor, period=period, as_of=TODAY, reason="Zur Sicherheit")
    Meeting.objects.filter(pk=case.pk).update(guests=5)
    second = actions.report(actor=actor, period=period, as_of=TODAY, reason="Gäste nachgetragen")
    numbers = [
        next(each["number"] for each in row.data["lines"] if each["code"] == "training_participations")
        for row in (Report.objects.get(pk=first.pk), second)
    ]
    assert (numbers, second.version, first.digest != second.digest) == ([6, 11], 2, True)
    for change in (lambda: Report.objects.update(digest="0"), lambda: Report.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def broken() -> list[object]:
    (ours,) = (each for each in invariants.every() if each.code == "report_digest")
    return list(ours.broken())


def test_a_report_that_somebody_changed_is_found() -> None:
    row = actions.report(actor=lead(), period=funded(), as_of=TODAY)
    assert broken() == []
    row.pk, row.version, row.reason, row.data = None, 2, "x", row.data | {"title": "Anderes"}
    row.save(force_insert=True)
    assert len(broken()) == 1


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 7, 3), date(2027, 1, 1)])
def test_only_days_of_the_period_that_have_come_are_reported(day: date) -> None:
    with pytest.raises(Invalid) as refused:
        actions.report(actor=lead(), period=funded(), as_of=day)
    assert set(refused.value.errors) == {"as_of"}


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"measure": "unknown"}, "measure"),
        ({"kind": "ratio"}, "kind"),
        ({"number": 0}, "number"),
        ({"measure": "invited_in_time", "kind": "ratio", "number": 101}, "number"),
        ({"source": " "}, "source"),
    ],
)
def test_a_target_that_does_not_fit_is_refused_with_a_sentence(more: dict[str, Any], wrong: str) -> None:
    period = funded()
    with pytest.raises(Invalid) as refused:
        promised(period, **more)
    assert wrong in refused.value.errors
    assert not period.targets.exists()


def test_over_screens(client: Client) -> None:
    client.force_login(lead())
    days = {"since_day": "1", "since_month": "1", "since_year": "2026"}
    days |= {"until_day": "31", "until_month": "12", "until_year": "2026"}
    typed = {"title": "Haus 2026", "funder": "Bund", **days}
    page = client.post("/desk/targets/new/", typed)
    period = FundingPeriod.objects.get()
    assert page.headers["Location"] == f"/desk/targets/{period.pk}/"
    target = {"measure": "trainings", "kind": "total", "number": "14", "source": "Bescheid"}
    assert client.post(f"/desk/targets/{period.pk}/set/", target | {"source": ""}).status_code == 422
    assert client.post(f"/desk/targets/{period.pk}/set/", target).status_code == 302
    six()
    shown = client.get(f"/desk/targets/{period.pk}/").content.decode()
    assert "1 von 14" in shown
    day = {"as_of_day": "2", "as_of_month": "7", "as_of_year": "2026"}
    made = client.post(f"/desk/targets/{period.pk}/report/", day)
    assert made.status_code == 302
    text = client.get(made.headers["Location"]).content.decode()
    assert "Teilnahmen an Schulungen: 6." in text
    assert client.post(f"/desk/targets/{period.pk}/report/", day).status_code == 422
    assert client.post(f"/desk/targets/{period.pk}/drop/", target).status_code == 302
    assert not period.targets.exists()
    assert client.get(f"/desk/reports/{Report.objects.get().pk}/file.exe").status_code == 404


def test_over_the_api(client: Client) -> None:
    client.force_login(lead())

    def call(method: str, path: str, data: object = None) -> Any:
        body = {} if data is None else {"data": json.dumps(data), "content_type": "application/json"}
        return getattr(client, method)(f"/api/indicators/{path}", **body)

    given = {"title": "Haus", "funder": "Bund", "since": "2026-01-01", "until": "2026-12-31"}
    assert call("post", "periods", given | {"until": "2025-12-31"}).status_code == 422
    key = call("post", "periods", given).json()["id"]
    own = f"periods/{key}/targets/training_participations/each"
    assert call("get", own).status_code == 404
    assert call("put", own, {"number": 10, "source": "Bescheid"}).json()["number"] == 10
    six()
    lines = {each["code"]: each for each in call("get", f"periods/{key}/counts").json()["lines"]}
    assert lines["training_participations"]["number"] == 6
    assert [each["light"] for each in lines["training_participations"]["targets"]] == ["red"]
    made = call("post", f"periods/{key}/reports", {"as_of": "2026-07-02"}).json()
    raw = call("get", f"reports/{made['id']}/json").content
    assert hashlib.sha256(raw).hexdigest() == made["digest"]
    book = load_workbook(io.BytesIO(call("get", f"reports/{made['id']}/xlsx").content))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
    assert (cells[6], cells[made["digest"]]) == ("n", "s")
    draft = call("get", f"reports/{made['id']}/txt").content.decode("utf-8-sig")
    assert "Teilnahmen an Schulungen: 6." in draft
    assert call("delete", own).status_code == 204
    assert call("delete", own).status_code == 409
