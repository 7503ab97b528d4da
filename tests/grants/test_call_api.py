"""Writing a call over HTTP: the same actions, the same refusals."""

import json

import pytest
from django.utils import timezone

from tests.grants import factories as make
from workflows.grants.models import Call

pytestmark = pytest.mark.django_db
CALLS = "/api/grants/managed-calls"


@pytest.fixture
def send(client):
    """Sends JSON as this person and gives status and answer."""

    def send(person, path, data=None, method="post"):
        client.force_login(person)
        body = {"data": json.dumps(data), "content_type": "application/json"} if data is not None else {}
        response = getattr(client, method)(f"{CALLS}{path}", headers={"accept-language": "en"}, **body)
        return response.status_code, response.json()

    return send


def test_a_program_writes_and_publishes_a_call(people, send):
    new = {"slug": "hilfe", "title": "Hilfe", "budget": "5000", "max_grant": "250"}
    status, call = send(people.manager, "", new)
    assert (status, call["state"], call["version"]) == (201, "draft", 1)
    assert set(call["missing"]) == {"texts", "rounds"}
    texts = dict.fromkeys(("de", "en", "ar", "uk"), "Hilfe")
    today = timezone.localdate()
    window = {
        "opens_at": timezone.now().isoformat(),
        "project_from": today.isoformat(),
        "project_until": (today + 90 * make.DAY).isoformat(),
    }
    change = {
        "version": 1,
        "terms": {"title": texts, "summary": texts, "own_share_percent": "10"},
        "windows": [window],
        "limits": [{"category": "fees", "max_unit_price": "84.00", "unit_minutes": 90}],
    }
    status, call = send(people.manager, "/hilfe", change, "patch")
    assert (status, call["missing"], call["version"]) == (200, {}, 2)
    assert call["changes"][-1]["fields"]["own_share_percent"] == ["0.00", "10.00"]
    assert send(people.manager, "/hilfe", change, "patch")[0] == 409
    asked = send(people.manager, "/hilfe/publication", {"do": "request"})
    assert asked[0] == 200
    seal = asked[1]["seal"]
    publish = {"do": "publish", "seen": seal}
    assert send(people.manager, "/hilfe/publication", publish)[0] == 403
    assert send(people.second, "/hilfe/publication", publish | {"seen": "older"})[0] == 412
    assert send(people.second, "/hilfe/publication", publish)[1]["state"] == "published"
    assert send(people.manager, "/hilfe", change | {"version": 2}, "patch")[0] == 403
    assert Call.objects.open().filter(slug="hilfe").exists()


@pytest.mark.parametrize(
    "terms",
    [
        {"nonsense": 1},
        {"committed": "10"},
        {"budget": "viel"},
        {"budget": {"a": 1}},
        {"disbursements": "advance"},
        {"reviewers": 2.5},
        {"title": ["de"]},
        {"weights": {"relevance": 1000000000000000000000}},
        {"slug": "a b"},
    ],
)
def test_hostile_terms_get_422_and_change_nothing(call, people, send, terms):
    send(people.manager, "", {"slug": "kopie", "title": "Kopie", "source": call.slug})
    before = Call.objects.values().get(slug="kopie")
    status, answer = send(people.manager, "/kopie", {"version": 1, "terms": terms}, "patch")
    assert status == 422
    assert {each["path"] for each in answer["errors"]} == set(terms)
    assert Call.objects.values().get(slug="kopie") == before
