"""A download that broke off goes on where it stopped."""

import io

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from workflows.documents.ranges import in_part

CONTENT = bytes(range(256)) * 600


def answer(method: str = "get", **headers: str):
    """The file as it is sent to somebody who asks with these headers."""
    request = getattr(RequestFactory(), method)("/", headers=headers)
    response = FileResponse(io.BytesIO(CONTENT), filename="x.bin", as_attachment=True)
    return in_part(request, response)


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-99", 0, 99),
        ("bytes=100000-", 100_000, len(CONTENT) - 1),
        ("bytes=-500", len(CONTENT) - 500, len(CONTENT) - 1),
        (f"bytes=-{len(CONTENT) * 2}", 0, len(CONTENT) - 1),
        (f"bytes=10-{len(CONTENT) + 5}", 10, len(CONTENT) - 1),
    ],
)
def test_a_part_is_sent(wanted: str, first: int, last: int) -> None:
    """Exactly those bytes, with their place in the whole."""
    response = answer(range=wanted)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    sent = b"".join(response.streaming_content)
    assert sent == CONTENT[first : last + 1]
    assert response["Content-Length"] == str(len(sent))


@pytest.mark.parametrize("wanted", [f"bytes={len(CONTENT)}-", "bytes=9-3", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(wanted: str) -> None:
    """416 with the length of the whole."""
    response = answer(range=wanted)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"range": "bytes=-"},
        {"range": "lines=1-2"},
        {"range": "bytes=0-1,5-6"},
        {"range": "bytes=0-1", "if-range": "x"},
    ],
)
def test_everything_else_gets_the_whole(headers: dict[str, str]) -> None:
    """No range, one we don't know, several, or one that depends."""
    response = answer(**headers)
    assert response.status_code == 200
    assert response["Accept-Ranges"] == "bytes"
    assert b"".join(response.streaming_content) == CONTENT


def test_other_answers_are_left_alone() -> None:
    """A page is no file."""
    page = HttpResponse("x")
    assert in_part(RequestFactory().get("/", headers={"range": "bytes=0-0"}), page) is page
    assert answer("head", range="bytes=0-1").status_code == 200
