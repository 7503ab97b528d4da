"""A refusal becomes a page for people and JSON for programs."""

import json

import pytest
from django.test import RequestFactory
from ninja import NinjaAPI
from ninja.testing import TestClient

from tests.people.factories import UserFactory
from workflows.engine.refusals import RefusalMiddleware, refused_page, register_handlers
from workflows.people.verdicts import AlreadyDone, Busy, Invalid, NotAllowed

pytestmark = pytest.mark.django_db

REFUSALS = [
    (NotAllowed("Only reviewers."), 403, "not_allowed"),
    (AlreadyDone("Done."), 409, "already_done"),
    (Invalid({"text": "Write something."}), 422, "invalid"),
    (Busy("Wait."), 423, "busy"),
]


@pytest.mark.parametrize(("refusal", "status", "code"), REFUSALS)
def test_people_get_a_page(refusal, status, code, rf: RequestFactory):
    request = rf.post("/somewhere/")
    request.user = UserFactory()
    response = refused_page(request, refusal)
    assert response.status_code == status
    text = response.content.decode()
    assert "<h1>" in text
    assert (refusal.reason or "Write something.") in text


def test_other_errors_go_their_way(rf: RequestFactory):
    middleware = RefusalMiddleware(lambda request: None)
    assert middleware.process_exception(rf.get("/"), ValueError()) is None


def test_what_people_typed_is_not_markup(rf: RequestFactory):
    request = rf.get("/")
    request.user = UserFactory()
    assert "<script>" not in refused_page(request, NotAllowed("<script>")).content.decode()


@pytest.mark.parametrize(("refusal", "status", "code"), REFUSALS)
def test_programs_get_json(refusal, status, code):
    api = NinjaAPI(urls_namespace=f"refusals-{code}")
    register_handlers(api)

    @api.post("/x")
    def endpoint(request):
        raise refusal

    response = TestClient(api).post("/x")
    assert response.status_code == status
    body = json.loads(response.content)
    assert body["code"] == code
    assert body["detail"]
    said = [{"path": "text", "code": "invalid", "message": "Write something."}]
    assert body["errors"] == (said if status == 422 else [])
    assert response["Content-Type"] == "application/problem+json"
