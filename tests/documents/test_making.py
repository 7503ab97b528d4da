"""Letters are made by the worker: the step stands, the letter says what was asked for, failure is told."""

import hashlib
import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.documents.factories import asked, stored
from tests.engine.factories import started
from tests.harness.letters import documents_made
from tests.people.factories import HouseFactory, UserFactory
from workflows.documents import letters, making
from workflows.documents.actions import freeze_uploads
from workflows.documents.models import Document, LetterOrder
from workflows.engine.models import Trouble
from workflows.people.models import House

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _house() -> None:
    House.objects.all().delete()
    HouseFactory(name="Haus der Vielfalt")


class Panic(BaseException):
    """What a panic of the printer looks like: no Exception."""


def broken(monkeypatch: pytest.MonkeyPatch, error: BaseException | None = None) -> None:
    """No letter can be printed."""

    def fail(*_args: Any, **_kwargs: Any) -> bytes:
        raise error or ValueError("Amira Haddad")

    monkeypatch.setattr(making, "print_letter", fail)


def later(**pause: float) -> Any:
    """The worker looks again after so long."""
    return time_machine.travel(timezone.now() + timedelta(**pause), tick=False)


def test_asked_then_made() -> None:
    """First a row without a file, then the file with its checksum, frozen; the inputs are gone."""
    document = asked(started())
    assert (document.state, document.sha256, bool(document.file), document.frozen_at) == (
        "asked",
        "",
        False,
        None,
    )
    order = LetterOrder.objects.get()
    assert order.inputs_sha256 == hashlib.sha256(order.inputs.encode()).hexdigest()
    assert documents_made() == 1
    document.refresh_from_db()
    content = document.file.read()
    assert (document.state, document.size) == ("made", len(content))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.frozen_at is not None
    order.refresh_from_db()
    assert (order.inputs, order.lease, order.attempts) == ("", None, 1)
    assert order.made_with_sha256 == order.template_sha256 == letters.fingerprint("documents/notice", "pdf")
    assert making.tick() == 0


def test_it_says_what_was_asked_for_whatever_happens_since() -> None:
    """Facts of the house and the day are those of the decision, however late the letter is made."""
    with time_machine.travel("2026-03-05 12:00+01:00", tick=False):
        document = asked()
    House.objects.update(name="Haus mit neuem Namen")
    with time_machine.travel("2026-03-09 12:00+01:00", tick=False):
        documents_made()
    document.refresh_from_db()
    reader = PdfReader(io.BytesIO(document.file.read()))
    text = " ".join(reader.pages[0].extract_text().split())
    assert "Haus der Vielfalt" in text
    assert "neuem Namen" not in text
    assert "5. März 2026" in text
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.day == 5


def test_nobody_changes_what_was_asked_for() -> None:
    """The database refuses it for the order and its document, also after the letter is there."""
    document, order = asked(), LetterOrder.objects.filter()
    changes: list[Any] = [
        lambda: order.update(inputs='{"data": {}}'),
        lambda: order.update(template="grants/letter"),
        lambda: Document.objects.filter(pk=document.pk).update(name="Anders.pdf"),
        lambda: Document.objects.filter(pk=document.pk).update(state="made"),
        lambda: Document.objects.filter(pk=document.pk).update(frozen_at=timezone.now()),
        lambda: Document.objects.filter(pk=document.pk)._raw_delete("default"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    documents_made()
    for change in (lambda: order.update(attempts=7), lambda: order.update(made_at=None, inputs="{}")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_upload_is_there_at_once_and_stays_so() -> None:
    """Freezing what was uploaded leaves letters that are being made alone."""
    case = started()
    upload, letter = stored(case.applicant, case=case), asked(case)
    assert upload.state == "made"
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=upload.pk).update(state="asked", sha256="", file="")
    assert freeze_uploads(case=case) == 1
    documents_made()
    letter.refresh_from_db()
    assert letter.is_made


@pytest.mark.parametrize("error", [ValueError("Amira Haddad"), MemoryError(), Panic()])
def test_what_fails_is_tried_again_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """Growing pauses; the office hears of the second failure, and of nothing when it went well after one."""
    asked()
    broken(monkeypatch, error)
    assert making.tick() == 0
    order = LetterOrder.objects.get()
    assert (order.attempts, order.lease) == (1, None)
    assert order.due_at - timezone.now() < timedelta(seconds=5)
    assert order.reason.startswith(type(error).__name__)
    assert "Amira" not in order.reason
    assert Document.objects.get().state == "asked"
    assert not Trouble.objects.exists()
    assert making.tick() == 0
    assert LetterOrder.objects.get().attempts == 1  # its pause is not over
    with later(seconds=6):
        assert making.tick() == 0
        pause = LetterOrder.objects.get().due_at - timezone.now()
    assert pause == timedelta(seconds=30)
    assert Document.objects.get().state == "failed"
    trouble = Trouble.objects.open().get()
    assert (trouble.job, trouble.subject) == (making.JOB, f"document {order.pk}")
    monkeypatch.undo()
    other = asked()
    assert making.tick() == 1
    other.refresh_from_db()
    assert other.is_made
    with later(minutes=1):
        assert making.tick() == 1
    assert Document.objects.filter(state="made").count() == 2
    assert not Trouble.objects.open().exists()


def test_pauses_grow_to_half_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never given up, and never hurried."""
    broken(monkeypatch)
    pauses = []
    with time_machine.travel("2026-03-05 12:00+01:00", tick=False) as clock:
        asked()
        for _try in range(11):
            making.tick()
            pause = LetterOrder.objects.get().due_at - timezone.now()
            pauses.append(pause.total_seconds())
            clock.shift(pause)
    assert pauses == [5, 30, 120, 600, 1800, 3600, 10800, 21600, 43200, 43200, 43200]


def test_a_killed_worker_loses_nothing() -> None:
    """Its letter comes back when the lease is over; a second death is told as a failure."""
    asked()
    assert making._claim() is not None
    assert making.tick() == 0
    with later(minutes=3):
        assert making._claim() is not None
        assert Document.objects.get().state == "failed"
        assert Trouble.objects.open().get().reason.startswith("Vanished")
    with later(minutes=6):
        assert making.tick() == 1
    assert Document.objects.get().is_made
    assert not Trouble.objects.open().exists()


def test_two_workers_make_it_once() -> None:
    """Who finishes after somebody else has done it leaves no second file."""
    document = asked()
    slow = making._claim()
    assert slow is not None
    with later(minutes=3):
        assert making.tick() == 1
        path = str(Document.objects.get().file.name)
        making._keep(document, slow, b"%PDF- second")
    kept = Document.objects.get()
    assert (str(kept.file.name), kept.size) == (path, len(kept.file.read()))
    storage = kept.file.storage
    folder = path.rpartition("/")[0]
    assert [name for name in storage.listdir(folder)[1] if str(kept.pk) in name] == [str(kept.pk)]


def test_a_full_disk_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be kept is tried again."""
    document = asked()
    storage = document.file.storage

    def full(*_args: Any, **_kwargs: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "save", full)
    assert making.tick() == 0
    monkeypatch.undo()
    with later(seconds=6):
        assert making.tick() == 1


def test_readers_are_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case page, download and API say honestly what is not there yet, and where it is once it is."""
    case = started()
    document = asked(case)
    client.force_login(case.applicant)
    page, file = reverse("desk:case", args=[case.pk]), reverse("documents:download", args=[document.pk])
    api = f"/api/files/{document.pk}"
    assert "wird gerade erstellt" in client.get(page).content.decode()
    assert file not in client.get(page).content.decode()
    answer = client.get(file)
    assert (answer.status_code, answer["Retry-After"]) == (409, "2")
    assert "wird gerade erstellt" in answer.content.decode()
    row = client.get(api).json()
    assert (row["state"], row["sha256"], row["size"], row["frozen"]) == ("asked", "", 0, True)
    answer = client.get(f"{api}/content")
    assert (answer.status_code, answer["Retry-After"], answer.json()["code"]) == (409, "2", "being_made")
    assert answer["Content-Type"].startswith("application/problem+json")
    broken(monkeypatch)
    making.tick()
    with later(seconds=6):
        making.tick()
    assert "Das Büro weiß Bescheid" in client.get(page).content.decode()
    answer = client.get(f"{api}/content")
    assert (answer.status_code, answer["Retry-After"]) == (409, "60")
    assert client.get(api).json()["state"] == "failed"
    monkeypatch.undo()
    with later(minutes=1):
        documents_made()
    assert file in client.get(page).content.decode()
    assert client.get(file).status_code == 200
    assert len(client.get(api).json()["sha256"]) == 64


def test_the_office_tries_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button under "Operation" and the API make it due at once; what is there can't be hurried."""
    asked()
    broken(monkeypatch)
    making.tick()
    with later(seconds=6):
        making.tick()
    monkeypatch.undo()
    client.force_login(UserFactory(roles=["admin"]))
    trouble = Trouble.objects.open().get()
    address = reverse("desk:operation_again", args=[trouble.pk])
    page = client.get(reverse("desk:operation")).content.decode()
    assert address in page
    assert "Briefe erstellen" in page
    assert client.get("/api/operation/").json()["troubles"][0]["can_try_again"] is True
    assert client.post(address).status_code == 302
    assert making.tick() == 1
    assert not Trouble.objects.open().exists()
    assert client.post(address).status_code == 409
    again = f"/api/operation/troubles/{trouble.pk}/again"
    assert client.post(again, content_type="application/json").status_code == 409
