"""How much one person may add to one case, or keep: refused with a sentence, nothing is left half done."""

from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client

from tests.documents.factories import PDF, stored, upload
from tests.engine.factories import started
from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.documents import actions
from workflows.documents.models import Document
from workflows.people.models import Role
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_files(settings: Any) -> None:
    settings.UPLOADS_FILES = 2


def send(client: Client, name: str, **fields: str) -> Any:
    """A program sends a file."""
    data = {"file": upload(name), "kind": "attachment", **fields}
    return client.post("/api/files/", data, headers={"accept-language": "en"})


def files() -> int:
    """How many files lie in the private store."""
    folders, names = storages["private"].listdir("")
    return len(names) + sum(len(storages["private"].listdir(each)[1]) for each in folders)


def test_the_third_file_of_one_person_in_one_case_is_refused(client: Client) -> None:
    """Another person of the case, another case and one's own files are counted apart."""
    case = started()
    client.force_login(case.applicant)
    for name in ("a.pdf", "b.pdf"):
        assert send(client, name, case_id=str(case.pk)).status_code == 201
    before = files()
    refused = send(client, "c.pdf", case_id=str(case.pk))
    assert refused.status_code == 422
    assert mistakes(refused)["file"].startswith("You have added enough: at most 2 files")
    assert Document.objects.filter(case=case.pk).count() == 2
    assert files() == before, "the refused file is not left behind"
    assert send(client, "own.pdf").status_code == 201
    other = started()
    stored(case.applicant, case=other)
    officer = Client()
    officer.force_login(UserFactory(roles=[Role.FORMAL_OFFICER]))
    assert send(officer, "d.pdf", case_id=str(case.pk)).status_code == 201


def test_what_is_taken_away_makes_room() -> None:
    person = UserFactory()
    first, _second = stored(person), stored(person, name="b.pdf")
    with pytest.raises(Invalid):
        stored(person, name="c.pdf")
    actions.remove(document_id=first.pk, actor=person)
    stored(person, name="c.pdf")


def test_bytes_count_too(settings: Any) -> None:
    """The limit is what is there together with what comes."""
    settings.UPLOADS_BYTES = 2 * len(PDF) - 1
    person = UserFactory()
    stored(person)
    with pytest.raises(Invalid):
        stored(person, name="b.pdf")
    stored(UserFactory(), name="b.pdf")
