"""How often an application may be sent back, as its call says."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import Application, Call
from workflows.people.verdicts import Invalid

from . import factories

pytestmark = pytest.mark.django_db


def send_back(case: Application, people: SimpleNamespace) -> None:
    step = factories.step(case, "formal_check")
    actions.check_formally(
        step=step, actor=people.officer, result="return", points={"title": "Bitte genauer."}
    )


def answer(case: Application) -> None:
    sheet = factories.sheet_of(case)
    forms.save_answers(
        sheet_id=sheet.pk,
        answers={"title": f"Fest {sheet.round}"},
        revision=None,
        actor=case.applicant,
    )
    forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)


def test_the_formal_check_sends_back_as_often_as_the_call_says(call: Call, people: SimpleNamespace) -> None:
    case = factories.submitted(call, people)
    for _ in range(2):
        send_back(case, people)
        answer(case)
    with pytest.raises(Invalid) as caught:
        send_back(case, people)
    assert set(caught.value.errors) == {"result"}
    assert "2" in caught.value.errors["result"]
    case.refresh_from_db()
    assert (case.formal_round, case.stage) == (2, "formal_check")
    assert not factories.sheet_of(case).corrections.open().exists()


def test_the_number_of_returns_is_a_field_of_the_call(call: Call, people: SimpleNamespace) -> None:
    Call.objects.filter(pk=call.pk).update(formal_rounds=0)
    case = factories.submitted(call, people)
    with pytest.raises(Invalid):
        send_back(case, people)


def test_the_screen_offers_no_return_that_would_be_refused(
    client: Client, call: Call, people: SimpleNamespace
) -> None:
    Call.objects.filter(pk=call.pk).update(formal_rounds=1)
    case = factories.submitted(call, people)
    address = reverse("grants:step", args=[factories.step(case, "formal_check").pk])
    client.force_login(people.officer)
    html = client.get(address).content.decode()
    assert 'value="return"' in html
    assert 'name="question_1"' in html
    send_back(case, people)
    answer(case)
    address = reverse("grants:step", args=[factories.step(case, "formal_check").pk])
    html = client.get(address).content.decode()
    assert 'value="return"' not in html
    assert 'name="question_1"' not in html
    posted = client.post(address, {"result": "return", "question_1": "title", "text_1": "x"})
    assert posted.status_code == 422


def test_the_decision_sends_back_as_often_as_the_call_says(call: Call, people: SimpleNamespace) -> None:
    Call.objects.filter(pk=call.pk).update(revision_rounds=0)
    case = factories.to_decision(call, people)
    with pytest.raises(Invalid) as caught:
        actions.decide(
            step=factories.step(case, "decide"),
            actor=people.decider,
            outcome="return",
            reasons="x",
            points={"title": "x"},
        )
    assert set(caught.value.errors) == {"outcome"}
