"""What reviewers have beside the score sheet: live total, guidance, a question, their finished reviews."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.grants import factories as make
from workflows.desk.models import CaseMessage
from workflows.engine.models import Step
from workflows.grants import actions
from workflows.grants.models import Call
from workflows.grants.rules import scoring
from workflows.outbox.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def test_the_result_so_far_counts_weights_and_takes_open_criteria_as_nothing() -> None:
    weights = {"relevance": 3, "need": 1}
    assert scoring.percent_so_far({}, weights) == 0
    assert scoring.percent_so_far({"relevance": 4}, weights) == 75
    assert scoring.percent_so_far({"relevance": "4", "need": "2"}, weights) == 88
    assert scoring.percent_so_far({"relevance": "9", "need": None}, weights) == 0
    assert scoring.percent_so_far({"relevance": "4" * 5000, "need": "²"}, weights) == 0
    assert set(scoring.GUIDANCE) == set(scoring.CRITERIA)


def test_the_sheet_says_what_to_look_for_and_what_was_reached(call: Call, people: SimpleNamespace) -> None:
    case = make.in_review(call, people)
    reviewer = people.reviewers[0]
    step = make.step(case, "review", assignee=reviewer)
    actions.declare_conflict(step=step, actor=reviewer, conflict="none")
    actions.save_review(step=step, actor=reviewer, scores=make.scores(2))
    page = BeautifulSoup(
        signed_in(reviewer).get(reverse("grants:step", args=[step.pk])).content, "html.parser"
    )
    assert page.select_one("[data-total-shown]").get_text() == "50 %"  # type: ignore[union-attr]
    assert len(page.select(".grants-score")) == len(call.weights)
    assert page.select(".split__read .plan-answer table")
    assert not page.select('.split__read a[href^="mailto"]')


def test_a_reviewer_asks_the_office_which_answers_by_mail(call: Call, people: SimpleNamespace) -> None:
    case = make.in_review(call, people)
    reviewer, other = people.reviewers[0], people.reviewers[1]
    step = make.step(case, "review", assignee=reviewer)
    address = reverse("desk:question", args=[case.pk])
    assert signed_in(reviewer).post(address, {"question-text": "x"}).status_code == 404  # not declared yet
    actions.declare_conflict(step=step, actor=reviewer, conflict="none")
    client = signed_in(reviewer)
    assert client.post(address, {"question-text": " "}).status_code == 422
    assert client.post(address, {"question-text": "Gilt das Angebot noch?"}).status_code == 302
    note = CaseMessage.objects.get(case_id=case.pk)
    assert (note.audience, note.author) == ("staff", reviewer)
    mail = Message.objects.get(template="desk/mail/question")
    assert mail.recipient == case.assignee
    assert reviewer.email in mail.text
    assert "Angebot" not in mail.text
    assert "Gilt das Angebot noch?" in signed_in(people.officer).get(f"/cases/{case.pk}/").content.decode()
    assert signed_in(people.officer).post(address, {"question-text": "x"}).status_code == 403
    assert signed_in(other).post(address, {"question-text": "x"}).status_code == 404


def test_finished_reviews_are_ones_own(call: Call, people: SimpleNamespace) -> None:
    case = make.to_decision(call, people)
    mine = Step.objects.filter(case_id=case.pk, node="review", state="done").first()
    assert mine is not None
    reviewer = mine.assignee
    page = signed_in(reviewer).get(reverse("grants:own_reviews")).content.decode()
    assert str(case.number) in page
    (row,) = signed_in(reviewer).get("/api/grants/reviews/own").json()
    assert row["case_id"] == str(case.pk)
    stranger = people.reviewers[2]
    assert signed_in(stranger).get("/api/grants/reviews/own").json() == []
