"""What leadership sees of the forms: how they are used, and where people stopped."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.forms import sample
from tests.forms.factories import make_sheet
from tests.grants import factories as make
from tests.grants.guests import begun, save
from tests.people.factories import UserFactory
from workflows.desk.inputs.numbers import this_year
from workflows.desk.reading import numbers as reading
from workflows.desk.reading.numbers import Table
from workflows.forms import registry
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet, FormCount
from workflows.grants.models import GuestDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def sample_form() -> Iterator[None]:
    """The sample can be opened."""
    sample.register()
    yield
    registry._KINDS.pop(sample.CODE, None)


def table(code: str) -> Table:
    return next(each for each in reading.tables(this_year()) if each.code == code)


def count(passage: str, number: int, *, minutes: int = 0, page: str = "", **other: str) -> None:
    facts = {"code": sample.CODE, "day": timezone.localdate(), "language": "ar", "device": "phone"} | other
    FormCount.objects.create(passage=passage, number=number, minutes=minutes, page=page, **facts)


def test_forms_languages_and_devices() -> None:
    count("begun", 5)
    count("page", 4, page="project")
    count("page", 2, page="money")
    count("handed_in", 2, minutes=91)
    count("begun", 3, language="uk", device="computer")
    count("begun", 9, language="de", day=timezone.localdate() - timedelta(days=400))
    (row,) = table("forms").rows
    assert row.numbers == (8, 6, 2, 46)
    assert [(row.label, row.numbers) for row in table("forms_language").rows] == [
        ("العربية", (5, 2)),
        ("Українська", (3, 0)),
    ]
    assert [(row.label, row.numbers) for row in table("forms_device").rows] == [
        ("Computer", (3, 0)),
        ("Telefon", (5, 2)),
    ]


def test_where_people_stopped_is_the_question_they_answered_last() -> None:
    stopped, still_writing, untouched = make_sheet(), make_sheet(), make_sheet()
    for sheet in (stopped, still_writing):
        save_answers(sheet_id=sheet.pk, answers={"goals": "G"}, revision=None, actor=sheet.owner)
        save_answers(sheet_id=sheet.pk, answers={"title": "T"}, revision=None, actor=sheet.owner)
    long_ago = timezone.now() - timedelta(days=15)
    quiet = AnswerSheet.objects.filter(pk__in=[stopped.pk, untouched.pk])
    quiet.update(created_at=long_ago, updated_at=long_ago)
    places = {row.label.partition(": ")[2]: row.numbers for row in table("stopped").rows}
    assert places == {"nichts": (1,), "Titel": (1,)}


def test_who_stopped_without_an_account_counts_too(client: Client) -> None:
    secret = begun(make.open_call(make.staff()))
    save(client, secret, "idea", title="Nähcafé")
    long_ago = timezone.now() - timedelta(days=15)
    GuestDraft.objects.update(created_at=long_ago, updated_at=long_ago)
    (row,) = table("stopped_guests").rows
    assert row.numbers == (1,)
    assert "Nähcafé" not in row.label


def test_leadership_reads_it_on_the_screen(client: Client) -> None:
    count("begun", 5)
    client.force_login(UserFactory(roles=["decision_maker"]))
    said = client.get("/desk/numbers/?period=year").content.decode()
    assert "Formulare: begonnen und eingereicht" in said
