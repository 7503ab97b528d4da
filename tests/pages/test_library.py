"""Editors' documents: of allowed kinds by their content, saved and never shown, through one door."""

import io

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection

from tests.documents.factories import PDF
from tests.people.factories import UserFactory
from workflows.documents.contents import ALLOWED
from workflows.people.actions import grant_role

pytestmark = pytest.mark.django_db
SCRIPT = b"<script>alert(document.domain)</script>"


def stored(name: str = "flyer.pdf", content: bytes = PDF) -> Document:
    """A document in the library."""
    return Document.objects.create(title=name, file=ContentFile(content, name=name))


def test_the_settings_allow_what_people_may_upload():
    assert set(settings.WAGTAILDOCS_EXTENSIONS) == set(ALLOWED)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("seite.html", SCRIPT),
        ("bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("skript.js", b"alert(1)"),
        ("flyer.pdf", SCRIPT),
        ("liste.xlsx", SCRIPT),
        ("foto.jpg", PDF),
        ("ohne", PDF),
    ],
)
def test_nothing_else_gets_into_the_library(name, content):
    with pytest.raises(ValidationError):
        stored(name, content)
    assert not Document.objects.exists()


def test_the_admin_says_what_is_wrong(client):
    editor = UserFactory()
    grant_role(user=editor, role="editor")
    client.force_login(editor)
    file = io.BytesIO(SCRIPT)
    file.name = "flyer.pdf"
    data = {"title": "Flyer", "file": file, "collection": Collection.get_first_root_node().pk}
    shown = client.post(reverse("wagtaildocs:add"), data)
    assert shown.status_code == 200
    assert shown.context["form"].errors["file"]
    assert not Document.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("flyer.pdf", PDF), ("text.txt", b"Hallo")])
def test_a_document_is_saved_and_never_shown(client, name, content):
    document = stored(name, content)
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    # and there is no second door to the same bytes
    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_pictures_are_shown_and_run_nothing(client, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    for folder, name in (
        ("images", "a.png"),
        ("documents", "a.png"),
        ("house", "logo.svg"),
        ("images", "a.html"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(b"x")
    assert client.get("/media/images/a.png").status_code == 200
    shown = client.get("/media/house/logo.svg")
    assert "sandbox" in shown["Content-Security-Policy"]
    for path in ("documents/a.png", "images/a.html", "images/../documents/a.png", "a.png", "documents/"):
        assert client.get(f"/media/{path}").status_code == 404, path


def test_an_object_store_sends_documents_as_attachments():
    from frames.object_store import PublicStorage  # noqa: PLC0415  needs no bucket

    storage = PublicStorage(bucket_name="b", location="media", access_key="a", secret_key="b")
    assert storage.get_object_parameters("media/documents/flyer.pdf")["ContentDisposition"] == "attachment"
    assert storage.get_object_parameters("media/images/seite.html")["ContentDisposition"] == "attachment"
    assert "ContentDisposition" not in storage.get_object_parameters("media/images/a.png")
