"""Samples: the same seed draws the same cases, everything is kept, administrators see identifiers only."""

import hashlib
import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.desk.factories import many
from tests.grants import factories as make
from tests.people.factories import UserFactory
from workflows.desk.actions.packages import ask_for_package
from workflows.desk.actions.samples import draw_sample
from workflows.desk.models import Package, Sample
from workflows.desk.reading import samples as reading
from workflows.desk.reading.samples import Chosen
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
YEAR = Chosen(date(2026, 1, 1), date(2026, 12, 31))


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()).replace(hour=hour, minute=minute))


def received(count: int, day: date = date(2026, 6, 1), **fields: Any) -> list[Any]:
    """So many cases received on this day."""
    return [each for _time in range(count) for each in many(1, submitted_at=at(day), **fields)]


@pytest.fixture
def auditor() -> User:
    return UserFactory(roles=["auditor"])


def draw(actor: User, chosen: Chosen = YEAR, size: int = 3, **rest: Any) -> Sample:
    return draw_sample(actor=actor, purpose="Prüfung 2026", chosen=chosen, size=size, **rest)


def test_the_same_seed_draws_the_same_cases_and_everybody_can_check_it(auditor: User) -> None:
    cases = received(20)
    first = draw(auditor)
    again = draw(auditor, seed=first.seed)
    other = draw(auditor)
    ids = [each.id for each in reading.drawn_cases(auditor, first)]
    assert ids == [each.id for each in reading.drawn_cases(auditor, again)]
    assert other.seed != first.seed
    # By hand, as the guide says it: nothing of ours is called.
    by_hand = sorted(
        (case.pk for case in cases), key=lambda pk: hashlib.sha256(f"{first.seed}:{pk}".encode()).hexdigest()
    )
    assert ids == by_hand[:3]
    lines = "\n".join(sorted(str(case.pk) for case in cases))
    assert reading.fingerprint(first) == hashlib.sha256(lines.encode()).hexdigest()


def test_what_comes_later_changes_no_earlier_draw(auditor: User) -> None:
    received(10)
    sample = draw(auditor)
    before = [each.id for each in reading.drawn_cases(auditor, sample)]
    received(10)
    assert [each.id for each in reading.drawn_cases(auditor, Sample.objects.get())] == before
    assert draw(auditor, seed=sample.seed).population != sample.population


def test_days_count_from_their_first_to_their_last_minute(auditor: User) -> None:
    day, one = date(2026, 3, 29), timedelta(days=1)  # the clocks go forward
    moments = [at(day - one, 23, 59), at(day, 0, 0), at(day, 23, 59), at(day + one, 0, 0)]
    cases = [many(1, submitted_at=moment)[0] for moment in moments]
    many(1)  # a draft
    sample = draw(auditor, Chosen(day, day), size=5)
    assert set(sample.population) == {cases[1].pk, cases[2].pk}
    assert sample.size == 2


def test_it_is_narrowed_by_stage_and_by_budget(auditor: User) -> None:
    received(3)
    closed = received(2, stage="approved")
    kind = closed[0].kind
    sample = draw(auditor, Chosen(YEAR.since, YEAR.until, kind, "approved"))
    assert set(sample.population) == {case.pk for case in closed}
    people = make.staff()
    call = make.open_call(people)
    case = make.submitted(call, people)
    Case.objects.filter(pk=case.pk).update(submitted_at=at(date(2026, 6, 1)))
    sample = draw(auditor, Chosen(YEAR.since, YEAR.until, budget=f"grants:{call.slug}"))
    assert sample.population == [case.pk]
    assert call.text("title") in reading.sentence_of(sample)[0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"chosen": Chosen(date(2026, 2, 1), date(2026, 1, 1))}, "until"),
        ({"chosen": Chosen(date(1, 1, 1), date(2026, 1, 1))}, "since"),
        ({"chosen": Chosen(YEAR.since, YEAR.until, "sample", "nowhere")}, "stage"),
        ({"chosen": Chosen(YEAR.since, YEAR.until, stage="approved")}, "stage"),
        ({"chosen": Chosen(YEAR.since, YEAR.until, budget="grants:x")}, "budget"),
        ({"chosen": Chosen(date(2020, 1, 1), date(2020, 1, 1))}, "since"),
        ({"size": 0}, "size"),
        ({"size": 501}, "size"),
        ({"purpose": " \n"}, "purpose"),
        ({"seed": "x" * 65}, "seed"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_field(auditor: User, change: dict[str, Any], field: str) -> None:
    received(2)
    given: dict[str, Any] = {"purpose": "Prüfung", "chosen": YEAR, "size": 1, "seed": ""} | change
    with pytest.raises(Invalid) as refused:
        draw_sample(actor=auditor, **given)
    assert list(refused.value.errors) == [field]
    assert not Sample.objects.exists()


@pytest.mark.parametrize("role", ["decision_maker", "formal_officer", "reviewer", "applicant"])
def test_others_draw_nothing(role: str) -> None:
    received(2)
    with pytest.raises(NotAllowed):
        draw(UserFactory(roles=[role]))


def test_administrators_see_numbers_and_no_titles(client: Client, auditor: User) -> None:
    received(2, title="Geheimes Vorhaben")
    case = received(1, title="Geheimes Vorhaben")[0]
    Case.objects.filter(pk=case.pk).update(number="MP-2026-0007")
    sample = draw(auditor)
    for person, titles in ((UserFactory(roles=["admin"]), 0), (auditor, 3)):
        client.force_login(person)
        page = client.get(f"/desk/samples/{sample.pk}/")
        assert page.content.decode().count("Geheimes Vorhaben") == titles
        assert "MP-2026-0007" in page.content.decode()
        assert (f"/cases/{case.pk}/" in page.content.decode()) == bool(titles)


def test_it_is_drawn_on_the_screen_and_taken_along(client: Client, auditor: User) -> None:
    received(4)
    client.force_login(auditor)
    days = {"since_day": "1", "since_month": "1", "since_year": "2026"}
    days |= {"until_day": "31", "until_month": "12", "until_year": "2026"}
    page = client.post("/desk/samples/", {"purpose": "Prüfung", "size": "", **days})
    assert page.status_code == 422
    sample_page = client.post("/desk/samples/", {"purpose": "Prüfung", "size": "2", **days}, follow=True)
    sample = Sample.objects.get()
    assert sample_page.redirect_chain == [(f"/desk/samples/{sample.pk}/", 302)]
    assert sample.seed in sample_page.content.decode()
    client.post(f"/desk/samples/{sample.pk}/package/")
    packed = set(Package.objects.get().cases.values_list("case", flat=True))
    assert packed == {each.id for each in reading.drawn_cases(auditor, sample)}


def test_the_table_holds_all_that_was_drawn_from(client: Client, auditor: User) -> None:
    received(5, title="=1+1")
    sample = draw(auditor, size=2)
    client.force_login(auditor)
    answer = client.get(f"/desk/samples/{sample.pk}/table.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert [row[0] for row in rows[1:]] == [1, 2, 3, 4, 5]
    marks = [row[7] for row in rows[1:]]
    assert marks == sorted(marks)
    drawn = [str(each.id) for each in reading.drawn_cases(auditor, sample)]
    assert [row[6] for row in rows[1:3]] == drawn


def test_a_page_asks_the_same_however_much_was_drawn(client: Client, auditor: User) -> None:
    received(40)
    samples = [draw(auditor, size=2), draw(auditor, size=40)]
    client.force_login(auditor)
    numbers = []
    for sample in [samples[0], *samples]:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/desk/samples/{sample.pk}/")
        numbers.append(len(asked))
    assert numbers[1] == numbers[2] <= 10


def test_the_list_goes_on_page_by_page(client: Client, auditor: User, monkeypatch: Any) -> None:
    received(2)
    monkeypatch.setattr(reading, "PAGE_SIZE", 2)
    made = [draw(auditor, size=1).pk for _time in range(5)]
    found, page = [], reading.sample_page(auditor)
    while True:
        found += [each.pk for each in page.samples]
        if page.older is None:
            break
        page = reading.sample_page(auditor, before=page.older)
    assert found == made[::-1]


def test_the_api_draws_the_same(client: Client, auditor: User) -> None:
    received(6)
    client.force_login(auditor)
    given = {"purpose": "API", "since": "2026-01-01", "until": "2026-12-31", "size": 2, "seed": "eins"}
    answers = [client.post("/api/desk/samples", given, content_type="application/json") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    first, second = (answer.json() for answer in answers)
    assert first["cases"] == second["cases"]
    assert first["fingerprint"] == second["fingerprint"]
    assert len(first["population"]) == 6
    listed = client.get("/api/desk/samples").json()
    assert [each["id"] for each in listed["items"]] == [second["id"], first["id"]]
    assert client.get(f"/api/desk/samples/{first['id']}").json() == first


def test_only_what_is_seen_is_taken_along(auditor: User) -> None:
    seen = received(2)
    hidden = received(1, anonymised_at=timezone.now())[0]
    assert not Case.objects.visible_to(auditor).filter(pk=hidden.pk).exists()
    wanted = [each.pk for each in (*seen, hidden)]
    with pytest.raises(Invalid):
        ask_for_package(actor=auditor, cases=wanted)
    packed = ask_for_package(actor=auditor, cases=wanted, only_seen=True)
    assert set(packed.cases.values_list("case", flat=True)) == {each.pk for each in seen}
    with pytest.raises(Invalid):
        ask_for_package(actor=auditor, cases=[hidden.pk], only_seen=True)
