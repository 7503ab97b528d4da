"""Every error of the API has one shape, in the caller's language, whoever noticed it."""

import json
from typing import Any
from unittest.mock import patch

import jsonschema_rs
import pytest
from api import api
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.utils import translation
from ninja.errors import HttpError, Throttled

from api_parameters import parameters
from tests.openapi.test_document import AGREED
from tests.people.factories import UserFactory
from workflows.people import problems
from workflows.people.verdicts import AlreadyDone, Busy, Invalid, NotAllowed, TooOften

pytestmark = pytest.mark.django_db
DOCUMENT = json.loads(AGREED.read_text())
PROBLEM = {**DOCUMENT["components"]["schemas"]["Problem"], "components": DOCUMENT["components"]}


def checked(response: Any, status: int) -> dict[str, Any]:
    """The body, which is a problem as the document describes it."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body = json.loads(response.content)
    jsonschema_rs.validate(PROBLEM, body)
    assert body["status"] == status
    return body


def ask(path: str, *, language: str = "de", user: Any = None, method: str = "get", **data: Any) -> Any:
    """What a program hears at `path`."""
    client = Client(raise_request_exception=False, headers={"accept-language": language})
    if user is not None:
        client.force_login(user)
    return getattr(client, method)(path, **data)


@pytest.mark.parametrize("language", ["de", "ar", "uk", "en"])
@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/people/me", 401, "not_signed_in"),
        ("/api/nothing/here", 404, "not_found"),
        ("/api/pages/999999/", 404, "not_found"),
        ("/api/whoami/", 401, "not_signed_in"),
        ("/api/site/bootstrap?language=xx", 404, "unknown_language"),
        ("/api/grants/applications/not-a-uuid", 404, "not_found"),
        ("/api/site/find", 422, "invalid"),
        ("/api/pages/?slugg=ueber-uns", 422, "unknown_parameter"),
        ("/api/account/app/v1/auth/session", 401, "not_signed_in"),
        ("/api/account/app/v1/nothing", 404, "not_found"),
    ],
)
def test_addresses_that_refuse(path: str, status: int, code: str, language: str) -> None:
    body = checked(ask(path, language=language), status)
    assert body["code"] == code
    with translation.override(language):
        assert body["title"] == translation.gettext(problems.KNOWN[status][1])
    german = ask(path).json()
    assert (body["title"] == german["title"]) == (language == "de")


ERRORS: list[tuple[Exception, int, str]] = [
    (Http404(), 404, "not_found"),
    (PermissionDenied(), 403, "not_allowed"),
    (HttpError(400, "Cannot parse request body"), 400, "bad_request"),
    (HttpError(415, "No such type"), 415, "wrong_type"),
    (Throttled(wait=7), 429, "too_many"),
    (NotAllowed("Nein."), 403, "not_allowed"),
    (AlreadyDone("Schon."), 409, "already_done"),
    (Busy("Gleich."), 423, "busy"),
    (TooOften("Langsam.", 9), 429, "too_many"),
    (Invalid({"a.b": "Falsch.", "c": "Fehlt."}), 422, "invalid"),
    (RuntimeError("our fault"), 500, "broken"),
]


@pytest.mark.parametrize(("error", "status", "code"), ERRORS)
def test_whatever_is_raised(error: Exception, status: int, code: str) -> None:
    """In an endpoint of ours and in one of Wagtail's."""
    user = UserFactory(roles=["admin"])
    with (
        patch("workflows.people.api.endpoints.schemas.Me", side_effect=error),
        patch("workflows.people.api.endpoints.is_missing", side_effect=error),
    ):
        body = checked(ask("/api/people/me", user=user), status)
    assert body["code"] == code
    assert "our fault" not in json.dumps(body)
    with patch("wagtail.api.v3.routers.pages.get_pages_queryset", side_effect=error):
        response = ask("/api/pages/")
        assert checked(response, 401 if isinstance(error, PermissionDenied) else status)
    if status in (423, 429):
        assert int(response["Retry-After"]) > 0


def test_places_and_words_of_bad_input() -> None:
    """The path is the sender's own; the words are in the caller's language."""
    client = Client(headers={"accept-language": "de"})
    client.force_login(UserFactory())
    path = "/api/people/organisations"
    body = checked(client.post(path, {"legal_form": "xx", "seats": 1}, content_type="application/json"), 422)
    found = {each["path"]: each for each in body["errors"]}
    assert found["name"]["code"] == "missing"
    assert found["name"]["message"] == "Das fehlt."
    assert found["legal_form"]["message"].startswith("Möglich sind:")
    broken = client.post(path, "{", content_type="application/json")
    assert checked(broken, 400)["detail"] == "Diese Anfrage ist nicht lesbar."


def test_allauth_keeps_what_its_clients_read() -> None:
    """Flows and session token are extensions of the problem; mistakes keep their param."""
    path = "/api/account/app/v1/auth/code/request"
    bad = checked(ask(path, method="post", data={"email": "x"}, content_type="application/json"), 400)
    assert bad["errors"][0]["path"] == bad["errors"][0]["param"] == "email"
    asked = ask(path, method="post", data={"email": "a@example.org"}, content_type="application/json")
    body = checked(asked, 401)
    assert body["meta"]["session_token"]
    assert any(flow["id"] == "login_by_code" for flow in body["data"]["flows"])


def test_answers_of_other_shapes_are_rewritten() -> None:
    """A method that is not known answers with no body at all, a server error with a page."""
    checked(ask("/api/people/me", method="delete"), 405)


def test_unknown_parameters_are_named(client: Client) -> None:
    """Also Wagtail's lists, which take the fields of what they list."""
    body = checked(client.get("/api/pages/?slug=x&tpye=home&limt=1"), 422)
    assert [each["path"] for each in body["errors"]] == ["limt", "tpye"]
    for fine in ("/api/pages/?slug=x&limit=1", "/api/pages/?language=ar", "/api/images/?title=x"):
        assert client.get(fine).status_code == 200, fine


def test_the_document_lists_the_parameters_that_are_let_through() -> None:
    """What is refused and what is documented can't differ."""
    named = {
        operation["operationId"]: {
            each["name"] for each in operation.get("parameters", []) if each["in"] == "query"
        }
        for path in DOCUMENT["paths"].values()
        for operation in path.values()
    }
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                if operation.include_in_schema and operation.operation_id in named:
                    assert parameters(operation) == named[operation.operation_id], operation.operation_id


def test_every_operation_declares_every_error() -> None:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            for status in (401, 403, 404, 409, 412, 422, 423, 429, 500, 503):
                response = operation["responses"][str(status)]
                if "$ref" in response:
                    response = DOCUMENT["components"]["responses"][response["$ref"].split("/")[-1]]
                assert "application/problem+json" in response["content"], (method, path, status)
