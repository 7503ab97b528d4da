"""Addresses and values that no house can hold: 4xx with a sentence, everywhere; pasted text is made clean."""

import json

import pytest
from django.test import Client, RequestFactory
from frames.door import DoorMiddleware, is_unholdable

from tests.pages import factories as pages
from tests.people.factories import MembershipFactory, UserFactory
from workflows.people.models import Role

pytestmark = pytest.mark.django_db
HUGE = "9" * 30


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(UserFactory(roles=list(Role.values)))
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/de%00/",
        "/%00",
        "/projekte/%00/",
        "/suche/?q=%00",
        "/desk/?search=%00",
        "/en/desk/?a%00b=1",
        "/vorgaenge/%00/",
        "/media/%00",
        "/cms/?p=%00",
    ],
)
def test_nul_in_an_address(staff: Client, address: str) -> None:
    """A page with a sentence, no server error."""
    response = staff.get(address)
    assert 400 <= response.status_code < 500
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/api/v3/pages/?search=%00",
        f"/api/v3/pages/?offset={HUGE}",
        f"/api/v3/pages/{HUGE}/",
        "/api/v3/pages/find/?html_path=%00",
        f"/api/v3/images/?limit=1&offset={HUGE}",
        f"/api/builder/forms?offset={HUGE}",
        "/api/desk/cases?search=%00",
        f"/api/desk/cases?limit={HUGE}",
        "/api/grants/calls/%00",
        "/api/site/find?path=%00",
    ],
)
def test_programs_get_a_problem(staff: Client, address: str) -> None:
    """RFC 9457 with the status in it."""
    response = staff.get(address)
    assert response.status_code < 500
    if response.status_code >= 400:
        assert response.json()["status"] == response.status_code
        assert response.json()["detail"]


@pytest.mark.parametrize("text", ["a\\u0000b", "\\ud800", "\\udfff"])
def test_no_text_in_a_body(staff: Client, text: str) -> None:
    """What is no character is refused, for each program alike."""
    body = f'{{"name": "{text}", "language": "de"}}'
    response = staff.patch("/api/people/me", body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["detail"]


def test_pasted_text_comes_clean_to_every_form(client: Client) -> None:
    """The name of an organisation, pasted out of a PDF file and a phone."""
    membership = MembershipFactory()
    client.force_login(membership.user)
    body = {"name": "Chor\x02 \u200eder\x0bVielen\u200b", "town": "\ufeffSaarbrücken\u202c"}
    response = client.patch(
        f"/api/people/organisations/{membership.organisation.uuid}",
        json.dumps(body),
        content_type="application/json",
    )
    assert response.status_code == 200
    membership.organisation.refresh_from_db()
    assert membership.organisation.town == "Saarbrücken"
    assert " ".join(membership.organisation.name.replace("\u200e", "").split()) == "Chor der Vielen"


def test_posted_forms_are_cleaned_and_left_alone_when_clean() -> None:
    """NUL, controls and escapes go; a clean form is not copied."""
    door = DoorMiddleware(lambda request: None)  # type: ignore[arg-type, return-value]
    rough = RequestFactory().post(
        "/", {"a\x00": "x\x00y", "b": ["eins\r\nzwei", "\uf0b7 drei"], "c": '{"t": "a\\u0000b"}'}
    )
    door.process_view(rough, None, (), {})
    assert rough.POST["a"] == "xy"
    assert rough.POST.getlist("b") == ["eins\nzwei", "• drei"]
    assert json.loads(rough.POST["c"]) == {"t": "ab"}
    plain = RequestFactory().post("/", {"a": "x", "b": "größer"})
    before = plain.POST
    door.process_view(plain, None, (), {})
    assert plain.POST is before


def test_a_cookie_with_a_nul(client: Client) -> None:
    """It is no session."""
    client.cookies["sessionid"] = "a\x00b"
    assert client.get("/").status_code < 500


def test_only_what_was_sent_is_forgiven() -> None:
    """Our own mistakes stay server errors."""
    assert is_unholdable(OverflowError())
    assert is_unholdable(ValueError("A string literal cannot contain NUL (0x00) characters."))
    assert not is_unholdable(ValueError("not enough values to unpack"))
    assert not is_unholdable(KeyError("x"))


@pytest.mark.parametrize("place", ["images/", "pages/search/", "documents/", "snippets/builder/formdraft/"])
def test_a_page_pasted_into_a_search_of_the_admin(client: Client, place: str) -> None:
    """Its beginning is looked for, and the field says so; the words don't come back in every link."""
    client.force_login(pages.editor())
    for words in ("a" * 3_100, "ab " * 1_100, "ä" * 3_100):
        answer = client.get(f"/cms/{place}", {"q": words, "p": "1"}, follow=True)
        assert answer.status_code == 200
        assert answer.request["QUERY_STRING"].endswith("&p=1")
        asked = answer.wsgi_request.GET["q"]
        assert words.startswith(asked)
        assert 198 <= len(asked) <= 200
        assert words[:210] not in answer.content.decode()
