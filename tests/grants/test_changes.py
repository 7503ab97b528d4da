"""What the group changed after a return: shown to officer, reviewers and decider, told by the API."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from workflows.forms import actions as forms
from workflows.forms.models import AnswerSnapshot
from workflows.grants import actions
from workflows.grants.models import Application, Call, Review, ReviewState

from . import factories

pytestmark = pytest.mark.django_db
ASKED = {"title": "Bitte genauer.", "plan": "Bitte aufteilen.", "iban": "Falsches Konto?", "need": "Warum?"}


def changed_plan() -> dict[str, Any]:
    plan = factories.plan(requested="800.00")
    plan["expenses"].append({"category": "rooms", "description": "Saal", "amount": "100.00"})
    return plan | {
        "incomes": [
            {**row, "amount": "900.00"} if row["kind"] == "requested" else row for row in plan["incomes"]
        ]
    }


@pytest.fixture
def case(call: Call, people: SimpleNamespace) -> Application:
    """Sent back once, answered: title and plan are new, the account and the need are as before."""
    case = factories.submitted(call, people, title="Fest der Nachbarn am Platz")
    step = factories.step(case, "formal_check")
    actions.check_formally(step=step, actor=people.officer, result="return", points=ASKED)
    sheet = factories.sheet_of(case)
    answers = {"title": "Fest der Nachbarn im Park", "plan": changed_plan()}
    forms.save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=case.applicant)
    forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    return Application.objects.get(pk=case.pk)


def look(client: Client, case: Application, node: str, person: Any) -> str:
    client.force_login(person)
    response = client.get(reverse("grants:step", args=[factories.step(case, node).pk]))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_officer_sees_each_change_and_what_was_asked(
    client: Client, case: Application, people: SimpleNamespace
) -> None:
    html = look(client, case, "formal_check", people.officer)
    assert re.search(r"Fest der Nachbarn <del.*?am Platz.*?</del> <ins.*?im Park.*?</ins>", html)
    assert "Bitte genauer." in html
    assert "Saal" in html
    assert "Falsches Konto?" in html  # asked for, and still the same


def test_reviewers_and_decider_see_the_changes_without_the_account(
    client: Client, case: Application, people: SimpleNamespace
) -> None:
    actions.check_formally(step=factories.step(case, "formal_check"), actor=people.officer, result="ok")
    actions.assign_reviewers(
        step=factories.step(case, "assign"), actor=people.officer, reviewers=people.reviewers[:2]
    )
    for person in people.reviewers[:2]:
        step = case.steps.get(assignee=person)
        actions.declare_conflict(step=step, actor=person, conflict="none")
        client.force_login(person)
        html = client.get(reverse("grants:step", args=[step.pk])).content.decode()
        assert "im Park" in html
        assert "<ins" in html
        assert "Falsches Konto?" not in html
        data = client.get(f"/api/grants/applications/{case.pk}/changes").json()
        assert "iban" not in {each["question"] for each in data[0]["changes"]}
    for review in Review.objects.filter(application=case, state=ReviewState.OPEN):
        factories_review(review)
    html = look(client, case, "decide", people.decider)
    assert "<ins" in html
    assert "Falsches Konto?" in html


def factories_review(review: Review) -> None:
    """The reviewer hands in."""
    step = review.application.steps.get(assignee=review.reviewer)
    actions.submit_review(
        step=step, actor=review.reviewer, scores=factories.scores(), recommendation="approve"
    )


def test_the_api_tells_words_lines_and_what_stayed(
    client: Client, case: Application, people: SimpleNamespace
) -> None:
    client.force_login(people.officer)
    (found,) = client.get(f"/api/grants/applications/{case.pk}/changes").json()
    assert found["number"] == 2
    changes = {each["question"]: each for each in found["changes"]}
    assert set(changes) == {"title", "plan", "iban", "need"}
    assert [part["op"] for part in changes["title"]["parts"]] == ["same", "removed", "added"]
    assert changes["iban"]["is_changed"] is False
    states = {(row["state"], row["name"]) for row in changes["plan"]["rows"]}
    assert any(state == "added" and "Saal" in name for state, name in states)
    assert not any(state == "removed" for state, _name in states)


def test_a_first_submission_has_no_changes(client: Client, call: Call, people: SimpleNamespace) -> None:
    case = factories.submitted(call, people)
    client.force_login(people.officer)
    assert client.get(f"/api/grants/applications/{case.pk}/changes").json() == []
    assert "<ins" not in look(client, case, "formal_check", people.officer)


def test_who_may_not_see_the_case_sees_no_changes(
    client: Client, case: Application, people: SimpleNamespace
) -> None:
    for person in (people.reviewers[2], factories.applicant()[0]):
        client.force_login(person)
        assert client.get(f"/api/grants/applications/{case.pk}/changes").status_code == 404


def test_many_rounds_cost_no_more_queries(
    client: Client, case: Application, people: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    sheet = factories.sheet_of(case)
    client.force_login(people.officer)
    address = f"/api/grants/applications/{case.pk}/changes"
    client.get(address)
    for number in range(3, 9):
        AnswerSnapshot.objects.create(
            sheet=sheet, round=number, answers=sheet.answers | {"title": str(number)}, actor=case.applicant
        )
    with django_assert_max_num_queries(15):
        assert len(client.get(address).json()) == 7
