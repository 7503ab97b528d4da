"""The screens and endpoints of ideas, the first of two stages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.ideas import refused, sent
from workflows.grants.reading import cases as reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class TestScreens:
    """The same by what people see and press."""

    def test_from_the_officers_screen_to_the_groups_button(self, two_stages, people, client):
        case = sent(two_stages, people)
        client.force_login(people.officer)
        page = client.get(reverse("grants:step", args=[make.step(case, "check_idea").pk]))
        assert "einmal im Monat" in page.content.decode()
        answer = client.post(
            reverse("grants:step", args=[make.step(case, "check_idea").pk]),
            {"result": "ok", "checklist": ["fits"], "feedback": "Denkt an die Busse."},
        )
        assert answer.status_code == 302
        case = make.fresh(case)
        group = Client()
        group.force_login(case.applicant)
        page = group.get(reverse("desk:case", args=[case.pk])).content.decode()
        assert reverse("forms:sheet", args=[make.sheet_of(case).pk]) in page
        to_form = group.get(reverse("grants:step", args=[make.step(case, "apply").pk]))
        assert to_form["Location"] == reverse("forms:sheet", args=[make.sheet_of(case).pk])

    def test_a_no_without_reasons_is_shown_again(self, two_stages, people, client):
        case = sent(two_stages, people)
        client.force_login(people.officer)
        answer = client.post(
            reverse("grants:step", args=[make.step(case, "check_idea").pk]), {"result": "reject"}
        )
        assert answer.status_code == 422

    def test_the_second_person_reads_the_reasons(self, two_stages, people, client):
        case = refused(sent(two_stages, people), people)
        client.force_login(people.decider)
        address = reverse("grants:step", args=[make.step(case, "confirm_idea_rejection").pk])
        assert "liegt in der Stadt" in client.get(address).content.decode()
        assert client.post(address, {"confirmed": "yes"}).status_code == 302
        assert make.fresh(case).stage == "rejected_idea"

    def test_the_page_of_the_call_says_that_there_are_two_stages(self, two_stages, client):
        page = client.get(f"/api/grants/calls/{two_stages.slug}").json()
        assert any("42" in sentence for sentence in page["conditions"])


def test_programs_go_the_same_way(two_stages, people, client):
    case = sent(two_stages, people)
    client.force_login(people.officer)
    step = make.step(case, "check_idea").pk
    answer = client.post(
        f"/api/grants/steps/{step}/idea",
        {"result": "reject", "feedback": "Zu weit weg."},
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["stage"]) == (200, "idea_rejection")
    client.force_login(people.decider)
    step = make.step(case, "confirm_idea_rejection").pk
    answer = client.post(
        f"/api/grants/steps/{step}/confirm-idea-rejection",
        {"confirmed": False, "note": "Doch."},
        content_type="application/json",
    )
    assert answer.json()["stage"] == "idea"
    client.force_login(people.officer)
    step = make.step(case, "check_idea").pk
    answer = client.post(
        f"/api/grants/steps/{step}/idea", {"result": "ok"}, content_type="application/json"
    ).json()
    assert answer["stage"] == "idea_chosen"
    assert answer["sheet"] == str(reading.sheet_key(make.fresh(case)))
    client.force_login(case.applicant)
    client.patch(
        f"/api/forms/sheets/{answer['sheet']}",
        {"answers": make.answers(case.organisation)},
        content_type="application/json",
    )
    assert client.post(f"/api/grants/applications/{case.pk}/submit").json()["stage"] == "formal_check"
