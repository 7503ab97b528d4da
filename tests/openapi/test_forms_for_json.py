"""A form sent where JSON is read is the sender's slip: 415 with a sentence, not 500."""

import pytest
from django.test import Client

from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/api/people/organisations", "/api/founding/cases", "/api/newsletters/subscriptions"]
)
def test_a_form_instead_of_json(client: Client, path: str) -> None:
    client.force_login(UserFactory())
    answer = client.post(path, {"name": "Verein"})  # Django's test client sends multipart/form-data
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_type")


def test_a_search_of_hundreds_of_words(client: Client) -> None:
    """Wagtail's search nests one expression a word; a sentence comes back before Python's stack ends."""
    answer = client.get("/api/pages/", {"search": "wort " * 300}, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"] == "Search for at most 200 characters."
    assert client.get("/api/pages/", {"search": "ab " * 66}).status_code == 200
