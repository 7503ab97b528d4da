"""Reading the errors of the API in tests."""

from typing import Any


def mistakes(response: Any) -> dict[str, str]:
    """The first message for each place that a problem names; the answer must be a problem."""
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert {"type", "title", "code", "detail"} <= body.keys()
    found: dict[str, str] = {}
    for each in body["errors"]:
        assert each.keys() >= {"path", "code", "message"}
        found.setdefault(each["path"], each["message"])
    return found
