"""Only what is the same for everybody leaves compressed, with an ETag of its own."""

import gzip
from typing import Any

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from frames.compression import CompressionMiddleware, best
from frames.cost import CostMiddleware

from pages.models import HomePage
from tests.people.factories import UserFactory

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0.1", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("", ""),
        ("identity", ""),
        ("br;q=x", ""),
        ("BR", "br"),
    ],
)
def test_what_the_reader_likes_best(accepted: str, expected: str) -> None:
    assert best(accepted) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_public_pages_are_packed(client: Client, encoding: str) -> None:
    """The same text in fewer bytes; a reader who has it in either form gets 304."""
    assert HomePage.objects.live().exists()
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": encoding})
    assert packed.get("Content-Encoding", "") == encoding
    assert UNPACK[encoding](packed.content).decode().count("<main") == 1
    assert "Accept-Encoding" in packed["Vary"]
    assert "Accept-Encoding" in plain["Vary"]
    if encoding:
        assert len(packed.content) < len(plain.content) / 2


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/account/login/", "/search/?q=haus", "/styleguide/"])
def test_forms_and_echoes_are_not_packed(client: Client, path: str) -> None:
    """A token beside text from the address must not be measured by its size."""
    response = client.get(path, headers={"accept-encoding": "br, gzip"})
    assert response.status_code == 200
    assert "Content-Encoding" not in response


@pytest.mark.django_db
def test_nobody_who_is_signed_in_gets_packed_pages(client: Client) -> None:
    client.force_login(UserFactory())
    assert "Content-Encoding" not in client.get("/", headers={"accept-encoding": "br"})


def answer(**marks: Any) -> HttpResponse:
    response = HttpResponse("Haus " * 500)
    response.headers["ETag"] = '"abc"'
    for name, value in marks.items():
        setattr(response, name, value)
    return response


def test_a_packed_answer_is_the_same_page_in_other_bytes() -> None:
    """Its ETag is weak, its length right; unmarked, small and foreign content stays."""
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    packed = CompressionMiddleware(lambda request: answer(may_be_kept=True))(request)
    assert packed["ETag"] == 'W/"abc"'
    assert int(packed["Content-Length"]) == len(packed.content)  # type: ignore[attr-defined]
    assert "Content-Encoding" not in CompressionMiddleware(lambda request: answer())(request)
    cookie = answer(may_be_kept=True)
    cookie.set_cookie("csrftoken", "x")
    assert "Content-Encoding" not in CompressionMiddleware(lambda request: cookie)(request)


@pytest.mark.django_db
def test_an_answer_says_what_it_cost() -> None:
    """Number of queries and milliseconds, as browsers show them."""
    counted = CostMiddleware(lambda request: HttpResponse(str(HomePage.objects.count())))
    told = counted(RequestFactory().get("/"))["Server-Timing"]
    assert told.startswith('db;desc="1 queries";dur=')
    assert ", total;dur=" in told
