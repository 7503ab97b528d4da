"""Uploads: what a file is, not what it says; private, checked, frozen."""

import hashlib
from typing import Any

import clamd
import pytest
from django.core.files.storage import storages
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from tests.documents import factories
from tests.documents.factories import PDF, archive, picture, upload
from tests.people.factories import MembershipFactory, UserFactory
from tests.problems import mistakes
from workflows.documents import actions, contents, names
from workflows.documents.models import Document
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
DOCX = archive(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
OTHER_DOCX = archive(
    **{
        "[Content_Types].xml": '<Types><Override PartName="/word/document2.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "word/document2.xml": "<x/>",
    }
)
ODT = archive(mimetype="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", PDF),
        ("PLAN.PDF", PDF),
        ("bild.jpg", picture("JPEG")),
        ("bild.png", picture("PNG")),
        ("bild.heic", picture("HEIF")),
        ("brief.docx", DOCX),
        ("brief.odt", ODT),
        ("notiz.txt", "Grüße, Привіт, مرحبا".encode()),
        ("liste.csv", b"a;b\n1;2\n"),
    ],
)
def test_what_is_taken(name: str, content: bytes) -> None:
    """Kept privately under its identifier with its checksum."""
    person = UserFactory()
    document = actions.store_upload(file=upload(name, content), actor=person, kind="x")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.size == len(content)
    assert name.partition(".")[0].lower() not in document.file.name
    with storages["private"].open(document.file.name) as file:
        assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "kept_as"),
    [
        ("bild.png", picture("JPEG"), "bild.jpg"),
        ("bild.jpg", picture("PNG"), "bild.png"),
        ("IMG_1.JPG", picture("HEIF"), "IMG_1.heic"),
        ("bild.jfif", picture("JPEG"), "bild.jpg"),
        ("bild.jpe", picture("JPEG"), "bild.jpg"),
        ("bild.jpeg", picture("JPEG"), "bild.jpeg"),
        ("plan.pdf", b"\xef\xbb\xbf" + PDF, "plan.pdf"),
        ("plan.pdf", b"\x1b%-12345X@PJL\r\n@PJL ENTER LANGUAGE=PDF\r\n" + PDF, "plan.pdf"),
        ("brief.docx", OTHER_DOCX, "brief.docx"),
        ("notiz.txt", "Grüße, Привіт".encode("utf-16"), "notiz.txt"),
    ],
)
def test_real_files_of_other_programs(name: str, content: bytes, kept_as: str) -> None:
    """What a file is counts, and its name says it."""
    assert actions.store_upload(file=upload(name, content), actor=UserFactory(), kind="x").name == kept_as


def test_pictures_are_unpacked_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight large pictures at once would fill gigabytes: each waits for the one before."""
    held = []
    real = contents.Image.open

    def opened(*args: Any, **options: Any) -> Any:
        held.append(contents.unpacking.locked())
        return real(*args, **options)

    monkeypatch.setattr(contents.Image, "open", opened)
    actions.store_upload(file=upload("bild.png", picture("PNG")), actor=UserFactory(), kind="x")
    assert held
    assert all(held)
    assert not contents.unpacking.locked()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("virus.exe", b"MZ"),
        ("page.html", b"<script>alert(1)</script>"),
        ("bild.svg", b"<svg onload='alert(1)'/>"),
        ("plan", PDF),
        ("plan.pdf", b"MZ not a pdf"),
        ("plan.pdf", b"<html>" + PDF),
        ("bild.jpg", picture("JPEG")[:200]),
        ("bild.png", picture("PNG")[:40]),
        ("brief.docx", ODT),
        (
            "brief.docx",
            archive(**{"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": ""}),
        ),
        ("brief.odt", DOCX),
        ("brief.docx", b"PK\x03\x04 broken"),
        ("notiz.txt", b"\x00\x01\x02"),
        ("leer.pdf", b""),
        ("plan.pdf\u202egnp.exe", PDF),
    ],
)
def test_what_is_refused(name: str, content: bytes) -> None:
    """A sentence under "file", and nothing is kept."""
    with pytest.raises(Invalid) as caught:
        actions.store_upload(file=upload(name, content), actor=UserFactory(), kind="x")
    assert caught.value.errors["file"]
    assert not Document.objects.exists()


def test_too_big(settings: Any) -> None:
    """The limit is named."""
    settings.UPLOAD_MAX_BYTES = 10
    with pytest.raises(Invalid, match="0 MB"):
        actions.store_upload(file=upload(), actor=UserFactory(), kind="x")


def test_a_bomb_of_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many pixels are refused by the header alone."""
    monkeypatch.setattr("workflows.documents.contents.MOST_PIXELS", 10)
    with pytest.raises(Invalid):
        actions.store_upload(file=upload("b.png", picture("PNG")), actor=UserFactory(), kind="x")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\r\nb\x00.pdf", "ab.pdf"),
        ("خطة.pdf", "خطة.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("...pdf", "pdf"),
        ("", "file"),
        ('a"b<c>.pdf', "a b c.pdf"),
    ],
)
def test_names(typed: str, kept: str) -> None:
    """Paths, control characters and direction tricks go; letters of all languages stay."""
    assert names.clean(typed) == kept


class _Scanner:
    answer: Any = ("OK", None)

    def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def instream(self, file: Any) -> dict[str, Any]:
        if isinstance(self.answer, Exception):
            raise self.answer
        return {"stream": self.answer}


@pytest.mark.parametrize(
    ("answer", "taken"),
    [(("OK", None), True), (("FOUND", "Eicar"), False), (("ERROR", "x"), False), (OSError("down"), False)],
)
def test_virus_check_fails_closed(
    settings: Any, monkeypatch: pytest.MonkeyPatch, answer: Any, taken: bool
) -> None:
    """With ClamAV configured nothing is kept unchecked."""
    settings.CLAMAV_HOST = "clamav:3310"
    monkeypatch.setattr(_Scanner, "answer", answer)
    monkeypatch.setattr(clamd, "ClamdNetworkSocket", _Scanner)
    if taken:
        actions.store_upload(file=upload(), actor=UserFactory(), kind="x")
    else:
        with pytest.raises(Invalid):
            actions.store_upload(file=upload(), actor=UserFactory(), kind="x")
    assert Document.objects.exists() == taken


def test_frozen_stays() -> None:
    """Neither the code nor SQL changes or deletes a frozen document."""
    document = actions.freeze(
        case=None, kind="x", name="a.pdf", content=PDF, media_type="application/pdf", actor=None
    )
    for statement in (
        "UPDATE documents_document SET sha256 = repeat('0', 64)",
        "UPDATE documents_document SET frozen_at = NULL",
        "DELETE FROM documents_document",
    ):
        with (
            pytest.raises((InternalError, IntegrityError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        document.delete()
    assert Document.objects.frozen().count() == 1


def test_only_the_owner_removes_and_only_unfrozen(django_capture_on_commit_callbacks: Any) -> None:
    """An upload goes with its file; a stranger and a frozen document are refused."""
    person = UserFactory()
    document = factories.stored(person)
    with pytest.raises(NotAllowed):
        actions.remove(document_id=document.pk, actor=UserFactory(roles=["admin"]))
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(document_id=document.pk, actor=person)
    assert not storages["private"].exists(document.file.name)


def test_download(client: Client) -> None:
    """Owner and fellow members get it as a harmless attachment; for others it doesn't exist."""
    owner = MembershipFactory()
    colleague = MembershipFactory(organisation=owner.organisation)
    document = factories.stored(owner.user, organisation=owner.organisation)
    address = reverse("documents:download", args=[document.pk])
    for person in (owner.user, colleague.user):
        client.force_login(person)
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Cache-Control"] == "private, no-store"
        assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert client.head(address).status_code == 200
    client.force_login(UserFactory(roles=["reviewer", "admin"]))
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_over_the_api(client: Client) -> None:
    """Upload, read, download, remove; errors name the field."""
    person = UserFactory()
    client.force_login(person)
    answer = client.post("/api/files/", {"file": upload(), "kind": "attachment"})
    assert answer.status_code == 201, answer.content
    document = answer.json()
    assert document["frozen"] is False
    assert client.get(f"/api/files/{document['id']}").json()["sha256"] == document["sha256"]
    assert client.get(document["content_url"]).status_code == 200
    bad = client.post("/api/files/", {"file": upload("x.exe", b"MZ"), "kind": "attachment"})
    assert bad.status_code == 422
    assert mistakes(bad)["file"]
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/api/files/{document['id']}").status_code == 404
    foreign = MembershipFactory().organisation
    refused = client.post(
        "/api/files/", {"file": upload(), "kind": "attachment", "organisation": str(foreign.uuid)}
    )
    assert refused.status_code == 403
    assert client.delete(f"/api/files/{document['id']}").status_code == 204
