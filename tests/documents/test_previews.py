"""Pictures as they are shown: upright, without the camera's notes, for the same people as the file."""

import io
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from tests.documents.factories import PDF, picture, stored, upload
from tests.people.factories import UserFactory
from workflows.documents import actions
from workflows.documents.contents import ACCEPT
from workflows.documents.models import Document
from workflows.documents.previews import LONGEST_SIDE, preview_of
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db
PNG = picture("PNG")


def _photo(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    """Lying on its side, with a place, a name and a comment in it; red on the left, white on the right."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right by 90 degrees
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[2] = (50.0, 10.0, 3.0)  # latitude
    output = io.BytesIO()
    options: dict[str, Any] = {"comment": b"secret comment"} if kind == "JPEG" else {}
    image.save(output, kind, exif=exif.tobytes(), **options)
    return output.getvalue()


def _shown(document: Document) -> Image.Image:
    file = preview_of(document)
    assert file is not None
    with file:
        return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.heic", "HEIF"), ("a.heif", "HEIF")])
def test_shown_upright_and_clean_the_original_untouched(name: str, kind: str) -> None:
    content = _photo(kind)
    document = stored(UserFactory(), name=name, content=content)
    image = _shown(document)
    assert image.format == "JPEG"
    assert image.size == (40, 60)
    top, bottom = image.getpixel((20, 10)), image.getpixel((20, 50))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] < 90 < bottom[1]  # what lay on the left is on top
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    with document.file.open("rb") as original:
        assert original.read() == content


def test_shown_small_and_on_white() -> None:
    big = stored(UserFactory(), name="a.jpg", content=_photo("JPEG", (3000, 2000)))
    assert max(_shown(big).size) == LONGEST_SIDE
    output = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(output, "PNG")
    clear = stored(UserFactory(), name="a.png", content=output.getvalue())
    assert _shown(clear).getpixel((4, 4)) == (255, 255, 255)


def test_only_for_people_who_may_read_the_file(client: Client) -> None:
    owner = UserFactory()
    document = stored(owner, name="a.png", content=picture("PNG"))
    address = reverse("documents:preview", args=[document.pk])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(owner)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    paper = stored(owner, name="a.pdf", content=PDF)
    assert client.get(reverse("documents:preview", args=[paper.pk])).status_code == 404


def test_the_preview_goes_with_its_original(django_capture_on_commit_callbacks: Any) -> None:
    owner = UserFactory()
    document = stored(owner, name="a.png", content=picture("PNG"))
    path = f"{document.file.name}.preview"
    _shown(document)
    assert storages["private"].exists(path)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(document_id=document.pk, actor=owner)
    assert not storages["private"].exists(path)


def test_a_picture_that_can_not_be_decoded_any_more_is_not_shown(client: Client) -> None:
    owner = UserFactory()
    document = stored(owner, name="a.png", content=picture("PNG"))
    storages["private"].delete(str(document.file.name))
    client.force_login(owner)
    assert client.get(reverse("documents:preview", args=[document.pk])).status_code == 404


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("alles.zip", "Unpack"),
        ("brief.pages", "Save as PDF"),
        ("bild.webp", "JPG or PNG"),
        ("film.mp4", "photo of the page"),
        ("ohne-endung", "photo of the page"),
    ],
)
def test_a_wrong_kind_is_told_what_to_do(name: str, advice: str) -> None:
    with override("en"), pytest.raises(Invalid, match=advice):
        actions.store_upload(file=upload(name, b"x"), actor=UserFactory(), kind="x")


def test_a_bomb_of_pixels_is_named_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflows.documents.contents.MOST_PIXELS", 10)
    monkeypatch.setattr(Image.Image, "load", lambda image: pytest.fail("it was unpacked"))
    with pytest.raises(Invalid) as caught:
        actions.store_upload(file=upload("b.png", PNG), actor=UserFactory(), kind="x")
    assert "pixel" in caught.value.errors["file"].lower()


def test_a_phone_is_told_that_it_may_take_a_photo() -> None:
    assert {".heic", "image/heic", "image/jpeg", ".pdf"} <= set(ACCEPT.split(","))
