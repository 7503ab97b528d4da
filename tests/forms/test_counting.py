"""Numbers of the way through a form: once each, after the commit, with nothing that names anybody."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from tests.forms import sample
from workflows.forms.actions import save_answers, submit_sheet
from workflows.forms.actions.counting import minutes_of
from workflows.forms.models import AnswerSheet, FormCount
from workflows.values.devices import AGENT, Device, device_in_use, device_of

from .factories import make_complete_sheet
from .screens import page

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36"
PAD = "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15"
type Committed = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    """What is counted behind the commit is counted in the test, too."""
    return django_capture_on_commit_callbacks


def counted() -> set[tuple[str, str, str, str, int]]:
    rows = FormCount.objects.filter(code=sample.CODE, day=timezone.localdate())
    return set(rows.values_list("passage", "page", "language", "device", "number"))


def test_a_page_counts_when_it_is_saved_first(
    client: Client, sheet: AnswerSheet, committed: Committed
) -> None:
    client.force_login(sheet.owner)
    for title in ("Nähcafé", "Nähcafé am Abend"):
        with committed(execute=True):
            client.post(f"/ar{page(sheet, 'project')}", {"title": title}, headers={"user-agent": PHONE})
    assert counted() == {("begun", "", "ar", "phone", 1), ("page", "project", "ar", "phone", 1)}


def test_an_answer_kept_while_typing_is_a_beginning_and_no_page(
    client: Client, sheet: AnswerSheet, committed: Committed
) -> None:
    client.force_login(sheet.owner)
    for title in ("N", "Nä"):
        with committed(execute=True):
            client.post(f"{page(sheet, 'project')}autosave/", {"title": title, "only": "title"})
    assert counted() == {("begun", "", "de", "program", 1)}
    with committed(execute=True):
        save_answers(sheet_id=sheet.pk, answers={"title": "Nähcafé"}, revision=None, actor=sheet.owner)
    assert {(row[0], row[4]) for row in counted()} == {("begun", 1), ("page", 1)}


def test_two_who_hand_in_are_two_with_their_minutes(committed: Committed) -> None:
    for _ in range(2):
        sheet = make_complete_sheet()
        with committed(execute=True):
            submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    count = FormCount.objects.get(code=sample.CODE, passage="handed_in")
    assert (count.number, count.minutes, count.device) == (2, 2, Device.PROGRAM)


def test_what_is_rolled_back_is_not_counted(sheet: AnswerSheet, committed: Committed) -> None:
    with committed(execute=True) as callbacks, pytest.raises(LookupError):
        _fail_after_saving(sheet)
    assert (callbacks, counted()) == ([], set())


def _fail_after_saving(sheet: AnswerSheet) -> None:
    with transaction.atomic():
        save_answers(sheet_id=sheet.pk, answers={"title": "N"}, revision=None, actor=sheet.owner)
        raise LookupError


def test_breaks_are_no_minutes_of_writing() -> None:
    begin = timezone.now()
    after = [timedelta(), timedelta(minutes=20), timedelta(minutes=50), timedelta(minutes=81)]
    trail = {str(number): {"by": 1, "at": (begin + span).isoformat()} for number, span in enumerate(after)}
    assert minutes_of(trail) == 50
    trail["house"] = {"by": None, "at": (begin + timedelta(minutes=90)).isoformat()}
    assert minutes_of(trail) == 50
    assert minutes_of({}) == 1


@pytest.mark.parametrize(
    ("agent", "device"),
    [(PHONE, "phone"), (PAD, "tablet"), (MAC, "computer"), ("curl/8.14", "program"), ("", "program")],
)
def test_the_kind_of_device(agent: str, device: str) -> None:
    assert device_of(agent) == device


def test_outside_a_request_nothing_is_known_of_a_device(client: Client) -> None:
    client.get("/", headers={"user-agent": PHONE})
    assert (AGENT.get(), device_in_use()) == ("", Device.PROGRAM)


@pytest.mark.parametrize(
    "row",
    [
        {"passage": "page", "page": ""},
        {"passage": "begun", "page": "project"},
        {"device": "Kofis Telefon"},
        {"number": 0},
        {"passage": "read"},
    ],
)
def test_the_database_takes_nothing_else(row: dict[str, object]) -> None:
    facts = {
        "code": "x",
        "day": timezone.localdate(),
        "passage": "begun",
        "language": "de",
        "device": "phone",
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        FormCount.objects.create(**{"number": 1, "device": "phone", **facts, **row})
    assert not FormCount.objects.exists()
