"""The logo of the house: a drawing loses its scripts, anything else is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from tests.people.factories import HouseFactory
from workflows.people.branding.pictures import harmless_svg
from workflows.people.models import House

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" %s><path d="M0 0h9v9z"/>%s</svg>'


def upload(content, name="logo.svg"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("attribute", "inside", "gone"),
    [
        (b"", b"<script>alert(1)</script>", b"alert"),
        (b'onload="alert(1)"', b"", b"alert"),
        (b"", b'<a href="javascript:alert(1)"><text>x</text></a>', b"alert"),
        (b"", b"<foreignObject><iframe src='//evil.example'/></foreignObject>", b"evil"),
        (b"", b'<image href="https://evil.example/x.png"/>', b"evil"),
        (b"", b"<style>a{fill:url(https://evil.example)}</style>", b"evil"),
        (b"", b'<set attributeName="onclick" to="alert(1)"/>', b"onclick"),
    ],
)
def test_a_drawing_keeps_its_shape_and_loses_what_harms(attribute, inside, gone):
    cleaned = harmless_svg(SVG % (attribute, inside))
    assert b"M0 0h9v9z" in cleaned
    assert gone not in cleaned


def test_the_stored_logo_is_the_filtered_one():
    house = HouseFactory()
    house.logo = upload(SVG % (b'onload="alert(1)"', b""), "Unser Logo.svg")
    house.save()
    stored = House.objects.get(pk=house.pk).logo
    assert stored.name.endswith(".svg")
    with stored.open() as file:
        assert b"alert" not in file.read()


def test_a_png_stays_as_it_is():
    content = io.BytesIO()
    Picture.new("RGB", (9, 9), "red").save(content, "PNG")
    house = HouseFactory()
    house.logo = upload(content.getvalue(), "logo.png")
    house.save()
    with House.objects.get(pk=house.pk).logo.open() as file:
        assert file.read() == content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG\r\n\x1a\nnot really",
        b"GIF89a",
        b"<svg",
        SVG % (b"", b"<text>" + b"x" * 1024 * 1024 + b"</text>"),
        b"<!DOCTYPE svg ["
        + b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(10))
        + b']><svg xmlns="http://www.w3.org/2000/svg"><text>&e9;</text></svg>',
    ],
)
def test_what_is_no_logo_is_refused(content):
    house = HouseFactory()
    house.logo = upload(content)
    with pytest.raises(ValidationError) as refusal:
        house.full_clean()
    assert "logo" in refusal.value.message_dict


def test_the_picture_library_filters_drawings_too():
    content = SVG % (b'onload="alert(1)"', b"")
    picture = get_image_model()(title="Zeichnung", file=upload(content, "zeichnung.svg"))
    picture.save()
    with picture.file.open() as file:
        assert b"alert" not in file.read()
