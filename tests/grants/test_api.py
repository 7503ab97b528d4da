"""The whole grant over HTTP, without a screen; and what the API refuses."""

import json

import pytest

from tests.grants import factories as make
from workflows.documents.models import Document
from workflows.grants.models import Application, Call
from workflows.outbox.models import Message

pytestmark = pytest.mark.django_db


class Api:
    """A program that speaks for one person."""

    def __init__(self, client_class, user, language="en"):
        self.client = client_class(headers={"accept-language": language})
        if user is not None:
            self.client.force_login(user)

    def get(self, path, status=200):
        response = self.client.get(f"/api{path}")
        assert response.status_code == status, response.content
        return response.json() if response.content else None

    def send(self, path, data=None, status=200, method="post"):
        response = getattr(self.client, method)(
            f"/api{path}", json.dumps(data or {}), content_type="application/json"
        )
        assert response.status_code == status, response.content
        return response.json() if response.content else None

    def task(self, node):
        """The id of the open step of this node that waits for the person."""
        return next(task["id"] for task in self.get("/desk/tasks") if task["node"] == node)


@pytest.fixture
def api(client):
    return lambda user=None, language="en": Api(type(client), user, language)


def test_a_grant_from_call_to_letter_over_http(call, people, api):  # noqa: PLR0915  one walk
    anyone = api()
    assert [each["slug"] for each in anyone.get("/grants/calls")] == ["mikroprojekt"]
    assert anyone.get("/grants/calls/mikroprojekt")["max_grant"] in ("1000.00", 1000.0)
    questions = anyone.get("/grants/calls/mikroprojekt/self-check")
    assert 8 <= len(questions) <= 12
    good = {"begun": False, "other_federal": False, "excluded": False}
    answers = {each["code"]: good.get(each["code"], True) for each in questions}
    result = anyone.send("/grants/calls/mikroprojekt/self-check", {"answers": answers})
    assert result["result"] == "green"

    user, organisation = make.applicant("ar")
    talk = {"organisation": str(organisation.uuid), "held_on": make.timezone.localdate().isoformat()}
    api(people.adviser).send("/grants/consultations", talk, 201)
    amira = api(user, "ar")
    draft = amira.send(
        "/grants/applications",
        {"call": "mikroprojekt", "organisation": str(organisation.uuid), "carried": result["carried"]},
        201,
    )
    amira.send("/grants/applications", {"call": "mikroprojekt", "organisation": str(organisation.uuid)}, 409)
    amira.send(f"/grants/applications/{draft['id']}/submit", status=422)
    make.forms.save_answers(
        sheet_id=draft["sheet"], answers=make.answers(organisation), revision=None, actor=user
    )
    handed_in = amira.send(f"/grants/applications/{draft['id']}/submit")
    assert handed_in["number"].endswith("-0001")
    amira.send(f"/grants/applications/{draft['id']}/submit", status=409)

    officer = api(people.officer)
    check = officer.task("formal_check")
    detail = officer.get(f"/grants/applications/{draft['id']}")
    assert detail["sections"]
    assert [each for each in detail["findings"] if each["severity"] == "must"] == []
    officer.send(f"/grants/steps/{check}/formal-check", {"result": "ok"})
    officer.send(f"/grants/steps/{check}/formal-check", {"result": "ok"}, status=409)
    assign = officer.task("assign")
    free = [each["id"] for each in officer.get(f"/grants/steps/{assign}/candidates") if each["free"]]
    officer.send(f"/grants/steps/{assign}/assign", {"reviewers": free[:2]})
    for identifier in free[:2]:
        reviewer = api(next(each for each in people.reviewers if str(each.uuid) == identifier))
        step = reviewer.task("review")
        reviewer.get(f"/grants/applications/{draft['id']}", 404)
        assert reviewer.get(f"/grants/steps/{step}/parties")["organisation"] == organisation.name
        reviewer.send(f"/grants/steps/{step}/review", {"scores": {}}, status=403)
        reviewer.send(f"/grants/steps/{step}/conflict", {"conflict": "none"}, 204)
        reviewer.get(f"/grants/applications/{draft['id']}")
        errors = reviewer.send(f"/grants/steps/{step}/review", {"scores": {}}, status=422)
        assert "relevance" in [each["path"] for each in errors["errors"]]
        review = {"scores": make.scores(3), "recommendation": "approve", "recommended_amount": "850.00"}
        reviewer.send(f"/grants/steps/{step}/review", review, 204)
    ruth = api(people.decider)
    decide = ruth.task("decide")
    assert len(ruth.get(f"/grants/applications/{draft['id']}")["reviews"]) == 2
    assert amira.get(f"/grants/applications/{draft['id']}")["reviews"] == []
    decision = {"outcome": "approve", "amount": "850.00", "reasons": "Gut.", "conditions": "Logo zeigen"}
    assert ruth.send(f"/grants/steps/{decide}/decision", decision)["stage"] == "approved"
    ruth.send(f"/grants/steps/{decide}/decision", decision, status=409)
    assert Document.objects.filter(case_id=draft["id"], kind="letter").count() == 2
    assert Message.objects.get(template="grants/mail/approved").language == "ar"
    assert str(Call.objects.get().committed) == "850.00"
    verbs = [each["verb"] for each in officer.get(f"/desk/cases/{draft['id']}/timeline")]
    assert verbs[-1] == "decision.approve"


def test_return_and_withdraw_over_http(call, people, api):
    case = make.submitted(call, people)
    officer, owner = api(people.officer), api(case.applicant)
    step = officer.task("formal_check")
    officer.send(f"/grants/steps/{step}/formal-check", {"result": "return"}, status=422)
    officer.send(
        f"/grants/steps/{step}/formal-check", {"result": "return", "points": {"nonsense": "x"}}, status=422
    )
    officer.send(
        f"/grants/steps/{step}/formal-check", {"result": "return", "points": {"need": "Mehr, bitte."}}
    )
    owner.send(f"/grants/applications/{case.pk}/extend")
    owner.send(f"/grants/applications/{case.pk}/extend", status=409)
    make.forms.save_answers(
        sheet_id=make.sheet_of(case).pk,
        answers={"need": "Viele fragten."},
        revision=None,
        actor=case.applicant,
    )
    assert owner.send(f"/grants/applications/{case.pk}/submit")["stage"] == "formal_check"
    assert owner.send(f"/grants/applications/{case.pk}/withdraw")["stage"] == "withdrawn"
    owner.send(f"/grants/applications/{case.pk}/withdraw", status=409)
    assert Application.objects.get().closed_at is not None


def test_strangers_get_nothing(call, people, api):
    case = make.submitted(call, people)
    stranger = api(make.UserFactory())
    stranger.get(f"/grants/applications/{case.pk}", 404)
    stranger.send(f"/grants/applications/{case.pk}/withdraw", status=404)
    step = make.step(case, "formal_check").pk
    stranger.send(f"/grants/steps/{step}/formal-check", {"result": "ok"}, status=403)
    api().send(f"/grants/steps/{step}/formal-check", {"result": "ok"}, status=401)
    api(people.officer).send("/grants/steps/999999/formal-check", {"result": "ok"}, status=404)
    _user, organisation = make.applicant()
    stranger.send("/grants/applications", {"call": call.slug, "organisation": str(organisation.uuid)}, 404)
